using System.Diagnostics;
using AshPlot.Workers.Sharing;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>One task in its worker, from the parent's frame to the answer.</summary>
internal sealed class TaskInHand
{
    private readonly TaskWork? work;
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
        cancellation = instruction.Cancellation
            ?? throw new InvalidDataException($"A frame of kind {instruction.Kind} is no task.");
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

        try
        {
            work = handler.Begin(ref frame);
        }
        catch (Exception exception)
        {
            (error, failed) = (exception, FailureKind.Argument);
        }

        frame.DisposeHandles();
    }

    public long Id { get; }

    /// <summary>Does the task and sends what has come of it.</summary>
    /// <param name="link">The way to the parent.</param>
    /// <param name="writer">Builds the frame.</param>
    public void RunAndAnswer(ParentLink link, FrameWriter writer)
    {
        if (error is null)
            Run();
        activity?.Stop();
        cancellation.End();
        if (error is null)
        {
            try
            {
                ResultEntry.WriteAll(context.Entries, writer.Begin(FrameKind.Result).Int64(Id));
                work!.WriteResult(writer);
            }
            catch (Exception exception)
            {
                (error, failed) = (exception, FailureKind.Result);
            }
        }

        if (error is not null)
            RemoteError.Of(error, describe).Write(writer.Begin(FrameKind.Failure).Int64(Id).Byte((byte)failed));
        link.Send(writer);
        work?.Release();
    }

    private void Run()
    {
        try
        {
            activity?.Start();
            work!.Run(context);
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
}
