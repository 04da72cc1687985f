using System.Diagnostics;
using System.Globalization;
using AshPlot.Workers;

namespace AshPlot.Benchmarks;

/// <summary>
/// What a task costs beyond its work, and how long a pool takes until it is whole. It exists because a map takes a few
/// tens of milliseconds: what the pool adds must not show.
/// </summary>
/// <remarks>
/// The yardstick of the round trip is a byte through <c>cat</c> and back: two switches of processes and nothing else.
/// That of the pool's start is its slowest worker's own start, from the creation of its process to its initializer, at
/// the same time on the same cores. Not measured: many threads that give tasks at once, and long arguments.
/// </remarks>
internal static class PoolBenchmark
{
    private const int Rounds = 5;
    private const int Trips = 20_000;
    private const int Workers = 8;
    private const string Starts = "starts";
    private static readonly TaskKind<int, int> Nothing = new("nothing", PoolJson.Default.Int32, PoolJson.Default.Int32);

    public static WorkerRegistry Registry() =>
        ManyWorkersBenchmark
            .AddTo(PythonPoolBenchmark.AddTo(new WorkerRegistry()))
            .Initialize(PoolJson.Default.Int32, static (_, worker) =>
            {
                using var self = Process.GetCurrentProcess();
                var own = (DateTime.UtcNow - self.StartTime.ToUniversalTime()).TotalMilliseconds;
                worker
                    .Dictionary(Starts, PoolJson.Default.Double)
                    .Set(worker.WorkerNumber.ToString(CultureInfo.InvariantCulture), own);
            })
            .Add(Nothing, static (number, _) => number);

    public static async Task<string> RunAsync()
    {
        var table = new ResultTable("", $"median of {Rounds} rounds", "best and worst round", "times its yardstick");
        await RoundTripsAsync(table);
        await StartsAsync(table);
        return table.ToString();
    }

    private static async Task RoundTripsAsync(ResultTable table)
    {
        var bytes = Enumerable.Range(0, Rounds + 1).Select(_ => ThroughCat()).Skip(1).ToArray();
        Row(table, "a byte through `cat` and back: the yardstick of the tasks", bytes, "µs", 1);
        foreach (var method in new[] { StartMethod.Spawn, StartMethod.Fork, StartMethod.Threads })
        {
            await using var pool = WorkerPool.Start(Options(1, method));
            var times = new List<double>();
            for (var round = 0; round <= Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var trip = 0; trip < Trips; trip++)
                    await pool.RunAsync(Nothing, trip);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Trips);
            }

            times.RemoveAt(0); // the first round warms up
            Row(
                table,
                $"a task that does nothing, by {method.ToString().ToLowerInvariant()}",
                times,
                "µs",
                Median(times) / Median(bytes)
            );
        }
    }

    private static async Task StartsAsync(ResultTable table)
    {
        var (ready, slowest) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var pool = WorkerPool.Start(Options(Workers, StartMethod.Spawn));
            var starts = pool.Dictionary(Starts, PoolJson.Default.Double);
            while (starts.Count < Workers)
                await Task.Delay(1);
            ready.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            slowest.Add(starts.Snapshot().Values.Max());
        }

        var ratios = ready.Zip(slowest, (whole, own) => whole / own).ToArray();
        Row(table, "the slowest one's own start: the yardstick of the workers", slowest, "ms", 1);
        Row(table, $"{Workers} spawned workers ready", ready, "ms", Median(ratios));
    }

    private static WorkerPoolOptions Options(int workers, StartMethod method) =>
        new()
        {
            Workers = workers,
            StartMethod = method,
            Registry = Registry,
            Initializer = InitializerArgument.Of(0, PoolJson.Default.Int32),
        };

    private static double ThroughCat()
    {
        using var cat = Process.Start(
            new ProcessStartInfo("cat") { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        var (down, up) = (cat.StandardInput.BaseStream, cat.StandardOutput.BaseStream);
        var start = Stopwatch.GetTimestamp();
        for (var trip = 0; trip < Trips; trip++)
        {
            down.WriteByte(1);
            down.Flush();
            up.ReadByte();
        }

        var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Trips;
        cat.StandardInput.Close();
        cat.WaitForExit();
        return time;
    }

    private static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Row(
        ResultTable table,
        string what,
        IReadOnlyCollection<double> values,
        string units,
        double ratio
    ) =>
        table.Add(
            what,
            ResultTable.Number(Median(values), units),
            $"{ResultTable.Number(values.Min())} to {ResultTable.Number(values.Max(), units)}",
            ResultTable.Number(ratio)
        );
}
