using AshPlot.Core.Grids;

namespace AshPlot.Core.Geography;

/// <summary>The shortest way between two places on the sphere.</summary>
internal static class GreatCircle
{
    /// <summary>Length of the way in metres.</summary>
    public static double Distance((double Longitude, double Latitude) from, (double Longitude, double Latitude) to) =>
        Earth.Radius * Angle(from, to);

    /// <summary>The place after a share of the way; of places on opposite sides of the Earth any of the ways.</summary>
    /// <param name="from">Where the way begins, degrees east and north.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="share">0 for the beginning, 1 for the end.</param>
    public static (double Longitude, double Latitude) Between(
        (double Longitude, double Latitude) from,
        (double Longitude, double Latitude) to,
        double share
    )
    {
        var angle = Angle(from, to);
        var sine = Math.Sin(angle);
        if (share <= 0 || sine < 1e-12)
            return share < 1 ? from : to;
        if (share >= 1)
            return to;
        var (one, other) = (UnitVector.Of(from), UnitVector.Of(to));
        var (near, far) = (Math.Sin((1 - share) * angle) / sine, Math.Sin(share * angle) / sine);
        return new UnitVector(
            (one.X * near) + (other.X * far),
            (one.Y * near) + (other.Y * far),
            (one.Z * near) + (other.Z * far)
        ).Place;
    }

    private static double Angle((double Longitude, double Latitude) from, (double Longitude, double Latitude) to)
    {
        var (one, other) = (UnitVector.Of(from), UnitVector.Of(to));
        var cross = one.Cross(other);
        return Math.Atan2(Math.Sqrt(cross.Dot(cross)), one.Dot(other));
    }
}
