using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>Chooses the box that a quantity's maps show.</summary>
public static class MapExtent
{
    /// <summary>
    /// The limits asked for, or the whole grid to the outer edges of its cells, turned so that its middle is within
    /// -180..180. A grid that goes round the globe is shown from -180 to 180 about the central longitude.
    /// </summary>
    public static GeoExtent Of(Grid grid, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Limits is { } limits)
            return limits.TurnedTowards(options.CentralLongitude ?? 0);

        var longitudes = grid.Longitudes;
        var latitudes = grid.Latitudes.ClampToPoles();
        var width = longitudes.UpperEdge - longitudes.LowerEdge;
        var cell = width / longitudes.Count;
        if (width >= 360 - (cell / 2))
        {
            var middle = options.CentralLongitude ?? 0;
            return new GeoExtent(middle - 180, middle + 180, latitudes.LowerEdge, latitudes.UpperEdge);
        }

        return new GeoExtent(longitudes.LowerEdge, longitudes.UpperEdge, latitudes.LowerEdge, latitudes.UpperEdge)
            .TurnedTowards(options.CentralLongitude ?? 0);
    }
}
