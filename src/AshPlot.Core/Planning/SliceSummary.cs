using System.Numerics;
using System.Runtime.InteropServices;

namespace AshPlot.Core.Planning;

/// <summary>What is known of a slice's values once it has been read.</summary>
/// <param name="Min">Smallest valid value; null if there is none.</param>
/// <param name="Max">Largest valid value; null if there is none.</param>
/// <param name="SmallestDrawn">Smallest value at or over the mask and over 0; null if there is none.</param>
/// <param name="Missing">Number of cells without a value.</param>
internal sealed record SliceSummary(double? Min, double? Max, double? SmallestDrawn, long Missing = 0)
{
    /// <summary>Summarises values.</summary>
    /// <param name="values">Values of a slice; NaN is missing.</param>
    /// <param name="maskBelow">Values below this are not drawn.</param>
    public static SliceSummary Of(ReadOnlySpan<float> values, double maskBelow)
    {
        var (most, least) = (new Vector<float>(float.PositiveInfinity), new Vector<float>(float.NegativeInfinity));
        var mask = (float)maskBelow;
        var (mins, maxes, smallests) = (most, least, most);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var known = Vector<int>.Zero;
        foreach (var value in vectors)
        {
            // Comparisons with NaN are false, so that missing values pass by; infinities are no data either.
            var isDrawn =
                Vector.GreaterThanOrEqual(value, new Vector<float>(mask))
                & Vector.GreaterThan(value, Vector<float>.Zero);
            mins = Vector.ConditionalSelect(
                Vector.LessThan(value, mins) & Vector.GreaterThan(value, least),
                value,
                mins
            );
            maxes = Vector.ConditionalSelect(
                Vector.GreaterThan(value, maxes) & Vector.LessThan(value, most),
                value,
                maxes
            );
            smallests = Vector.ConditionalSelect(Vector.LessThan(value, smallests) & isDrawn, value, smallests);
            // NaN alone is unlike itself; a comparison that holds is -1.
            known -= Vector.Equals(value, value);
        }

        float min = float.PositiveInfinity,
            max = float.NegativeInfinity,
            smallest = float.PositiveInfinity;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            (min, max, smallest) = (
                Math.Min(min, mins[lane]),
                Math.Max(max, maxes[lane]),
                Math.Min(smallest, smallests[lane])
            );
        long missing = (vectors.Length * Vector<float>.Count) - Vector.Sum(known);
        foreach (var value in values[(vectors.Length * Vector<float>.Count)..])
        {
            if (float.IsNaN(value))
                missing++;
            if (value < min && value > float.NegativeInfinity)
                min = value;
            if (value > max && value < float.PositiveInfinity)
                max = value;
            if (value < smallest && value >= mask && value > 0)
                smallest = value;
        }

        return new SliceSummary(Valid(min), Valid(max), Valid(smallest), missing);
    }

    /// <summary>The summary of several slices together.</summary>
    public static SliceSummary Join(IEnumerable<SliceSummary> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        double? min = null,
            max = null,
            smallest = null;
        var missing = 0L;
        foreach (var part in parts)
        {
            min = Least(min, part.Min);
            max = max is null || part.Max > max ? part.Max ?? max : max;
            smallest = Least(smallest, part.SmallestDrawn);
            missing += part.Missing;
        }

        return new SliceSummary(min, max, smallest, missing);
    }

    private static double? Least(double? one, double? other) => one is null || other < one ? other ?? one : one;

    // Adding 0 makes a 0 of -0.
    private static double? Valid(float value) => float.IsFinite(value) ? value + 0f : null;
}
