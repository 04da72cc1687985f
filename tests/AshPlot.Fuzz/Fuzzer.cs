using System.Runtime.CompilerServices;
using AshPlot.Workers;

namespace AshPlot.Fuzz;

/// <summary>
/// Tries inputs in worker processes: one that hangs, takes all memory or crashes a native library is counted, and costs
/// nobody else anything.
/// </summary>
/// <param name="program">The program whose Main serves <see cref="FuzzWorker.Registry"/>.</param>
/// <param name="seed">Another seed gives other inputs under the same numbers.</param>
/// <param name="timeLimit">An input that takes longer hangs.</param>
public sealed class Fuzzer(WorkerProgram program, int seed, TimeSpan timeLimit) : IAsyncDisposable
{
    /// <summary>
    /// The memory limit of a worker, in bytes: less than the least that <c>--worker-memory</c> has by default.
    /// </summary>
    private const long MemoryLimit = 1200L << 20;

    /// <summary>How long a worker may take to be ended on a machine that does much else.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ashplot-fuzz-");
    private WorkerPool? pool;

    /// <summary>Worker processes.</summary>
    public int Workers { get; init; } = WorkerCount.Automatic();

    /// <summary>Tries the inputs of these numbers and yields how each ended, in the order in which they end.</summary>
    /// <param name="inputs">The class.</param>
    /// <param name="numbers">Numbers of inputs.</param>
    /// <param name="cancellation">Ends early, between inputs.</param>
    public async IAsyncEnumerable<FuzzResult> RunAsync(
        FuzzClass inputs,
        IEnumerable<int> numbers,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        pool ??= WorkerPool.Start(
            new WorkerPoolOptions
            {
                Workers = Workers,
                Program = program,
                TaskTimeout = timeLimit,
                WorkerMemoryLimit = MemoryLimit,
                Retries = 0,
            }
        );
        var requests = numbers
            .TakeWhile(_ => !cancellation.IsCancellationRequested)
            .Select(number => new FuzzRequest(inputs.Name, number, seed, folder.FullName));
        await foreach (
            var outcome in pool.MapUnorderedAsync(FuzzWorker.TryInput, requests, cancellation: CancellationToken.None)
                .ConfigureAwait(false)
        )
            yield return new FuzzResult(
                inputs.Name,
                outcome.Argument.Number,
                Verdict(outcome, inputs.IsReadByNativeCode(FuzzWorker.RandomOf(outcome.Argument)))
            );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (pool is not null)
            await pool.DisposeAsync().ConfigureAwait(false);
        folder.Delete(recursive: true);
    }

    private FuzzVerdict Verdict(TaskOutcome<FuzzRequest, FuzzVerdict> outcome, bool isNative) =>
        outcome.Error switch
        {
            null => outcome.Result!,
            WorkerDiedException died when isNative => new FuzzVerdict(FuzzOutcome.Crashed, $"{died.Exit}"),
            TaskTimeoutException => new FuzzVerdict(
                isNative && outcome.Elapsed < timeLimit + Patience ? FuzzOutcome.EndedByTime : FuzzOutcome.Hung,
                $"ended after {outcome.Elapsed.TotalSeconds:0} s"
            ),
            WorkerMemoryException over => new FuzzVerdict(
                isNative && over.Used < FuzzWorker.MostBytes ? FuzzOutcome.EndedByMemory : FuzzOutcome.OverMemory,
                $"ended at {over.Used >> 20} MB"
            ),
            var error => FuzzVerdict.Unhandled(error.ToString()),
        };
}
