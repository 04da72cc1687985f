using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>Reads a value of a reduction for each cell.</summary>
/// <param name="index">Which of the values.</param>
/// <param name="destination">Receives it; missing is NaN.</param>
internal delegate void ValueReading(int index, Span<float> destination);

/// <summary>
/// Makes one value for each cell of many. They are read one after another, so that memory does not grow with their
/// number; a percentile, which needs all values of a cell at once, takes the cells in parts for which there is room,
/// and reads again for each.
/// </summary>
/// <param name="room">How many values may be held at once for a percentile.</param>
internal sealed class SliceReducer(int room = SliceReducer.Room)
{
    // 128 MB: 21 members of a million cells are read twice.
    private const int Room = 32 << 20;

    /// <summary>Reduces.</summary>
    /// <param name="reduction">What is made of the values.</param>
    /// <param name="count">How many values a cell has.</param>
    /// <param name="read">Reads one for all cells.</param>
    /// <param name="destination">Receives the result.</param>
    public void Reduce(SliceReduction reduction, int count, ValueReading read, Span<float> destination)
    {
        if (reduction.Kind == ReductionKind.Percentile)
            Percentile(reduction.Threshold, count, read, destination);
        else if (reduction.Kind is ReductionKind.Mean or ReductionKind.Deviation)
            Moments(reduction.Kind, count, read, destination);
        else
            Compare(reduction, count, read, destination);
    }

    private static void Compare(SliceReduction reduction, int count, ValueReading read, Span<float> destination)
    {
        destination.Fill(float.NaN);
        var values = new float[destination.Length];
        float[] best = reduction.Kind == ReductionKind.OfMaximum ? new float[destination.Length] : [];
        // As the values are: a threshold is the single-precision number next to it.
        var threshold = (float)reduction.Threshold;
        float[] boundaries = [.. reduction.Boundaries.Select(boundary => (float)boundary)];
        for (var index = 0; index < count; index++)
        {
            read(index, values);
            var meaning = (float)reduction.Values[index];
            for (var cell = 0; cell < values.Length; cell++)
            {
                var value = values[cell];
                if (float.IsNaN(value))
                    continue;
                ref var known = ref destination[cell];
                known = reduction.Kind switch
                {
                    ReductionKind.Maximum => float.IsNaN(known) ? value : Math.Max(known, value),
                    ReductionKind.Minimum => float.IsNaN(known)
                        ? (index == 0 ? value : Math.Min(0, value))
                        : Math.Min(known, value),
                    ReductionKind.Difference => Difference(
                        known,
                        boundaries.Length == 0 ? value : ClassOf(value, boundaries),
                        isFirst: index == 0
                    ),
                    ReductionKind.Probability or ReductionKind.Agreement => (float.IsNaN(known) ? 0 : known)
                        + (value > threshold ? 1 : 0),
                    ReductionKind.OfMaximum => OfMaximum(known, value, meaning, threshold, ref best[cell]),
                    _ => OfThoseOver(reduction.Kind, known, value, meaning, threshold),
                };
            }

            // Missing in this one and known in another: without ash here.
            if (reduction.Kind == ReductionKind.Minimum && index > 0)
            {
                for (var cell = 0; cell < values.Length; cell++)
                    destination[cell] = float.IsNaN(values[cell]) ? Math.Min(destination[cell], 0) : destination[cell];
            }
        }

        Finish(reduction.Kind, count, destination);
    }

    private static float Difference(float known, float value, bool isFirst) =>
        (float.IsNaN(known) ? 0 : known) + (isFirst ? -value : value);

    /// <summary>How many boundaries a value has reached; 0 below all classes.</summary>
    private static int ClassOf(float value, float[] boundaries)
    {
        var reached = 0;
        while (reached < boundaries.Length && value >= boundaries[reached])
            reached++;
        return reached;
    }

    private static float OfThoseOver(ReductionKind kind, float known, float value, float meaning, float threshold)
    {
        if (!(value > threshold))
            return float.IsNaN(known) ? SliceReduction.Nothing : known;
        return !(known > SliceReduction.Nothing)
            ? meaning
            : kind switch
            {
                ReductionKind.Smallest => Math.Min(known, meaning),
                ReductionKind.Largest => Math.Max(known, meaning),
                _ => known + meaning,
            };
    }

    private static float OfMaximum(float known, float value, float meaning, float threshold, ref float best)
    {
        if (!(value > threshold))
            return float.IsNaN(known) ? SliceReduction.Nothing : known;
        if (known > SliceReduction.Nothing && value <= best)
            return known;
        best = value;
        return meaning;
    }

    /// <summary>Counts become shares, and what is nothing is said to be.</summary>
    private static void Finish(ReductionKind kind, int count, Span<float> destination)
    {
        if (kind is not (ReductionKind.Probability or ReductionKind.Agreement or ReductionKind.Difference))
            return;
        foreach (ref var cell in destination)
        {
            if (cell == 0)
                cell = SliceReduction.Nothing;
            else if (kind != ReductionKind.Difference)
                cell = (float)(100.0 * (kind == ReductionKind.Agreement ? Math.Max(cell, count - cell) : cell) / count);
        }
    }

    private static void Moments(ReductionKind kind, int count, ValueReading read, Span<float> destination)
    {
        var values = new float[destination.Length];
        var (means, squares, isKnown) = (
            new double[destination.Length],
            new double[kind == ReductionKind.Deviation ? destination.Length : 0],
            new bool[destination.Length]
        );
        for (var index = 0; index < count; index++)
        {
            read(index, values);
            for (var cell = 0; cell < values.Length; cell++)
            {
                isKnown[cell] |= !float.IsNaN(values[cell]);
                // Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4
                // (1962).
                var step = (float.IsNaN(values[cell]) ? 0 : values[cell]) - means[cell];
                means[cell] += step / (index + 1);
                if (kind == ReductionKind.Deviation)
                    squares[cell] += step * ((float.IsNaN(values[cell]) ? 0 : values[cell]) - means[cell]);
            }
        }

        for (var cell = 0; cell < destination.Length; cell++)
            destination[cell] = !isKnown[cell]
                ? float.NaN
                : (float)(kind == ReductionKind.Mean ? means[cell] : Math.Sqrt(Math.Max(0, squares[cell]) / count));
    }

    private void Percentile(double percentile, int count, ValueReading read, Span<float> destination)
    {
        var values = new float[destination.Length];
        var part = Math.Clamp(room / count, 1, destination.Length);
        var held = new float[(long)part * count];
        for (var from = 0; from < destination.Length; from += part)
        {
            var length = Math.Min(part, destination.Length - from);
            for (var index = 0; index < count; index++)
            {
                read(index, values);
                for (var cell = 0; cell < length; cell++)
                    held[(cell * count) + index] = values[from + cell];
            }

            for (var cell = 0; cell < length; cell++)
                destination[from + cell] = Percentile(percentile, held.AsSpan(cell * count, count));
        }
    }

    /// <summary>
    /// Between neighbours of the sorted values by their place: R's type 7, which numpy and Excel use.
    /// </summary>
    private static float Percentile(double percentile, Span<float> values)
    {
        var missing = 0;
        foreach (ref var value in values)
        {
            if (!float.IsNaN(value))
                continue;
            value = 0;
            missing++;
        }

        if (missing == values.Length)
            return float.NaN;
        values.Sort();
        var place = percentile / 100 * (values.Length - 1);
        var below = Math.Clamp((int)Math.Floor(place), 0, values.Length - 1);
        var above = Math.Min(below + 1, values.Length - 1);
        return (float)(values[below] + ((values[above] - (double)values[below]) * (place - below)));
    }
}
