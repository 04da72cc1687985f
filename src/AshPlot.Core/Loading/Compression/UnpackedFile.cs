using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Compression;

/// <summary>
/// The content of a compressed file, unpacked into a working folder; whatever is said of it names the file that the
/// user gave.
/// </summary>
/// <param name="path">The compressed file.</param>
/// <param name="content">Its content.</param>
internal sealed class UnpackedFile(string path, string content)
{
    /// <summary>Unpacks a file, once for a run.</summary>
    /// <param name="path">The compressed file.</param>
    /// <param name="folder">The working folder.</param>
    /// <exception cref="UnreadableInputException">It is damaged or too large.</exception>
    public static UnpackedFile Create(string path, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = FileStamp.Of(path, Encoding.UTF8.GetBytes(Path.GetFullPath(path))).Hash;
        var content = Path.Combine(folder, name + CompressedFile.UnpackedExtension);
        CompressedFile.Unpack(path, content);
        return new UnpackedFile(path, content);
    }

    /// <summary>The content of a described file, where it was unpacked.</summary>
    public static UnpackedFile? Of(SourceFile file) =>
        file.Content is { } content ? new UnpackedFile(file.Path, content) : null;

    /// <summary>Describes the content as if it were the file.</summary>
    /// <param name="describe">Describes a file by its path.</param>
    public RunDescription Describe(Func<string, RunDescription> describe)
    {
        var run = Named(() => describe(content));
        return run with
        {
            Files = [.. run.Files.Select(file => file with { Path = path, Content = content })],
            Warnings = [.. run.Warnings.Select(Named)],
            OtherVariables =
            [
                .. run.OtherVariables.Select(other =>
                    other with
                    {
                        Reason = other.Reason is { } reason ? Named(reason) : null,
                    }
                ),
            ],
        };
    }

    /// <summary>Opens the content.</summary>
    /// <param name="open">Opens a file by its path.</param>
    public IPlaneSource Open(Func<string, IPlaneSource> open) => new UnpackedPlanes(Named(() => open(content)), this);

    /// <summary>Does what may fail; the error names the user's file.</summary>
    public T Named<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (UnreadableInputException error)
        {
            throw Named(error);
        }
        catch (InvalidOptionException error)
        {
            throw new InvalidOptionException(error.Option, Named(error.Problem));
        }
    }

    /// <summary>An error with the user's file in it.</summary>
    public UnreadableInputException Named(UnreadableInputException error) =>
        new(Named(error.File), Named(error.Problem), error.Line, error.Variable, error);

    /// <summary>A sentence with the user's file in it.</summary>
    public string Named(string text) => text.Replace(content, path, StringComparison.Ordinal);
}
