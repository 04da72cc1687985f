using AshPlot.Core.Errors;
using AshPlot.Core.Loading;

namespace AshPlot.Core.Output;

/// <summary>
/// Opens files that a manifest or a journal names: whoever wrote it may have meant a pipe, which nobody ever writes.
/// </summary>
internal static class NamedFile
{
    /// <summary>
    /// Bytes of a manifest or another state file that are believed: some 500 for each map, half a million maps.
    /// </summary>
    public const long LongestText = 256 << 20;

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

    /// <summary>All text of an open file, whose length is looked at before memory is taken.</summary>
    /// <param name="file">The file, at its beginning.</param>
    /// <param name="path">Its path, for the error.</param>
    /// <exception cref="UnreadableInputException">It is longer than <see cref="LongestText"/>.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string ReadText(FileStream file, string path)
    {
        if (file.Length is var length && length > LongestText)
        {
            throw new UnreadableInputException(
                path,
                $"has {length / 1e6:0} MB, over the {LongestText / 1e6:0} MB that are read; the file may be damaged, draw its maps again"
            );
        }

        using var reader = new StreamReader(file, leaveOpen: true);
        return reader.ReadToEnd();
    }
}
