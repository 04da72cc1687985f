namespace AshPlot.Workers;

/// <summary>The pool was disposed of before the task was done.</summary>
public sealed class WorkerPoolStoppedException : WorkerPoolException
{
    internal WorkerPoolStoppedException() : base("The worker pool was stopped before the task was done.")
    {
    }
}
