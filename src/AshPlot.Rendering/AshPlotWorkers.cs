using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>
/// Lets a program draw with worker processes of its own: a worker is the same program, started again with a hidden
/// argument.
/// </summary>
public static class AshPlotWorkers
{
    /// <summary>Serves as a worker if this process was started as one. Call it first in <c>Main</c>.</summary>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <param name="exitCode">What <c>Main</c> returns where the result is true.</param>
    /// <returns>True where this process was a worker and has done its work; false where it is the program
    /// itself.</returns>
    public static bool TryRun(string[] args, out int exitCode) =>
        WorkerHost.TryRun(args, WorkerTasks.Registry, out exitCode);
}
