using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>
/// A worker's life after it has connected: initialize, then one task after the other until the parent has no more.
/// </summary>
internal sealed class WorkerSession
{
    private readonly Func<WorkerRegistry> makeRegistry;
    private readonly ParentLink link;
    private readonly WorkerContext context;
    private readonly FrameWriter results;

    public WorkerSession(
        IChannel channel,
        Func<WorkerRegistry> registry,
        int workerNumber,
        int processId,
        CancellationToken stopping
    )
    {
        makeRegistry = registry;
        // The parent says how long a frame may be in the first one it sends, which may itself be as long.
        link = new ParentLink(channel, int.MaxValue);
        results = new FrameWriter(int.MaxValue) { CanAttach = link.CanPassHandles };
        context = new WorkerContext(workerNumber, processId, stopping, link);
    }

    /// <summary>Serves until the parent ends the channel. False if the initializer failed.</summary>
    public bool Run()
    {
        try
        {
            if (!TryInitialize(out var registry))
                return false;
            RunTasks(registry);
        }
        catch (ChannelClosedException)
        {
            // The parent is gone or has stopped listening: there is nobody left to tell.
        }
        finally
        {
            context.End();
        }

        return true;
    }

    private void RunTasks(WorkerRegistry registry)
    {
        while (link.TryReceiveInstruction(out var instruction))
        {
            var task = new TaskInHand(registry, context, instruction);
            context.Log.TaskId = task.Id;
            task.RunAndAnswer(link, results);
            context.Log.TaskId = null;
        }
    }

    private bool TryInitialize(out WorkerRegistry registry)
    {
        registry = null!;
        if (!link.TryReceiveInstruction(out var instruction))
            return true;
        var frame = instruction.Frame;
        link.MaximumFrameLength = results.MaximumLength = frame.Int32();
        context.Log.MinimumLevel = (WorkerLogLevel)frame.Int32();
        try
        {
            registry = makeRegistry();
            registry.RunInitializer(frame.Bytes(), context);
        }
        catch (Exception exception)
        {
            link.Send(FrameKind.InitializerFailed, RemoteError.Of(exception), static (writer, error) =>
                error.Write(writer)
            );
            return false;
        }

        link.Send(FrameKind.Ready, 0, static (_, _) => { });
        return true;
    }
}
