using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Core.Converting;
using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Drawing;
using AshPlot.Core.Exporting;
using AshPlot.Core.Finishing;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>
/// What the workers of ashplot can do: describe a file, measure slices, draw a map, export a slice, join maps to an
/// animation, draw a chart, write a run as NetCDF; and the <see cref="ReadingTasks"/>. What they throw is described by
/// <see cref="WorkerErrors"/>.
/// </summary>
internal static class WorkerTasks
{
    /// <summary>Shared dictionary with the drawing job, under <see cref="JobKey"/>.</summary>
    public const string Jobs = "jobs";

    /// <summary>The one entry of <see cref="Jobs"/>.</summary>
    public const string JobKey = "drawing";

    /// <summary>Shared dictionary of results: number of the map to what came of drawing it.</summary>
    public const string Results = "results";

    /// <summary>Shared dictionary with the export job, under <see cref="JobKey"/>.</summary>
    public const string Exports = "exports";

    /// <summary>Formats of charts.</summary>
    private static readonly string[] ChartFormats = ["png", "svg"];

    /// <summary>Describes one file.</summary>
    public static TaskKind<DescribeRequest, RunDescription> Describe { get; } =
        new("describe", WorkerJson.Default.DescribeRequest, WorkerJson.Default.RunDescription);

    /// <summary>Finds the range of a slice.</summary>
    public static TaskKind<MeasureRequest, MeasuredSlice> Measure { get; } =
        new("measure", WorkerJson.Default.MeasureRequest, WorkerJson.Default.MeasuredSlice);

    /// <summary>
    /// Draws one map and notes what came of it in the results, by the same message that says that it is done.
    /// </summary>
    public static TaskKind<DrawRequest, Done> Draw { get; } =
        new("draw", WorkerJson.Default.DrawRequest, WorkerJson.Default.Done);

    /// <summary>Exports a slice; gives the files relative to the output folder.</summary>
    public static TaskKind<ExportRequest, ImmutableArray<string>> Export { get; } =
        new("export", WorkerJson.Default.ExportRequest, WorkerJson.Default.ImmutableArrayString);

    /// <summary>Joins maps to an animation.</summary>
    public static TaskKind<AnimateRequest, Done> Animate { get; } =
        new("animate", WorkerJson.Default.AnimateRequest, WorkerJson.Default.Done);

    /// <summary>Draws the chart of a place.</summary>
    public static TaskKind<ChartRequest, Done> Chart { get; } =
        new("chart", WorkerJson.Default.ChartRequest, WorkerJson.Default.Done);

    /// <summary>Writes a run as NetCDF.</summary>
    public static TaskKind<ConvertRequest, Done> Convert { get; } =
        new("convert", WorkerJson.Default.ConvertRequest, WorkerJson.Default.Done);

    /// <summary>The entry of a map in the <see cref="Results"/>.</summary>
    public static string KeyOf(MapPlan map) => map.Number.ToString(CultureInfo.InvariantCulture);

    public static WorkerRegistry Registry()
    {
        var registry = new WorkerRegistry()
            .Initialize(WorkerJson.Default.WorkerSetup, SetUp)
            .WarmUp(DrawOnce)
            .DescribeErrors(WorkerErrors.Describe)
            .Add(Describe, static (request, _) => RunFormats.Describe(request.Path, request.Options))
            .Add(Measure, MeasureSlice)
            .Add(Draw, DrawMap)
            .Add(Export, ExportSlice)
            .Add(Animate, JoinMaps)
            .Add(Chart, DrawChart)
            .Add(Convert, ConvertRun);
        ReadingTasks.Analyse.AddTo(registry);
        ReadingTasks.Query.AddTo(registry);
        ReadingTasks.Advise.AddTo(registry);
        ReadingTasks.Compare.AddTo(registry);
        return registry;
    }

    /// <summary>Logs what the user should know of the values that were read.</summary>
    public static void Warn(IReadOnlyList<string> notes, WorkerContext context)
    {
        foreach (var note in notes)
            context.Log.Warning(note);
    }

