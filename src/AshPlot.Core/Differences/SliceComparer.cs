using System.Collections.Immutable;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Differences;

/// <summary>Compares slices of two runs in numbers, each read once.</summary>
internal sealed class SliceComparer(ComparisonJob job) : MeasuredSlices(job.Files, job.Grids)
{
    private float[] first = [];
    private float[] marks = [];

    /// <summary>
    /// Compares two A cell that is missing in one of them counts there as without ash; outside the grid of B nothing
    /// counts.
    /// </summary>
    /// <exception cref="UnreadableInputException">A slice cannot be read, or its grid has no areas.</exception>
    public SliceComparison Compare(ComparedSlice pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var cells = job.Grids[pair.Quantity].CellCount;
        if (first.Length < cells)
            (first, marks) = (new float[cells], new float[cells]);
        var a = first.AsSpan(0, cells);
        Read(pair.Quantity, pair.A).CopyTo(a);
        var b = Read(pair.Quantity, pair.B);
        ClearOutside(pair.B, a);
        var (peakA, peakB) = (PeakOf(pair.Quantity, pair.A, a), PeakOf(pair.Quantity, pair.B, b));
        var (decrease, increase) = Extremes(a, b);
        var areas = AreasOf(pair.Quantity, pair.A);
        var over = ImmutableArray.CreateBuilder<ThresholdComparison>();
        foreach (var threshold in job.Thresholds[pair.Quantity])
        {
            // As the values are: a threshold is the single-precision number next to it, and what counts is greater.
            var limit = (float)threshold;
            over.Add(
                new ThresholdComparison(
                    areas.Over(a, limit),
                    areas.Over(b, limit),
                    Only(areas, b, a, limit),
                    Only(areas, a, b, limit)
                )
            );
        }

        return new SliceComparison(peakA, peakB, Moved(peakA, peakB), decrease, increase, over.DrainToImmutable());
    }

    private static double? Moved(SlicePeak a, SlicePeak b) =>
        a is { Max: > 0, Longitude: { } fromEast, Latitude: { } fromNorth }
        && b is { Max: > 0, Longitude: { } toEast, Latitude: { } toNorth }
            ? GreatCircle.Distance((fromEast, fromNorth), (toEast, toNorth))
            : null;

    /// <summary>The largest decrease and increase; null where both are missing everywhere.</summary>
    private static (double? Decrease, double? Increase) Extremes(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        for (var cell = 0; cell < a.Length; cell++)
        {
            if (float.IsNaN(a[cell]) && float.IsNaN(b[cell]))
                continue;
            var difference = (float.IsNaN(b[cell]) ? 0 : b[cell]) - (float.IsNaN(a[cell]) ? 0 : a[cell]);
            (least, most) = (Math.Min(least, difference), Math.Max(most, difference));
        }

        return least > most ? (null, null) : (Math.Min(least, 0), Math.Max(most, 0));
    }

    /// <summary>Area that is over a threshold in one and not in the other.</summary>
    private double Only(CellAreas areas, ReadOnlySpan<float> one, ReadOnlySpan<float> other, float threshold)
    {
        var only = marks.AsSpan(0, one.Length);
        for (var cell = 0; cell < only.Length; cell++)
            only[cell] = one[cell] > threshold && !(other[cell] > threshold) ? 1 : 0;
        return areas.Over(only, 0);
    }
}

/// <summary>Two slices in numbers, in the units of the quantity.</summary>
/// <param name="A">The largest value of A and its place.</param>
/// <param name="B">The largest value of B and its place.</param>
/// <param name="MovedMetres">How far the maximum is from where it was; null where one of the slices has no ash.</param>
/// <param name="Decrease">The largest decrease, 0 or less; null where no cell has a value.</param>
/// <param name="Increase">The largest increase, 0 or more; null where no cell has a value.</param>
/// <param name="Over">For each threshold the areas over it.</param>
internal sealed record SliceComparison(
    SlicePeak A,
    SlicePeak B,
    double? MovedMetres,
    double? Decrease,
    double? Increase,
    ImmutableArray<ThresholdComparison> Over
);

/// <summary>Areas over a threshold, in square metres.</summary>
/// <param name="A">In A.</param>
/// <param name="B">In B.</param>
/// <param name="Gained">In B and not in A.</param>
/// <param name="Lost">In A and not in B.</param>
internal readonly record struct ThresholdComparison(double A, double B, double Gained, double Lost);
