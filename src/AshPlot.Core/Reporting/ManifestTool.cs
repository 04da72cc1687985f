namespace AshPlot.Core.Reporting;

/// <summary>The program that made a manifest.</summary>
internal sealed record ManifestTool
{
    /// <summary>Name of the program: <c>ashplot</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, e.g. <c>0.1.0</c>.</summary>
    public required string Version { get; init; }
}
