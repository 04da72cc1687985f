namespace AshPlot.Workers.Launching;

/// <summary>How workers come to be: one class per start method.</summary>
internal interface IWorkerLauncher : IAsyncDisposable
{
    /// <summary>Why there will be no more workers, and why those there were have ended; null while that is not so.</summary>
    WorkerPoolException? Failure => null;

    /// <summary>Starts a worker and waits until it is connected and has shown its token. Called on a thread that may wait.</summary>
    /// <exception cref="WorkerPoolException">It did not come to that; nothing of it is left.</exception>
    /// <exception cref="OperationCanceledException">The pool stops, or the start took too long.</exception>
    LaunchedWorker Launch(int workerNumber, CancellationToken cancellation);
}
