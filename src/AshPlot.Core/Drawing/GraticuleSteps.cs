namespace AshPlot.Core.Drawing;

/// <summary>Places of meridians and parallels.</summary>
internal static class GraticuleSteps
{
    // Under a degree, minutes; under a minute, for which charts have no usual parts, decimals of a degree.
    private static readonly double[] Steps =
    [
        0.001,
        0.002,
        0.005,
        0.01,
        1 / 60.0,
        2 / 60.0,
        5 / 60.0,
        10 / 60.0,
        20 / 60.0,
        0.5,
        1,
        2,
        5,
        10,
        15,
        20,
        30,
        45,
        60,
        90,
    ];

    /// <summary>A sensible step: the smallest that leaves at most <paramref name="most"/> lines.</summary>
    public static double Step(double span, int most) => Steps.FirstOrDefault(step => span / step <= most, Steps[^1]);

    /// <summary>The smallest sensible step that is not under some degrees.</summary>
    public static double StepOf(double degrees) => Steps.FirstOrDefault(step => step >= degrees, Steps[^1]);

    /// <summary>
    /// Multiples of the step within the limits, both included. Limits that lie between two of them have one line all
    /// the same: of the largest step that has any, the one nearest to their middle.
    /// </summary>
    public static double[] Between(double from, double to, double step)
    {
        var lines = Multiples(from, to, step).ToArray();
        if (lines.Length > 0)
            return lines;
        var finer = Steps
            .Reverse()
            .Where(smaller => smaller < step)
            .Select(smaller => Multiples(from, to, smaller).ToArray())
            .FirstOrDefault(some => some.Length > 0);
        return finer is null ? [] : [finer.MinBy(line => Math.Abs(line - ((from + to) / 2)))];
    }

    private static IEnumerable<double> Multiples(double from, double to, double step)
    {
        var first = (long)Math.Ceiling((from / step) - 1e-9);
        var last = (long)Math.Floor((to / step) + 1e-9);
        for (var index = first; index <= last; index++)
            yield return index * step;
    }
}
