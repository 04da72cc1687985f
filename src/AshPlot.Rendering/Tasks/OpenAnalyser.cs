using AshPlot.Core.Analysing;

namespace AshPlot.Rendering.Tasks;

/// <summary>The analyser that a worker keeps between tasks, and the run that it is of.</summary>
internal sealed record OpenAnalyser(string Run, SliceAnalyser Analyser);
