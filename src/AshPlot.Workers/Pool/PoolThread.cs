using AshPlot.Workers.Native;

namespace AshPlot.Workers.Pool;

/// <summary>Starts the pool's own threads.</summary>
internal static class PoolThread
{
    /// <summary>Starts a background thread.</summary>
    /// <exception cref="WorkerStartException">The system gives no thread.</exception>
    public static void Start(string name, Action action)
    {
        try
        {
            new Thread(() => action()) { IsBackground = true, Name = name }.Start();
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            throw new WorkerStartException(
                $"The thread '{name}' cannot be started: {SystemLimit.OfThreads}.",
                exception
            )
            {
                MayPass = true,
            };
        }
    }
}
