using System.Runtime.CompilerServices;

namespace AshPlot.Workers.Pool;

/// <summary>A map whose outcomes are yielded in the order in which they come.</summary>
internal static class UnorderedMap
{
    public static async IAsyncEnumerable<TaskOutcome<TArgument, TResult>> RunAsync<TArgument, TResult>(
        Dispatcher pool,
        TaskKind<TArgument, TResult> kind,
        Func<MapInput<TArgument>> arguments,
        TaskLimits how,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var receiver = new BatchReceiver<TArgument, TResult>();
        var input = arguments();
        var progress = new MapReport(how.Progress);
        var unanswered = 0;
        Task<bool>? arrival = null;
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                // At least one argument for each outcome; more of them only while no outcome waits to be seen.
                for (var read = false; unanswered < pool.Window && !(read && receiver.HasOutcome); read = true)
                {
                    if (!await input.TryReadAsync().ConfigureAwait(false))
                        break;
                    pool.Give(kind, input.Current, how, receiver);
                    unanswered++;
                }

                if (receiver.Outcomes.TryRead(out var outcome))
                {
                    unanswered--;
                    progress.Count(outcome.Succeeded);
                    yield return outcome;
                }
                else if (unanswered > 0)
                {
                    // A wait that has begun goes on: there may be but one.
                    if (input.IsAwaited || arrival is { IsCompleted: false })
                        await input
                            .UntilReadableOr(
                                arrival = arrival is { IsCompleted: false }
                                    ? arrival
                                    : receiver.ArrivalAsync(cancellation).AsTask(),
                                cancellation
                            )
                            .ConfigureAwait(false);
                    else
                        await receiver.ArrivalAsync(cancellation).ConfigureAwait(false);
                }
                else if (input.HasEnded)
                {
                    yield break;
                }
                else
                {
                    await input.UntilReadableOr(null, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            receiver.IsGone = true;
            if (unanswered > 0)
                pool.CancelAllFor(receiver);
            while (receiver.Outcomes.TryRead(out var unseen))
                kind.Release(unseen);
            await input.DisposeAsync().ConfigureAwait(false);
        }
    }
}
