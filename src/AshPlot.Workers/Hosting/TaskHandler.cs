using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>A task kind with what the worker does for it.</summary>
internal abstract class TaskHandler
{
    /// <summary>True where the steps of two tasks may overlap.</summary>
    public abstract bool Overlaps { get; }

    /// <summary>Reads the argument.</summary>
    public abstract TaskSteps Begin(ref Frame argument);
}

/// <inheritdoc/>
internal sealed class TaskHandler<TArgument, TResult>(
    TaskKind<TArgument, TResult> kind, Func<TArgument, WorkerContext, TResult> handler) : TaskHandler
{
    public override bool Overlaps => false;

    public override TaskSteps Begin(ref Frame argument) =>
        new SingleStep<TArgument, TResult>(kind, handler, kind.Argument.Read(ref argument));
}
