using AshPlot.Workers;

namespace Primes;

/// <summary>What the workers can do. The parent uses the names, a worker the registry.</summary>
internal static class PrimeTasks
{
    /// <summary>Name of the shared dictionary.</summary>
    public const string Largest = "largest";

    /// <summary>Its one key.</summary>
    public const string LargestKey = "prime";

    /// <summary>Counts the primes of a range.</summary>
    public static readonly TaskKind<NumberRange, int> Count = new(
        "count",
        PrimesJson.Default.NumberRange,
        PrimesJson.Default.Int32
    );

    /// <summary>A range that is the end of the worker that gets it.</summary>
    public static readonly NumberRange Crash = new(-1, -1);

    /// <summary>Made once in every worker.</summary>
    public static WorkerRegistry Registry() =>
        new WorkerRegistry()
            .Initialize(PrimesJson.Default.Int32, static (limit, worker) =>
                worker.Set(new Sieve((int)Math.Sqrt(limit)))
            )
            .Add(Count, CountPrimes);

    private static int CountPrimes(NumberRange range, WorkerContext worker)
    {
        if (range == Crash)
            Environment.FailFast("told to crash");
        var primes = worker.Get<Sieve>().PrimesIn(range);
        if (primes.Count > 0)
        {
            worker
                .Dictionary(Largest, PrimesJson.Default.Int32)
                .AddOrUpdate(LargestKey, primes[^1], (_, known) => Math.Max(known, primes[^1]));
        }

        worker.Log.Debug($"{primes.Count} primes from {range.From}"); // below the pool's level: never sent
        return primes.Count;
    }
}
