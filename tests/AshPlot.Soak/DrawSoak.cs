using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Soak;

/// <summary>
/// Worker after worker of the ashplot command, each of which draws some maps of the sample eruption and is then
/// replaced. Every map must be, byte for byte, what the first spawned worker has drawn.
/// </summary>
internal sealed class DrawSoak(SoakOptions options, Complaints complaints)
{
    public async Task<(string Summary, IReadOnlyList<int> Workers)> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-soak-");
        try
        {
            var working = folder.CreateSubdirectory(Core.Output.OutputFolder.WorkingName).FullName;
            var load = new LoadOptions { DecodedPlanesFolder = Path.Combine(folder.FullName, "decoded") };
            var run = RunMerger.Merge([
                .. InputFiles.Resolve([SampleFolder()]).Select(file => RunFormats.Find(file)!.Describe(file, load)),
            ]);
            var maps = new MapOptions { Size = new PixelSize(400, 300), Scale = ScaleChoice.Slice };
            maps.Check();
            var plan = RunPlanner.Plan(run, maps);
            var job = DrawingJob.For(plan, maps, folder.FullName, working);

            var expected = new Dictionary<string, byte[]>();
            await DrawAsync(job, plan.Maps, new WorkerPoolOptions { Workers = 1 }, (path, bytes) =>
                expected.Add(path, bytes)
            );
            var forked = new WorkerPoolOptions
            {
                Workers = options.Workers,
                StartMethod = options.Method,
                RecycleAfterTasks = options.MapsEach,
            };
            var wanted = Enumerable
                .Range(0, options.Forks * options.MapsEach)
                .Select(number => plan.Maps[number % plan.Maps.Length]);
            var drawn = 0;
            var workers = await DrawAsync(job, wanted, forked, (path, bytes) =>
            {
                drawn++;
                complaints.AddUnless(
                    expected[path].AsSpan().SequenceEqual(bytes),
                    $"{path}: {bytes.Length} bytes, unlike those of a spawned worker"
                );
            });
            complaints.AddUnless(workers.Count >= options.Forks, $"there were {workers.Count} workers only");
            return (
                $"{drawn} maps drawn, {options.MapsEach} by each worker, all compared with those of a spawned worker",
                workers
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyList<int>> DrawAsync(
        DrawingJob job,
        IEnumerable<MapPlan> maps,
        WorkerPoolOptions how,
        Action<string, byte[]> onDrawn
    )
    {
        var pool = WorkerPool.Start(
            how with
            {
                Program = new WorkerProgram(options.Program, []),
                Initializer = InitializerArgument.Of(new WorkerSetup(Verbose: false), WorkerJson.Default.WorkerSetup),
                Retries = 0,
                TaskTimeout = TimeSpan.FromMinutes(1),
                Log = entry => complaints.Add($"worker {entry.ProcessId} says: {entry.Message}"),
            }
        );
        await using (pool)
        {
            pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob).Set(WorkerTasks.JobKey, job);
            var requests = maps.Select(map => new DrawRequest(
                map,
                null,
                MapExtent.Of(job.Quantities[map.Quantity].Description.Grid, job.Options)
            ));
            var results = pool.Dictionary(WorkerTasks.Results, WorkerJson.Default.DrawnMap);
            await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Draw, requests))
            {
                if (outcome.Succeeded && results[WorkerTasks.KeyOf(outcome.Argument.Map)] is var map)
                    onDrawn(map.Path, await File.ReadAllBytesAsync(Path.Combine(job.OutputFolder, map.Path)));
                else
                    complaints.Add($"{outcome.Argument.Map.Path}: {outcome.Error?.Message}");
            }
        }

        return pool.WorkerPids;
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
