using System.Text.Json;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Colours;

/// <summary>
/// Reads classes from a JSON file; <c>docs/colours.md</c> describes it. Whatever is wrong with the file is told in one
/// line that names the file, the line and what is expected.
/// </summary>
public static class ClassFile
{
    /// <summary>A longer file is refused unread.</summary>
    public const int MostBytes = SmallFile.MostBytes;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidOptionException">The file cannot be read, or does not hold classes.</exception>
    public static ClassScheme Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(path, SmallFile.Read(path, "class file", problem => Problem(path, null, problem)));
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="path">Its name, for messages and, without folder and extension, for the name of the scheme.</param>
    /// <param name="json">Its bytes.</param>
    /// <exception cref="InvalidOptionException">It does not hold classes.</exception>
    public static ClassScheme Parse(string path, ReadOnlySpan<byte> json)
    {
        ArgumentNullException.ThrowIfNull(path);
        json = json[SmallFile.StartOfText(json, problem => Problem(path, null, problem))..];
        try
        {
            return ClassFileContent.Read(json).ToScheme(Path.GetFileNameWithoutExtension(path));
        }
        catch (JsonException error)
        {
            throw Problem(
                path,
                error.LineNumber + 1,
                "is not valid JSON; see docs/colours.md for the format of a class file"
            );
        }
        catch (ClassFileException error)
        {
            throw Problem(path, error.Line, error.Message);
        }
    }

    private static InvalidOptionException Problem(string path, long? line, string problem) =>
        new(nameof(MapOptions.Colours), line is null ? $"{path}: {problem}" : $"{path}, line {line}: {problem}");

    /// <summary>Text of the file as it may stand in a message.</summary>
    internal static string Quote(string text) => $"'{Excerpt.Of(text)}'";
}

/// <summary>What is wrong in a file of classes; <see cref="ClassFile"/> adds which file.</summary>
internal sealed class ClassFileException(long? line, string problem) : AshPlotException(problem)
{
    /// <summary>The line, from 1; null where it is about the whole.</summary>
    public long? Line { get; } = line;
}
