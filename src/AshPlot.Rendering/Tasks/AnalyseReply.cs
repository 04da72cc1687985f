using AshPlot.Core.Analysing;

namespace AshPlot.Rendering.Tasks;

/// <summary>What was found in the slice, or in one line why it was not.</summary>
internal sealed record AnalyseReply(SliceAnalysis? Slice, string? Problem);
