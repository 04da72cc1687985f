namespace AshPlot.Core.Runs;

/// <summary>A grid of longitudes and latitudes. Values of a slice are stored row by row: [latitude, longitude].</summary>
/// <param name="Longitudes">Columns, degrees east, as stored (0..360, -180..180 or past 180).</param>
/// <param name="Latitudes">Rows, degrees north, as stored: row 0 may be the southernmost or the northernmost.</param>
public sealed record Grid(GridAxis Longitudes, GridAxis Latitudes)
{
    /// <summary>Number of cells, which is the length of a slice's buffer.</summary>
    public int CellCount => Longitudes.Count * Latitudes.Count;

    /// <summary>True when both axes agree.</summary>
    public bool IsSameAs(Grid other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Longitudes.IsSameAs(other.Longitudes) && Latitudes.IsSameAs(other.Latitudes);
    }
}
