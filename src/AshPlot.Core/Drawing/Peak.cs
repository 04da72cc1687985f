using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>The cell with the largest value of a slice.</summary>
/// <param name="Longitude">Its centre, degrees east, -180 to 180.</param>
/// <param name="Latitude">Its centre, degrees north.</param>
/// <param name="IsOnMap">False where the map shows another part of the grid.</param>
public sealed record Peak(double Longitude, double Latitude, bool IsOnMap = true)
{
    /// <summary>Finds it; of several, the southernmost, then the westernmost as the grid counts longitudes.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="values">Values [latitude, longitude].</param>
    /// <param name="max">The largest of them.</param>
    /// <returns>Null where no cell has it.</returns>
    public static Peak? Find(Grid grid, ReadOnlySpan<float> values, double max)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (!grid.IsTrue)
            return FindAnywhere(GridGeometry.Of(grid), values, (float)max);
        var (columns, rows) = (grid.Longitudes.Count, grid.Latitudes.Count);
        var northFirst = grid.Latitudes.Centres[^1] < grid.Latitudes.Centres[0];
        var eastFirst = grid.Longitudes.Centres[^1] < grid.Longitudes.Centres[0];
        for (var step = 0; step < rows; step++)
        {
            var row = northFirst ? rows - 1 - step : step;
            var line = values.Slice(row * columns, columns);
            var column = eastFirst ? line.LastIndexOf((float)max) : line.IndexOf((float)max);
            if (column >= 0)
                return new Peak(Math.IEEERemainder(grid.Longitudes.Centres[column], 360), grid.Latitudes.Centres[row]);
        }

        return null;
    }

    /// <summary>Rows of such a grid are not parallels: every cell with the value is asked where it lies.</summary>
    private static Peak? FindAnywhere(GridGeometry geometry, ReadOnlySpan<float> values, float max)
    {
        (double Latitude, double Longitude)? first = null;
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (values[cell] != max)
                continue;
            var (longitude, latitude) = geometry.Centre(cell);
            if (first is null || (latitude, longitude).CompareTo(first.Value) < 0)
                first = (latitude, longitude);
        }

        return first is { } place ? new Peak(place.Longitude, place.Latitude) : null;
    }
}
