namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// The data rows of a file as they come: the cell of each row and its value of every field. It costs by the rows, not
/// by the grid, of which a sparse file lists a few cells.
/// </summary>
internal sealed class RowStore(int fields)
{
    private const int FirstChunk = 1024;
    private const int LargestChunk = 128 * 1024;

    private readonly List<float[]> values = [];
    private readonly List<int> cells = [];
    private int free;

    /// <summary>Number of fields.</summary>
    public int Fields { get; } = fields;

    /// <summary>Number of rows.</summary>
    public int Count => cells.Count;

    /// <summary>Adds a row and gives the place for its values, one per field.</summary>
    /// <param name="cell">Cell of the grid: row * columns + column.</param>
    public Span<float> Add(int cell)
    {
        if (free == 0)
        {
            // Chunks grow with the file, so that a short file is cheap and a long one has few of them.
            var length = (int)Math.Clamp((long)cells.Count * Fields, FirstChunk, LargestChunk);
            values.Add(new float[Math.Max(1, length / Fields) * Fields]);
            free = values[^1].Length;
        }

        cells.Add(cell);
        var row = values[^1].AsSpan(values[^1].Length - free, Fields);
        free -= Fields;
        return row;
    }

    /// <summary>Drops every row whose cell comes again further down: the last one counts.</summary>
    public void DropDuplicates()
    {
        if (IsAscending())
            return;

        // Sorted by cell and, within a cell, by row, so that the last of each cell is the one to keep.
        var order = new long[Count];
        for (var row = 0; row < order.Length; row++)
            order[row] = ((long)cells[row] << 32) | (uint)row;
        Array.Sort(order);
        for (var index = 0; index + 1 < order.Length; index++)
        {
            if (order[index] >> 32 == order[index + 1] >> 32)
                cells[(int)(order[index] & 0xFFFF_FFFF)] = Dropped;
        }
    }

    /// <summary>Copies what is not zero of one field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="indices">Receives cells; as long as <see cref="Count"/>, or longer.</param>
    /// <param name="plane">Receives their values.</param>
    /// <returns>How many there are.</returns>
    public int CopyNonZero(int field, Span<int> indices, Span<float> plane)
    {
        var count = 0;
        var row = 0;
        foreach (var chunk in values)
        {
            for (var position = field; position < chunk.Length && row < cells.Count; position += Fields, row++)
            {
                var value = chunk[position];
                if (value == 0 || cells[row] == Dropped)
                    continue;
                indices[count] = cells[row];
                plane[count] = value;
                count++;
            }
        }

        return count;
    }

    private const int Dropped = -1;

    /// <summary>True in row-major order; column-major order, which NAME writes, has to be sorted to find out.</summary>
    private bool IsAscending()
    {
        for (var row = 1; row < cells.Count; row++)
        {
            if (cells[row] <= cells[row - 1])
                return false;
        }

        return true;
    }
}
