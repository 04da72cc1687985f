using System.Threading.Tasks.Sources;

namespace AshPlot.Workers.Pool;

/// <summary>A slot's wait for a task, used again and again; goes on, on the thread that completes it.</summary>
internal sealed class SlotWaiter : IValueTaskSource<WorkItem?>
{
    private ManualResetValueTaskSourceCore<WorkItem?> source;

    public ValueTask<WorkItem?> Arm()
    {
        source.Reset();
        return new ValueTask<WorkItem?>(this, source.Version);
    }

    public void Complete(WorkItem? item) => source.SetResult(item);

    WorkItem? IValueTaskSource<WorkItem?>.GetResult(short token) => source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<WorkItem?>.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource<WorkItem?>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);
}
