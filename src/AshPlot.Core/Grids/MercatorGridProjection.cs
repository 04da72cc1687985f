using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Grids;

/// <summary>
/// Mercator's projection of the ellipsoid, true along a parallel or with a scale factor at the equator (Snyder, Map
/// Projections: A Working Manual, 1987, equations 7-6 to 7-9).
/// </summary>
internal sealed class MercatorGridProjection : IGridProjection
{
    public const string MappingName = "mercator";

    private readonly GridMapping mapping;
    private readonly Ellipsoid earth;
    private readonly double scale;

    public MercatorGridProjection(GridMapping mapping)
    {
        this.mapping = mapping;
        earth = new Ellipsoid(mapping);
        scale =
            earth.SemiMajorAxis
            * (
                mapping.StandardParallel1 is { } parallel
                    ? earth.ParallelRadius(Radians(parallel))
                    : mapping.ScaleFactor
            );
    }

    public (double X, double Y) Forward(double longitude, double latitude) =>
        (
            mapping.FalseEasting + (scale * Radians(Math.IEEERemainder(longitude - mapping.Longitude, 360))),
            mapping.FalseNorthing + (scale * earth.Isometric(Radians(latitude)))
        );

    public (double Longitude, double Latitude) Inverse(double x, double y) =>
        (
            Math.IEEERemainder(mapping.Longitude + Degrees((x - mapping.FalseEasting) / scale), 360),
            Degrees(earth.Latitude((y - mapping.FalseNorthing) / scale))
        );

    /// <summary>Metres of the equator on the map, after which x comes round again.</summary>
    public double Period => scale * Math.Tau;
}
