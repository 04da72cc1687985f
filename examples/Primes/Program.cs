using AshPlot.Workers;
using Primes;

// A worker is this same program. This line makes it serve, and comes before all else so that it does so soon.
if (WorkerHost.TryRun(args, PrimeTasks.Registry, out var exitCode))
    return exitCode;

const int limit = 5_000_000;
const int step = 100_000;
var method = args is [var name] ? Enum.Parse<StartMethod>(name, ignoreCase: true) : StartMethod.Spawn;

await using var pool = WorkerPool.Start(
    new WorkerPoolOptions
    {
        Workers = WorkerCount.Automatic(),
        StartMethod = method,
        Registry = PrimeTasks.Registry, // for threads and serial, whose workers run in this process
        // Every worker sieves the small primes once.
        Initializer = InitializerArgument.Of(limit, PrimesJson.Default.Int32),
        Retries = 0,
        Log = entry => Console.Error.WriteLine($"[worker {entry.WorkerNumber}] {entry.Message.Split('\n')[0]}"),
    }
);

// What workers store in a shared dictionary is seen here at once.
var largest = pool.Dictionary(PrimeTasks.Largest, PrimesJson.Default.Int32);
largest.Changed += change => Console.Error.WriteLine($"largest prime so far: {change.Value}");

// One range too many: it takes its worker's process down, as a bug in native code would. Threads would go down with
// this process.
var ranges = Enumerable.Range(0, limit / step).Select(i => new NumberRange(i * step, (i + 1) * step));
if (method is StartMethod.Spawn or StartMethod.Fork)
    ranges = ranges.Append(PrimeTasks.Crash);
var count = 0;
await foreach (var outcome in pool.MapUnorderedAsync(PrimeTasks.Count, ranges))
{
    if (outcome.Error is WorkerDiedException died)
        Console.WriteLine($"a task took its worker down: {died.Exit}");
    else
        count += outcome.ResultOrThrow();
}

Console.WriteLine($"{count} primes below {limit}, the largest of them {largest[PrimeTasks.LargestKey]}");
return 0;
