using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Workers;

/// <summary>Starts the pool of a command.</summary>
internal static class PoolFactory
{
    /// <summary>
    /// How many workers may start before the number of maps is known, of which there are never more: one for each file
    /// that only a worker may open, and one if there is none.
    /// </summary>
    public static int InitialWorkers(int most, IReadOnlyList<string> files) =>
        Math.Clamp(Math.Min(files.Count(IsReadByNativeCode), WorkerCount.Automatic()), 1, most);

    /// <summary>
    /// The pool that describes files: the given one where any is read by native code, else threads of this process, which
    /// parse text as well and need no start.
    /// </summary>
    /// <returns>The pool of threads, to be disposed of after use, or null where the given pool is to be used.</returns>
    public static WorkerPool? ThreadsForDescribing(WorkerPool pool, IReadOnlyList<string> files, LogSettings settings, ILogger logger)
    {
        if (pool.StartMethod is StartMethod.Threads or StartMethod.Serial || files.Any(IsReadByNativeCode))
            return null;
        var threads = Math.Min(files.Count, WorkerCount.Automatic());
        return Start(new WorkerPoolOptions { Workers = threads, StartMethod = StartMethod.Threads }, settings, logger);
    }

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

    private static bool IsReadByNativeCode(string file) => RunFormats.Find(file) is { ReadsByNativeCode: true };
}
