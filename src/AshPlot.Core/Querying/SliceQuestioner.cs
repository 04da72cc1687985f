using System.Collections.Immutable;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Querying;

/// <summary>Answers what is asked of slices of a run, each read once.</summary>
internal sealed class SliceQuestioner(QueryJob job) : MeasuredSlices(job.Files, job.Grids)
{
    /// <summary>Answers for one slice.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <exception cref="UnreadableInputException">The slice cannot be read, or its grid has no areas.</exception>
    public SliceAnswer Ask(int quantity, SliceDescription slice)
    {
        var values = Read(quantity, slice);
        var cells = job.Cells[quantity];
        if (cells.IsEmpty)
            return new SliceAnswer([], Whole(quantity, slice, values));
        var found = ImmutableArray.CreateBuilder<float>(cells.Length);
        foreach (var cell in cells)
            found.Add(cell < 0 ? float.NaN : values[cell]);
        return new SliceAnswer(found.MoveToImmutable(), null);
    }

    private SliceExtremes Whole(int quantity, SliceDescription slice, ReadOnlySpan<float> values)
    {
        var over = ImmutableArray.CreateBuilder<ThresholdExtent>();
        var cells = AreasOf(quantity, slice);
        foreach (var threshold in job.Thresholds[quantity])
        {
            // As the values are: a threshold is the single-precision number next to it, and what counts is greater.
            var limit = (float)threshold;
            var count = cells.CountOver(values, limit);
            var scan = new AshScan(job.Grids[quantity]);
            if (count > 0)
                scan.Add(values, float.BitIncrement(limit));
            over.Add(new ThresholdExtent(cells.Over(values, limit), count, scan.Cover()?.Box));
        }

        var peak = PeakOf(quantity, slice, values);
        return new SliceExtremes(peak.Max, peak.Longitude, peak.Latitude, peak.Missing, over.DrainToImmutable());
    }
}

/// <summary>
/// What one slice answers: its values at cells, or what it holds as a whole. All in the quantity's units.
/// </summary>
/// <param name="Values">Value at each cell that was asked for; NaN where it is missing or outside.</param>
/// <param name="Whole">Of the whole slice, where no cells were asked for.</param>
internal sealed record SliceAnswer(ImmutableArray<float> Values, SliceExtremes? Whole);

/// <summary>Maximum of a slice and what is over thresholds.</summary>
/// <param name="Maximum">Largest value; null if no cell is valid.</param>
/// <param name="Longitude">Centre of its cell, -180..180; null without one.</param>
/// <param name="Latitude">Centre of its cell; null without one.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value.</param>
/// <param name="Over">For each threshold, what is over it.</param>
internal sealed record SliceExtremes(
    double? Maximum,
    double? Longitude,
    double? Latitude,
    double MissingSquareMetres,
    ImmutableArray<ThresholdExtent> Over
);

/// <summary>What of a slice is over a threshold.</summary>
/// <param name="SquareMetres">Area of the cells whose value is greater.</param>
/// <param name="Cells">Number of the cells; those of a meridian that is there twice count once.</param>
/// <param name="Box">The smallest box around them, to their edges; null where there are none.</param>
internal sealed record ThresholdExtent(double SquareMetres, int Cells, GeoExtent? Box);