    private static void SetUp(WorkerSetup setup, WorkerContext context)
    {
        context.Set(new SliceMemory(setup.RoomForSlices));
        UseInvariantCulture();
        if (setup.Verbose)
            context.Log.Debug("ready");
    }

    private static void UseInvariantCulture() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    /// <summary>
    /// For the process that workers are forked from: draws a map as they will, from a job and a request that have
    /// travelled. No file is opened, least of all by the NetCDF library, whose handles must not be shared.
    /// </summary>
    private static void DrawOnce()
    {
        UseInvariantCulture();
        Travel(new WorkerSetup(false), WorkerJson.Default.WorkerSetup);
        var job = Travel(DrawingWarmUp.Job, WorkerJson.Default.DrawingJob);
        var request = Travel(
            new DrawRequest(DrawingWarmUp.Map, null, GeoExtent.Around(0, -90, 90)),
            WorkerJson.Default.DrawRequest
        );
        DrawingWarmUp.Draw(job, request.Map);
        Travel(new DrawnMap([FileStamp.Of("a.png", [])], MapStatus.Done, 0, 1, 1, 0, 0), WorkerJson.Default.DrawnMap);

        static T Travel<T>(T value, JsonTypeInfo<T> type) =>
            JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), type)!;
    }

    private static MeasuredSlice MeasureSlice(MeasureRequest request, WorkerContext context)
    {
        var renderer = Renderer(context);
        var scan = renderer.ScanFor(request.Quantity);
        var summary = renderer.Measure(request.Quantity, request.Slice, scan);
        Warn(renderer.TakeNotes(), context);
        return new MeasuredSlice(summary, scan?.Cover(), request.Keep ? renderer.Keep() : null);
    }

    private static Done DrawMap(DrawRequest request, WorkerContext context)
    {
        var renderer = Renderer(context);
        var drawn = renderer.Draw(request.Map, request.Scale, request.Extent, request.Kept, request.Remark);
        Warn(renderer.TakeNotes(), context);
        context.SetWithResult(Results, KeyOf(request.Map), drawn, WorkerJson.Default.DrawnMap);
        return default;
    }

    /// <summary>The worker's renderer, made at its first map from the job that all workers share.</summary>
    private static MapRenderer Renderer(WorkerContext context)
    {
        if (context.Find<MapRenderer>() is { } known)
            return known;
        var renderer = new MapRenderer(
            context.Dictionary(Jobs, WorkerJson.Default.DrawingJob)[JobKey],
            context.Find<SliceMemory>()
        );
        context.Set(renderer);
        return renderer;
    }

    private static ImmutableArray<string> ExportSlice(ExportRequest request, WorkerContext context)
    {
        if (context.Find<SliceExporter>() is not { } exporter)
            context.Set(
                exporter = new SliceExporter(context.Dictionary(Exports, WorkerJson.Default.ExportJob)[JobKey])
            );
        return exporter.Export(request.Map, request.Scale, request.Remark);
    }

    private static Done JoinMaps(AnimateRequest request, WorkerContext context)
    {
        Animations.Write(request.Plan, request.Folder);
        return default;
    }

    private static Done DrawChart(ChartRequest request, WorkerContext context)
    {
        foreach (var format in ChartFormats)
            AtomicFile.WriteBytes(
                Path.Combine(request.Folder, $"{request.Job.Path}.{format}"),
                request.WorkingFolder,
                PlaceChart.Draw(request.Job, format)
            );
        return default;
    }

    private static Done ConvertRun(ConvertRequest request, WorkerContext context)
    {
        if (request.Qva is { } product)
            QvaWriter.Write(product, request.Path, request.WorkingFolder, new UnidataLibrary());
        else
            RunConverter.Write(request.Run, request.Path, request.WorkingFolder, new UnidataLibrary());
        return default;
    }
}
