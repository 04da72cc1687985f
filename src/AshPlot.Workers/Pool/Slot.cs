using AshPlot.Workers.Native;

namespace AshPlot.Workers.Pool;

/// <summary>
/// One place for a worker: keeps a worker there, replaces it when it dies, and feeds it one task after the other.
/// </summary>
internal sealed class Slot
{
    /// <summary>
    /// A program whose workers cannot start, or end before one was ever given a task, would be started for ever.
    /// </summary>
    private const int MostFailures = 3;

    /// <summary>
    /// From then on workers that end without a task are replaced after a pause that grows to this many
    /// <see cref="Pause"/>s.
    /// </summary>
    private const int LongestPause = 10;

    /// <summary>
    /// How long to wait before another start after one that failed by chance: a system short of memory needs a moment.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly PoolState pool;
    private readonly int number;
    private readonly ReusableWait<WorkItem?> waiter = new();
    private WorkerConnection? connection;
    private WorkItem? current;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Timer? idle;
    private WorkItem? first;
    private bool isRetired;
    private bool wasIdle;
    private int failedStarts;
    private int unusedDeaths;

    public Slot(PoolState pool, int number)
    {
        this.pool = pool;
        this.number = number;
        if (pool.Options.IdleTimeout is { } time && time != Timeout.InfiniteTimeSpan)
            idle = new Timer(static slot => ((Slot)slot!).OnIdle(), this, Timeout.Infinite, Timeout.Infinite);
        pool.Ending.Register(OnEnding);
    }

    /// <summary>Completes when the slot's first worker is ready, or none can be had.</summary>
    public Task Ready => ready.Task;

