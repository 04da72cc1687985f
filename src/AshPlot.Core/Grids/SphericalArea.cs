using AshPlot.Core.Geography;

namespace AshPlot.Core.Grids;

/// <summary>
/// Area of a quadrilateral of great circles on the Earth's sphere, as two triangles (solid angle of a triangle: van Oosterom and
/// Strackee, IEEE Trans. Biomed. Eng. 30, 1983, equation 8).
/// </summary>
internal static class SphericalArea
{
    /// <summary>Square metres; 0 where a corner has no place.</summary>
    /// <param name="corners">Four corners in turn, degrees east and north.</param>
    public static double Of(ReadOnlySpan<(double Longitude, double Latitude)> corners)
    {
        var (a, b, c, d) = (UnitVector.Of(corners[0]), UnitVector.Of(corners[1]), UnitVector.Of(corners[2]), UnitVector.Of(corners[3]));
        var angle = Math.Abs(Triangle(a, b, c) + Triangle(a, c, d));
        return double.IsFinite(angle) ? angle * Earth.Radius * Earth.Radius : 0;
    }

    private static double Triangle(UnitVector a, UnitVector b, UnitVector c) =>
        2 * Math.Atan2(a.Dot(b.Cross(c)), 1 + a.Dot(b) + b.Dot(c) + c.Dot(a));
}
