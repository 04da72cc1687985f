using AshPlot.Core.Reporting;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>How a render ended.</summary>
internal sealed record RenderReport
{
    /// <summary>The manifest, as it was to be written.</summary>
    public required Manifest Manifest { get; init; }

    /// <summary>The page, manifest or shard that a reader begins with; null where it could not be written.</summary>
    public required string? Path { get; init; }

    /// <summary>Why manifest or pages could not be written, in one line.</summary>
    public required string? ReportProblem { get; init; }

    /// <summary>Why no worker could be had, where maps are missing for that.</summary>
    public required WorkerPoolBrokenException? Broken { get; init; }

    /// <summary>By number of the map; null for one that was not begun.</summary>
    public required IReadOnlyList<MapOutcome?> Outcomes { get; init; }

    /// <summary>How many quantities have maps whose scale or box leaves slices out.</summary>
    public required int Gaps { get; init; }

    /// <summary>How many exports, animations and documents could not be made.</summary>
    public required int OtherFailures { get; init; }

    /// <summary>How many maps failed.</summary>
    public int FailedMaps => Outcomes.Count(outcome => outcome?.Error is not null);

    /// <summary>True where everything was made.</summary>
    public bool IsWhole => FailedMaps + Gaps + OtherFailures == 0 && Path is not null;
}
