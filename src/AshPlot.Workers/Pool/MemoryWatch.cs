using AshPlot.Workers.Native;

namespace AshPlot.Workers.Pool;

/// <summary>Looks at the memory of a worker at short intervals, and reports once that it is over the limit.</summary>
/// <remarks>
/// Watched rather than limited by the kernel: <c>RLIMIT_AS</c> counts the address space that the runtime reserves
/// without using it, and where an allocation fails, native code crashes instead of saying why. A worker can take a few
/// hundred megabytes between two looks, which a limit far below the machine's memory allows for.
/// </remarks>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly ProcessMemory memory;
    private readonly Timer timer;

    /// <param name="processId">The worker's process, which lives.</param>
    /// <param name="limit">In bytes.</param>
    /// <param name="isWorking">False while the worker has no task: what it has then is nobody's fault.</param>
    /// <param name="onOver">Gets what the worker has, in bytes. May be called again while the worker is being
    /// ended.</param>
    public MemoryWatch(int processId, long limit, Func<bool> isWorking, Action<long> onOver)
    {
        memory = new ProcessMemory(processId);
        timer = new Timer(
            _ =>
            {
                if (isWorking() && memory.Read() is { } used && used > limit)
                    onOver(used);
            },
            null,
            Interval,
            Interval
        );
    }

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync().ConfigureAwait(false);
        memory.Dispose();
    }
}
