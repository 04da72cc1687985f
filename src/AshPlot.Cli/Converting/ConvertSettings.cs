using AshPlot.Cli.Reporting;

namespace AshPlot.Cli.Converting;

/// <summary>A conversion as the user wants it; checked.</summary>
internal sealed record ConvertSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required string Output { get; init; }

    public required LogSettings Logging { get; init; }
}
