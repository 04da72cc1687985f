using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>Chooses the box that a quantity's maps show.</summary>
internal static class MapExtent
{
    // Of the middle of a map of the globe that is turned away from its ash: a meridian that people know.
    private const double RoundMeridian = 10;

    /// <summary>How much must be read of a quantity, since the choice depends on where there is ash.</summary>
    public static AshNeeded AshFor(Grid grid, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Limits is not null)
            return AshNeeded.None;
        if (options.Zoom == MapZoom.Plume)
            return AshNeeded.All;
        if (!IsGlobal(grid))
            return AshNeeded.None;
        // The other hemisphere would not be seen.
        if (IsPolar(options))
            return AshNeeded.All;
        return options.CentralLongitude is null ? AshNeeded.Sample : AshNeeded.None;
    }

    /// <summary>
    /// The limits asked for, or the whole grid to the outer edges of its cells, turned so that its middle is within
    /// -180..180. A grid that goes round the globe is cut where there is no ash, if there is such a place: opposite
    /// Greenwich or else at it, or in the widest gap; a polar map of it shows the hemisphere with more of the ash.
    /// </summary>
    /// <param name="grid">The grid of the quantity.</param>
    /// <param name="options">Limits, projection and central longitude.</param>
    /// <param name="ash">Where the quantity has ash; null where that is not known, or nowhere.</param>
    public static GeoExtent Of(Grid grid, MapOptions options, GeoCover? ash = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Limits is { } limits)
            return limits.TurnedTowards(options.CentralLongitude ?? 0);
        var whole = BoxOf(grid);
        if (!IsGlobal(grid))
            return whole.TurnedTowards(options.CentralLongitude ?? 0);

        var middle = options.CentralLongitude ?? (ash is null ? 0 : MiddleFor(ash));
        var globe = GeoExtent.Around(middle, whole.South, whole.North);
        if (!IsPolar(options) || ash is null || globe.South >= 0 || globe.North <= 0)
            return globe;
        return ash.South + ash.North >= 0 ? globe.Between(0, 90) : globe.Between(-90, 0);
    }

    /// <summary>The box of <see cref="MapZoom.Plume"/>, the same for all quantities of a run.</summary>
    /// <param name="ash">Where the run has ash.</param>
    /// <param name="grids">All grids of the run.</param>
    /// <param name="options">Size, projection and central longitude.</param>
    public static GeoExtent OfPlume(GeoCover ash, IReadOnlyCollection<Grid> grids, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(ash);
        ArgumentNullException.ThrowIfNull(grids);
        ArgumentNullException.ThrowIfNull(options);
        return PlumeBox
            .Of(ash, GeoCover.Join([.. grids.Select(CoverOf)]), options)
            .TurnedTowards(options.CentralLongitude ?? 0);
    }

    /// <summary>
    /// True where <see cref="OfPlume"/> is all of the grids, and stays so however much ash there is besides.
    /// </summary>
    /// <param name="ash">Where there is ash, so far as it is known.</param>
    /// <param name="grids">All grids of the run.</param>
    public static bool IsFilledBy(GeoCover ash, IReadOnlyCollection<Grid> grids)
    {
        ArgumentNullException.ThrowIfNull(ash);
        ArgumentNullException.ThrowIfNull(grids);
        return PlumeBox.IsFilledBy(ash, GeoCover.Join([.. grids.Select(CoverOf)]));
    }

    private static GeoCover CoverOf(Grid grid)
    {
        if (!grid.IsTrue)
            return GridGeometry.Of(grid).Cover;
        var box = BoxOf(grid);
        return GeoCover.Of([new LongitudeArc(box.West, IsGlobal(grid) ? 360 : box.Width)], box.South, box.North);
    }

    /// <summary>The smallest box that holds the grid, to the outer edges of its cells.</summary>
    internal static GeoExtent BoxOf(Grid grid)
    {
        if (!grid.IsTrue)
            return GridGeometry.Of(grid).Cover.Box;
        var latitudes = grid.Latitudes.ClampToPoles();
        return new GeoExtent(
            grid.Longitudes.LowerEdge,
            grid.Longitudes.UpperEdge,
            latitudes.LowerEdge,
            latitudes.UpperEdge
        );
    }

    private static double MiddleFor(GeoCover ash)
    {
        var gap = ash.WidestGap;
        // The cut is opposite the middle of the map.
        var exact = Math.IEEERemainder(gap.West + (gap.Width / 2) + 180, 360);
        double[] choices = [0, 180, RoundMeridian * Math.Round(exact / RoundMeridian), exact];
        return gap.Width == 0 ? 0 : choices.First(middle => middle == exact || !ash.IsCutBy(middle + 180));
    }

    private static bool IsPolar(MapOptions options) => MapProjections.IsPolar(options.Projection);

    /// <summary>Whether the grid covers all longitudes, as one that holds a pole does too.</summary>
    private static bool IsGlobal(Grid grid)
    {
        var geometry = GridGeometry.Of(grid);
        return grid.IsTrue ? geometry.IsRound : geometry.Cover.Box.Width >= 360;
    }
}

/// <summary>Which slices must be read to choose a box.</summary>
internal enum AshNeeded
{
    /// <summary>None: the box does not depend on ash.</summary>
    None,

    /// <summary>Some: ash only says where a map of the globe is best cut.</summary>
    Sample,

    /// <summary>All: what is left out would not be seen.</summary>
    All,
}
