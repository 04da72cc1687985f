using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Core.Analysing;
using AshPlot.Core.Converting;
using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Exporting;
using AshPlot.Core.Finishing;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>
/// What the workers of ashplot can do: describe a file, measure slices, draw a map, join maps to an animation, write a run as
/// NetCDF, analyse and export slices.
/// </summary>
internal static class WorkerTasks
{
    /// <summary>Shared dictionary with the drawing job, under <see cref="JobKey"/>.</summary>
    public const string Jobs = "jobs";

    /// <summary>The one entry of <see cref="Jobs"/>.</summary>
    public const string JobKey = "drawing";

    /// <summary>Shared dictionary of results: number of the map to what came of drawing it.</summary>
    public const string Results = "results";

    /// <summary>Shared dictionary of analyses: key of a run to what workers must know of it.</summary>
    public const string Analyses = "analyses";

    /// <summary>Shared dictionary with the export job, under <see cref="JobKey"/>.</summary>
    public const string Exports = "exports";

    /// <summary>Describes one file.</summary>
    public static TaskKind<DescribeRequest, DescribeReply> Describe { get; } =
        new("describe", WorkerJson.Default.DescribeRequest, WorkerJson.Default.DescribeReply);

    /// <summary>Finds the range of a slice.</summary>
    public static TaskKind<MeasureRequest, MeasureReply> Measure { get; } =
        new("measure", WorkerJson.Default.MeasureRequest, WorkerJson.Default.MeasureReply);

    /// <summary>
    /// Draws one map and notes what came of it in the results, by the same message that says that it is done. Gives in one line why a map
    /// could not be drawn.
    /// </summary>
    public static TaskKind<DrawRequest, string?> Draw { get; } =
        new("draw", WorkerJson.Default.DrawRequest, WorkerJson.Default.String!);

    /// <summary>Joins maps to an animation.</summary>
    public static TaskKind<AnimateRequest, AnimateReply> Animate { get; } =
        new("animate", WorkerJson.Default.AnimateRequest, WorkerJson.Default.AnimateReply);

    /// <summary>Writes a run as NetCDF.</summary>
    public static TaskKind<ConvertRequest, ConvertReply> Convert { get; } =
        new("convert", WorkerJson.Default.ConvertRequest, WorkerJson.Default.ConvertReply);

    /// <summary>Finds area and maximum in a slice.</summary>
    public static TaskKind<AnalyseRequest, AnalyseReply> Analyse { get; } =
        new("analyse", WorkerJson.Default.AnalyseRequest, WorkerJson.Default.AnalyseReply);

    /// <summary>Exports a slice.</summary>
    public static TaskKind<ExportRequest, ExportReply> Export { get; } =
        new("export", WorkerJson.Default.ExportRequest, WorkerJson.Default.ExportReply);

    /// <summary>The entry of a map in the <see cref="Results"/>.</summary>
    public static string KeyOf(MapPlan map) => map.Number.ToString(CultureInfo.InvariantCulture);

