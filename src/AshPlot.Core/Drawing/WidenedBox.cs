using AshPlot.Core.Geography;

namespace AshPlot.Core.Drawing;

/// <summary>
/// A box that fills the room on its picture: widened about its middle to the proportions of the room, as far as the
/// projection has places to show. What lies outside the model's domain is veiled on the map.
/// </summary>
internal static class WidenedBox
{
    // The way is halved until less than a pixel of it is left.
    private const int Halvings = 13;

    // A narrower strip beside the domain looks like a fault of the map.
    private const double LeastShare = 0.04;

    /// <summary>The widened box.</summary>
    /// <param name="box">What the map is to hold.</param>
    /// <param name="proportions">Width by height that the box is to have, in its own units.</param>
    /// <param name="projection">The projection of the box.</param>
    public static ProjectedBox Of(ProjectedBox box, double proportions, IMapProjection projection)
    {
        var across = Math.Max(0, (box.Height * proportions) - box.Width) / 2;
        var up = Math.Max(0, (box.Width / proportions) - box.Height) / 2;
        if (Math.Max(across / box.Width, up / box.Height) < LeastShare / 2)
            return box;
        if (projection.IsRectilinear)
            return Within(box, across, up, LimitsOf(projection));
        var (least, most) = (0.0, 1.0);
        if (IsShown(Grown(box, across, up), projection))
            return Grown(box, across, up);
        for (var step = 0; step < Halvings; step++)
        {
            var half = (least + most) / 2;
            (least, most) = IsShown(Grown(box, across * half, up * half), projection) ? (half, most) : (least, half);
        }

        return Grown(box, across * least, up * least);
    }

    private static ProjectedBox Grown(ProjectedBox box, double across, double up) =>
        new(box.XMin - across, box.XMax + across, box.YMin - up, box.YMax + up);

    /// <summary>
    /// Moved back where one side is at the end of the projection's domain, so that the other makes up for it.
    /// </summary>
    private static ProjectedBox Within(ProjectedBox box, double across, double up, ProjectedBox limits)
    {
        var (west, east) = Side(box.XMin, box.XMax, across, limits.XMin, limits.XMax);
        var (south, north) = Side(box.YMin, box.YMax, up, limits.YMin, limits.YMax);
        return new ProjectedBox(west, east, south, north);
    }

    private static (double From, double To) Side(double from, double to, double more, double least, double most)
    {
        // A box over the cut of the projection, or over its end by rounding, stays as it is.
        if (more == 0 || from < least || to > most)
            return (from, to);
        var length = Math.Min(to - from + (2 * more), most - least);
        var start = Math.Clamp(((from + to - length) / 2), least, most - length);
        return (Math.Min(from, start), Math.Max(to, start + length));
    }

    private static ProjectedBox LimitsOf(IMapProjection projection)
    {
        var domain = projection.Domain;
        var middle = projection.Forward(domain.CentralLongitude, 0).X;
        // The two ends of the domain are one meridian, which Forward puts on one side only.
        var half = 2 * Math.Abs(projection.Forward(domain.CentralLongitude + 90, 0).X - middle);
        return new ProjectedBox(
            middle - half,
            middle + half,
            projection.Forward(domain.CentralLongitude, domain.South).Y,
            projection.Forward(domain.CentralLongitude, domain.North).Y
        );
    }

    /// <summary>True where the corners, and the middles between them, are places on the Earth.</summary>
    private static bool IsShown(ProjectedBox box, IMapProjection projection)
    {
        ReadOnlySpan<double> shares = [0, 0.5, 1];
        foreach (var right in shares)
        {
            foreach (var high in shares)
            {
                var (longitude, latitude) = projection.Inverse(
                    box.XMin + (right * box.Width),
                    box.YMin + (high * box.Height)
                );
                var turn = Math.Abs(Math.IEEERemainder(longitude - projection.Domain.CentralLongitude, 360));
                if (double.IsNaN(latitude) || turn > projection.MostTurn)
                    return false;
            }
        }

        return true;
    }
}
