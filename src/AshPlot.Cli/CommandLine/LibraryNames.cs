using System.Collections.Frozen;
using AshPlot.Core.Advising;
using AshPlot.Core.Comparing;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Sections;
using AshPlot.Rendering;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// What the command line calls the options that the libraries know by their properties, for messages
/// (<see cref="Core.Errors.OptionNames"/>).
/// </summary>
internal static class LibraryNames
{
    private static readonly Lazy<FrozenDictionary<string, string>> Options = new(() =>
        new Dictionary<string, string>
        {
            [nameof(LoadOptions.Members)] = "--ensemble or --ensemble-of",
            [nameof(LoadOptions.Model)] = "--model",
            [nameof(LoadOptions.Release)] = "--release",
            [nameof(LoadOptions.Select)] = "--select",
            [nameof(LoadOptions.Species)] = "--species",
            [nameof(LoadOptions.Sum)] = "--sum",
            [nameof(LoadOptions.Variables)] = "--variable",

            [nameof(MapOptions.ByQuantity)] = "options by quantity",
            [nameof(MapOptions.CentralLongitude)] = "--central-longitude",
            [nameof(MapOptions.Classes)] = "--colours (classes)",
            [nameof(MapOptions.Colours)] = "--colours",
            [nameof(MapOptions.Contours)] = "--contours",
            [nameof(MapOptions.Ensemble)] = "--ensemble",
            [nameof(MapOptions.Formats)] = "--format",
            [nameof(MapOptions.HasCities)] = "--cities",
            [nameof(MapOptions.HasTint)] = "--no-tint",
            [nameof(MapOptions.Levels)] = "--level",
            [nameof(MapOptions.Limits)] = "--limits",
            [nameof(MapOptions.Logo)] = "--logo",
            [nameof(MapOptions.MaskBelow)] = "--mask-below",
            [nameof(MapOptions.Max)] = "--max",
            [nameof(MapOptions.Min)] = "--min",
            [nameof(MapOptions.Overlays)] = "--overlay, --marker",
            [nameof(MapOptions.Panels)] = "--panels",
            [nameof(MapOptions.Projection)] = "--projection",
            [nameof(MapOptions.Quantities)] = "--quantity",
            [nameof(MapOptions.Scale)] = "--scale",
            [nameof(MapOptions.ScaleKind)] = "--log",
            [nameof(MapOptions.Section)] = "the route",
            [nameof(MapOptions.Size)] = "--size",
            [nameof(MapOptions.Stamp)] = "--stamp",
            [nameof(MapOptions.Threshold)] = "--threshold",
            [nameof(MapOptions.Times)] = "--time",
            [nameof(MapOptions.Title)] = "--title",
            [nameof(MapOptions.Values)] = "--no-values",
            [nameof(MapOptions.Vent)] = "--vent",
            [nameof(MapOptions.Words)] = "--title, --subtitle, --footer",
            [nameof(MapOptions.Zoom)] = "--zoom",
            [nameof(MapWords.Footer)] = "--footer",
            [nameof(MapWords.Subtitle)] = "--subtitle",

            [nameof(EnsembleOptions.AllowMissing)] = "--allow-missing",
            [nameof(EnsembleOptions.IsResampled)] = "--resample nearest",
            [nameof(EnsembleOptions.Statistics)] = "--statistic",

            [nameof(RenderOptions.Animate)] = "--animate",
            [nameof(RenderOptions.AnimateAs)] = "--animate-as",
            [nameof(RenderOptions.Exports)] = "--export",
            [nameof(RenderOptions.FramesPerSecond)] = "--fps",
            [nameof(RenderOptions.Html)] = "--no-html",
            [nameof(RenderOptions.Keep)] = "--keep",
            [nameof(RenderOptions.MergePdf)] = "--merge-pdf",
            [nameof(RenderOptions.Overwrite)] = "--overwrite",
            [nameof(RenderOptions.Resume)] = "--resume",
            [nameof(RenderOptions.Shard)] = "--shard",
            [nameof(RenderOptions.TaskTimeout)] = "--task-timeout",
            [nameof(RenderOptions.WorkerMemory)] = "--worker-memory",
            [nameof(RenderOptions.Workers)] = "--workers",
            [nameof(OutputFolder)] = "--output",

            [nameof(AdvisoryPlan.Layers)] = "--layers",
            [nameof(SectionRoute.IsFlight)] = "--track",
            [nameof(SectionRoute.Points)] = "--along",
            [nameof(PictureTolerance.Channel)] = "--channel",
            [nameof(PictureTolerance.MaxDifferentPercent)] = "--max-different",
            [nameof(PictureTolerance.RootMeanSquare)] = "--tolerance",

            // Attributes of QVA files.
            ["event_type"] = "--event-type",
            ["institution"] = "--institution",
            ["issue_time"] = "--issue-time",
            ["permissableUsage"] = "--usage",
            ["permissableUsageReason"] = "--usage-reason",
            ["reportStatus"] = "--report-status",
            ["source"] = "--source",
            ["volcano_id"] = "--volcano-id",
            ["WMO_originator"] = "--originator",
        }.ToFrozenDictionary()
    );

    /// <summary>The option of a property, as people write it; null where it has none.</summary>
    public static string? OptionOf(string property) => Options.Value.GetValueOrDefault(property);
}
