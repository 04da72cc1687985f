using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;
using AshPlot.Workers.Hosting;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers;

/// <summary>
/// What a task handler and the initializer are given: the worker they run in, and for a handler its task. All of a
/// worker have the same states, log and dictionaries.
/// </summary>
public sealed class WorkerContext
{
    private readonly ParentLink link;
    private readonly RemoteArrays arrays;
    private readonly WorkerStates states;
    private readonly TaskCancellation? task;
    private ResultEntry[] entries = [];

    private WorkerContext(WorkerContext worker, TaskCancellation task)
    {
        (WorkerNumber, ProcessId, Stopping, Log) = (worker.WorkerNumber, worker.ProcessId, worker.Stopping, worker.Log);
        (link, arrays, states, this.task) = (worker.link, worker.arrays, worker.states, task);
    }

    internal WorkerContext(int workerNumber, int processId, CancellationToken stopping, ParentLink link)
    {
        WorkerNumber = workerNumber;
        ProcessId = processId;
        Stopping = stopping;
        this.link = link;
        arrays = new RemoteArrays(link);
        states = new WorkerStates();
        Log = new WorkerLog(link);
    }

    /// <summary>The worker's number, from 1; a replacement has the number of the worker it replaces.</summary>
    public int WorkerNumber { get; }

    /// <summary>The worker's process, which is the parent's for threads and serial.</summary>
    public int ProcessId { get; }

    /// <summary>Cancelled when the worker is asked to stop: a long task that heeds it is not killed.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>
    /// Cancelled when nobody waits for this task any more, since its caller has cancelled it or left its map, and when
    /// the worker is asked to stop. A handler that ends soon after keeps its worker; another one is killed with it
    /// (<see cref="WorkerPoolOptions.CancelTimeout"/>). What is asked for first by a task costs a thread, which listens
    /// to the parent meanwhile; a task that never asks pays nothing. For the initializer it is <see cref="Stopping"/>.
    /// </summary>
    public CancellationToken Cancelled => task?.Token(Stopping) ?? Stopping;

    /// <summary>
    /// The number of the task, unique within the pool, as in <see cref="WorkerLogEvent.TaskId"/>; null for the
    /// initializer.
    /// </summary>
    public long? TaskId => task?.Id;

    /// <summary>The way to the parent's logger.</summary>
    public WorkerLog Log { get; }

    /// <summary>The parent's shared dictionary of this name; it is made by the first who asks.</summary>
    /// <param name="name">The name, the same as in the parent.</param>
    /// <param name="type">How values are written; the same type as in the parent.</param>
    public SharedDictionary<TValue> Dictionary<TValue>(string name, JsonTypeInfo<TValue> type) =>
        new(name, new RemoteDictionary(link, name), type);

    /// <summary>
    /// Sets an entry of a shared dictionary in the very message that brings the task's result, instead of by a call: it
    /// is there before the outcome is, and not at all if the task fails. What a task reads meanwhile does not have it.
    /// </summary>
    /// <param name="dictionary">The dictionary's name.</param>
    /// <param name="key">The entry.</param>
    /// <param name="value">Its value, which is written at once.</param>
    /// <param name="type">How values are written; the same type as in the parent.</param>
    /// <exception cref="InvalidOperationException">This is the initializer, which has no result.</exception>
    public void SetWithResult<TValue>(string dictionary, string key, TValue value, JsonTypeInfo<TValue> type)
    {
        if (task is null)
            throw new InvalidOperationException("An initializer has no result with which an entry could be set.");
        var entry = new ResultEntry(dictionary, key, LenientJson.Write(value, type));
        lock (task)
            entries = [.. entries, entry];
    }

    /// <summary>
    /// The parent's shared array of this name; it is made, of zeros, by the first who asks. It is the worker's: all its
    /// tasks get the same one, without a call of the parent after the first, and it lasts as long as the worker.
    /// Numbers that several change at the same time need <see cref="Interlocked"/>, which works across processes here.
    /// </summary>
    /// <param name="name">The name, the same as in the parent.</param>
    /// <param name="length">How many elements; the same as in the parent.</param>
    /// <exception cref="InvalidOperationException">There is one of this name with another length or type of
    /// elements.</exception>
    /// <exception cref="IOException">There is not so much memory, or no descriptor for it.</exception>
    /// <exception cref="SharedDictionaryUnavailableException">The parent is gone.</exception>
    public SharedArray<T> Array<T>(string name, int length)
        where T : unmanaged => arrays.Get<T>(name, length);

    /// <summary>
    /// Keeps a state for later tasks of this worker, one per type; if disposable, it is disposed of when the worker
    /// ends or it is replaced.
    /// </summary>
    public void Set<T>(T state)
        where T : class => states.Set(typeof(T), state);

    /// <summary>The state that the initializer or an earlier task has set.</summary>
    /// <exception cref="InvalidOperationException">No state of this type was set.</exception>
    public T Get<T>()
        where T : class =>
        Find<T>()
        ?? throw new InvalidOperationException($"No state of type {typeof(T).Name} was set in worker {WorkerNumber}.");

    /// <summary>As <see cref="Get{T}"/>, but null where no such state was set.</summary>
    public T? Find<T>()
        where T : class => (T?)states.Find(typeof(T));

    /// <summary>What is to come with the task's result.</summary>
    internal ReadOnlySpan<ResultEntry> Entries => entries;

    /// <summary>The same worker, for one of its tasks.</summary>
    internal WorkerContext For(TaskCancellation ofTask) => new(this, ofTask);

    /// <summary>Disposes of the states. Called when the worker ends.</summary>
    internal void End()
    {
        states.Clear(
            (state, exception) =>
                Log.Error(
                    $"Disposing of {state.GetType().Name} at the end of worker {WorkerNumber} failed.",
                    exception
                )
        );
        arrays.Dispose();
    }
}
