using System.Threading.Channels;

namespace AshPlot.Workers.Pool;

/// <summary>Collects the outcomes of many tasks in the order in which they come.</summary>
internal sealed class BatchReceiver<TArgument, TResult> : IOutcomeReceiver<TArgument, TResult>
{
    private readonly Channel<TaskOutcome<TArgument, TResult>> outcomes = Channel.CreateUnbounded<
        TaskOutcome<TArgument, TResult>
    >(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Set when the one who enumerates has left.</summary>
    public bool IsGone { get; set; }

    public ChannelReader<TaskOutcome<TArgument, TResult>> Outcomes => outcomes.Reader;

    /// <summary>Whether one waits to be seen.</summary>
    public bool HasOutcome => outcomes.Reader.TryPeek(out _);

    /// <summary>Completes when there is an outcome.</summary>
    /// <exception cref="WorkerPoolException">The pool has ended.</exception>
    public async ValueTask<bool> ArrivalAsync(CancellationToken cancellation)
    {
        try
        {
            return await outcomes.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed) when (closed.InnerException is WorkerPoolException reason)
        {
            throw reason;
        }
    }

    public bool TryReceive(TaskOutcome<TArgument, TResult> outcome) => !IsGone && outcomes.Writer.TryWrite(outcome);

    public void Break(WorkerPoolException error) => outcomes.Writer.TryComplete(error);
}
