namespace AshPlot.Core.Grids;

/// <summary>
/// An ellipsoid of revolution, or a sphere, as conformal projections need it (Snyder, Map Projections: A Working
/// Manual, 1987, section 3 and equations 14-15 and 15-9, the latter as its logarithm).
/// </summary>
internal sealed class Ellipsoid
{
    // The fixed point converges by a factor of the squared eccentricity (0.0067 for the Earth): 8 steps exhaust double
    // precision.
    private const int Steps = 8;

    public Ellipsoid(GridMapping mapping)
    {
        SemiMajorAxis = mapping.SemiMajorAxis;
        Flattening = mapping.InverseFlattening == 0 ? 0 : 1 / mapping.InverseFlattening;
        Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));
    }

    /// <summary>Metres.</summary>
    public double SemiMajorAxis { get; }

    public double Flattening { get; }

    public double Eccentricity { get; }

    /// <summary>Radius of a parallel, as a part of the semi-major axis.</summary>
    public double ParallelRadius(double latitude)
    {
        var part = Eccentricity * Math.Sin(latitude);
        return Math.Cos(latitude) / Math.Sqrt(1 - (part * part));
    }

    /// <summary>Isometric latitude of a latitude in radians; infinite at the poles.</summary>
    public double Isometric(double latitude) =>
        Math.Abs(latitude) >= Math.PI / 2
            ? Math.CopySign(double.PositiveInfinity, latitude)
            : Math.Asinh(Math.Tan(latitude)) - Bulge(latitude);

    /// <summary>Latitude in radians of an isometric latitude.</summary>
    public double Latitude(double isometric)
    {
        var latitude = Math.Atan(Math.Sinh(isometric));
        for (var step = 0; step < Steps && Eccentricity > 0; step++)
            latitude = Math.Atan(Math.Sinh(isometric + Bulge(latitude)));
        return latitude;
    }

    private double Bulge(double latitude) => Eccentricity * Math.Atanh(Eccentricity * Math.Sin(latitude));
}
