namespace AshPlot.Workers.Hosting;

/// <summary>
/// The states that a worker's initializer and tasks have set, one per type. Safe for any number of threads.
/// </summary>
internal sealed class WorkerStates
{
    private readonly Lock gate = new();

    // Not a concurrent dictionary, whose code costs each worker's start more than the lock costs a task.
    private readonly Dictionary<Type, object> states = [];

    public object? Find(Type type)
    {
        lock (gate)
            return states.GetValueOrDefault(type);
    }

    /// <summary>Sets the state of a type and disposes of the one before it.</summary>
    public void Set(Type type, object state)
    {
        object? former;
        lock (gate)
        {
            former = states.GetValueOrDefault(type);
            states[type] = state;
        }

        if (!ReferenceEquals(former, state))
            (former as IDisposable)?.Dispose();
    }

    /// <summary>Forgets all states and disposes of them, the last one that was set first.</summary>
    /// <param name="failed">Is told of a state that could not be disposed of, and why.</param>
    public void Clear(Action<object, Exception> failed)
    {
        object[] all;
        lock (gate)
        {
            all = [.. states.Values];
            states.Clear();
        }

        for (var i = all.Length - 1; i >= 0; i--)
        {
            try
            {
                (all[i] as IDisposable)?.Dispose();
            }
            catch (Exception exception)
            {
                failed(all[i], exception);
            }
        }
    }
}
