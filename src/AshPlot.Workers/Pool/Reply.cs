namespace AshPlot.Workers.Pool;

/// <summary>What came of giving a task to a worker: a result or an error of the task, or the worker's end.</summary>
internal readonly record struct Reply(WorkerTaskException? Error, bool WorkerEnded)
{
    public static readonly Reply Ended = new(null, true);
}
