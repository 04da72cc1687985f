using AshPlot.Core.Errors;
using AshPlot.Core.Loading;

namespace AshPlot.Core.Output;

/// <summary>Opens files that a manifest or a journal names: whoever wrote it may have meant a pipe, which nobody ever writes.</summary>
internal static class NamedFile
{
    /// <summary>Opens a regular file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="purpose">What for, for the error, e.g. <c>to be bound with the other maps</c>.</param>
    /// <exception cref="UnreadableInputException">It is gone, is not a regular file or cannot be opened.</exception>
    public static FileStream Open(string path, string purpose)
    {
        try
        {
            if (RegularFile.Is(path))
                return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(path, $"cannot be opened {purpose}", innerException: error);
        }

        throw new UnreadableInputException(path, $"cannot be opened {purpose}: it is not there, or not a regular file");
    }

    /// <summary>All bytes of a regular file.</summary>
    /// <inheritdoc cref="Open"/>
    public static byte[] Read(string path, string purpose)
    {
        using var file = Open(path, purpose);
        try
        {
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (IOException error)
        {
            throw new UnreadableInputException(path, $"cannot be read {purpose}", innerException: error);
        }
    }
}
