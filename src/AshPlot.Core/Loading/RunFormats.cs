using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>The formats that are known, and which one a file is in.</summary>
public static class RunFormats
{
    /// <summary>How many bytes of a file a format may look at to recognise it.</summary>
    public const int BeginningLength = 512;

    /// <summary>Every format, in the order in which they are asked.</summary>
    public static IReadOnlyList<IRunFormat> All { get; } =
    [
        new NameTextFormat(),
        new NetCdfFormat(new UnidataLibrary()),
    ];

    /// <summary>The format of a file, by content; null when none recognises it.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be opened.</exception>
    public static IRunFormat? Find(string path)
    {
        Span<byte> beginning = stackalloc byte[BeginningLength];
        int length;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            length = file.ReadAtLeast(beginning, BeginningLength, throwOnEndOfStream: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(path, "cannot be opened; check the path and its permissions", innerException: error);
        }

        foreach (var format in All)
        {
            if (format.Recognises(beginning[..length]))
                return format;
        }

        return null;
    }

    /// <summary>Describes one file, whatever its format; its texts are not longer than a line should be.</summary>
    /// <exception cref="UnreadableInputException">The file is damaged, or is no model output that can be read.</exception>
    /// <exception cref="InvalidOptionException">The options do not fit the file.</exception>
    /// <exception cref="MissingLibraryException">The system library that reads such files is not installed.</exception>
    public static RunDescription Describe(string path, LoadOptions options)
    {
        var format = Find(path) ?? throw new UnreadableInputException(path, "is neither NAME text nor NetCDF");
        return DescriptionTexts.Cut(format.Describe(path, options));
    }

    /// <summary>The format that a described file is read by.</summary>
    public static IRunFormat Of(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return All.First(format => format.Name == file.Format);
    }
}
