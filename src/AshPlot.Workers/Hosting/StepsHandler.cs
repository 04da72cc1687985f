using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>A task kind that is done in three steps.</summary>
internal sealed class StepsHandler<TArgument, TPrepared, TMade, TResult>(
    TaskKind<TArgument, TResult> kind, Func<TArgument, WorkerContext, TPrepared> prepare,
    Func<TArgument, TPrepared, WorkerContext, TMade> run, Func<TArgument, TMade, WorkerContext, TResult> finish) : TaskHandler
{
    public override bool Overlaps => kind.Overlaps;

    public override TaskSteps Begin(ref Frame argument) =>
        new ThreeSteps<TArgument, TPrepared, TMade, TResult>(
            kind, prepare, run, finish, kind.Argument.Read(ref argument));
}
