using System.Runtime.InteropServices;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Sharing;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Pool;

/// <summary>
/// The parent's end of one worker, from its start to its end. A thread of its own starts the worker and then reads all
/// it says, by blocking reads; what a task was waiting for goes on on that thread, which so sends the next task itself.
/// </summary>
internal sealed class WorkerConnection : IAsyncDisposable
{
    private const int LargeFrame = 64 << 10;
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private readonly PoolState pool;
    private readonly WorkerLifecycle lifecycle = new();
    private readonly ReusableWait<Reply> reply = new();
    private readonly Action endedIdle;
    private readonly FrameWriter tasks;
    private readonly WorkerCalls calls;
    private readonly TaskCompletionSource started = new();
    private readonly TaskDeadline deadline;
    private LaunchedWorker? worker;
    private MemoryWatch? memory;
    private WorkItem? inHand;

    /// <param name="pool">The pool.</param>
    /// <param name="number">The worker's number.</param>
    /// <param name="endedIdle">Called if the worker ends while it has no task.</param>
    public WorkerConnection(PoolState pool, int number, Action endedIdle)
    {
        this.pool = pool;
        this.endedIdle = endedIdle;
        Number = number;
        tasks = new FrameWriter(pool.Options.MaximumFrameLength);
        calls = new WorkerCalls(pool);
        deadline = new TaskDeadline(pool.Clock, OnDeadline);
    }

    public int Number { get; }

    public int ProcessId => worker?.ProcessId ?? 0;

    /// <summary>True once it was given a task.</summary>
    public bool WasUsed => TaskCount > 0;

    /// <summary>How many tasks it was given.</summary>
    public int TaskCount { get; private set; }

    /// <summary>True if it was ended for running a task too long.</summary>
    public bool WasOverdue { get; private set; }

    /// <summary>True if it was ended for going on with a task that was cancelled.</summary>
    public bool IgnoredCancel { get; private set; }

    /// <summary>
    /// What the worker had, in bytes, when it was ended for taking too much memory; null if it was not.
    /// </summary>
    public long? ExcessiveMemory { get; private set; }

    public bool HasEnded
    {
        get
        {
            lock (gate)
                return lifecycle.State == WorkerState.Ended;
        }
    }

    /// <summary>Starts the worker; completes when it is ready.</summary>
    /// <exception cref="WorkerPoolException">It could not be started, or its initializer failed.</exception>
    /// <exception cref="OperationCanceledException">The pool ends.</exception>
    public Task StartAsync()
    {
        PoolThread.Start($"pool: worker {Number}", Live);
        return started.Task;
    }

