using System.Diagnostics;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;
using SkiaSharp;

namespace AshPlot.Benchmarks;

/// <summary>
/// What a new worker costs until its first map is drawn, by spawn and by fork, and what a map costs after that. It
/// exists because forking is worth its trouble only if it saves time.
/// </summary>
/// <remarks>
/// One worker at a time draws maps of the sample eruption, 1000 x 750 pixels. Where it is replaced after each map, the
/// time from one map to the next is that of the old worker's end, the new one's start and its first map. Not measured:
/// several workers at once, and large grids.
/// </remarks>
internal static class FirstMapBenchmark
{
    private const int Maps = 21;

    /// <summary>
    /// Measures the builds that there are: the one behind <c>./ashplot</c>, and the one that compiles as it runs,
    /// beside this program.
    /// </summary>
    public static async Task<string> RunAsync()
    {
        var table = new ResultTable("build of ashplot", "what", "median", "times its yardstick");
        ChildProcess.Run(Repository.AshPlot, "--version");
        var hello = StartBenchmark.HelloWorldMilliseconds();
        table.Add(
            "",
            "hello world, ReadyToRun, behind a script: the yardstick of starts",
            ResultTable.Number(hello, "ms"),
            ResultTable.Number(1)
        );
        await RowsAsync(table, "as `./ashplot` builds it here", Built(), hello);
        await RowsAsync(table, "compiled as it runs", Path.Combine(AppContext.BaseDirectory, "ashplot"), hello);
        return table.ToString();
    }

    private static async Task RowsAsync(ResultTable table, string build, string program, double hello)
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-benchmark-");
        try
        {
            var working = Directory.CreateDirectory(Path.Combine(folder.FullName, OutputFolder.WorkingName)).FullName;
            var load = new LoadOptions { DecodedPlanesFolder = Path.Combine(folder.FullName, "decoded") };
            var sample = Path.Combine(Repository.Root, "data", "sample");
            var run = RunMerger.Merge([
                .. InputFiles.Resolve([sample]).Select(file => RunFormats.Find(file)!.Describe(file, load)),
            ]);
            var options = new MapOptions { Scale = ScaleChoice.Slice };
            options.Check();
            var plan = RunPlanner.Plan(run, options);
            var job = DrawingJob.For(plan, options, folder.FullName, working);
            var (spawned, _) = await MeasureAsync(program, StartMethod.Spawn, job, plan, recycle: 1);
            var (later, _) = await MeasureAsync(program, StartMethod.Spawn, job, plan, recycle: null);
            var (forked, zygote) = await MeasureAsync(program, StartMethod.Fork, job, plan, recycle: 1);
            var (laterForked, _) = await MeasureAsync(program, StartMethod.Fork, job, plan, recycle: null);
            var encode = EncodeAlone(Path.Combine(folder.FullName, plan.Maps[0].FileOf("png")));
            Row("first map, by spawn", spawned, hello);
            Row("first map, by fork", forked, hello);
            Row("the zygote, once", zygote, hello);
            Row("encode alone at this size: the yardstick of later maps", encode, encode);
            Row("a later map, by spawn", later, encode);
            Row("a later map, by fork", laterForked, encode);

            void Row(string what, double time, double yardstick) =>
                table.Add(build, what, ResultTable.Number(time, "ms"), ResultTable.Number(time / yardstick));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// What the floor of a map, Skia's PNG of its frame in RGBA, takes at the size of these maps, in milliseconds.
    /// </summary>
    private static double EncodeAlone(string map)
    {
        using var frame = SKBitmap.Decode(map).Copy(SKColorType.Rgba8888);
        var times = new List<double>();
        for (var round = 0; round < Maps; round++)
        {
            var start = Stopwatch.GetTimestamp();
            StepsBenchmark.EncodeAlone(frame);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(Maps / 2);
    }

    /// <summary>The program that <c>./ashplot</c> becomes.</summary>
    private static string Built()
    {
        var builds = Path.Combine(Repository.Root, ".build");
        return Path.Combine(builds, File.ReadLines(Path.Combine(builds, "current")).First().Trim(), "ashplot");
    }

    /// <summary>Milliseconds from one map to the next, the median, and those until the pool was there.</summary>
    private static async Task<(double Map, double Pool)> MeasureAsync(
        string program,
        StartMethod method,
        DrawingJob job,
        RunPlan plan,
        int? recycle
    )
    {
        var start = Stopwatch.GetTimestamp();
        await using var pool = WorkerPool.Start(
            new WorkerPoolOptions
            {
                Workers = 1,
                StartMethod = method,
                RecycleAfterTasks = recycle,
                Program = new WorkerProgram(program, []),
                Initializer = InitializerArgument.Of(new WorkerSetup(Verbose: false), WorkerJson.Default.WorkerSetup),
            }
        );
        var there = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob).Set(WorkerTasks.JobKey, job);
        var times = new List<double>();
        var last = Stopwatch.GetTimestamp();
        await foreach (
            var outcome in pool.MapUnorderedAsync(
                WorkerTasks.Draw,
                Enumerable.Range(0, Maps).Select(number => Request(plan.Maps[number % plan.Maps.Length]))
            )
        )
        {
            _ = outcome.ResultOrThrow();
            times.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
            last = Stopwatch.GetTimestamp();
        }

        // The first one also waited for what the pool does once.
        return (times.Skip(1).Order().ElementAt((Maps - 1) / 2), there);

        DrawRequest Request(MapPlan map) =>
            new(map, null, MapExtent.Of(job.Quantities[map.Quantity].Description.Grid, job.Options));
    }
}
