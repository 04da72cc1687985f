using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>
/// What a worker must know to draw any map of a job. Plain data that travels between processes once per worker.
/// </summary>
internal sealed record DrawingJob
{
    /// <summary>The run; its quantities are in <see cref="Quantities"/> instead.</summary>
    public required RunDescription Run { get; init; }

    /// <summary>
    /// Quantities that are drawn, then the others of the run; their slices are left out, since each task brings its
    /// own.
    /// </summary>
    public required ImmutableArray<QuantityPlan> Quantities { get; init; }

    /// <summary>How maps look.</summary>
    public required MapOptions Options { get; init; }

    /// <summary>Where maps go.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Folder for unfinished files, on the same file system.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Makes the job of a plan.</summary>
    public static DrawingJob For(RunPlan plan, MapOptions options, string outputFolder, string workingFolder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        return new DrawingJob
        {
            Run = options.Vent?.AddTo(plan.RunForWorkers()) ?? plan.RunForWorkers(),
            Quantities = RunPlan.ForWorkers(plan.AllQuantities),
            Options = options.Of(plan.Run),
            OutputFolder = outputFolder,
            WorkingFolder = workingFolder,
        };
    }
}
