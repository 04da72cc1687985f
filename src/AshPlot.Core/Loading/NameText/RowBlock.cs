using System.Buffers;
using System.Runtime.ExceptionServices;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// Whole lines of a file, which are parsed apart from all others and then put where they belong, block after block.
/// </summary>
/// <param name="fields">Values per row.</param>
/// <param name="keepValues">False where nobody wants the values.</param>
/// <param name="size">Bytes of the block at most.</param>
internal sealed class RowBlock(int fields, bool keepValues, int size) : IRowTarget, IDisposable
{
    /// <summary>Bytes of a block as a rule: some thousand lines, and in the processor's cache.</summary>
    public const int UsualSize = 1 << 18;

    private readonly byte[] text = ArrayPool<byte>.Shared.Rent(size);
    private readonly List<(int TimeStart, int TimeLength, double Height, int Cell, long Line)> rows = [];
    private readonly float[] unused = new float[fields];
    private float[] values = [];
    private int length;
    private long lineBefore;
    private ExceptionDispatchInfo? problem;

    /// <summary>True where the last row ends in a comma; null where there is none.</summary>
    public bool? EndsInComma { get; private set; }

    /// <summary>Takes lines off a file; false where none is whole, or the next is longer than a block.</summary>
    public bool TryFill(LineReader lines)
    {
        length = lines.TakeLines(text.AsSpan(0, size));
        if (length == 0)
            return false;
        lineBefore = lines.LineNumber;
        lines.SkipLines(text.AsSpan(0, length).Count((byte)'\n'));
        return true;
    }

    /// <summary>Parses them, up to the first that cannot be.</summary>
    public void Parse(RowParser parser)
    {
        var rest = text.AsSpan(0, length);
        try
        {
            for (var line = lineBefore + 1; !rest.IsEmpty; line++)
            {
                var end = rest.IndexOf((byte)'\n');
                var row = DataRows.Trimmed(rest[..end]);
                if (!row.IsEmpty)
                    EndsInComma = parser.Parse(row, line, this);
                rest = rest[(end + 1)..];
            }
        }
        catch (UnreadableInputException error)
        {
            problem = ExceptionDispatchInfo.Capture(error);
        }
    }

    /// <inheritdoc/>
    public Span<float> Place(ReadOnlySpan<byte> time, double height, int cell, long line)
    {
        rows.Add((time.IsEmpty ? 0 : Start(time), time.Length, height, cell, line));
        if (!keepValues)
            return unused;
        if (values.Length < rows.Count * fields)
            Array.Resize(ref values, Math.Max(rows.Count * fields, 2 * values.Length));
        return values.AsSpan((rows.Count - 1) * fields, fields);
    }

    /// <summary>Puts what was parsed where it belongs.</summary>
    /// <exception cref="UnreadableInputException">The first of the errors that reading line by line meets.</exception>
    public void MoveTo(RowGroups groups)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var (timeStart, timeLength, height, cell, line) = rows[row];
            // The row that could not be parsed to its end is the last, and is looked up as any other.
            var store = groups.Find(text.AsSpan(timeStart, timeLength), height, line);
            if (store is not null)
                values.AsSpan(row * fields, fields).CopyTo(store.Add(cell));
        }

        problem?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(text);

    private int Start(ReadOnlySpan<byte> part)
    {
        text.AsSpan().Overlaps(part, out var start);
        return start;
    }
}
