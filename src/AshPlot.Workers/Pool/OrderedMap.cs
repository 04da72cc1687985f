using System.Runtime.CompilerServices;

namespace AshPlot.Workers.Pool;

/// <summary>A map whose outcomes are yielded in the order of its arguments.</summary>
internal static class OrderedMap
{
    public static async IAsyncEnumerable<TaskOutcome<TArgument, TResult>> RunAsync<TArgument, TResult>(
        Dispatcher pool,
        TaskKind<TArgument, TResult> kind,
        Func<MapInput<TArgument>> arguments,
        TaskLimits how,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        // Those who leave early cancel what they no longer wait for.
        using var leaving = new CancellationTokenSource();
        var input = arguments();
        var progress = new MapReport(how.Progress);
        var unanswered = new Queue<Task<TaskOutcome<TArgument, TResult>>>();
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                for (
                    var read = false;
                    unanswered.Count < pool.Window && !(read && unanswered.Peek().IsCompleted);
                    read = true
                )
                {
                    if (!await input.TryReadAsync().ConfigureAwait(false))
                        break;
                    unanswered.Enqueue(pool.RunAsync(kind, input.Current, how, leaving.Token));
                }

                if (unanswered.TryPeek(out var first) && first.IsCompleted)
                {
                    _ = unanswered.Dequeue();
                    var outcome = await first.ConfigureAwait(false);
                    progress.Count(outcome.Succeeded);
                    yield return outcome;
                }
                else if (first is null && input.HasEnded)
                {
                    yield break;
                }
                else
                {
                    await input.UntilReadableOr(first, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            foreach (var unseen in unanswered.Where(static task => task.IsCompletedSuccessfully))
                kind.Release(unseen.Result);
            await input.DisposeAsync().ConfigureAwait(false);
        }
    }
}
