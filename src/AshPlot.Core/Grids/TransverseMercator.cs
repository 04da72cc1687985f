using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Grids;

/// <summary>
/// Transverse Mercator projection of the ellipsoid by Krueger's series (Karney, Transverse Mercator with an accuracy of
/// a few nanometers, J. Geodesy 85, 2011, equations 7 to 9, 11, 35 and 36, to the fourth order: under a micrometre
/// within 3900 km of the central meridian).
/// </summary>
internal sealed class TransverseMercator : IGridProjection
{
    public const string MappingName = "transverse_mercator";

    // Some 75 degrees from the central meridian; the series diverges beyond, and could lead back into a grid.
    private const double FarthestEast = 2;

    private readonly GridMapping mapping;
    private readonly Ellipsoid earth;
    private readonly double scale;
    private readonly double originNorthing;
    private readonly double[] there;
    private readonly double[] back;

    public TransverseMercator(GridMapping mapping)
    {
        this.mapping = mapping;
        earth = new Ellipsoid(mapping);
        var n = earth.Flattening / (2 - earth.Flattening);
        var (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
        there =
        [
            (n / 2) - (2 * n2 / 3) + (5 * n3 / 16) + (41 * n4 / 180),
            (13 * n2 / 48) - (3 * n3 / 5) + (557 * n4 / 1440),
            (61 * n3 / 240) - (103 * n4 / 140),
            49561 * n4 / 161280,
        ];
        back =
        [
            (n / 2) - (2 * n2 / 3) + (37 * n3 / 96) - (n4 / 360),
            (n2 / 48) + (n3 / 15) - (437 * n4 / 1440),
            (17 * n3 / 480) - (37 * n4 / 840),
            4397 * n4 / 161280,
        ];
        scale = mapping.ScaleFactor * earth.SemiMajorAxis / (1 + n) * (1 + (n2 / 4) + (n4 / 64));
        originNorthing = Forward(mapping.Longitude, mapping.Latitude).Y - mapping.FalseNorthing;
    }

    public (double X, double Y) Forward(double longitude, double latitude)
    {
        var isometric = Math.Sinh(earth.Isometric(Radians(latitude)));
        var (sine, cosine) = Math.SinCos(Radians(longitude - mapping.Longitude));
        var (north, east) = double.IsFinite(isometric)
            ? (Math.Atan2(isometric, cosine), Math.Asinh(sine / Math.Sqrt((isometric * isometric) + (cosine * cosine))))
            : (Math.CopySign(Math.PI / 2, isometric), 0);
        if (Math.Abs(east) > FarthestEast)
            return (double.NaN, double.NaN);
        (north, east) = Series(there, north, east, 1);
        return (mapping.FalseEasting + (scale * east), mapping.FalseNorthing + (scale * north) - originNorthing);
    }

    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        var (north, east) = Series(
            back,
            (y - mapping.FalseNorthing + originNorthing) / scale,
            (x - mapping.FalseEasting) / scale,
            -1
        );
        var (sine, cosine) = Math.SinCos(north);
        var across = Math.Sinh(east);
        var isometric = Math.Asinh(sine / Math.Sqrt((across * across) + (cosine * cosine)));
        return (
            Math.IEEERemainder(mapping.Longitude + Degrees(Math.Atan2(across, cosine)), 360),
            Degrees(earth.Latitude(isometric))
        );
    }

    private static (double North, double East) Series(double[] terms, double north, double east, int sign)
    {
        var (sumNorth, sumEast) = (north, east);
        for (var term = 0; term < terms.Length; term++)
        {
            var multiple = 2 * (term + 1);
            sumNorth += sign * terms[term] * Math.Sin(multiple * north) * Math.Cosh(multiple * east);
            sumEast += sign * terms[term] * Math.Cos(multiple * north) * Math.Sinh(multiple * east);
        }

        return (sumNorth, sumEast);
    }
}
