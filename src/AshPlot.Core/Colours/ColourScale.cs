namespace AshPlot.Core.Colours;

/// <summary>The values of the first and the last colour, in the units of the quantity.</summary>
/// <param name="Min">Value of the first colour; over 0 for a logarithmic scale.</param>
/// <param name="Max">Value of the last colour; over <paramref name="Min"/>, but for classes with a single
/// boundary.</param>
/// <param name="Kind">How values between are spread.</param>
internal sealed record ColourScale(double Min, double Max, ScaleKind Kind)
{
    /// <summary>
    /// Place of a value on the scale: 0 at <see cref="Min"/>, 1 at <see cref="Max"/>, not held within.
    /// </summary>
    public double Position(double value) =>
        Kind == ScaleKind.Log ? Math.Log(value / Min) / Math.Log(Max / Min) : (value - Min) / (Max - Min);

    /// <summary>
    /// A scale that can be drawn from limits that may be missing or coincide, as they do for a run without ash.
    /// </summary>
    /// <param name="min">Lower limit; at or below 0 on a logarithmic scale it becomes a thousandth of the upper
    /// one.</param>
    /// <param name="max">Upper limit.</param>
    /// <param name="kind">How values between are spread.</param>
    public static ColourScale Of(double? min, double? max, ScaleKind kind)
    {
        var upper = max is { } high && double.IsFinite(high) ? high : 0;
        var lower = min is { } low && double.IsFinite(low) ? low : 0;
        if (kind == ScaleKind.Log)
        {
            if (upper <= 0)
                upper = lower > 0 ? lower * 1000 : 1;
            if (lower <= 0)
                lower = upper / 1000;
            if (lower >= upper)
                lower = upper / 10;
        }
        else if (upper <= lower)
        {
            upper = lower + (lower == 0 ? 1 : Math.Abs(lower));
        }

        return new ColourScale(lower, upper, kind);
    }
}

/// <summary>How values are spread over the colours.</summary>
public enum ScaleKind
{
    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>Evenly by their logarithm.</summary>
    Log,
}
