using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>A worker's life after it has connected: initialize, then one task after the other until the parent has no more.</summary>
internal sealed class WorkerSession
{
    private readonly Func<WorkerRegistry> makeRegistry;
    private readonly ParentLink link;
    private readonly WorkerContext context;
    private readonly FrameWriter results;

    public WorkerSession(IChannel channel, Func<WorkerRegistry> registry, int workerNumber, int processId, CancellationToken stopping)
    {
        makeRegistry = registry;
        // The parent says how long a frame may be in the first one it sends, which may itself be as long.
        link = new ParentLink(channel, int.MaxValue);
        results = new FrameWriter(int.MaxValue);
        context = new WorkerContext(workerNumber, processId, stopping, link);
    }

    /// <summary>Serves until the parent ends the channel. False if the initializer failed.</summary>
    public bool Run()
    {
        using (context)
        {
            try
            {
                if (!TryInitialize(out var registry))
                    return false;
                while (link.TryReceiveInstruction(out _, out var body))
                    RunTask(registry, new Frame(FrameKind.Task, body.Span));
            }
            catch (ChannelClosedException)
            {
                // The parent is gone or has stopped listening: there is nobody left to tell.
            }

            return true;
        }
    }

    private bool TryInitialize(out WorkerRegistry registry)
    {
        registry = null!;
        if (!link.TryReceiveInstruction(out _, out var body))
            return true;
        var frame = new Frame(FrameKind.Initialize, body.Span);
        link.MaximumFrameLength = results.MaximumLength = frame.Int32();
        context.Log.MinimumLevel = (WorkerLogLevel)frame.Int32();
        try
        {
            registry = makeRegistry();
            registry.RunInitializer(frame.Bytes(), context);
        }
        catch (Exception exception)
        {
            link.Send(FrameKind.InitializerFailed, RemoteError.Of(exception), static (writer, error) => error.Write(writer));
            return false;
        }

        link.Send(FrameKind.Ready, 0, static (_, _) => { });
        return true;
    }

    private void RunTask(WorkerRegistry registry, Frame frame)
    {
        var task = frame.Int64();
        var kind = frame.Text();
        context.Log.TaskId = task;
        var step = FailureKind.UnknownKind;
        try
        {
            if (registry.Find(kind) is not { } handler)
                throw new UnknownTaskKindException(kind);
            results.Begin(FrameKind.Result).Int64(task);
            handler.Run(frame.Rest, context, results, ref step);
            results.End();
        }
        catch (Exception exception)
        {
            RemoteError.Of(exception).Write(results.Begin(FrameKind.Failure).Int64(task).Byte((byte)step));
            results.End();
        }
        finally
        {
            context.Log.TaskId = null;
        }

        link.Send(results.Frame.Span);
    }
}
