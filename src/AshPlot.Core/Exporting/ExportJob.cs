using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>What a worker must know to export any map of a job. Plain data.</summary>
internal sealed record ExportJob
{
    /// <summary>The run; its quantities are in <see cref="Quantities"/> instead.</summary>
    public required RunDescription Run { get; init; }

    /// <summary>Quantities that are exported, without their slices.</summary>
    public required ImmutableArray<QuantityPlan> Quantities { get; init; }

    /// <summary>How maps look, for the colours of overlays and the classes of polygons.</summary>
    public required MapOptions Options { get; init; }

    /// <summary>Names of the exports, see <see cref="SliceExports"/>.</summary>
    public required ImmutableArray<string> Exports { get; init; }

    /// <summary>The output folder of the maps; exports go to <c>export/</c> below it.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Folder for unfinished files, on the file system of <see cref="OutputFolder"/>.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Makes the job of a plan.</summary>
    public static ExportJob For(
        RunPlan plan,
        MapOptions options,
        ImmutableArray<string> exports,
        string outputFolder,
        string workingFolder
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        return new ExportJob
        {
            Run = options.Vent?.AddTo(plan.RunForWorkers()) ?? plan.RunForWorkers(),
            Quantities = RunPlan.ForWorkers(plan.Quantities),
            Options = options.Of(plan.Run),
            Exports = exports,
            OutputFolder = outputFolder,
            WorkingFolder = workingFolder,
        };
    }
}
