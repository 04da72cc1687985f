using System.Diagnostics;
using AshPlot.Workers;

namespace AshPlot.Benchmarks;

/// <summary>
/// What the command's own process can serve: workers that sleep as long as a map takes and answer as one does, so that
/// more of them than there are cores are at work. It exists because jobs run on nodes of 64 cores and more.
/// </summary>
/// <remarks>
/// Not measured: what many workers at work do to memory, its bandwidth and the disk. The workers' own share of a task,
/// some 15 µs to take and to answer it, runs on the same few cores here, and so the rate falls before it would on a
/// large node.
/// </remarks>
internal static class ManyWorkersBenchmark
{
    private const int TasksOfWorker = 1500;
    private const string Results = "map-results";
    private static readonly TimeSpan Sleep = TimeSpan.FromMilliseconds(5);

    // As long as the result of a map in JSON.
    private static readonly string Answer = new('x', 500);

    private static readonly TaskKind<int, int> Map = new("sleep", PoolJson.Default.Int32, PoolJson.Default.Int32);

    /// <summary>Adds what the workers of this benchmark do.</summary>
    public static WorkerRegistry AddTo(WorkerRegistry registry) => registry.Add(Map, static (number, worker) =>
        {
            Thread.Sleep(Sleep);
            worker.SetWithResult(Results, $"{number}", Answer, PoolJson.Default.String);
            return number;
        });

    public static async Task<string> RunAsync()
    {
        var table = new ResultTable(
            "workers",
            "tasks a second",
            "of what their sleep allows",
            "processor time of the command a task"
        );
        foreach (var workers in new[] { 1, 8, 32, 64 })
        {
            await using var pool = await WorkerPool.StartAsync(
                new WorkerPoolOptions
                {
                    Workers = workers,
                    Initializer = InitializerArgument.Of(0, PoolJson.Default.Int32),
                }
            );
            await RunAsync(pool, workers); // has the program compiled as far as it is going to be
            var (start, before) = (Stopwatch.GetTimestamp(), ProcessorTime());
            await RunAsync(pool, workers * TasksOfWorker);
            var (elapsed, spent) = (Stopwatch.GetElapsedTime(start), ProcessorTime() - before);
            var tasks = (double)workers * TasksOfWorker;
            table.Add(
                $"{workers}",
                ResultTable.Number(tasks / elapsed.TotalSeconds),
                ResultTable.Number(TasksOfWorker * Sleep / elapsed),
                ResultTable.Number(spent.TotalMicroseconds / tasks, "µs")
            );
        }

        return table.ToString();
    }

    private static async Task RunAsync(WorkerPool pool, int tasks)
    {
        await foreach (var outcome in pool.MapUnorderedAsync(Map, Enumerable.Range(0, tasks)))
            outcome.ResultOrThrow();
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
