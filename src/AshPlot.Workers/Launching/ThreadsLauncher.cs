namespace AshPlot.Workers.Launching;

/// <summary>Workers that are threads of this process.</summary>
internal sealed class ThreadsLauncher(WorkerPoolOptions options) : IWorkerLauncher
{
    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return InProcessWorker.Start(options.Registry!, workerNumber);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
