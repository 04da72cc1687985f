using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// Reads the data rows of a field layout. Blocks of lines are parsed by several threads and put together in their
/// order: what is read, and the first error, are those of reading line by line.
/// </summary>
/// <param name="lines">The file, after its headings.</param>
/// <param name="path">The file, for messages.</param>
/// <param name="parser">Parses a row.</param>
/// <param name="fields">Values per row.</param>
/// <param name="reading">How.</param>
internal sealed class DataRows(LineReader lines, string path, RowParser parser, int fields, RowReading reading)
{
    // What is parsed and not yet put together is bounded by the blocks under way.
    private const int MostBlocks = 8;

    private bool earlierRowsEndInComma;

    /// <summary>Reads all rows that are left; blank lines are passed over.</summary>
    /// <param name="groups">Receives the rows.</param>
    /// <exception cref="UnreadableInputException">
    /// A row has another number of cells, a cell that is not a number, an index outside the grid, coordinates of
    /// another cell, or is cut off by the end of the file.
    /// </exception>
    public void ReadAll(RowGroups groups)
    {
        do
        {
            if (reading.Threads > 1)
                ReadBlocks(groups);
        }
        // What is no whole line of a block: the end of the file, or a line longer than a block.
        while (TryReadLines(groups));
    }

    /// <summary>A line without what may stand at its end.</summary>
    internal static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line) =>
        (line.EndsWith("\r"u8) ? line[..^1] : line).TrimEnd(" \t\0"u8);

    private void ReadBlocks(RowGroups groups)
    {
        var underWay = new Queue<(RowBlock Block, Task Parsing)>();
        try
        {
            var hasMore = true;
            while (hasMore || underWay.Count > 0)
            {
                while (hasMore && underWay.Count < Math.Min(reading.Threads, MostBlocks))
                    hasMore = TryBegin(underWay);
                if (!underWay.TryDequeue(out var next))
                    return;
                using var block = next.Block;
                next.Parsing.GetAwaiter().GetResult();
                block.MoveTo(groups);
                earlierRowsEndInComma = block.EndsInComma ?? earlierRowsEndInComma;
            }
        }
        finally
        {
            // Their memory is given back once nobody writes to it.
            foreach (var (block, parsing) in underWay)
                parsing.ContinueWith(_ => block.Dispose(), TaskScheduler.Default).GetAwaiter().GetResult();
        }
    }

    private bool TryBegin(Queue<(RowBlock Block, Task Parsing)> underWay)
    {
        var block = new RowBlock(fields, reading.KeepValues, reading.BlockBytes);
        var isFilled = false;
        try
        {
            isFilled = block.TryFill(lines);
        }
        finally
        {
            if (!isFilled)
                block.Dispose();
        }

        if (!isFilled)
            return false;
        // A short file is not worth another thread.
        var parsing = Task.CompletedTask;
        if (underWay.Count == 0 && lines.HasLittleMore)
            block.Parse(parser);
        else
            parsing = Task.Run(() => block.Parse(parser));
        underWay.Enqueue((block, parsing));
        return true;
    }

    /// <summary>
    /// Reads line by line; where there are several threads only one, after which there may be blocks again. False at
    /// the end.
    /// </summary>
    private bool TryReadLines(RowGroups groups)
    {
        var target = new GroupTarget(groups, fields);
        while (lines.TryRead(out var line))
        {
            line = Trimmed(line);
            if (line.IsEmpty)
                continue;
            if (lines.LineIsUnfinished && earlierRowsEndInComma && line[^1] != ',')
                throw new UnreadableInputException(path, "the file ends in the middle of this row", lines.LineNumber);
            earlierRowsEndInComma = parser.Parse(line, lines.LineNumber, target);
            if (reading.Threads > 1)
                return true;
        }

        return false;
    }

    /// <summary>Puts each row at once where it belongs.</summary>
    private sealed class GroupTarget(RowGroups groups, int fields) : IRowTarget
    {
        private readonly float[] unused = new float[fields];

        public Span<float> Place(ReadOnlySpan<byte> time, double height, int cell, long line)
        {
            var store = groups.Find(time, height, line);
            return store is null ? unused : store.Add(cell);
        }
    }
}
