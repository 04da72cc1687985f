using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>Parses the data rows of a field layout: where a row lies on the grid, then one value per field.</summary>
internal sealed class DataRows
{
    private readonly LineReader lines;
    private readonly string path;
    private readonly FieldGrid grid;
    private readonly RowLayout layout;
    private readonly int columns;
    private readonly float[] unused;

    /// <summary>Prepares to parse.</summary>
    /// <param name="lines">The file, after its headings.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="grid">The grid that rows must lie on.</param>
    /// <param name="layout">What stands before the values.</param>
    /// <param name="fields">Values per row.</param>
    public DataRows(LineReader lines, string path, FieldGrid grid, RowLayout layout, int fields)
    {
        (this.lines, this.path, this.grid, this.layout) = (lines, path, grid, layout);
        columns = layout.Columns + fields;
        unused = new float[fields];
    }

    /// <summary>Parses all rows that are left; blank lines are passed over.</summary>
    /// <param name="groups">Receives the rows.</param>
    /// <exception cref="UnreadableInputException">
    /// A row has another number of cells, a cell that is not a number, an index outside the grid, coordinates of another
    /// cell, or is cut off by the end of the file.
    /// </exception>
    public void ReadAll(RowGroups groups)
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
            Parse(endsInComma ? line[..^1] : line, groups);
        }
    }

    private void Parse(ReadOnlySpan<byte> row, RowGroups groups)
    {
        var position = 0;
        double x = 0, y = 0, height = 0;
        double? longitude = null, latitude = null;
        ReadOnlySpan<byte> time = [];
        for (var column = 0; column < layout.Columns; column++)
        {
            var cell = NextCell(row, ref position);
            if (column == layout.X)
                x = NumberIn(cell, row);
            else if (column == layout.Y)
                y = NumberIn(cell, row);
            else if (column == layout.Longitude)
                longitude = NumberIn(cell, row);
            else if (column == layout.Latitude)
                latitude = NumberIn(cell, row);
            else if (column == layout.Z)
                height = NumberIn(cell, row);
            else if (column == layout.Time)
                time = cell;
        }

        var (east, north) = (Index(x, "x index", grid.CountX, row), Index(y, "y index", grid.CountY, row));
        if (!grid.Agrees(east, north, longitude, latitude))
        {
            throw new UnreadableInputException(
                path, $"the coordinates are not those of the cell, whose centre is {grid.CentreOf(east, north)}", lines.LineNumber);
        }

        if (!double.IsFinite(height))
            throw new UnreadableInputException(path, "the height is not a number", lines.LineNumber);
        var store = groups.Find(time, height, lines.LineNumber);
        var values = store is null ? unused.AsSpan() : store.Add((north * grid.CountX) + east);
        for (var field = 0; field < values.Length; field++)
        {
            if (!PrintedSingle.TryRead(row, ref position, out values[field]))
                values[field] = NextValue(row, ref position);
        }

        if (position <= row.Length)
            throw Refusal(row);
    }

    /// <summary>The zero-based index of a printed one: 1, or 1.5 in NAME II layouts.</summary>
    private int Index(double printed, string what, int count, ReadOnlySpan<byte> row)
    {
        var index = Math.Floor(printed) - 1;
        if (index >= 0 && index < count)
            return (int)index;
        if (CountCells(row) != columns)
            throw Refusal(row);
        throw new UnreadableInputException(path, $"the {what} is outside the grid, which has {count}", lines.LineNumber);
    }

    /// <summary>The next cell, trimmed; steps over its comma.</summary>
    private ReadOnlySpan<byte> NextCell(ReadOnlySpan<byte> row, scoped ref int position)
    {
        if (position > row.Length)
            throw Refusal(row);
        var rest = row[position..];
        var length = rest.IndexOf((byte)',');
        if (length < 0)
            length = rest.Length;
        position += length + 1;
        return rest[..length].Trim(" \t"u8);
    }

    private double NumberIn(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> row) =>
        CellNumber.TryScan(cell, out var number) && number.Length == cell.Length ? number.ToDouble() : throw Refusal(row);

    private float NextValue(ReadOnlySpan<byte> row, ref int position)
    {
        var cell = NextCell(row, ref position);
        if (!CellNumber.TryScan(cell, out var number) || number.Length != cell.Length)
            throw Refusal(row);
        var value = number.ToSingle();
        return float.IsInfinity(value) ? throw Refusal(row) : value;
    }

    private static int CountCells(ReadOnlySpan<byte> row) => row.Count((byte)',') + 1;

    /// <summary>The error of a row that cannot be parsed: found out afterwards, so that good rows do not pay for it.</summary>
    private UnreadableInputException Refusal(ReadOnlySpan<byte> row)
    {
        var found = CountCells(row);
        if (found != columns)
            return new UnreadableInputException(path, $"the row has {found} cells, not {columns} as the header says", lines.LineNumber);

        var column = 0;
        foreach (var range in row.Split((byte)','))
        {
            var cell = row[range].Trim(" \t"u8);
            if (HoldsNumber(column++)
                && (!CellNumber.TryScan(cell, out var parsed) || parsed.Length != cell.Length || float.IsInfinity(parsed.ToSingle())))
            {
                return new UnreadableInputException(
                    path, $"cell {column} is not a number: '{Excerpt.Of(NameTextHeader.TextOf(cell))}'", lines.LineNumber);
            }
        }

        return new UnreadableInputException(path, "the row cannot be read", lines.LineNumber);
    }

    private bool HoldsNumber(int column) =>
        column >= layout.Columns || column == layout.X || column == layout.Y || column == layout.Longitude
        || column == layout.Latitude || column == layout.Z;
}