    /// <summary>Completes when there are no more tasks, or the pool ends, and the slot's worker is gone.</summary>
    public Task Run { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the slot's life.</summary>
    /// <returns><see cref="Run"/>.</returns>
    public Task Start() => Run = RunAsync();

    private async Task RunAsync()
    {
        Exception? failure = null;
        try
        {
            var need = Need.Worker;
            while (need != Need.Nothing && !IsRetired && !pool.Ending.IsCancellationRequested)
            {
                if (need == Need.WorkerForTask && !await WaitForTaskAsync().ConfigureAwait(false))
                    break;
                var worker = new WorkerConnection(pool, number, () => pool.Queue.Withdraw(waiter));
                await using (worker.ConfigureAwait(false))
                {
                    Volatile.Write(ref connection, worker);
                    if (await TryStartAsync(worker).ConfigureAwait(false))
                        need = await FeedAsync(worker).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (pool.Ending.IsCancellationRequested)
        {
            // A worker was being started when the pool ended.
        }
        catch (Exception exception)
        {
            // A worker that ended while it started may not know why, but its launcher does.
            failure = exception is WorkerStartException ? pool.Launcher.Failure ?? exception : exception;
        }

        if (idle is not null)
            await idle.DisposeAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref first, null) is { } kept && !pool.Queue.TryReturn(kept))
            kept.Break(pool.Reason!);
        var left = pool.RemoveSlot();
        if (failure is WorkerStartException or WorkerDiedException && left > 0)
            pool.GiveUp(number, left, failure);
        else if (failure is not null)
            pool.Break(failure);
        ready.TrySetResult();
    }

    /// <summary>Has the slot end once its worker has done what it has.</summary>
    public void Retire()
    {
        Volatile.Write(ref isRetired, true);
        pool.Queue.Withdraw(waiter);
    }

    /// <summary>Ends the tasks that the slot has for their callers, whatever holds up the slot itself.</summary>
    public void Abandon(WorkerPoolException reason)
    {
        Volatile.Read(ref first)?.Break(reason);
        Volatile.Read(ref current)?.Break(reason);
    }

    /// <summary>Whether it has a worker, and that a task.</summary>
    public (bool HasWorker, bool IsBusy) State =>
        (Volatile.Read(ref connection) is { HasEnded: false }, Volatile.Read(ref current) is not null);

    /// <summary>Has the worker end the tasks of somebody who waits for them no more.</summary>
    public void CancelAllFor(object receiver) => Volatile.Read(ref connection)?.CancelAllFor(receiver);

    /// <summary>
    /// Starts a worker. False if that failed by chance, such as by the kernel's want of memory: another one is to be
    /// tried.
    /// </summary>
    private async ValueTask<bool> TryStartAsync(WorkerConnection worker)
    {
        try
        {
            await worker.StartAsync().ConfigureAwait(false);
            failedStarts = 0;
            ready.TrySetResult();
            return true;
        }
        catch (WorkerStartException exception)
            when (exception.MayPass && pool.Launcher.Failure is null && ++failedStarts < MostFailures)
        {
            pool.Log(
                new WorkerLogEvent(
                    WorkerLogLevel.Warning,
                    exception.Message + " Starting another one.",
                    null,
                    number,
                    worker.ProcessId,
                    null,
                    WorkerLogSource.Pool
                )
            );
            await Task.Delay(failedStarts * Pause, pool.Ending).ConfigureAwait(false);
            return false;
        }
    }

    private bool IsRetired => Volatile.Read(ref isRetired);

    /// <summary>
    /// Waits without a worker for a task, which is then the first one of another worker. False when there will be none.
    /// </summary>
    private async ValueTask<bool> WaitForTaskAsync()
    {
        while (true)
        {
            if (await TakeAsync(last: true).ConfigureAwait(false) is { IsGone: false } taken)
            {
                Volatile.Write(ref first, taken);
                return true;
            }

            if (IsRetired || pool.Queue.IsDrained)
                return false;
        }
    }

    private ValueTask<WorkItem?> TakeAsync(bool last)
    {
        var task = pool.Queue.TakeAsync(waiter, last);
        if (IsRetired)
            pool.Queue.Withdraw(waiter); // by now there is a wait to be ended
        return task;
    }

    private void OnIdle()
    {
        Volatile.Write(ref wasIdle, true);
        pool.Queue.Withdraw(waiter);
    }

    /// <summary>Feeds a worker for as long as both it and the tasks last. Tells what is needed then.</summary>
    private async ValueTask<Need> FeedAsync(WorkerConnection worker)
    {
        var age = new WorkerAge(pool.Options, worker.ProcessId);
        while (!worker.HasEnded)
        {
            if (IsRetired)
                return Need.Nothing;
            if (await NextAsync().ConfigureAwait(false) is not { } item)
            {
                if (IsRetired || pool.Queue.IsDrained)
                    return Need.Nothing;
                if (Volatile.Read(ref wasIdle) && !worker.HasEnded)
                    return Need.WorkerForTask;
                continue; // woken by the end of this worker, or late by that of the one before it
            }

            if (item.IsGone)
                continue;
            // Noted before it is given: what writes its argument is the user's, and may never return.
            Volatile.Write(ref current, item);
            var reply = await worker.GiveAsync(item).ConfigureAwait(false);
            Volatile.Write(ref current, null);
            if (reply.WorkerEnded)
            {
                await SettleAsync(item, worker).ConfigureAwait(false);
                break;
            }

            pool.HasServed = true;
            item.Deliver(reply.Error, number, worker.ProcessId);
            if (age.IsOver(worker))
                break;
        }

        if (worker.WasUsed)
            unusedDeaths = 0;
        else if (++unusedDeaths >= MostFailures)
        {
            var (exit, tail) = await worker.EndAsync().ConfigureAwait(false);
            // That somebody kills idle workers, or that they end in a pool which has worked, says nothing against the
            // program.
            if (!pool.HasServed && exit.Signal is not (LibC.SignalKill or LibC.SignalTerminate))
                throw new WorkerDiedException(
                    worker.ProcessId,
                    exit,
                    tail,
                    $"before it was given a task, the last of {unusedDeaths} such deaths"
                );
            await Task.Delay(Math.Min(unusedDeaths, LongestPause) * Pause, pool.Ending).ConfigureAwait(false);
        }

        return Volatile.Read(ref first) is null && pool.Queue.IsDrained ? Need.Nothing : Need.Worker;
    }

    /// <summary>The task that the worker was started for, or else the next one.</summary>
    private ValueTask<WorkItem?> NextAsync()
    {
        if (Volatile.Read(ref first) is not null && Interlocked.Exchange(ref first, null) is { } kept)
            return ValueTask.FromResult<WorkItem?>(kept);
        Volatile.Write(ref wasIdle, false);
        idle?.Change(WorkerPoolOptions.ForTimer(pool.Options.IdleTimeout!.Value), Timeout.InfiniteTimeSpan);
        return TakeAsync(last: false);
    }

    /// <summary>Decides on the task of a worker that has ended.</summary>
    private async ValueTask SettleAsync(WorkItem item, WorkerConnection worker)
    {
        var (exit, tail) = await worker.EndAsync().ConfigureAwait(false);
        WorkerTaskException error = worker switch
        {
            { WasOverdue: true } => new TaskTimeoutException(worker.ProcessId, item.Limits.Time!.Value),
            { ExcessiveMemory: { } used } => new WorkerMemoryException(
                worker.ProcessId,
                pool.Options.WorkerMemoryLimit!.Value,
                used
            ),
            _ => new WorkerDiedException(worker.ProcessId, exit, tail, $"while it ran task kind '{item.Kind}'"),
        };
        if (pool.Launcher.Failure is { } failure)
            pool.Break(failure); // what ended this worker has ended all; the task is not to blame
        if (pool.Reason is { } reason)
            item.Break(reason);
        else if (item.IsGone)
            LogCancelled();
        else if (item.Attempts > item.Limits.Retries)
            Fail();
        else if (pool.Queue.TryReturn(item))
            LogRetry();
        else
            item.Break(pool.Reason!);

        void Fail()
        {
            Log("");
            item.Deliver(error, number, worker.ProcessId);
        }

        void LogRetry()
        {
            Telemetry.CountRetry(item.Kind);
            Log(" The task is tried again.");
        }

        void LogCancelled()
        {
            if (worker.IgnoredCancel)
                Write(
                    WorkerLogLevel.Information,
                    $"Worker process {worker.ProcessId} was killed: its task was cancelled and had not ended {item.Limits.Cancel.TotalSeconds:0.###} s later."
                );
            else
                Log(" The task had been cancelled.");
        }

        void Log(string consequence) => Write(WorkerLogLevel.Warning, error.Message + consequence);

        void Write(WorkerLogLevel level, string message) =>
            pool.Log(new WorkerLogEvent(level, message, null, number, worker.ProcessId, item.Id, WorkerLogSource.Pool));
    }

    private void OnEnding()
    {
        // A broken pool owes its callers an answer now; one that is stopped leaves a task the time to finish.
        if (pool.IsBroken)
            Abandon(pool.Reason!);
        if (Volatile.Read(ref connection) is { } worker)
            _ = worker.StopAsync(pool.Options.StopTimeout);
    }

    /// <summary>What a slot needs after the end of a worker.</summary>
    private enum Need
    {
        Nothing,
        Worker,

        /// <summary>A worker, but not before there is a task.</summary>
        WorkerForTask,
    }
}
