using System.Collections.Immutable;
using AshPlot.Core.Reporting;

namespace AshPlot.Rendering;

/// <summary>How drawing one map ended.</summary>
public sealed record MapResult
{
    /// <summary>What the map shows.</summary>
    public required RunSlice Slice { get; init; }

    /// <summary>Drawn, drawn without ash or without data, or failed.</summary>
    public required MapStatus Status { get; init; }

    /// <summary>
    /// Its files, one for each format, relative to the output folder, with <c>/</c>; empty where it failed.
    /// </summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Why it failed, in one line; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>Smallest valid value of the slice; null if there is none, or the map failed.</summary>
    public double? Min { get; init; }

    /// <summary>Largest valid value of the slice; null if there is none, or the map failed.</summary>
    public double? Max { get; init; }

    /// <summary>The share of the drawn area that the model's domain covers, 0 to 1; null if the map failed.</summary>
    public double? Coverage { get; init; }

    /// <summary>Cells of the slice without a value; null if the map failed.</summary>
    public long? Missing { get; init; }

    /// <summary>The process of the last attempt.</summary>
    public int ProcessId { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Time that the last attempt took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>True if an earlier run has drawn it.</summary>
    public bool IsReused { get; init; }
}
