using System.Buffers.Binary;
using System.Globalization;
using AshPlot.Core.Errors;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Core.Loading.Hysplit;

/// <summary>
/// Reads the records of a Fortran sequential file: each stands between two 4-byte lengths that must agree, big-endian
/// as HYSPLIT writes them (HYSPLIT User's Guide, "Concentration Output File Format"). Sizes are checked against the
/// file before memory is taken. Not thread-safe.
/// </summary>
internal sealed class CdumpRecords : IDisposable
{
    /// <summary>Bytes of a length before or after a record.</summary>
    public const int MarkLength = sizeof(int);

    // One read of the system serves the heads of many small records.
    private const int WindowLength = 64 * 1024;

    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly byte[] window = new byte[WindowLength];
    private long windowStart;
    private int windowCount;

    /// <summary>Opens a file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be opened.</exception>
    public CdumpRecords(string path)
    {
        this.path = path;
        try
        {
            file = File.OpenHandle(path);
            Length = RandomAccess.GetLength(file);
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

    /// <summary>
    /// Length of the file when it was opened; a model that is still running may have added to it since.
    /// </summary>
    public long Length { get; }

    /// <summary>True where no record begins, since the file ends.</summary>
    public bool IsEnd(long offset) => offset >= Length;

    /// <summary>
    /// The length of the record that begins at an offset, after checking that the mark behind it agrees.
    /// </summary>
    /// <exception cref="UnreadableInputException">The record does not end within the file, or its marks
    /// differ.</exception>
    public int LengthAt(long offset)
    {
        if (Length - offset < 2 * MarkLength)
            throw Damaged(offset, "the file ends in the middle of a record");
        var length = IntegerAt(offset);
        if (length < 0)
            throw Damaged(offset, $"a record has the negative length {length}");
        if (length > Length - offset - (2 * MarkLength))
            throw Damaged(offset, $"a record of {length} bytes is cut off by the end of the file");
        var closing = IntegerAt(offset + MarkLength + length);
        return closing == length
            ? length
            : throw Damaged(offset, $"a record begins with the length {length} and ends with the length {closing}");
    }

    /// <summary>The bytes of a small record, which must have the length given; valid until the next call.</summary>
    /// <param name="offset">Where the record begins; moved to the next one.</param>
    /// <param name="length">The length that it must have.</param>
    /// <param name="what">What the record holds, for messages.</param>
    public ReadOnlySpan<byte> Take(ref long offset, int length, string what)
    {
        var found = LengthAt(offset);
        if (found != length)
            throw Damaged(offset, $"the record of {what} has {found} bytes instead of {length}");
        var content = Bytes(offset + MarkLength, length);
        offset += length + (2 * MarkLength);
        return content;
    }

    /// <summary>A big-endian integer at an offset.</summary>
    public int IntegerAt(long offset) => BinaryPrimitives.ReadInt32BigEndian(Bytes(offset, sizeof(int)));

    /// <summary>Some bytes of the file, at most a window of them; valid until the next call.</summary>
    public ReadOnlySpan<byte> Bytes(long offset, int count)
    {
        if (offset < windowStart || offset + count > windowStart + windowCount)
        {
            windowStart = offset;
            windowCount = ReadUpTo(offset, window);
            if (windowCount < count)
                throw Damaged(offset, "the file ends in the middle of a record");
        }

        return window.AsSpan((int)(offset - windowStart), count);
    }

    /// <summary>Reads bytes of the file into a caller's buffer.</summary>
    public void Read(long offset, Span<byte> destination)
    {
        if (ReadUpTo(offset, destination) < destination.Length)
            throw Damaged(offset, "the file ends in the middle of a record");
    }

    /// <summary>The error of a damaged file, with the byte at which the damage lies.</summary>
    public UnreadableInputException Damaged(long offset, string problem) =>
        new(
            path,
            string.Create(
                CultureInfo.InvariantCulture,
                $"at byte {offset}, {problem}; the file is damaged or incomplete"
            )
        );

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private int ReadUpTo(long offset, Span<byte> destination)
    {
        try
        {
            var count = 0;
            while (count < destination.Length)
            {
                var read = RandomAccess.Read(file, destination[count..], offset + count);
                if (read == 0)
                    break;
                count += read;
            }

            return count;
        }
        catch (IOException error)
        {
            throw new UnreadableInputException(path, $"cannot be read ({error.Message})", innerException: error);
        }
    }
}
