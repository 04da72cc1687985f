using System.Diagnostics.CodeAnalysis;

namespace AshPlot.Workers;

/// <summary>How a task ended: with a result or with an error.</summary>
/// <typeparam name="TArgument">The task's argument.</typeparam>
/// <typeparam name="TResult">The task's result.</typeparam>
public sealed record TaskOutcome<TArgument, TResult>
{
    /// <summary>The argument, the very object that was handed to the pool.</summary>
    public required TArgument Argument { get; init; }

    /// <summary>The result; default where the task failed.</summary>
    public TResult? Result { get; init; }

    /// <summary>Why the task failed; null where it succeeded.</summary>
    public WorkerTaskException? Error { get; init; }

    /// <summary>True where there is a result.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The number of the worker that ran the last attempt, from 1.</summary>
    public required int WorkerNumber { get; init; }

    /// <summary>The process that ran the last attempt.</summary>
    public required int WorkerPid { get; init; }

    /// <summary>How often the task was given to a worker: 1, or more where workers died or hung.</summary>
    public required int Attempts { get; init; }

    /// <summary>
    /// The time the last attempt took, as the parent saw it: sending the argument to receiving the result.
    /// </summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The number of the task, unique within the pool, as in <see cref="WorkerLogEvent.TaskId"/>.</summary>
    public long TaskId { get; init; }

    /// <summary>When the last attempt began; UTC.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>The result, or the error thrown.</summary>
    /// <exception cref="WorkerTaskException">The task failed.</exception>
    public TResult ResultOrThrow() => Error is null ? Result! : throw Error;
}
