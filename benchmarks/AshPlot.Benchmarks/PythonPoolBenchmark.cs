using System.Diagnostics;
using System.Globalization;
using AshPlot.Workers;

namespace AshPlot.Benchmarks;

/// <summary>
/// What tasks cost here and with Python's own pools, which many know: <c>concurrent.futures.ProcessPoolExecutor</c>,
/// <c>multiprocessing.Pool</c> for its start, <c>Manager().dict()</c> for the dictionary; all by spawn.
/// </summary>
/// <remarks>
/// In pairs: one round of ours, then one of Python's (<c>benchmarks/python/pools.py</c>), so that both meet the same
/// machine. Not measured: what the work itself takes, and chunks of tasks (<c>chunksize</c>), by which Python spares
/// round trips.
/// </remarks>
internal static class PythonPoolBenchmark
{
    private const int Rounds = 3;
    private const string Python = "/usr/bin/python3";
    private static readonly TaskKind<int, int> Nothing = new("nothing", PoolJson.Default.Int32, PoolJson.Default.Int32);
    private static readonly TaskKind<double[], double[]> Numbers = new(
        "numbers",
        TaskFormat.Array<double>(),
        TaskFormat.Array<double>()
    );
    private static readonly TaskKind<SharedArray<double>, SharedArray<double>> Shared = new(
        "shared",
        TaskFormat.Shared<double>(),
        TaskFormat.Shared<double>()
    );
    private static readonly (string Form, string[] Switches)[] Forms =
    [
        ("compiled as they run", []),
        ("published with PublishReadyToRun", ["-p:PublishReadyToRun=true"]),
    ];

    private static readonly TaskKind<int, int> Store = new("store", PoolJson.Default.Int32, PoolJson.Default.Int32);

    /// <summary>Adds what the workers of this benchmark do.</summary>
    public static WorkerRegistry AddTo(WorkerRegistry registry) =>
        registry
            .Add(Numbers, static (numbers, _) => numbers)
            .Add(Shared, static (numbers, _) => numbers)
            .Add(Store, static (count, worker) =>
            {
                var entries = worker.Dictionary("entries", PoolJson.Default.Int32);
                for (var number = 0; number < count; number++)
                    entries.Set((number % 100).ToString(CultureInfo.InvariantCulture), number);
                return count;
            });

    public static async Task<string> RunAsync()
    {
        var table = new ResultTable(
            "by spawn",
            "here, median of 3",
            "Python, median of 3",
            "ours of Python's, median of the pairs"
        );
        await PairsAsync(table, "a task that does nothing, one at a time", "round-trip", 1e6, "µs", 1, pool =>
            PerTaskAsync(pool, 20_000, Nothing, 1)
        );
        await PairsAsync(table, "100,000 tasks that do nothing, 2 workers", "many", 1, "s", 2, ManyAsync);
        await PairsAsync(table, "1 MB of doubles in and out", "1MB", 1e3, "ms", 1, pool =>
            PerTaskAsync(pool, 200, Numbers, new double[125_000])
        );
        await PairsAsync(table, "50 MB of doubles in and out", "50MB", 1e3, "ms", 1, pool =>
            PerTaskAsync(pool, 10, Numbers, new double[6_250_000])
        );
        await PairsAsync(table, "the same in a `SharedArray`", "50MB", 1e3, "ms", 1, SharedAsync);
        await PairsAsync(table, "an entry of the dictionary set by a worker", "dictionary", 1e6, "µs", 1, pool =>
            PerUnitAsync(20_000, () => pool.RunAsync(Store, 20_000))
        );
        await StartsAsync(table);
        return table.ToString();
    }

    /// <summary>
    /// Eight workers of a small program that has the pool from its package, in each of the forms in which it can be
    /// published; Python's come from its compiled cache. Each round is a new process on both sides, whose own start
    /// does not count.
    /// </summary>
    private static async Task StartsAsync(ResultTable table)
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-benchmark-");
        try
        {
            foreach (var (form, switches) in Forms)
            {
                var to = Directory.CreateDirectory(Path.Combine(folder.FullName, form)).FullName;
                var program = StrangersProgram.Publish(to, switches);
                await PairsAsync(table, $"8 workers ready, {form}", "start", 1e3, "ms", 0, _ =>
                    Task.FromResult(ChildProcess.Number(program))
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PairsAsync(
        ResultTable table,
        string what,
        string measure,
        double factor,
        string units,
        int workers,
        Func<WorkerPool, Task<double>> ours
    )
    {
        var (here, there) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            here.Add(factor * (workers == 0 ? await ours(null!) : await WithPoolAsync(workers, ours)));
            there.Add(factor * Measure(measure));
        }

        var ratios = here.Zip(there, (own, other) => own / other).ToArray();
        table.Add(
            what,
            ResultTable.Number(Median(here), units),
            ResultTable.Number(Median(there), units),
            ResultTable.Number(Median(ratios))
        );
    }

    private static async Task<double> WithPoolAsync(int workers, Func<WorkerPool, Task<double>> ours)
    {
        await using var pool = WorkerPool.Start(Options(workers));
        await foreach (var outcome in pool.MapUnorderedAsync(Nothing, Enumerable.Range(0, 2000)))
            outcome.ResultOrThrow();
        return await ours(pool);
    }

    private static Task<double> PerTaskAsync<TArgument, TResult>(
        WorkerPool pool,
        int times,
        TaskKind<TArgument, TResult> kind,
        TArgument argument
    ) => PerUnitAsync(times, async () =>
        {
            for (var i = 0; i < times; i++)
                await pool.RunAsync(kind, argument);
        });

    private static Task<double> ManyAsync(WorkerPool pool) => PerUnitAsync(1, async () =>
        {
            await foreach (var outcome in pool.MapAsync(Nothing, Enumerable.Range(0, 100_000)))
                outcome.ResultOrThrow();
        });

    private static async Task<double> SharedAsync(WorkerPool pool)
    {
        using var numbers = SharedArray<double>.Create(6_250_000);
        return await PerUnitAsync(10, async () =>
        {
            for (var i = 0; i < 10; i++)
                (await pool.RunAsync(Shared, numbers)).Dispose();
        });
    }

    private static async Task<double> PerUnitAsync(int units, Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / units;
    }

    private static double Measure(string measure) =>
        ChildProcess.Number(Python, Path.Combine(Repository.Root, "benchmarks", "python", "pools.py"), measure);

    private static WorkerPoolOptions Options(int workers) =>
        new() { Workers = workers, Initializer = InitializerArgument.Of(0, PoolJson.Default.Int32) };

    private static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
