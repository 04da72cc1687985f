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
}
