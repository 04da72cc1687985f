using System.Threading.Tasks.Sources;

namespace AshPlot.Workers.Pool;

/// <summary>
/// A slot's wait, for a task or for what comes of one, used again and again; who waits goes on, on the thread that
/// completes it.
/// </summary>
internal sealed class ReusableWait<T> : IValueTaskSource<T>
{
    private ManualResetValueTaskSourceCore<T> source;

    public ValueTask<T> Arm()
    {
        source.Reset();
        return new ValueTask<T>(this, source.Version);
    }

    public void Complete(T result) => source.SetResult(result);

    T IValueTaskSource<T>.GetResult(short token) => source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => source.OnCompleted(continuation, state, token, flags);
}
