using System.Diagnostics;
using AshPlot.Cli.Workers;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Workers;

namespace AshPlot.Benchmarks;

/// <summary>
/// What a new worker costs until its first map is drawn, by spawn and by fork, and what a map costs after that. It exists
/// because forking is worth its trouble only if it saves time.
/// </summary>
/// <remarks>
/// One worker at a time draws maps of the sample eruption, 1000 x 750 pixels. Where it is replaced after each map, the time from
/// one map to the next is that of the old worker's end, the new one's start and its first map. Not measured: several workers
/// at once, and large grids.
/// </remarks>
internal static class FirstMapBenchmark
{
    private const int Maps = 21;

    public static async Task<int> RunAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-benchmark-");
        try
        {
            var working = Directory.CreateDirectory(Path.Combine(folder.FullName, OutputFolder.WorkingName)).FullName;
            var load = new LoadOptions { DecodedPlanesFolder = Path.Combine(folder.FullName, "decoded") };
            var run = RunMerger.Merge([.. InputFiles.Resolve([SampleFolder()]).Select(file => RunFormats.Find(file)!.Describe(file, load))]);
            var options = new MapOptions { Scale = ScaleChoice.Slice };
            options.Check();
            var plan = RunPlanner.Plan(run, options);
            var job = DrawingJob.For(plan, options, folder.FullName, working);
            foreach (var method in new[] { StartMethod.Spawn, StartMethod.Fork })
            {
                await MeasureAsync(program, method, job, plan, recycle: 1, $"a new worker's first map, by {method}");
                await MeasureAsync(program, method, job, plan, recycle: null, $"a later map, by {method}");
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string program, StartMethod method, DrawingJob job, RunPlan plan, int? recycle, string what)
    {
        var start = Stopwatch.GetTimestamp();
        await using var pool = WorkerPool.Start(new WorkerPoolOptions
        {
            Workers = 1,
            StartMethod = method,
            RecycleAfterTasks = recycle,
            Program = new WorkerProgram(program, []),
            Initializer = InitializerArgument.Of(new WorkerSetup(Verbose: false), WorkerJson.Default.WorkerSetup),
        });
        if (method == StartMethod.Fork && recycle is not null)
            PoolBenchmark.Print("the zygote, warm", [Stopwatch.GetElapsedTime(start).TotalMilliseconds], "ms");
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob).Set(WorkerTasks.JobKey, job);
        var times = new List<double>();
        var last = Stopwatch.GetTimestamp();
        await foreach (var outcome in pool.MapUnorderedAsync(
            WorkerTasks.Draw, Enumerable.Range(0, Maps).Select(number => Request(plan.Maps[number % plan.Maps.Length]))))
        {
            if (outcome.Result?.Map is null)
                throw new InvalidOperationException(outcome.Error?.Message ?? outcome.Result?.Problem);
            times.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
            last = Stopwatch.GetTimestamp();
        }

        PoolBenchmark.Print(what, times.Skip(1), "ms"); // the first one also waited for what the pool does once

        DrawRequest Request(MapPlan map) => new(map, null, MapExtent.Of(job.Quantities[map.Quantity].Description.Grid, job.Options));
    }

    private static string SampleFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "AshPlot.sln")))
                return Path.Combine(folder, "data", "sample");
        }

        throw new InvalidOperationException("This program runs within a checkout of AshPlot.");
    }
}
