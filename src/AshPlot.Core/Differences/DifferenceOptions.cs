using System.Collections.Immutable;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Units;

namespace AshPlot.Core.Differences;

/// <summary>Which runs are compared, and how.</summary>
/// <param name="A">The run from which differences count.</param>
/// <param name="B">The run that is compared with it.</param>
/// <param name="Thresholds">Thresholds over which areas are gained and lost.</param>
/// <param name="IsDefault">True where the user gave none: a quantity that the threshold does not measure is then no mistake.</param>
internal sealed record DifferenceOptions(MemberInput A, MemberInput B, ImmutableArray<ThresholdValue> Thresholds, bool IsDefault)
{
    /// <summary>True to bring B to the grid of A by the nearest cell; else other grids are refused.</summary>
    public bool IsResampled { get; init; }
}
