using AshPlot.Core.Runs;

namespace AshPlot.Core.Grids;

/// <summary>
/// Brings values from one grid to another without inventing any: a cell gets the value of the cell that holds its
/// centre, which on axes is the one with the nearest centre. What lies outside the first grid is missing.
/// </summary>
internal sealed class NearestCells
{
    private readonly Regrid regrid;
    private readonly int[] cells;
    private float[] stored;

    /// <summary>Looks for the cells.</summary>
    public NearestCells(Regrid regrid)
    {
        ArgumentNullException.ThrowIfNull(regrid);
        this.regrid = regrid;
        var (from, to) = (GridGeometry.Of(regrid.From), GridGeometry.Of(regrid.To));
        cells = new int[regrid.To.CellCount];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (longitude, latitude) = to.Centre(cell);
            cells[cell] = from.CellAt(longitude, latitude);
        }

        stored = [];
    }

    /// <summary>True where the grids have no place in common.</summary>
    public bool IsEmpty => Array.TrueForAll(cells, cell => cell < 0);

    /// <summary>True where it does the same.</summary>
    public bool IsFor(Regrid other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(regrid, other) || (regrid.From.IsSameAs(other.From) && regrid.To.IsSameAs(other.To));
    }

    /// <summary>Memory for values of the first grid, until the next call.</summary>
    public Span<float> Stored()
    {
        if (stored.Length == 0)
            stored = new float[regrid.From.CellCount];
        return stored;
    }

    /// <summary>Brings the values that <see cref="Stored"/> holds to the second grid.</summary>
    public void Apply(Span<float> destination)
    {
        for (var cell = 0; cell < destination.Length; cell++)
            destination[cell] = cells[cell] < 0 ? float.NaN : stored[cells[cell]];
    }

    /// <summary>Makes missing what lies outside the first grid, of which nothing is known.</summary>
    public void ClearOutside(Span<float> values)
    {
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (cells[cell] < 0)
                values[cell] = float.NaN;
        }
    }
}
