using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Analysing;

/// <summary>Finds areas and maxima in slices of a run.</summary>
internal sealed class SliceAnalyser(AnalysisJob job) : MeasuredSlices(job.Files, job.Grids)
{
    /// <summary>Analyses one slice.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <exception cref="UnreadableInputException">The slice cannot be read, or its grid has no areas.</exception>
    public SliceAnalysis Analyse(int quantity, SliceDescription slice)
    {
        var values = Read(quantity, slice);
        // As the values are: 0.002 of a file is the single-precision number next to it, which is not over 2 mg/m3.
        var area = AreasOf(quantity, slice).Over(values, (float)job.Thresholds[quantity]);
        var peak = PeakOf(quantity, slice, values);
        return new SliceAnalysis(
            slice.LevelIndex, slice.TimeIndex, area, peak.Missing, peak.Max, peak.Longitude, peak.Latitude);
    }
}
