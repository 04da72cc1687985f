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
            slice.LevelIndex,
            slice.TimeIndex,
            area,
            peak.Missing,
            peak.Max,
            peak.Longitude,
            peak.Latitude
        );
    }
}

/// <summary>What was found in one slice.</summary>
/// <param name="LevelIndex">Index into the quantity's levels.</param>
/// <param name="TimeIndex">Index into the quantity's times, -1 without.</param>
/// <param name="SquareMetres">Area of the cells over the threshold.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value.</param>
/// <param name="Maximum">Largest value, in the quantity's units; null if no cell is valid.</param>
/// <param name="Longitude">Centre of its cell, -180..180; null without one.</param>
/// <param name="Latitude">Centre of its cell; null without one.</param>
internal sealed record SliceAnalysis(
    int LevelIndex,
    int TimeIndex,
    double SquareMetres,
    double MissingSquareMetres,
    double? Maximum,
    double? Longitude,
    double? Latitude
);
