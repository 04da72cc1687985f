using AshPlot.Core.Colours;
using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Finishing;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;

namespace AshPlot.Rendering.Tasks;

/// <summary>What every worker gets before its first task.</summary>
/// <param name="Verbose">True when debug events are wanted.</param>
/// <param name="RoomForSlices">Most bytes of slices that the worker keeps between measuring and drawing.</param>
internal sealed record WorkerSetup(bool Verbose, long RoomForSlices = 0);

/// <summary>A file to describe.</summary>
internal sealed record DescribeRequest(string Path, LoadOptions Options);

/// <summary>
/// A slice whose range is wanted: one to a task, so that time limit and retries are those of a slice and a failure
/// leaves out no other.
/// </summary>
/// <param name="Quantity">Index into the quantities of the job.</param>
/// <param name="Slice">The slice.</param>
/// <param name="Keep">True where it is drawn later on and should be kept for that.</param>
internal sealed record MeasureRequest(int Quantity, SliceDescription Slice, bool Keep = false);

/// <summary>What is known of a slice once it has been read.</summary>
/// <param name="Summary">Its range.</param>
/// <param name="Ash">Where it has ash; null where it has none, or the box of the maps does not depend on it.</param>
/// <param name="Kept">Where it is kept; null where it is not.</param>
internal sealed record MeasuredSlice(SliceSummary Summary, GeoCover? Ash, KeptSlice? Kept);

/// <summary>A map to draw.</summary>
/// <param name="Map">The map.</param>
/// <param name="Scale">The scale it shares with others, or null for its own.</param>
/// <param name="Extent">The box that it shows, as all maps of its quantity do.</param>
/// <param name="Remark">What a reader of the map must know of what it shares with others; null where there is
/// nothing.</param>
/// <param name="Kept">Where its slice is kept since it was measured, if it is.</param>
internal sealed record DrawRequest(
    MapPlan Map,
    ColourScale? Scale,
    GeoExtent Extent,
    string? Remark = null,
    KeptSlice? Kept = null
);

/// <summary>A map whose slice is exported.</summary>
/// <param name="Map">The map.</param>
/// <param name="Scale">The scale it shares with others, or null for its own.</param>
/// <param name="Remark">What a reader must know of what it shares with others; null where there is nothing.</param>
internal sealed record ExportRequest(MapPlan Map, ColourScale? Scale, string? Remark = null);

/// <summary>An animation to make.</summary>
/// <param name="Plan">The animation.</param>
/// <param name="Folder">The output folder.</param>
internal sealed record AnimateRequest(AnimationPlan Plan, string Folder);

/// <summary>A chart of a place to draw.</summary>
/// <param name="Job">The chart.</param>
/// <param name="Folder">The output folder.</param>
/// <param name="WorkingFolder">Folder for unfinished files.</param>
internal sealed record ChartRequest(PlaceChartJob Job, string Folder, string WorkingFolder);

/// <summary>A run to write as NetCDF.</summary>
/// <param name="Run">The run.</param>
/// <param name="Path">Final name of the file.</param>
/// <param name="WorkingFolder">Folder for the unfinished file.</param>
/// <param name="Qva">The product to write instead of the run; null for the run as it is.</param>
internal sealed record ConvertRequest(RunDescription Run, string Path, string WorkingFolder, QvaProduct? Qva);

/// <summary>The result of a task that has left what it made elsewhere.</summary>
internal readonly record struct Done;
