using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// Reads a file's lines as bytes out of a block that is used again and again: a file of hundreds of megabytes would
/// else be turned into as many bytes of strings.
/// </summary>
internal sealed class LineReader : IDisposable
{
    private const int SmallestBlock = 4 * 1024;
    private const int LargestFirstBlock = 256 * 1024;
    private const int LongestLine = 64 * 1024 * 1024;

    private readonly string path;
    private readonly FileStream stream;
    private byte[] block;
    private int start;
    private int end;
    private bool atEnd;

    /// <summary>Opens the file.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be opened.</exception>
    public LineReader(string path)
    {
        this.path = path;
        try
        {
            stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 0,
                FileOptions.SequentialScan
            );
            block = new byte[Math.Clamp(stream.Length + 1, SmallestBlock, LargestFirstBlock)];
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

    /// <summary>The number of the last line read, from 1; 0 before the first.</summary>
    public long LineNumber { get; private set; }

    /// <summary>True when the last line read was ended by the end of the file rather than by a line feed.</summary>
    public bool LineIsUnfinished { get; private set; }

    /// <summary>
    /// Reads the next line, without its line feed or carriage return; it is valid until the next call.
    /// </summary>
    /// <exception cref="UnreadableInputException">The file cannot be read, or a line is too long to be one.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = block.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = block.AsSpan(start, searched + length);
                start += searched + length + 1;
                break;
            }

            searched = end - start;
            if (!atEnd)
            {
                Fill();
                continue;
            }

            if (searched == 0)
            {
                line = default;
                return false;
            }

            line = block.AsSpan(start, searched);
            start = end;
            LineIsUnfinished = true;
            break;
        }

        LineNumber++;
        if (line.EndsWith("\r"u8))
            line = line[..^1];
        return true;
    }

    /// <summary>True where hardly anything is left.</summary>
    public bool HasLittleMore => atEnd && end - start < SmallestBlock;

    /// <summary>
    /// Takes as many whole lines as there is room for, with their line feeds; <see cref="LineNumber"/> stays.
    /// </summary>
    /// <param name="room">Receives them.</param>
    /// <returns>Their bytes; 0 where no whole line is left, or the next has no room.</returns>
    /// <exception cref="UnreadableInputException">The file cannot be read.</exception>
    public int TakeLines(Span<byte> room)
    {
        while (!atEnd && end - start < room.Length)
            Fill();
        var held = block.AsSpan(start, Math.Min(end - start, room.Length));
        var length = held.LastIndexOf((byte)'\n') + 1;
        held[..length].CopyTo(room);
        start += length;
        return length;
    }

    /// <summary>Counts lines that were taken.</summary>
    public void SkipLines(int count) => LineNumber += count;

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void Fill()
    {
        var rest = end - start;
        if (rest == block.Length)
        {
            if (block.Length >= LongestLine)
                throw new UnreadableInputException(path, "the line is too long for NAME output", LineNumber + 1);
            Array.Resize(ref block, block.Length * 2);
        }
        else
        {
            block.AsSpan(start, rest).CopyTo(block);
            (start, end) = (0, rest);
        }

        try
        {
            var read = stream.Read(block, end, block.Length - end);
            end += read;
            atEnd = read == 0;
        }
        catch (IOException error)
        {
            throw new UnreadableInputException(path, "cannot be read", LineNumber + 1, innerException: error);
        }
    }
}
