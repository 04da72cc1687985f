using System.Text;
using System.Text.Unicode;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading;

/// <summary>Reads a small file that an option names: regular, of bounded length, in UTF-8.</summary>
internal static class SmallFile
{
    /// <summary>A longer file is refused unread.</summary>
    public const int MostBytes = 65536;

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for the error, e.g. <c>class file</c>.</param>
    /// <param name="error">The error of a problem.</param>
    /// <exception cref="InvalidOptionException">It cannot be read, or is not such a file.</exception>
    public static byte[] Read(string path, string what, Func<string, InvalidOptionException> error)
    {
        if (!File.Exists(path))
            throw error($"no such {what}");
        if (!RegularFile.Is(path))
            throw error("is not a regular file");
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MostBytes)
                throw error($"is longer than {MostBytes / 1024} KiB, the limit for a {what}");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw error($"cannot be read: {problem.Message}");
        }
    }

    /// <summary>Where the text of a file begins: after its byte order mark, if it has one.</summary>
    /// <exception cref="InvalidOptionException">It is not in UTF-8.</exception>
    public static int StartOfText(ReadOnlySpan<byte> bytes, Func<string, InvalidOptionException> error)
    {
        var start = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return Utf8.IsValid(bytes[start..]) ? start : throw error("is not text in UTF-8");
    }
}
