using AshPlot.Core.Units;

namespace AshPlot.Cli.Analysing;

/// <summary>An analysis as the user wants it; checked.</summary>
internal sealed record AnalyseSettings
{
    public required WorkSettings Work { get; init; }

    public required ThresholdValue Threshold { get; init; }

    /// <summary>True to print JSON instead of the table.</summary>
    public bool Json { get; init; }
}
