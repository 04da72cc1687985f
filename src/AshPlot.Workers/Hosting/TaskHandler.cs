using System.Text.Json;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>A task kind with what the worker does for it.</summary>
internal abstract class TaskHandler
{
    /// <summary>Reads the argument, runs, writes the result as the rest of the frame. Which of the three failed is told by the step.</summary>
    public abstract void Run(ReadOnlySpan<byte> argument, WorkerContext context, FrameWriter writer, ref FailureKind step);
}

/// <inheritdoc/>
internal sealed class TaskHandler<TArgument, TResult>(
    TaskKind<TArgument, TResult> kind, Func<TArgument, WorkerContext, TResult> handler) : TaskHandler
{
    public override void Run(ReadOnlySpan<byte> argument, WorkerContext context, FrameWriter writer, ref FailureKind step)
    {
        step = FailureKind.Argument;
        var value = JsonSerializer.Deserialize(argument, kind.Argument)!;
        step = FailureKind.Handler;
        var result = handler(value, context);
        step = FailureKind.Result;
        writer.Json(result, kind.Result);
    }
}
