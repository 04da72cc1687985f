using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using AshPlot.Core.Loading;

namespace AshPlot.Core.Output;

/// <summary>A finished file, by which it is known again.</summary>
/// <param name="Path">Relative to the output folder, with <c>/</c>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Hash">XxHash128 of its content, 32 hexadecimal digits in lower case: it tells of damage and mistakes,
/// not of forgery.</param>
internal sealed record FileStamp(string Path, long Length, string Hash)
{
    private const int PieceLength = 1 << 16;

    /// <summary>The stamp of a file by whoever has written it and still has its content in hand.</summary>
    /// <param name="path">Relative to the output folder.</param>
    /// <param name="content">All of it.</param>
    public static FileStamp Of(string path, ReadOnlySpan<byte> content) =>
        new(path, content.Length, TextOf(XxHash128.HashToUInt128(content)));

    /// <summary>
    /// Reads a file for its stamp, piece by piece: the files of a long run are many, and none of them need be in
    /// memory.
    /// </summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="path">Relative to it.</param>
    /// <returns>The stamp; null where there is no such file, or none that can be read: a pipe or a device is
    /// none.</returns>
    public static FileStamp? Of(string folder, string path)
    {
        var file = System.IO.Path.Combine(folder, path);
        if (!RegularFile.Is(file))
            return null;
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            using var content = File.OpenHandle(file);
            var hash = new XxHash128();
            var length = 0L;
            while (RandomAccess.Read(content, piece, length) is var count and > 0)
            {
                hash.Append(piece.AsSpan(0, count));
                length += count;
            }

            return new FileStamp(path, length, TextOf(hash.GetCurrentHashAsUInt128()));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static string TextOf(UInt128 hash) => hash.ToString("x32", CultureInfo.InvariantCulture);
}
