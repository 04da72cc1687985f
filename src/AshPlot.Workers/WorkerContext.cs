using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Hosting;

namespace AshPlot.Workers;

/// <summary>What a task handler and the initializer are given: the worker they run in. Lives as long as the worker.</summary>
public sealed class WorkerContext : IDisposable
{
    private readonly ParentLink link;
    private readonly ConcurrentDictionary<Type, object> states = [];

    internal WorkerContext(int workerNumber, int processId, CancellationToken stopping, ParentLink link)
    {
        WorkerNumber = workerNumber;
        ProcessId = processId;
        Stopping = stopping;
        this.link = link;
        Log = new WorkerLog(link);
    }

    /// <summary>The worker's number, from 1; a replacement has the number of the worker it replaces.</summary>
    public int WorkerNumber { get; }

    /// <summary>The worker's process, which is the parent's for threads and serial.</summary>
    public int ProcessId { get; }

    /// <summary>Cancelled when the worker is asked to stop: a long task that heeds it is not killed.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>The way to the parent's logger.</summary>
    public WorkerLog Log { get; }

    /// <summary>The parent's shared dictionary of this name; it is made by the first who asks.</summary>
    /// <param name="name">The name, the same as in the parent.</param>
    /// <param name="type">How values are written; the same type as in the parent.</param>
    public SharedDictionary<TValue> Dictionary<TValue>(string name, JsonTypeInfo<TValue> type) =>
        new(name, new RemoteDictionary(link, name), type);

    /// <summary>Keeps a state for later tasks of this worker, one per type; if disposable, it is disposed of when the worker ends or it is replaced.</summary>
    public void Set<T>(T state) where T : class
    {
        if (states.TryGetValue(typeof(T), out var former) && former is IDisposable disposable && !ReferenceEquals(former, state))
            disposable.Dispose();
        states[typeof(T)] = state;
    }

    /// <summary>The state that the initializer or an earlier task has set.</summary>
    /// <exception cref="InvalidOperationException">No state of this type was set.</exception>
    public T Get<T>() where T : class => Find<T>() ??
        throw new InvalidOperationException($"No state of type {typeof(T).Name} was set in worker {WorkerNumber}.");

    /// <summary>As <see cref="Get{T}"/>, but null where no such state was set.</summary>
    public T? Find<T>() where T : class => (T?)states.GetValueOrDefault(typeof(T));

    /// <summary>Disposes of the states. Called when the worker ends.</summary>
    public void Dispose()
    {
        foreach (var state in states.Values.OfType<IDisposable>().Reverse())
        {
            try
            {
                state.Dispose();
            }
            catch (Exception exception)
            {
                Log.Error($"Disposing of {state.GetType().Name} at the end of worker {WorkerNumber} failed.", exception);
            }
        }

        states.Clear();
    }
}
