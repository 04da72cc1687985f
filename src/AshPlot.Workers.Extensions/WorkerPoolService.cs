using Microsoft.Extensions.Hosting;

namespace AshPlot.Workers.Extensions;

/// <summary>Ties a pool to the life of its host. The host's container disposes of the pool.</summary>
/// <param name="pool">Gives the pool; the first call starts it.</param>
internal sealed class WorkerPoolService(Func<WorkerPool> pool) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => pool().UntilReadyAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await pool().FinishAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await pool().DisposeAsync().ConfigureAwait(false); // the callers of what is not done learn so
        }
        catch (WorkerPoolBrokenException)
        {
            // Whoever gave it a task was told; the host must go on to stop the others.
        }
    }
}
