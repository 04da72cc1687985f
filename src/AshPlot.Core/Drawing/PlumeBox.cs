using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing;

/// <summary>
/// The box of <see cref="MapZoom.Plume"/>: all ash of a run with a margin, in the proportions of the picture, within the
/// model's grid where that is large enough.
/// </summary>
internal static class PlumeBox
{
    // Of the size of the plume, on each side; and the least that a map shows, so that a plume of one cell keeps its
    // coast.
    private const double MarginShare = 0.08;
    private const double LeastHeight = 3;

    /// <summary>The box.</summary>
    /// <param name="ash">Where there is ash.</param>
    /// <param name="grids">What the grids of the run cover.</param>
    /// <param name="options">Size of the picture, and the projection.</param>
    public static GeoExtent Of(GeoCover ash, GeoCover grids, MapOptions options)
    {
        var box = ash.Box;
        // Away from the equator a degree of longitude is short.
        var shrink = Math.Max(0.2, Math.Cos(Earth.Radians(box.CentralLatitude)));
        var (width, height) = (
            box.Width * shrink * (1 + (2 * MarginShare)),
            Math.Max(LeastHeight, box.Height * (1 + (2 * MarginShare)))
        );
        var aspect = FigureLayout.RoomFor(options.Size);
        (width, height) = (Math.Max(width, height * aspect), Math.Max(height, width / aspect));
        var grid = grids.Box.TurnedTowards(box.CentralLongitude);
        var (south, north) = Fit(box.South, box.North, height, Math.Max(-90, grid.South), Math.Min(90, grid.North));
        var (west, east) =
            grid.Width >= 360 - 1e-6
                ? Fit(
                    box.West,
                    box.East,
                    Math.Min(360, width / shrink),
                    double.NegativeInfinity,
                    double.PositiveInfinity
                )
                : Fit(box.West, box.East, width / shrink, grid.West, grid.East);
        return new GeoExtent(west, east, south, north);
    }

    /// <summary>
    /// True where the box is all of the grids and more ash cannot change it: both only grow. Round the globe the box
    /// stands about its middle, which can move until there is ash at all longitudes.
    /// </summary>
    public static bool IsFilledBy(GeoCover ash, GeoCover grids)
    {
        var (box, grid) = (ash.Box, grids.Box);
        var margin = 1 + (2 * MarginShare);
        return box.Width >= (grid.Width >= 360 - 1e-6 ? 360 : grid.Width / margin)
            && box.Height * margin >= Math.Min(90, grid.North) - Math.Max(-90, grid.South);
    }

    /// <summary>
    /// A stretch of a length about another one, moved into limits, or all of them where it is longer.
    /// </summary>
    private static (double From, double To) Fit(double from, double to, double length, double least, double most)
    {
        if (length >= most - least)
            return (least, most);
        var start = ((from + to) / 2) - (length / 2);
        start = Math.Min(Math.Max(start, least), most - length);
        return (start, start + length);
    }
}
