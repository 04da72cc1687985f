using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>The cell with the largest value of a slice.</summary>
/// <param name="Longitude">Its centre, degrees east, -180 to 180.</param>
/// <param name="Latitude">Its centre, degrees north.</param>
/// <param name="IsOnMap">False where the map shows another part of the grid.</param>
internal sealed record Peak(double Longitude, double Latitude, bool IsOnMap = true)
{
    // Two or three cells may be equal by chance.
    private const int FewestCellsOfPlateau = 4;

    /// <summary>How many cells have the value.</summary>
    public int Cells { get; init; } = 1;

    /// <summary>True where so many cells have the value that none of them is the place of it.</summary>
    internal bool IsPlateau => Cells >= FewestCellsOfPlateau;

    /// <summary>
    /// Finds it; of several, the southernmost, then the westernmost from -180 to 180, however the grid counts
    /// longitudes. This is the one rule for ties: of maps, the manifest and <c>analyse</c>.
    /// </summary>
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
        for (var step = 0; step < rows; step++)
        {
            var row = northFirst ? rows - 1 - step : step;
            var line = values.Slice(row * columns, columns);
            double? longitude = null;
            for (
                var column = SameValues.IndexOf(line, (float)max);
                column >= 0;
                column = NextIn(line, column, (float)max)
            )
            {
                var found = Rounded(grid.Longitudes.Centres[column]);
                longitude = longitude is null || found < longitude ? found : longitude;
            }

            if (longitude is { } westernmost)
                return new Peak(westernmost, grid.Latitudes.Centres[row]);
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
            var place = (Math.Round(latitude, 10), Rounded(longitude));
            if (first is null || place.CompareTo(first.Value) < 0)
                first = place;
        }

        return first is { } found ? new Peak(found.Longitude, found.Latitude) : null;
    }

    private static int NextIn(ReadOnlySpan<float> line, int column, float max) =>
        SameValues.IndexOf(line[(column + 1)..], max) is >= 0 and var next ? column + 1 + next : -1;

    /// <summary>From -180 to 180, and so that 360.0000001 and 0 are one meridian.</summary>
    private static double Rounded(double longitude) => Math.Round(Math.IEEERemainder(longitude, 360), 10);
}
