using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Analysing;

/// <summary>What of a run is analysed: every quantity of air concentration on layers.</summary>
/// <param name="Run">The run.</param>
/// <param name="Quantities">Its quantities of air concentration.</param>
/// <param name="Thresholds">Threshold of each, in its own units.</param>
internal sealed record AnalysisPlan(
    RunDescription Run,
    ImmutableArray<QuantityDescription> Quantities,
    ImmutableArray<double> Thresholds
)
{
    /// <summary>The threshold of the REFIR study.</summary>
    public static ThresholdValue DefaultThreshold { get; } = new(2, "mg/m3");

    /// <summary>Plans the analysis of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="threshold">The threshold; without a unit in that of the file.</param>
    /// <exception cref="UnreadableInputException">The run has no air concentration.</exception>
    /// <exception cref="InvalidOptionException">The threshold measures something else than the run's air
    /// concentration.</exception>
    public static AnalysisPlan For(RunDescription run, ThresholdValue threshold)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(threshold);
        ImmutableArray<QuantityDescription> quantities =
        [
            .. run.Quantities.Where(quantity =>
                run.Kind == RunKind.Grid && quantity.Name == QuantityKind.AirConcentration.Slug
            ),
        ];
        if (quantities.IsEmpty)
            throw new UnreadableInputException(
                run.Files[0].Path,
                "contains no air concentration on layers, which 'ashplot analyse' needs; 'ashplot info' lists its quantities"
            );
        return new AnalysisPlan(run, quantities, [.. quantities.Select(quantity => Threshold(quantity, threshold))]);
    }

    /// <summary>What workers must know.</summary>
    public AnalysisJob Job() => new(Run.Files, [.. Quantities.Select(quantity => quantity.Grid)], Thresholds);

    private static double Threshold(QuantityDescription quantity, ThresholdValue threshold) =>
        threshold.In(quantity.Units)
        ?? throw new InvalidOptionException(
            nameof(MapOptions.Threshold),
            $"'{threshold.Units}' does not measure the run's air concentration ({quantity.Units}); give it in {quantity.Units} or a unit that converts to it"
        );
}

/// <summary>What a worker must know to analyse slices of a run. Plain data.</summary>
/// <param name="Files">The files of the run.</param>
/// <param name="Grids">Grid of each quantity that is analysed.</param>
/// <param name="Thresholds">Threshold of each, in its own units.</param>
internal sealed record AnalysisJob(
    ImmutableArray<SourceFile> Files,
    ImmutableArray<Grid> Grids,
    ImmutableArray<double> Thresholds
);
