using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>A task that is done in three steps, each of which is given what the one before it has left.</summary>
internal sealed class ThreeSteps<TArgument, TPrepared, TMade, TResult>(
    TaskKind<TArgument, TResult> kind, Func<TArgument, WorkerContext, TPrepared> prepare,
    Func<TArgument, TPrepared, WorkerContext, TMade> run, Func<TArgument, TMade, WorkerContext, TResult> finish, TArgument argument) : TaskSteps
{
    private TPrepared prepared = default!;
    private TMade made = default!;
    private TResult result = default!;

    public override void Prepare(WorkerContext context) => prepared = prepare(argument, context);

    public override void Run(WorkerContext context) => made = run(argument, prepared, context);

    public override void Finish(WorkerContext context) => result = finish(argument, made, context);

    public override void WriteResult(FrameWriter writer) => kind.Result.Write(writer, result);

    public override void Release()
    {
        kind.Argument.Release(argument);
        kind.Result.Release(result);
    }
}
