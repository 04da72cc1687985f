namespace AshPlot.Core.Reporting;

/// <summary>An animation of the maps of a quantity at a level.</summary>
internal sealed record ManifestAnimation
{
    /// <summary>The level as it stands in file names; null for maps without a level.</summary>
    public string? Level { get; init; }

    /// <summary>The file, relative to the manifest, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Number of maps in it.</summary>
    public required int Frames { get; init; }
}