    /// <summary>Gives the worker a task, once it has answered the one before.</summary>
    /// <returns>What will come of it.</returns>
    public ValueTask<Reply> GiveAsync(WorkItem item)
    {
        try
        {
            item.WriteArgument(tasks.Begin(FrameKind.Task).Int64(item.Id).Text(item.Kind).Text(item.Trace));
        }
        catch (Exception exception)
        {
            item.CountAttempt();
            return ValueTask.FromResult(
                new Reply(
                    new TaskSerializationException(
                        $"The argument of task kind '{item.Kind}' cannot be sent: {exception.Message}",
                        exception
                    ),
                    false
                )
            );
        }

        var frame = tasks.End();
        ValueTask<Reply> answer;
        lock (gate)
        {
            if (lifecycle.State is WorkerState.Ended or WorkerState.Overdue)
                return ValueTask.FromResult(Reply.Ended);
            lifecycle.Move(WorkerState.Busy);
            answer = reply.Arm();
            inHand = item;
            TaskCount++;
            (item.IsSent, item.IsCancelSent, item.Connection) = (false, false, this);
            item.CountAttempt();
            deadline.BeginTask(item.Limits.Time);
        }

        // The caller may be the user's thread: it must not wait for a worker that does not read.
        if (frame.Length > LargeFrame)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static task => task.Connection.SendTask(task.Item),
                (Connection: this, Item: item),
                preferLocal: false
            );
        }
        else
        {
            SendTask(item);
        }

        return answer;
    }

    /// <summary>
    /// Tells the worker that nobody waits for a task any more, and ends it if it goes on with that for too long. Does
    /// nothing for a task that it does not have, or that has not left yet: whoever sends it looks afterwards.
    /// </summary>
    public void Cancel(WorkItem item)
    {
        lock (gate)
        {
            if (!item.IsSent || item.IsCancelSent || lifecycle.State != WorkerState.Busy || inHand != item)
                return;
            item.IsCancelSent = true;
            deadline.BeginCancel(item.Limits.Cancel);
        }

        // The caller may be the user's thread: it must not wait for a worker that does not read.
        ThreadPool.UnsafeQueueUserWorkItem(
            static cancel =>
                cancel.Connection.Send(new FrameWriter(16).Begin(FrameKind.Cancel).Int64(cancel.Id).End(), []),
            (Connection: this, item.Id),
            preferLocal: false
        );
    }

    /// <summary>As <see cref="Cancel"/>, if its task is of somebody who waits for it no more.</summary>
    public void CancelAllFor(object receiver)
    {
        WorkItem? item;
        lock (gate)
            item = inHand;
        if (item?.IsFor(receiver) is true)
            Cancel(item);
    }

    /// <summary>
    /// Asks the worker to end, and kills it if it has not within the time. Safe to call again, and at any time.
    /// </summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (Volatile.Read(ref worker) is not { } ending)
            return; // not launched yet: the launch is cancelled with the pool
        ending.AskToStop();
        await ((Task)ending.Exit)
            .WaitAsync(WorkerPoolOptions.ForTimer(patience))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ending.Exit.IsCompleted)
            return;
        ending.Kill();
        await ((Task)ending.Exit).WaitAsync(KillPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// How the worker ended, with the end of its standard error. For a worker whose channel has ended.
    /// </summary>
    public async Task<(WorkerExit Exit, string Tail)> EndAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        var exit = worker!.Exit.IsCompletedSuccessfully ? worker.Exit.Result : WorkerExit.Unknown;
        return (exit, await worker.StandardErrorTailAsync().ConfigureAwait(false));
    }

    public async ValueTask DisposeAsync()
    {
        await deadline.DisposeAsync().ConfigureAwait(false);
        if (memory is not null)
            await memory.DisposeAsync().ConfigureAwait(false);
        if (worker is null)
            return;
        await StopAsync(pool.Options.StopTimeout).ConfigureAwait(false);
        await worker.DisposeAsync().ConfigureAwait(false);
    }

    private void Live()
    {
        FrameReceiver receiver;
        try
        {
            receiver = WorkerStart.Run(pool, Number, launched => Volatile.Write(ref worker, launched), Handle);
        }
        catch (Exception exception)
        {
            lock (gate)
                lifecycle.Move(WorkerState.Ended);
            started.SetException(exception);
            return;
        }

        if (pool.Options is { WorkerMemoryLimit: { } limit, StartMethod: StartMethod.Spawn or StartMethod.Fork })
            memory = new MemoryWatch(ProcessId, limit, () => lifecycle.State == WorkerState.Busy, OnExcessiveMemory);
        tasks.CanAttach = worker!.Channel.CanPassHandles;
        lock (gate)
            lifecycle.Move(WorkerState.Idle);
        started.SetResult();
        try
        {
            while (receiver.TryReceive(out var frame))
            {
                Handle(frame);
                frame.DisposeHandles();
            }
        }
        catch (InvalidDataException exception)
        {
            pool.Log(
                new WorkerLogEvent(
                    WorkerLogLevel.Error,
                    $"Worker process {ProcessId} is killed: it sent a message that is not valid.",
                    exception.ToString(),
                    Number,
                    ProcessId,
                    null,
                    WorkerLogSource.Pool
                )
            );
            worker!.Kill();
        }
        catch (Exception exception)
        {
            pool.Break(exception); // such as one thrown by a handler of a dictionary's changes
            worker!.Kill();
        }

        End();
        // The kernel takes this thread, not the process, for the parent of what it has started: it must not end before
        // it.
        if (pool.Options.StartMethod == StartMethod.Spawn)
            worker!.Exit.Wait();
    }

    private void Handle(Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Result:
                if (FindTask(frame.Int64()) is { } done)
                    Complete(TryTakeResult(done, ref frame));
                break;
            case FrameKind.Failure:
                if (FindTask(frame.Int64()) is { } failed)
                    Complete(failed.ReadFailure(ref frame));
                break;
            case FrameKind.Log:
                pool.Log(ReadLog(ref frame));
                break;
            case FrameKind.DictionaryCall
            or FrameKind.ArrayCall:
                var answer = calls.Answer(ref frame, worker!.Channel.CanPassHandles);
                Send(answer.End(), answer.Handles);
                answer.Detach();
                break;
            default:
                throw new InvalidDataException($"A worker does not send frames of kind {(byte)frame.Kind}.");
        }
    }

    private WorkerLogEvent ReadLog(ref Frame frame)
    {
        var (level, task, ticks) = ((WorkerLogLevel)frame.Int32(), frame.Int64(), frame.Int64());
        var (text, error) = (frame.Text(), frame.Text());
        return new WorkerLogEvent(
            level,
            text,
            error.Length == 0 ? null : error,
            Number,
            ProcessId,
            task < 0 ? null : task,
            WorkerLogSource.Worker
        )
        {
            Time = new DateTimeOffset(
                Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks),
                TimeSpan.Zero
            ),
        };
    }

    /// <summary>Reads a result and sets what comes with it; an error if that cannot be done.</summary>
    private WorkerTaskException? TryTakeResult(WorkItem done, ref Frame frame)
    {
        var entries = ResultEntry.ReadAll(ref frame);
        if (done.TryReadResult(ref frame) is { } error)
            return error;
        try
        {
            foreach (var entry in entries)
                pool.Dictionaries[entry.Dictionary]
                    .Call(new DictionaryRequest(DictionaryOperation.Set, entry.Key, entry.Json));
            return null;
        }
        catch (DictionaryJournalException exception)
        {
            return new TaskSerializationException(
                $"What task kind '{done.Kind}' sets with its result cannot be kept: {exception.Message}",
                exception
            );
        }
    }

    private WorkItem? FindTask(long id)
    {
        lock (gate)
            return lifecycle.State == WorkerState.Busy && inHand!.Id == id ? inHand : null;
    }

    private void Complete(WorkerTaskException? error)
    {
        lock (gate)
        {
            if (lifecycle.State != WorkerState.Busy)
                return; // overdue this very moment, and about to be killed
            inHand = null;
            lifecycle.Move(WorkerState.Idle);
        }

        reply.Complete(new Reply(error, false));
    }

    private void SendTask(WorkItem item)
    {
        var hasHandles = tasks.Handles.Count > 0;
        Send(tasks.Frame, tasks.Handles);
        if (hasHandles) // else it may be the next task's writer by now, where another thread than the slot's sends
            tasks.Detach();
        lock (gate)
            item.IsSent = true;
        if (item.IsGone)
            Cancel(item); // whoever cancelled it meanwhile did not see that it has left
    }

    private void Send(ReadOnlyMemory<byte> frame, IReadOnlyList<SafeHandle> handles)
    {
        try
        {
            worker!.Channel.Send(frame.Span, handles);
        }
        catch (ChannelClosedException)
        {
            worker!.Channel.Abort(); // wakes the reader, if it has not noticed yet
        }
    }

    private void OnDeadline()
    {
        lock (gate)
        {
            deadline.Rang();
            if (lifecycle.State != WorkerState.Busy || !deadline.IsOverdue(out var byLimit))
                return;
            lifecycle.Move(WorkerState.Overdue);
            (WasOverdue, IgnoredCancel) = (byLimit, !byLimit);
        }

        worker!.Kill();
    }

    private void OnExcessiveMemory(long used)
    {
        lock (gate)
        {
            if (lifecycle.State != WorkerState.Busy)
                return;
            lifecycle.Move(WorkerState.Overdue);
            ExcessiveMemory = used;
        }

        worker!.Kill();
    }

    private void End()
    {
        bool hadTask;
        lock (gate)
        {
            lifecycle.Move(WorkerState.Ended);
            hadTask = inHand is not null;
            inHand = null;
        }

        if (hadTask)
            reply.Complete(Reply.Ended);
        else
            endedIdle();
    }
}

/// <summary>What came of giving a task to a worker: a result or an error of the task, or the worker's end.</summary>
internal readonly record struct Reply(WorkerTaskException? Error, bool WorkerEnded)
{
    public static readonly Reply Ended = new(null, true);
}

/// <summary>Takes a frame that a worker has sent.</summary>
internal delegate void FrameHandler(Frame frame);
