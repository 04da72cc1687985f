using System.Threading.Channels;

namespace AshPlot.Workers.Pool;

/// <summary>Collects the outcomes of many tasks in the order in which they come.</summary>
internal sealed class BatchReceiver<TArgument, TResult> : IOutcomeReceiver<TArgument, TResult>
{
    private readonly Channel<TaskOutcome<TArgument, TResult>> outcomes =
        Channel.CreateUnbounded<TaskOutcome<TArgument, TResult>>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Set when the one who enumerates has left.</summary>
    public bool IsGone { get; set; }

    public ChannelReader<TaskOutcome<TArgument, TResult>> Outcomes => outcomes.Reader;

    public bool TryReceive(TaskOutcome<TArgument, TResult> outcome) => !IsGone && outcomes.Writer.TryWrite(outcome);

    public void Break(WorkerPoolException error) => outcomes.Writer.TryComplete(error);
}
