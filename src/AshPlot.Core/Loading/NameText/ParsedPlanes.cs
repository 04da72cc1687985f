using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NameText;

/// <summary>Planes of a file that nobody has decoded before: parsed at opening, held in memory.</summary>
internal sealed class ParsedPlanes : IPlaneSource
{
    private readonly string path;
    private readonly RowStore rows;
    private readonly int[] cells;
    private readonly float[] values;

    /// <summary>Parses the file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read, or holds no fields on a grid.</exception>
    public ParsedPlanes(string path)
    {
        this.path = path;
        rows = NameTextFile.Read(path, keepValues: true).Rows
            ?? throw new UnreadableInputException(path, "holds no fields on a grid");
        cells = new int[rows.Count];
        values = new float[rows.Count];
    }

    /// <inheritdoc/>
    public void Read(PlaneTerm term, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(term);
        if (term.Index is not [var field] || field < 0 || field >= rows.Fields)
            throw new UnreadableInputException(path, "has no such field; it has changed since it was described");
        var count = rows.CopyNonZero(field, cells, values);
        destination.Clear();
        for (var index = 0; index < count; index++)
        {
            if (cells[index] >= destination.Length)
                throw new UnreadableInputException(path, "has another grid; it has changed since it was described");
            destination[cells[index]] = values[index];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Memory only; the file was closed when it had been parsed.
    }
}
