using System.Diagnostics;
using AshPlot.Workers.Sharing;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>One task in its worker, from the parent's frame to the answer. After a step that has thrown, the others do nothing.</summary>
internal sealed class TaskInHand
{
    private readonly TaskSteps? steps;
    private readonly TaskCancellation cancellation;
    private readonly WorkerContext context;
    private readonly Activity? activity;
    private readonly Func<Exception, TaskError?>? describe;
    private Exception? error;
    private FailureKind failed;

    /// <param name="registry">What the worker can do.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="instruction">The parent's.</param>
    public TaskInHand(WorkerRegistry registry, WorkerContext worker, Instruction instruction)
    {
        cancellation = instruction.Cancellation ?? throw new InvalidDataException($"A frame of kind {instruction.Kind} is no task.");
        context = worker.For(cancellation);
        describe = registry.ErrorDescription;
        var frame = instruction.Frame;
        Id = frame.Int64();
        var kind = frame.Text();
        activity = Telemetry.InWorker(kind, frame.Text());
        if (registry.Find(kind) is not { } handler)
        {
            frame.DisposeHandles();
            (error, failed) = (new UnknownTaskKindException(kind), FailureKind.UnknownKind);
            return;
        }

        Overlaps = handler.Overlaps;
        try
        {
            steps = handler.Begin(ref frame);
        }
        catch (Exception exception)
        {
            (error, failed) = (exception, FailureKind.Argument);
        }

        frame.DisposeHandles();
    }

    public long Id { get; }

    /// <summary>True where the parent may have sent another task of the kind before this one is answered.</summary>
    public bool Overlaps { get; }

    public void Prepare() => Do(static (steps, context) => steps.Prepare(context));

    public void Run() => Do(static (steps, context) => steps.Run(context));

    /// <summary>Does the last step and sends what has come of the task.</summary>
    /// <param name="link">The way to the parent.</param>
    /// <param name="writer">Builds the frame.</param>
    public void FinishAndAnswer(ParentLink link, FrameWriter writer)
    {
        Do(static (steps, context) => steps.Finish(context));
        activity?.Stop();
        cancellation.End();
        if (error is null)
        {
            try
            {
                ResultEntry.WriteAll(context.Entries, writer.Begin(FrameKind.Result).Int64(Id));
                steps!.WriteResult(writer);
            }
            catch (Exception exception)
            {
                (error, failed) = (exception, FailureKind.Result);
            }
        }

        if (error is not null)
            RemoteError.Of(error, describe).Write(writer.Begin(FrameKind.Failure).Int64(Id).Byte((byte)failed));
        link.Send(writer);
        steps?.Release();
    }

    private void Do(Action<TaskSteps, WorkerContext> step)
    {
        if (error is not null)
            return;
        try
        {
            if (activity is not null)
                Enter(activity);
            step(steps!, context);
        }
        catch (Exception exception)
        {
            (error, failed) = (exception, FailureKind.Handler);
        }
        finally
        {
            if (activity is not null)
                Activity.Current = null;
        }
    }

    /// <summary>Steps run on different threads, of which each has a current activity of its own.</summary>
    private static void Enter(Activity activity)
    {
        if (activity.Id is null)
            activity.Start();
        Activity.Current = activity;
    }
}
