namespace AshPlot.Workers.Launching;

/// <summary>One thread of this process, so that one task runs at a time and in the order in which they were given.</summary>
internal sealed class SerialLauncher(WorkerPoolOptions options) : IWorkerLauncher
{
    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return InProcessWorker.Start(options.Registry!, workerNumber);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
