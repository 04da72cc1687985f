using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>Parses the data rows of a field layout: where a row lies on the grid, then one value per field.</summary>
internal sealed class DataRows
{
    private readonly LineReader lines;
    private readonly string path;
    private readonly FieldGrid grid;
    private readonly int fields;
    private readonly float[] unused;

    /// <summary>Prepares to parse.</summary>
    /// <param name="lines">The file, after its headings.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="grid">The grid that rows must lie on.</param>
    /// <param name="fields">Values per row.</param>
    public DataRows(LineReader lines, string path, FieldGrid grid, int fields)
    {
        (this.lines, this.path, this.grid, this.fields) = (lines, path, grid, fields);
        unused = new float[fields];
    }

    /// <summary>Parses all rows that are left; blank lines are passed over.</summary>
    /// <param name="store">Receives the rows; null to check them only.</param>
    /// <exception cref="UnreadableInputException">
    /// A row has another number of cells, a cell that is no number, an index outside the grid, coordinates of another
    /// cell, or is cut off by the end of the file.
    /// </exception>
    public void ReadAll(RowStore? store)
    {
        var earlierRowsEndInComma = false;
        while (lines.TryRead(out var line))
        {
            line = line.TrimEnd(" \t\0"u8);
            if (line.IsEmpty)
                continue;
            var endsInComma = line[^1] == ',';
            if (lines.LineIsUnfinished && earlierRowsEndInComma && !endsInComma)
                throw new UnreadableInputException(path, "the file ends in the middle of this row", lines.LineNumber);
            earlierRowsEndInComma = endsInComma;
            Parse(endsInComma ? line[..^1] : line, store);
        }
    }

    private void Parse(ReadOnlySpan<byte> row, RowStore? store)
    {
        var position = 0;
        var column = Index(row, Next(row, ref position).ToDouble(), "x index", grid.CountX);
        var line = Index(row, Next(row, ref position).ToDouble(), "y index", grid.CountY);
        var longitude = Next(row, ref position).ToDouble();
        var latitude = Next(row, ref position).ToDouble();
        if (!grid.Agrees(column, line, longitude, latitude))
        {
            throw new UnreadableInputException(
                path, $"the coordinates are not those of the cell, whose centre is {grid.CentreOf(column, line)}", lines.LineNumber);
        }

        var values = store is null ? unused.AsSpan() : store.Add((line * grid.CountX) + column);
        for (var field = 0; field < values.Length; field++)
            values[field] = NextValue(row, ref position);
        if (position <= row.Length)
            throw Refusal(row);
    }

    /// <summary>The zero-based index of a printed one: 1, or 1.5 in NAME II layouts.</summary>
    private int Index(ReadOnlySpan<byte> row, double printed, string what, int count)
    {
        var index = Math.Floor(printed) - 1;
        if (index >= 0 && index < count)
            return (int)index;
        if (CountCells(row) != 4 + fields)
            throw Refusal(row);
        throw new UnreadableInputException(path, $"the {what} is not within the grid, which has {count}", lines.LineNumber);
    }

    private float NextValue(ReadOnlySpan<byte> row, ref int position)
    {
        var value = Next(row, ref position).ToSingle();
        return float.IsInfinity(value) ? throw Refusal(row) : value;
    }

    /// <summary>Reads a cell and steps over its comma; after the last cell the position is past the end of the row.</summary>
    private CellNumber Next(ReadOnlySpan<byte> row, ref int position)
    {
        while ((uint)position < (uint)row.Length && row[position] is (byte)' ' or (byte)'\t')
            position++;
        if (position >= row.Length || !CellNumber.TryScan(row[position..], out var number))
            throw Refusal(row);
        position += number.Length;
        while (position < row.Length && row[position] is (byte)' ' or (byte)'\t')
            position++;
        if (position < row.Length && row[position] != ',')
            throw Refusal(row);
        position++;
        return number;
    }

    private static int CountCells(ReadOnlySpan<byte> row) => row.Count((byte)',') + 1;

    /// <summary>The error of a row that cannot be parsed: found out afterwards, so that good rows do not pay for it.</summary>
    private UnreadableInputException Refusal(ReadOnlySpan<byte> row)
    {
        var found = CountCells(row);
        if (found != 4 + fields)
            return new UnreadableInputException(path, $"the row has {found} cells, not {4 + fields} as the header says", lines.LineNumber);

        var number = 1;
        foreach (var range in row.Split((byte)','))
        {
            var cell = row[range].Trim(" \t"u8);
            if (!CellNumber.TryScan(cell, out var parsed) || parsed.Length != cell.Length || float.IsInfinity(parsed.ToSingle()))
                return new UnreadableInputException(path, $"cell {number} is no number: '{Excerpt.Of(NameTextHeader.TextOf(cell))}'", lines.LineNumber);
            number++;
        }

        return new UnreadableInputException(path, "the row cannot be read", lines.LineNumber);
    }
}
