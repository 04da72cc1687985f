using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>A task that is done by one call.</summary>
internal sealed class SingleStep<TArgument, TResult>(
    TaskKind<TArgument, TResult> kind, Func<TArgument, WorkerContext, TResult> handler, TArgument argument) : TaskSteps
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
