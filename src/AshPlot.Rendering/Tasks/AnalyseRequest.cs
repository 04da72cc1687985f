using AshPlot.Core.Runs;

namespace AshPlot.Rendering.Tasks;

/// <summary>A slice of a run to analyse.</summary>
/// <param name="Run">Key of the run's job in <see cref="WorkerTasks.Analyses"/>.</param>
/// <param name="Quantity">Index into the quantities of that job.</param>
/// <param name="Slice">The slice.</param>
internal sealed record AnalyseRequest(string Run, int Quantity, SliceDescription Slice);
