using System.Runtime.ExceptionServices;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>
/// Does tasks of which the parent may send the next one before the last one is answered, by two threads: the worker's own runs
/// them, one after the other; a second one, aside, receives tasks, prepares them, and finishes what the first has run, so that a
/// worker reads and writes while it computes. Steps of one sort, and answers, keep the order of the tasks.
/// </summary>
internal sealed class OverlappingTasks(WorkerRegistry registry, ParentLink link, WorkerContext context, FrameWriter answers)
{
    private readonly object gate = new();
    private readonly FrameWriter asideAnswers = new(answers.MaximumLength) { CanAttach = answers.CanAttach };
    private TaskInHand? prepared;
    private TaskInHand? toFinish;
    private bool isFinishing;
    private bool isLeft;
    private bool ended;
    private ExceptionDispatchInfo? failure;

    /// <summary>Does a task, and all that come after it, until the parent has no more.</summary>
    public void Run(TaskInHand first)
    {
        context.Log.TaskId = first.Id;
        first.Prepare();
        var aside = new Thread(WorkAside) { IsBackground = true, Name = "worker: reads and writes" };
        aside.Start();
        var channelEnds = true;
        try
        {
            // Once the parent wants the worker to stop, it does not wait for what it sent ahead.
            for (var task = first; task is not null && (task == first || !context.Stopping.IsCancellationRequested);)
            {
                context.Log.TaskId = task.Id;
                task.Run();
                if (!TryHandOver(task, out var next))
                {
                    task.FinishAndAnswer(link, answers);
                    next = WaitForNext();
                }

                context.Log.TaskId = null;
                task = next;
            }
        }
        catch (Exception exception) when (exception is not ChannelClosedException)
        {
            // Such as for want of memory. The worker is to end by it, and not to wait for a thread that waits for the parent.
            channelEnds = false;
            throw;
        }
        finally
        {
            lock (gate)
            {
                isLeft = true;
                Monitor.PulseAll(gate);
            }

            // The other thread finds out as well that the channel has ended, once it has done what it is at.
            if (channelEnds)
                aside.Join();
        }

        failure?.Throw();
    }

    /// <summary>Leaves a task to the other thread, if that has the next one ready. It has not where it is at it still: then both have something to do.</summary>
    private bool TryHandOver(TaskInHand task, out TaskInHand? next)
    {
        lock (gate)
        {
            while (isFinishing)
                Monitor.Wait(gate);
            next = prepared;
            if (next is null)
                return false;
            (prepared, toFinish, isFinishing) = (null, task, true);
            Monitor.PulseAll(gate);
            return true;
        }
    }

    private TaskInHand? WaitForNext()
    {
        lock (gate)
        {
            while (prepared is null && !ended)
                Monitor.Wait(gate);
            var next = prepared;
            prepared = null;
            Monitor.PulseAll(gate);
            return next;
        }
    }

    private void WorkAside()
    {
        try
        {
            while (link.TryReceiveInstruction(out var instruction))
            {
                var task = new TaskInHand(registry, context, instruction);
                context.Log.SetTaskOfThisThread(task.Id);
                task.Prepare();
                context.Log.SetTaskOfThisThread(null);
                if (TakeOver(task) is not { } run)
                    continue;
                context.Log.SetTaskOfThisThread(run.Id);
                run.FinishAndAnswer(link, asideAnswers);
                context.Log.SetTaskOfThisThread(null);
                SetFinished();
            }
        }
        catch (ChannelClosedException)
        {
            // The parent is gone or has stopped listening: there is nobody left to tell.
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }

        lock (gate)
        {
            (ended, isFinishing) = (true, false);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Offers the thread that runs tasks the next one, and waits until it has taken it; gives the one that it has run, if it leaves that.</summary>
    private TaskInHand? TakeOver(TaskInHand task)
    {
        lock (gate)
        {
            prepared = task;
            Monitor.PulseAll(gate);
            while (prepared is not null && !isLeft)
                Monitor.Wait(gate);
            var run = toFinish;
            toFinish = null;
            return run;
        }
    }

    private void SetFinished()
    {
        lock (gate)
        {
            isFinishing = false;
            Monitor.PulseAll(gate);
        }
    }
}
