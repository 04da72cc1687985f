using System.Buffers;
using System.Security.Cryptography;
using AshPlot.Core.Loading;

namespace AshPlot.Core.Output;

/// <summary>A finished file, by which it is known again.</summary>
/// <param name="Path">Relative to the output folder, with <c>/</c>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">SHA-256 of its content, 64 hexadecimal digits in lower case.</param>
public sealed record FileStamp(string Path, long Length, string Sha256)
{
    private const int PieceLength = 1 << 16;

    /// <summary>The stamp of a file by whoever has written it and still has its content in hand.</summary>
    /// <param name="path">Relative to the output folder.</param>
    /// <param name="content">All of it.</param>
    public static FileStamp Of(string path, ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new FileStamp(path, content.Length, Convert.ToHexStringLower(hash));
    }

    /// <summary>Reads a file for its stamp, piece by piece: the files of a long run are many, and none of them need be in memory.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="path">Relative to it.</param>
    /// <returns>The stamp; null where there is no such file, or none that can be read: a pipe or a device is none.</returns>
    public static FileStamp? Of(string folder, string path)
    {
        var file = System.IO.Path.Combine(folder, path);
        if (!RegularFile.Is(file))
            return null;
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            using var content = File.OpenHandle(file);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            while (RandomAccess.Read(content, piece, length) is var count and > 0)
            {
                hash.AppendData(piece, 0, count);
                length += count;
            }

            return new FileStamp(path, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
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
}
