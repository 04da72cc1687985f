using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>
/// The pool of a render. Where workers were to be forked and it turns out, at the start or later, that they cannot be,
/// it goes on with spawned ones, with a warning: what is forked and what is spawned draws the same maps. One map at a
/// time.
/// </summary>
internal sealed class RenderPool : IAsyncDisposable
{
    private readonly RenderLog log;
    private readonly WorkerPoolOptions options;
    private readonly List<int> earlier = [];
    private WorkerPool pool;
    private int wanted;

    private RenderPool(WorkerPool pool, WorkerPoolOptions options, RenderLog log) =>
        (this.pool, this.options, this.log) = (pool, options, log);

    /// <summary>How workers are started now.</summary>
    public StartMethod StartMethod => pool.StartMethod;

    /// <summary>Every process that ever served as a worker.</summary>
    public IReadOnlyList<int> WorkerPids => [.. earlier, .. pool.WorkerPids];

    /// <summary>Starts the workers.</summary>
    public static RenderPool Start(WorkerPoolOptions options, RenderLog log)
    {
        var complete = PoolFactory.Complete(options, log);
        return new RenderPool(PoolFactory.StartOrSpawn(complete, log), complete, log);
    }

    /// <inheritdoc cref="WorkerPool.GrowTo"/>
    public void GrowTo(int workers)
    {
        wanted = Math.Max(wanted, workers);
        pool.GrowTo(workers);
    }

    /// <summary>A dictionary that workers share, whichever way they are started.</summary>
    public HostedDictionary<TValue> Dictionary<TValue>(string name, JsonTypeInfo<TValue> type) =>
        pool.Dictionary(name, type);

    /// <inheritdoc cref="WorkerPool.MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, WorkerTaskOptions, CancellationToken)"/>
    public async IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        IEnumerable<TArgument> arguments,
        WorkerTaskOptions? how = null,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
        where TArgument : class
    {
        using var input = arguments.GetEnumerator();
        var given = new HashSet<TArgument>(ReferenceEqualityComparer.Instance);
        while (true)
        {
            WorkerPoolBrokenException? broken = null;
            var outcomes = pool.MapUnorderedAsync(kind, Remaining(input, given), how, cancellation)
                .GetAsyncEnumerator(cancellation);
            await using (outcomes.ConfigureAwait(false))
            {
                while (true)
                {
                    try
                    {
                        if (!await outcomes.MoveNextAsync().ConfigureAwait(false))
                            yield break;
                    }
                    catch (WorkerPoolBrokenException error) when (CanSpawnInstead(error))
                    {
                        broken = error;
                        break;
                    }

                    given.Remove(outcomes.Current.Argument);
                    yield return outcomes.Current;
                }
            }

            await SpawnInsteadAsync(broken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => pool.DisposeAsync();

    /// <summary>
    /// First what was given to a pool that broke before it was done, then what no pool was given yet.
    /// </summary>
    private static IEnumerable<TArgument> Remaining<TArgument>(IEnumerator<TArgument> input, HashSet<TArgument> given)
    {
        foreach (var argument in given.ToArray())
            yield return argument;
        while (input.MoveNext())
        {
            given.Add(input.Current);
            yield return input.Current;
        }
    }

    private bool CanSpawnInstead(WorkerPoolBrokenException error) =>
        pool.StartMethod == StartMethod.Fork
        && error.InnerException
            is StartMethodNotSupportedException
                or ZygoteEndedException
                or WorkerStartException
                or WorkerInitializationException;

    private async Task SpawnInsteadAsync(WorkerPoolBrokenException broken)
    {
        log.Warning($"{broken.InnerException!.Message} Workers are spawned instead.");
        earlier.AddRange(pool.WorkerPids);
        pool = await pool.ReplaceAsync(
                options with
                {
                    StartMethod = StartMethod.Spawn,
                    InitialWorkers = Math.Max(wanted, 1),
                }
            )
            .ConfigureAwait(false);
    }
}
