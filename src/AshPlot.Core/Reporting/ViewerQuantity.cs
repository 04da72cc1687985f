using System.Collections.Immutable;

namespace AshPlot.Core.Reporting;

/// <summary>A quantity in the viewer.</summary>
/// <param name="Name">Its slug, made unique within the page.</param>
/// <param name="Text">Its title.</param>
/// <param name="Notes">Sentences to show with its maps.</param>
/// <param name="Levels">Its levels; one with an empty name where maps have no level.</param>
/// <param name="Times">Its times; one with an empty name where maps have no time.</param>
/// <param name="Maps">Its maps, in the order of the manifest; each is made when it is asked for, so that a long run's
/// are never all in memory.</param>
/// <param name="Animations">For each level the addresses of its animations; null where there is none at all.</param>
/// <param name="Display">The units in which its values are shown.</param>
/// <param name="Frame">Where the map lies in each picture, for values under the cursor; null where there is
/// none.</param>
/// <param name="Mask">Values below this are not drawn.</param>
/// <param name="Values">Address of what says which value each pixel shows; null where there are no values.</param>
/// <param name="Of">What it shares with the quantities that are shown beside it, in step: two runs and their
/// difference. Null where there are none.</param>
internal sealed record ViewerQuantity(
    string Name,
    string Text,
    ImmutableArray<string>? Notes,
    ImmutableArray<ViewerChoice> Levels,
    ImmutableArray<ViewerChoice> Times,
    IEnumerable<ViewerMap> Maps,
    ImmutableArray<ImmutableArray<string>>? Animations,
    ManifestDisplay Display,
    ManifestFrame? Frame,
    double? Mask,
    string? Values,
    string? Of = null
);
