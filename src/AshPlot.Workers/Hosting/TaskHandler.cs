using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>A task kind with what the worker does for it.</summary>
internal abstract class TaskHandler
{
    /// <summary>Reads the argument.</summary>
    public abstract TaskWork Begin(ref Frame argument);
}

/// <inheritdoc/>
internal sealed class TaskHandler<TArgument, TResult>(
    TaskKind<TArgument, TResult> kind,
    Func<TArgument, WorkerContext, TResult> handler
) : TaskHandler
{
    public override TaskWork Begin(ref Frame argument) => new Work(kind, handler, kind.Argument.Read(ref argument));

    private sealed class Work(
        TaskKind<TArgument, TResult> kind,
        Func<TArgument, WorkerContext, TResult> handler,
        TArgument argument
    ) : TaskWork
    {
        private TResult result = default!;

        public override void Run(WorkerContext context) => result = handler(argument, context);

        public override void WriteResult(FrameWriter writer) => kind.Result.Write(writer, result);

        public override void Release()
        {
            kind.Argument.Release(argument);
            kind.Result.Release(result);
        }
    }
}

/// <summary>What is to be done for one task.</summary>
internal abstract class TaskWork
{
    public abstract void Run(WorkerContext context);

    /// <summary>Writes the result as the rest of the frame.</summary>
    public abstract void WriteResult(FrameWriter writer);

    /// <summary>Gives back what argument and result hold in shared memory.</summary>
    public abstract void Release();
}
