using AshPlot.Cli.Reporting;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Workers;

/// <summary>Starts the pool of a command.</summary>
internal static class PoolFactory
{
    /// <summary>Starts workers; where the start method cannot be used here, it is spawn, with a warning.</summary>
    public static WorkerPool Start(WorkerPoolOptions options, LogSettings settings, ILogger logger)
    {
        var complete = options with
        {
            Registry = WorkerTasks.Registry,
            Initializer = InitializerArgument.Of(new WorkerSetup(settings.Verbose), WorkerJson.Default.WorkerSetup),
            Log = entry => Logs.Relay(logger, entry),
            MinimumLogLevel = settings.Verbose ? WorkerLogLevel.Debug : WorkerLogLevel.Information,
        };
        try
        {
            return WorkerPool.Start(complete);
        }
        catch (StartMethodNotSupportedException error)
        {
            logger.Warning("{Reason} Workers are spawned instead.", error.Message);
            return WorkerPool.Start(complete with { StartMethod = StartMethod.Spawn });
        }
    }
}
