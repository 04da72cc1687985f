using System.Collections.Immutable;

namespace AshPlot.Rendering.Tasks;

/// <summary>The files relative to the output folder, or in one line why there are none.</summary>
internal sealed record ExportReply(ImmutableArray<string> Files, string? Problem);
