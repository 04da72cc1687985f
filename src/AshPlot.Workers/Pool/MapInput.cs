namespace AshPlot.Workers.Pool;

/// <summary>
/// The arguments of a map: read by the thread that enumerates the outcomes, or awaited beside these. One read at a
/// time.
/// </summary>
internal sealed class MapInput<T> : IAsyncDisposable
{
    private readonly IEnumerator<T>? ready;
    private readonly IAsyncEnumerator<T>? awaited;
    private readonly CancellationTokenSource? leaving;
    private Task<bool>? next;

    private MapInput(IEnumerator<T> ready) => this.ready = ready;

    private MapInput(IAsyncEnumerable<T> arguments)
    {
        leaving = new CancellationTokenSource();
        awaited = arguments.GetAsyncEnumerator(leaving.Token);
    }

    /// <summary>The argument read last.</summary>
    public T Current => ready is null ? awaited!.Current : ready.Current;

    /// <summary>True once there are no more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>True while an argument is awaited.</summary>
    public bool IsAwaited => next is not null;

    public static Func<MapInput<T>> Of(IEnumerable<T> arguments) => () => new MapInput<T>(arguments.GetEnumerator());

    public static Func<MapInput<T>> Of(IAsyncEnumerable<T> arguments) => () => new MapInput<T>(arguments);

    /// <summary>Reads an argument if there is one by now. Waits only for an input that is not asynchronous.</summary>
    public async ValueTask<bool> TryReadAsync()
    {
        if (HasEnded)
            return false;
        if (ready is not null)
        {
            HasEnded = !ready.MoveNext();
            return !HasEnded;
        }

        next ??= awaited!.MoveNextAsync().AsTask();
        if (!next.IsCompleted)
            return false;
        HasEnded = !await next.ConfigureAwait(false);
        next = null;
        return !HasEnded;
    }

    /// <summary>
    /// Waits until an argument can be read that could not be just now, or until something else has completed.
    /// </summary>
    public async Task UntilReadableOr(Task? other, CancellationToken cancellation)
    {
        var wait =
            next is null ? other!
            : other is null ? next
            : Task.WhenAny(next, other);
        await wait.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        if (other is { IsFaulted: true })
            await other.ConfigureAwait(false);
    }

    /// <summary>Ends a read that is under way, by its token, before the input is disposed of.</summary>
    public async ValueTask DisposeAsync()
    {
        ready?.Dispose();
        if (awaited is null)
            return;
        await leaving!.CancelAsync().ConfigureAwait(false);
        if (next is not null)
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await awaited.DisposeAsync().ConfigureAwait(false);
        leaving.Dispose();
    }
}
