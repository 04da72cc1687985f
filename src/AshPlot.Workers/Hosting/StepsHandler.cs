using System.Text.Json;

namespace AshPlot.Workers.Hosting;

/// <summary>A task kind that is done in three steps.</summary>
internal sealed class StepsHandler<TArgument, TPrepared, TMade, TResult>(
    TaskKind<TArgument, TResult> kind, Func<TArgument, WorkerContext, TPrepared> prepare,
    Func<TArgument, TPrepared, WorkerContext, TMade> run, Func<TArgument, TMade, WorkerContext, TResult> finish) : TaskHandler
{
    public override bool Overlaps => kind.Overlaps;

    public override TaskSteps Begin(ReadOnlySpan<byte> argument) =>
        new ThreeSteps<TArgument, TPrepared, TMade, TResult>(
            kind, prepare, run, finish, JsonSerializer.Deserialize(argument, kind.Argument)!);
}
