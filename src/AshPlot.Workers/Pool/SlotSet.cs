namespace AshPlot.Workers.Pool;

/// <summary>The slots of a pool: how many there are, and how they end. Safe for any number of threads.</summary>
internal sealed class SlotSet : IAsyncDisposable
{
    /// <summary>
    /// How long workers that were killed, and the code of the pool's user that hears of it, may take at a dispose.
    /// </summary>
    private static readonly TimeSpan DisposePatience = TimeSpan.FromSeconds(6);
    private readonly Lock gate = new();
    private readonly PoolState state;
    private readonly List<Slot> slots = [];
    private readonly List<Slot> retiring = [];
    private readonly List<Task> running = [];
    private Task? ended;
    private Task? launcherEnded;
    private bool isFinishing;
    private bool isDisposed;

    public SlotSet(PoolState state)
    {
        this.state = state;
        Grow(Math.Min(state.Options.InitialWorkers ?? state.Workers, state.Workers));
    }

    /// <summary>True once no more tasks are taken.</summary>
    public bool IsFinishing => Volatile.Read(ref isFinishing);

    public bool IsDisposed => Volatile.Read(ref isDisposed);

    /// <summary>Adds slots up to the number, and not beyond what the pool may have.</summary>
    public void GrowTo(int workers)
    {
        lock (gate)
        {
            if (!isFinishing && !isDisposed)
                Grow(Math.Min(workers, state.Workers));
        }
    }

    /// <summary>Adds slots, or has some end once their workers have done what they have.</summary>
    public void Resize(int workers)
    {
        var released = new List<Slot>();
        lock (gate)
        {
            if (isFinishing || isDisposed || state.Options.StartMethod == StartMethod.Serial)
                return;
            state.Workers = workers;
            running.RemoveAll(static slot => slot.IsCompletedSuccessfully);
            retiring.RemoveAll(static slot => slot.Run.IsCompleted);
            for (; slots.Count > workers; slots.RemoveAt(slots.Count - 1))
                released.Add(slots[^1]);
            retiring.AddRange(released);
            Grow(workers);
        }

        released.ForEach(static slot => slot.Retire()); // which may go on with the slot's code on this thread
    }

    /// <summary>All slots, also those that are about to end.</summary>
    public Slot[] All()
    {
        lock (gate)
            return [.. slots, .. retiring];
    }

    /// <summary>Completes when each slot has had a worker, or can have none.</summary>
    public Task UntilReady()
    {
        lock (gate)
            return Task.WhenAll(slots.Select(static slot => slot.Ready));
    }

    /// <summary>
    /// Takes no more tasks; completes when those there are have been done and the workers have ended.
    /// </summary>
    public Task FinishAsync()
    {
        lock (gate)
            isFinishing = true;
        state.Queue.Close(empty: false);
        return EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        lock (gate)
            isDisposed = true;
        state.Stop();
        var end = EndAsync();
        var patience =
            state.Options.StopTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : state.Options.StopTimeout;
        var limit = WorkerPoolOptions.ForTimer(
            patience > TimeSpan.MaxValue - DisposePatience ? patience : patience + DisposePatience
        );
        await end.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (end.IsCompleted)
        {
            await end.ConfigureAwait(false);
            return;
        }

        // A handler of the user's that does not return holds up a slot. Its worker is dead; what remains is to tell the
        // callers.
        foreach (var slot in All())
            slot.Abandon(state.Reason!);
        await EndLauncherAsync().ConfigureAwait(false);
    }

    private Task EndAsync()
    {
        lock (gate)
            return ended ??= EndOnceAsync();
    }

    private async Task EndOnceAsync()
    {
        // No slot is added any more: the pool is finishing or disposed of.
        await Task.WhenAll(running).ConfigureAwait(false);
        state.EndWithoutSlots();
        await EndLauncherAsync().ConfigureAwait(false);
        // The thread of the last worker to end has come this far. It is to end too, and not to go on with the caller's
        // code.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
    }

    private Task EndLauncherAsync()
    {
        lock (gate)
            return launcherEnded ??= state.Launcher.DisposeAsync().AsTask();
    }

    /// <summary>For the holder of the lock.</summary>
    private void Grow(int wanted)
    {
        state.AddSlots(Math.Max(0, wanted - slots.Count));
        while (slots.Count < wanted)
        {
            var slot = new Slot(state, slots.Count + 1);
            slots.Add(slot);
            running.Add(slot.Start());
        }
    }
}
