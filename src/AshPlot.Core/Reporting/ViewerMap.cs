using System.Collections.Immutable;

namespace AshPlot.Core.Reporting;

/// <summary>A map in the viewer.</summary>
internal sealed record ViewerMap
{
    /// <summary>Index of its level in the quantity.</summary>
    public required int Level { get; init; }

    /// <summary>Index of its time in the quantity.</summary>
    public required int Time { get; init; }

    /// <summary>What became of it, in the manifest's word.</summary>
    public required string Status { get; init; }

    /// <summary>Address of the picture; null where there is none.</summary>
    public string? Picture { get; init; }

    /// <summary>Addresses of all its files.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>What became of it in words; null for a map that is simply drawn.</summary>
    public string? State { get; init; }

    /// <summary>What the model says nothing about, or null.</summary>
    public string? Unknown { get; init; }

    /// <summary>Smallest and largest value with units, or null.</summary>
    public string? Values { get; init; }

    /// <summary>True where its values lie where those of such a map do; left out else.</summary>
    public bool? HasValues { get; init; }

    /// <summary>Its panels, where it is a figure of several; left out else.</summary>
    public ImmutableArray<ViewerPanel>? Panels { get; init; }

    /// <summary>Addresses of its values for geographic information systems, or null.</summary>
    public ImmutableArray<string>? Exports { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Error { get; init; }

    /// <summary>By whom and how fast it was drawn, or null.</summary>
    public string? Drawn { get; init; }
}

/// <summary>A panel in the viewer.</summary>
/// <param name="X">Left edge of its map, pixels from the left of the picture.</param>
/// <param name="Y">Top edge of its map.</param>
/// <param name="Text">What it shows, where that is not what all panels show: its level or its time.</param>
internal sealed record ViewerPanel(int X, int Y, string Text);