    public static WorkerRegistry Registry() => AdvisoryTasks.AddTo(ComparisonTasks.AddTo(QueryTasks.AddTo(new WorkerRegistry())))
        .Initialize(WorkerJson.Default.WorkerSetup, SetUp)
        .WarmUp(DrawOnce)
        .Add(Describe, DescribeFile)
        .Add(Measure, MeasureSlice)
        .Add(Draw, DrawMap)
        .Add(Animate, JoinMaps)
        .Add(Convert, ConvertRun)
        .Add(Analyse, AnalyseSlice)
        .Add(Export, ExportSlice);

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
    /// For the process that workers are forked from: draws a map as they will, from a job and a request that have travelled.
    /// No file is opened, least of all by the NetCDF library, whose handles must not be shared.
    /// </summary>
    private static void DrawOnce()
    {
        UseInvariantCulture();
        Travel(new WorkerSetup(false), WorkerJson.Default.WorkerSetup);
        var job = Travel(DrawingWarmUp.Job, WorkerJson.Default.DrawingJob);
        var request = Travel(new DrawRequest(DrawingWarmUp.Map, null, GeoExtent.Around(0, -90, 90)), WorkerJson.Default.DrawRequest);
        DrawingWarmUp.Draw(job, request.Map);
        Travel(new DrawnMap([FileStamp.Of("a.png", [])], MapStatus.Done, 0, 1, 1, 0, 0), WorkerJson.Default.DrawnMap);

        static T Travel<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), type)!;
    }

    private static DescribeReply DescribeFile(DescribeRequest request, WorkerContext context)
    {
        try
        {
            return new DescribeReply(RunFormats.Describe(request.Path, request.Options), null);
        }
        catch (InvalidOptionException error)
        {
            return new DescribeReply(null, error.Problem, error.Option);
        }
        catch (AshPlotException error)
        {
            return new DescribeReply(null, error.Message);
        }
    }

    private static MeasureReply MeasureSlice(MeasureRequest request, WorkerContext context)
    {
        var renderer = Renderer(context);
        var scan = renderer.ScanFor(request.Quantity);
        try
        {
            var summary = renderer.Measure(request.Quantity, request.Slice, scan);
            Warn(renderer.TakeNotes(), context);
            return new MeasureReply(summary, null, scan?.Cover(), request.Keep ? renderer.Keep() : null);
        }
        catch (UnreadableInputException error)
        {
            return new MeasureReply(null, error.Message);
        }
    }

    private static string? DrawMap(DrawRequest request, WorkerContext context)
    {
        var renderer = Renderer(context);
        try
        {
            var drawn = renderer.Draw(request.Map, request.Scale, request.Extent, request.Kept, request.Remark);
            Warn(renderer.TakeNotes(), context);
            context.SetWithResult(Results, KeyOf(request.Map), drawn, WorkerJson.Default.DrawnMap);
            return null;
        }
        catch (AshPlotException error)
        {
            return error.Message;
        }
    }

    private static AnimateReply JoinMaps(AnimateRequest request, WorkerContext context)
    {
        try
        {
            Animations.Write(request.Plan, request.Folder);
            return new AnimateReply(null);
        }
        catch (AshPlotException error)
        {
            return new AnimateReply(error.Message);
        }
    }

    private static ConvertReply ConvertRun(ConvertRequest request, WorkerContext context)
    {
        try
        {
            if (request.Qva is { } product)
                QvaWriter.Write(product, request.Path, request.WorkingFolder, new UnidataLibrary());
            else
                RunConverter.Write(request.Run, request.Path, request.WorkingFolder, new UnidataLibrary());
            return new ConvertReply(null);
        }
        catch (AshPlotException error)
        {
            return new ConvertReply(error.Message);
        }
    }

    private static ExportReply ExportSlice(ExportRequest request, WorkerContext context)
    {
        try
        {
            var exporter = context.Find<SliceExporter>();
            if (exporter is null)
                context.Set(exporter = new SliceExporter(context.Dictionary(Exports, WorkerJson.Default.ExportJob)[JobKey]));
            return new ExportReply(exporter.Export(request.Map, request.Scale, request.Remark), null);
        }
        catch (AshPlotException error)
        {
            return new ExportReply([], error.Message);
        }
    }

    private static AnalyseReply AnalyseSlice(AnalyseRequest request, WorkerContext context)
    {
        try
        {
            var open = context.Find<OpenAnalyser>();
            if (open?.Run != request.Run)
            {
                open?.Analyser.Dispose();
                open = new OpenAnalyser(request.Run, new SliceAnalyser(context.Dictionary(Analyses, WorkerJson.Default.AnalysisJob)[request.Run]));
                context.Set(open);
            }

            var reply = new AnalyseReply(open.Analyser.Analyse(request.Quantity, request.Slice), null);
            Warn(open.Analyser.TakeNotes(), context);
            return reply;
        }
        catch (UnreadableInputException error)
        {
            return new AnalyseReply(null, error.Message);
        }
    }

    private static void Warn(IReadOnlyList<string> notes, WorkerContext context)
    {
        foreach (var note in notes)
            context.Log.Warning(note);
    }

    /// <summary>The worker's renderer, made at its first map from the job that all workers share.</summary>
    private static MapRenderer Renderer(WorkerContext context)
    {
        if (context.Find<MapRenderer>() is { } known)
            return known;
        var renderer = new MapRenderer(context.Dictionary(Jobs, WorkerJson.Default.DrawingJob)[JobKey], context.Find<SliceMemory>());
        context.Set(renderer);
        return renderer;
    }
}
