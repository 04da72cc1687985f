using System.Collections.Immutable;

namespace AshPlot.Core.Reporting;

/// <summary>Shards of a run, joined.</summary>
/// <param name="Manifest">Manifest of the run as if drawn in one piece; maps of shards that are missing are not in
/// it.</param>
/// <param name="Part">What the shards were told of the whole job.</param>
/// <param name="Problems">Shards that are missing or failed, one sentence each; none when the run is whole.</param>
/// <param name="Remarks">What else the user should know, one sentence each.</param>
internal sealed record MergedShards(
    Manifest Manifest,
    ManifestPart Part,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Remarks
);
