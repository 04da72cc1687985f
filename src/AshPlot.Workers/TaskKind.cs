using System.Text.Json.Serialization.Metadata;

namespace AshPlot.Workers;

/// <summary>
/// Something that workers can do, shared by parent and worker as one static value. Only the name travels, and a worker
/// runs only what its <see cref="WorkerRegistry"/> holds under that name.
/// </summary>
/// <param name="Name">Unique within a registry.</param>
/// <param name="Argument">How the argument travels: a <see cref="JsonTypeInfo{T}"/> (source generated, so that trimming
/// and NativeAOT are safe) or another <see cref="TaskFormat"/>.</param>
/// <param name="Result">How the result travels.</param>
/// <typeparam name="TArgument">What the task is given. The worker gets a copy.</typeparam>
/// <typeparam name="TResult">What the task gives back. The parent gets a copy.</typeparam>
public sealed record TaskKind<TArgument, TResult>(
    string Name,
    TaskFormat<TArgument> Argument,
    TaskFormat<TResult> Result
)
{
    /// <summary>Gives back what an outcome holds that nobody will see.</summary>
    internal void Release(TaskOutcome<TArgument, TResult> outcome)
    {
        if (outcome.Succeeded)
            Result.Release(outcome.Result!);
    }
}
