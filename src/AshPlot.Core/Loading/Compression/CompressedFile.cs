using System.IO.Compression;
using AshPlot.Core.Errors;
using ICSharpCode.SharpZipLib.BZip2;

namespace AshPlot.Core.Loading.Compression;

/// <summary>
/// A file that gzip or bzip2 has compressed, recognised by its content: what is in it is read as any other file is.
/// </summary>
internal static class CompressedFile
{
    /// <summary>Extension of unpacked files in a working folder.</summary>
    public const string UnpackedExtension = ".unpacked";

    /// <summary>
    /// Most bytes that a file may hold: four times the largest file that models are known to write; more is an attack.
    /// </summary>
    internal const long MostBytes = 8L << 30;

    private const int BufferLength = 1 << 18;
    private static readonly string[] Extensions = [".gz", ".bz2"];

    /// <summary>True for a file that is read by unpacking it into a working folder first.</summary>
    /// <exception cref="UnreadableInputException">It cannot be opened.</exception>
    public static bool Is(string path) => Is(RunFormats.StoredBeginningOf(path));

    /// <summary>
    /// True for the beginning of such a file: RFC 1952, section 2.3.1, deflate; <c>BZh1</c> to <c>BZh9</c> before the
    /// first block of bzip2.
    /// </summary>
    internal static bool Is(ReadOnlySpan<byte> beginning) => IsGzip(beginning) || IsBzip2(beginning);

    /// <summary>
    /// The path of a file without the extension that says how it is compressed; null where it has none.
    /// </summary>
    public static string? PlainPath(string path) =>
        Extensions.FirstOrDefault(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            is { } extension
            ? path[..^extension.Length]
            : null;

    /// <summary>The first bytes of what is in a file.</summary>
    /// <returns>Up to <see cref="RunFormats.BeginningLength"/>; fewer where it is damaged, which unpacking tells
    /// of.</returns>
    internal static byte[] BeginningOf(string path)
    {
        var beginning = new byte[RunFormats.BeginningLength];
        var length = 0;
        try
        {
            using var stored = Open(path);
            using var content = Unpacking(stored);
            for (
                int read;
                length < beginning.Length && (read = content.Read(beginning, length, beginning.Length - length)) > 0;

            )
                length += read;
        }
        catch (Exception error) when (IsDamage(error))
        {
            // What came before the damage says what the file is.
        }

        return beginning[..length];
    }

    /// <summary>Unpacks a file.</summary>
    /// <param name="path">The compressed file.</param>
    /// <param name="destination">Where its content goes; overwritten.</param>
    /// <param name="most">Most bytes of content.</param>
    /// <exception cref="UnreadableInputException">It is damaged, cut off or holds more, or the disk is
    /// full.</exception>
    internal static void Unpack(string path, string destination, long most = MostBytes)
    {
        using var stored = Open(path);
        try
        {
            using var file = new FileStream(
                destination,
                FileMode.Create,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 0
            );
            var buffer = new byte[BufferLength];
            var length = 0L;
            // Both tools may append one compressed file to another: together they are one. GZipStream goes on by
            // itself.
            do
            {
                using var content = Unpacking(stored);
                for (int read; (read = ReadContent(content, buffer, path, length)) > 0;)
                {
                    length += read;
                    if (length > most)
                        throw new UnreadableInputException(
                            path,
                            $"holds more than {most / 1e9:0.#} GB when it is unpacked; unpack it yourself if that is right"
                        );
                    file.Write(buffer, 0, read);
                }
            } while (stored.Position < stored.Length && IsBzip2(Peek(stored)));
            Check(stored, path, length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                path,
                $"cannot be unpacked into the working folder: {error.Message}",
                innerException: error
            );
        }
    }

    private static int ReadContent(Stream content, byte[] buffer, string path, long length)
    {
        try
        {
            return content.Read(buffer, 0, buffer.Length);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new UnreadableInputException(
                path,
                $"is compressed, and damaged or cut off after {length} bytes of content",
                innerException: error
            );
        }
    }

    /// <summary>
    /// Of a gzip file that was cut, GZipStream may take the part for the whole; its last 4 bytes state the length (RFC
    /// 1952, 2.3.1, ISIZE).
    /// </summary>
    private static void Check(FileStream stored, string path, long length)
    {
        Span<byte> beginning = stackalloc byte[3];
        stored.Position = 0;
        stored.ReadExactly(beginning);
        if (!IsGzip(beginning))
            return;
        Span<byte> stated = stackalloc byte[4];
        stored.Position = Math.Max(0, stored.Length - stated.Length);
        // A file of several members states the length of the last one only.
        if (
            stored.Read(stated) < stated.Length
            || System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(stated) > length
        )
            throw new UnreadableInputException(
                path,
                $"is compressed, and damaged or cut off after {length} bytes of content"
            );
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferLength);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                path,
                "cannot be opened; check the path and its permissions",
                innerException: error
            );
        }
    }

    private static Stream Unpacking(FileStream stored) =>
        IsBzip2(Peek(stored))
            ? new BZip2InputStream(stored) { IsStreamOwner = false }
            : new GZipStream(stored, CompressionMode.Decompress, leaveOpen: true);

    private static byte[] Peek(FileStream stored)
    {
        var position = stored.Position;
        var beginning = new byte[10];
        var length = stored.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        stored.Position = position;
        return beginning[..length];
    }

    private static bool IsGzip(ReadOnlySpan<byte> beginning) => beginning is [0x1F, 0x8B, 8, ..];

    private static bool IsBzip2(ReadOnlySpan<byte> beginning) =>
        beginning
            is [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..]
                or [
                    (byte)'B',
                    (byte)'Z',
                    (byte)'h',
                    >= (byte)'1'
                    and <= (byte)'9',
                    0x17,
                    0x72,
                    0x45,
                    0x38,
                    0x50,
                    0x90,
                    ..,
                ];

    /// <summary>Of damaged data SharpZipLib throws what its arrays throw.</summary>
    private static bool IsDamage(Exception error) =>
        error
            is InvalidDataException
                or IOException
                or BZip2Exception
                or ArgumentException
                or IndexOutOfRangeException
                or NullReferenceException
                or OverflowException
                or InvalidOperationException;
}
