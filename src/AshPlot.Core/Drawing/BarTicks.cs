using AshPlot.Core.Colours;

namespace AshPlot.Core.Drawing;

/// <summary>Where a colour bar is labelled.</summary>
internal static class BarTicks
{
    /// <summary>Round numbers on the scale, in display units.</summary>
    /// <param name="scale">The scale, in the quantity's units.</param>
    /// <param name="factor">Display units per unit of the quantity.</param>
    /// <param name="most">At most this many.</param>
    public static IReadOnlyList<(double Position, string Label)> For(ColourScale scale, double factor, int most)
    {
        return [.. Values(scale, factor, most).Select(tick => (scale.Position(tick.Value), tick.Label))];
    }

    /// <summary>Round numbers on the scale, in the quantity's units, and as they read in display units.</summary>
    /// <inheritdoc cref="For"/>
    public static IEnumerable<(double Value, string Label)> Values(ColourScale scale, double factor, int most)
    {
        var values =
            scale.Kind == ScaleKind.Log
                ? Decades(scale.Min * factor, scale.Max * factor, most)
                : Even(scale.Min * factor, scale.Max * factor, most);
        var all = values.ToArray();
        // Even steps read as one row of numbers: all plain, or all with a power of ten.
        var isPlain = scale.Kind == ScaleKind.Log || Array.TrueForAll(all, NumberText.IsPlain);
        return all.Select(value =>
            (value / factor, isPlain ? NumberText.Of(value, 4) : NumberText.WithPower(value, 4))
        );
    }

    /// <summary>The next of 1, 2, 2.5 and 5 times a power of ten, the usual round steps.</summary>
    public static double RoundStep(double rough)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        // A hair of slack for what rounding does to decade.
        return new[] { 1, 2, 2.5, 5, 10 }
            .Select(times => times * decade)
            .First(candidate => candidate >= rough * 0.999999);
    }

    private static IEnumerable<double> Even(double from, double to, int most)
    {
        var step = RoundStep((to - from) / Math.Max(1, most - 1));
        for (var index = (long)Math.Ceiling((from / step) - 1e-6); index * step <= to + (step * 1e-6); index++)
            yield return index * step;
    }

    private static IEnumerable<double> Decades(double from, double to, int most)
    {
        var first = (int)Math.Ceiling(Math.Log10(from) - 1e-9);
        var last = (int)Math.Floor(Math.Log10(to) + 1e-9);
        if (last - first < 1)
            return Even(from, to, most).Where(value => value > 0);
        var stride = ((last - first) / Math.Max(1, most - 1)) + 1;
        return Enumerable
            .Range(0, ((last - first) / stride) + 1)
            .Select(index => Math.Pow(10, first + (index * stride)));
    }
}
