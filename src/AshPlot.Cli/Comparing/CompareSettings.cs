using AshPlot.Cli.Reporting;
using AshPlot.Core.Comparing;

namespace AshPlot.Cli.Comparing;

/// <summary>A comparison as the user wants it; checked.</summary>
internal sealed record CompareSettings
{
    public required string Expected { get; init; }

    public required string Actual { get; init; }

    public required PictureTolerance Tolerance { get; init; }

    /// <summary>Folder of the report; null for none.</summary>
    public required string? Report { get; init; }

    public required LogSettings Logging { get; init; }
}
