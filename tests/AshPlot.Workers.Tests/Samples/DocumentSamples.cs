using System.Text.Json.Serialization;
using AshPlot.Workers.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AshPlot.Workers.Tests.Samples;

/// <summary>
/// The samples of <c>docs/worker-pool*.md</c>, so that they compile. Each line there stands here too, as a test sees
/// to.
/// </summary>
internal static partial class DocumentSamples
{
    private static readonly TaskKind<int, long> Square = new("square", MyJson.Default.Int32, MyJson.Default.Int64);

    private static readonly TaskKind<double, double> Area = new("area", MyJson.Default.Double, MyJson.Default.Double);

    private static readonly TaskKind<string, long> Convert = new(
        "convert",
        MyJson.Default.String,
        MyJson.Default.Int64
    );

    private static readonly TaskKind<SharedArray<double>, int> Fill = new(
        "fill",
        TaskFormat.Shared<double>(),
        MyJson.Default.Int32
    );

    private static readonly TaskKind<double[], double> Sum = new(
        "sum",
        TaskFormat.Array<double>(),
        TaskFormat.Value<double>()
    );

    private static readonly TaskKind<(Grid First, double[] Second), double[]> Smooth = new(
        "smooth",
        TaskFormat.Pair(TaskFormat.Json(MyJson.Default.Grid), TaskFormat.Array<double>()),
        TaskFormat.Array<double>()
    );

    private static WorkerRegistry Registry() =>
        new WorkerRegistry().Add(Square, (number, worker) => (long)number * number);

    private static WorkerRegistry Areas() =>
        new WorkerRegistry().Add(Area, (radius, worker) => Math.PI * radius * radius);

    private static async Task<int> MainOfAProgram(string[] args)
    {
        if (WorkerHost.TryRun(args, Registry, out var exitCode))
            return exitCode;

        await using var pool = WorkerPool.Start(new WorkerPoolOptions { Workers = WorkerCount.Automatic() });
        await foreach (var outcome in pool.MapUnorderedAsync(Square, Enumerable.Range(0, 100)))
            Console.WriteLine($"{outcome.Argument}: {outcome.ResultOrThrow()} from process {outcome.WorkerPid}");
        return 0;
    }

    private static async Task<int> FromPython(string[] args, double[] radii)
    {
        if (WorkerHost.TryRun(args, Areas, out var exitCode))
            return exitCode;

        await using var pool = WorkerPool.Start(new WorkerPoolOptions { Workers = 4 });
        await foreach (var outcome in pool.MapAsync(Area, radii))
            Console.WriteLine($"{outcome.Argument} {outcome.ResultOrThrow()}");
        return 0;
    }

    private static async Task CancelAndLimit(WorkerPool pool, CancellationToken cancellation)
    {
        await pool.RunAsync(Square, 7, cancellation: cancellation);
        await pool.RunAsync(
            Square,
            7,
            new WorkerTaskOptions { Timeout = TimeSpan.FromSeconds(5), Retries = 0 },
            cancellation
        );
    }

    private static async Task Share(WorkerPool pool)
    {
        using var field = SharedArray<double>.Create(6_000_000);
        await pool.RunAsync(Fill, field);
    }

    private static void ShareByName(WorkerPool pool, WorkerContext worker)
    {
        using var counts = pool.Array<long>("counts", 1000);
        Interlocked.Increment(ref worker.Array<long>("counts", 1000)[7]);
    }

    private static void Journal(WorkerPool pool)
    {
        using var journal = DictionaryJournal.Open("run.journal");
        var done = pool.Dictionary("done", MyJson.Default.String);
        done.JournalTo(journal);
    }

    private static async Task Isolate(string[] files, CancellationToken cancellation)
    {
        await using var pool = WorkerPool.Start(
            new WorkerPoolOptions
            {
                Workers = WorkerCount.Automatic(),
                TaskTimeout = TimeSpan.FromSeconds(30),
                Retries = 1,
                WorkerMemoryLimit = 2L << 30,
            }
        );
        await foreach (var outcome in pool.MapUnorderedAsync(Convert, files, cancellation: cancellation))
        {
            if (outcome.Succeeded)
                Console.WriteLine($"{outcome.Argument}: {outcome.Result} bytes");
            else
                Console.Error.WriteLine($"{outcome.Argument}: {outcome.Error.Message}");
        }
    }

    private static async Task<int> InHost(string[] args)
    {
        if (WorkerHost.TryRun(args, Checksums.Registry, out var exitCode))
            return exitCode;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddWorkerPool(services => new WorkerPoolOptions { Workers = WorkerCount.Automatic() });
        builder.Services.AddHostedService<Checksums>();
        await builder.Build().RunAsync();
        return 0;
    }

    private static async Task WithLoggers(ILoggerFactory loggers, CancellationToken stopping)
    {
        var options = new WorkerPoolOptions { Workers = 4, IdleTimeout = TimeSpan.FromMinutes(5) };
        await using var pool = await WorkerPool.StartAsync(options.LogTo(loggers), stopping);
    }

    private sealed class Checksums : BackgroundService
    {
        public static WorkerRegistry Registry() => new();

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }

    internal sealed record Grid(int Width, int Height);

    [JsonSerializable(typeof(int))]
    [JsonSerializable(typeof(long))]
    [JsonSerializable(typeof(double))]
    [JsonSerializable(typeof(string))]
    [JsonSerializable(typeof(Grid))]
    internal sealed partial class MyJson : JsonSerializerContext;
}
