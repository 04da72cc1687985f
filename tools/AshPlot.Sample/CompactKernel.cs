namespace AshPlot.Sample;

/// <summary>
/// The shape of a puff along one axis: the triweight density 35/32 (1 - u^2)^3 for -1 &lt; u &lt; 1. It is close to a
/// Gaussian but ends, so that a puff fills few cells, exactly, and none of its mass is lost in tails.
/// </summary>
internal static class CompactKernel
{
    /// <summary>Half width over standard deviation: the variance of the density is 1/9.</summary>
    public const double HalfWidthPerDeviation = 3;

    /// <summary>Share of a puff's mass between two coordinates along the axis, 0 to 1.</summary>
    public static double ShareBetween(double from, double to, double centre, double halfWidth)
    {
        var start = Math.Clamp((1 + ((from - centre) / halfWidth)) / 2, 0, 1);
        var end = Math.Clamp((1 + ((to - centre) / halfWidth)) / 2, 0, 1);

        // In the upper half the complement is the small number: its difference keeps its digits.
        return start + end > 1
            ? Math.Max(0, Below(1 - start) - Below(1 - end))
            : Math.Max(0, Below(end) - Below(start));
    }

    /// <summary>Distribution function over s = (1 + u) / 2.</summary>
    private static double Below(double s)
    {
        var square = s * s;
        return square * square * (35 - (s * (84 - (s * (70 - (s * 20))))));
    }
}
