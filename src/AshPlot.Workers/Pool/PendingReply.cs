using System.Threading.Tasks.Sources;

namespace AshPlot.Workers.Pool;

/// <summary>What a worker will answer to one task, used again and again; whoever waits goes on on the thread that sets it.</summary>
internal sealed class PendingReply : IValueTaskSource<Reply>
{
    private ManualResetValueTaskSourceCore<Reply> source;

    public ValueTask<Reply> Arm()
    {
        source.Reset();
        return new ValueTask<Reply>(this, source.Version);
    }

    public void Set(Reply reply) => source.SetResult(reply);

    Reply IValueTaskSource<Reply>.GetResult(short token) => source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<Reply>.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource<Reply>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);
}
