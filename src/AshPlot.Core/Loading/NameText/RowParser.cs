using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// Parses single data rows of a field layout: where a row lies on the grid, then one value per field. Thread-safe.
/// </summary>
/// <param name="path">The file, for messages.</param>
/// <param name="grid">The grid that rows must lie on.</param>
/// <param name="layout">What stands before the values.</param>
/// <param name="fields">Values per row.</param>
internal sealed class RowParser(string path, FieldGrid grid, RowLayout layout, int fields)
{
    private readonly int columns = layout.Columns + fields;

    /// <summary>Parses a row.</summary>
    /// <param name="text">The row, without blanks at its end.</param>
    /// <param name="line">Its line number, for messages.</param>
    /// <param name="target">Is told where the row belongs, before its values are read, and gives room for
    /// these.</param>
    /// <returns>True where the row ends in a comma.</returns>
    /// <exception cref="UnreadableInputException">It has another number of cells, or one of them is not what it should
    /// be.</exception>
    public bool Parse(ReadOnlySpan<byte> text, long line, IRowTarget target)
    {
        var endsInComma = text[^1] == ',';
        var row = endsInComma ? text[..^1] : text;
        var position = 0;
        double x = 0,
            y = 0,
            height = 0;
        double? longitude = null,
            latitude = null;
        ReadOnlySpan<byte> time = [];
        for (var column = 0; column < layout.Columns; column++)
        {
            var cell = NextCell(row, line, ref position);
            if (column == layout.X)
                x = NumberIn(cell, row, line);
            else if (column == layout.Y)
                y = NumberIn(cell, row, line);
            else if (column == layout.Longitude)
                longitude = NumberIn(cell, row, line);
            else if (column == layout.Latitude)
                latitude = NumberIn(cell, row, line);
            else if (column == layout.Z)
                height = NumberIn(cell, row, line);
            else if (column == layout.Time)
                time = cell;
        }

        var (east, north) = (Index(x, "x index", grid.CountX, row, line), Index(y, "y index", grid.CountY, row, line));
        if (!grid.Agrees(east, north, longitude, latitude))
        {
            throw new UnreadableInputException(
                path,
                $"the coordinates are not those of the cell, whose centre is {grid.CentreOf(east, north)}",
                line
            );
        }

        if (!double.IsFinite(height))
            throw new UnreadableInputException(path, "the height is not a number", line);
        var values = target.Place(time, height, (north * grid.CountX) + east, line);
        for (var field = 0; field < values.Length; field++)
        {
            if (!PrintedSingle.TryRead(row, ref position, out values[field]))
                values[field] = NextValue(row, line, ref position);
        }

        if (position <= row.Length)
            throw Refusal(row, line);
        return endsInComma;
    }

    /// <summary>The zero-based index of a printed one: 1, or 1.5 in NAME II layouts.</summary>
    private int Index(double printed, string what, int count, ReadOnlySpan<byte> row, long line)
    {
        var index = Math.Floor(printed) - 1;
        if (index >= 0 && index < count)
            return (int)index;
        if (CountCells(row) != columns)
            throw Refusal(row, line);
        throw new UnreadableInputException(path, $"the {what} is outside the grid, which has {count}", line);
    }

    /// <summary>The next cell, trimmed; steps over its comma.</summary>
    private ReadOnlySpan<byte> NextCell(ReadOnlySpan<byte> row, long line, scoped ref int position)
    {
        if (position > row.Length)
            throw Refusal(row, line);
        var rest = row[position..];
        var length = rest.IndexOf((byte)',');
        if (length < 0)
            length = rest.Length;
        position += length + 1;
        return rest[..length].Trim(" \t"u8);
    }

    private double NumberIn(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> row, long line) =>
        CellNumber.TryScan(cell, out var number) && number.Length == cell.Length
            ? number.ToDouble()
            : throw Refusal(row, line);

    private float NextValue(ReadOnlySpan<byte> row, long line, ref int position)
    {
        var cell = NextCell(row, line, ref position);
        if (!CellNumber.TryScan(cell, out var number) || number.Length != cell.Length)
            throw Refusal(row, line);
        var value = number.ToSingle();
        return float.IsInfinity(value) ? throw Refusal(row, line) : value;
    }

    private static int CountCells(ReadOnlySpan<byte> row) => row.Count((byte)',') + 1;

    /// <summary>
    /// The error of a row that cannot be parsed: found out afterwards, so that good rows do not pay for it.
    /// </summary>
    private UnreadableInputException Refusal(ReadOnlySpan<byte> row, long line)
    {
        var found = CountCells(row);
        if (found != columns)
            return new UnreadableInputException(
                path,
                $"the row has {found} cells, not {columns} as the header says",
                line
            );

        var column = 0;
        foreach (var range in row.Split((byte)','))
        {
            var cell = row[range].Trim(" \t"u8);
            if (
                HoldsNumber(column++)
                && (
                    !CellNumber.TryScan(cell, out var parsed)
                    || parsed.Length != cell.Length
                    || float.IsInfinity(parsed.ToSingle())
                )
            )
            {
                return new UnreadableInputException(
                    path,
                    $"cell {column} is not a number: '{Excerpt.Of(NameTextHeader.TextOf(cell))}'",
                    line
                );
            }
        }

        return new UnreadableInputException(path, "the row cannot be read", line);
    }

    private bool HoldsNumber(int column) =>
        column >= layout.Columns
        || column == layout.X
        || column == layout.Y
        || column == layout.Longitude
        || column == layout.Latitude
        || column == layout.Z;
}

/// <summary>Takes parsed rows.</summary>
internal interface IRowTarget
{
    /// <summary>Takes a row.</summary>
    /// <param name="time">Its time's cell; empty where the layout has none.</param>
    /// <param name="height">Its height; 0 where the layout has none.</param>
    /// <param name="cell">Its cell of the grid: row * columns + column.</param>
    /// <param name="line">Its line number, for messages.</param>
    /// <returns>Room for its values, one per field.</returns>
    Span<float> Place(ReadOnlySpan<byte> time, double height, int cell, long line);
}
