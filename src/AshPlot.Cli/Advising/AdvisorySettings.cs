using System.Collections.Immutable;
using AshPlot.Core.Advising;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;

namespace AshPlot.Cli.Advising;

/// <summary>A draft of an advisory as the user wants it; checked.</summary>
internal sealed record AdvisorySettings
{
    public required WorkSettings Work { get; init; }

    public required ImmutableArray<AdvisoryLayer> Layers { get; init; }

    /// <summary>The times; none for those of an advisory.</summary>
    public required ImmutableArray<TimeSelector> Times { get; init; }

    public required ThresholdValue Threshold { get; init; }

    /// <summary>How many corners a polygon may have.</summary>
    public required int Vertices { get; init; }

    /// <summary>True for JSON on standard output.</summary>
    public required bool Json { get; init; }
}
