using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Workers;

/// <summary>Starts the pool of a command.</summary>
internal static class PoolFactory
{
    // What all workers together keep between measuring and drawing: some two thousand slices of a usual grid.
    private const long RoomForSlices = 256L << 20;

    /// <summary>
    /// Starts the pool that describes files: threads for text, which no native code reads and which needs no start of a
    /// process; for other files a fresh worker each, without a second try, so that a file which crashes the library, or
    /// hangs in it, harms no other file and is named.
    /// </summary>
    /// <param name="files">The files.</param>
    /// <param name="job">Options of the pool that does the job: most workers, time limit, and whether all stays in this process.</param>
    /// <param name="settings">How much is logged.</param>
    /// <param name="logger">Gets what workers log.</param>
    public static WorkerPool StartForDescribing(
        IReadOnlyList<string> files, WorkerPoolOptions job, LogSettings settings, ILogger logger)
    {
        var workers = Math.Min(files.Count, WorkerCount.Automatic());
        if (job.StartMethod is StartMethod.Threads or StartMethod.Serial)
            return Start(new WorkerPoolOptions { Workers = workers, StartMethod = job.StartMethod }, settings, logger);
        if (!files.Any(IsReadByNativeCode))
            return Start(new WorkerPoolOptions { Workers = workers, StartMethod = StartMethod.Threads }, settings, logger);
        var isolated = new WorkerPoolOptions
        {
            Workers = Math.Min(workers, job.Workers), TaskTimeout = job.TaskTimeout, WorkerMemoryLimit = job.WorkerMemoryLimit,
            Retries = 0, RecycleAfterTasks = 1,
        };
        return Start(isolated, settings, logger);
    }

    /// <summary>Starts workers; where the start method cannot be used here, it is spawn, with a warning.</summary>
    public static WorkerPool Start(WorkerPoolOptions options, LogSettings settings, ILogger logger) =>
        StartOrSpawn(Complete(options, settings, logger), logger);

    /// <summary>Adds to the options what every pool of the command has: its tasks, its initializer and its log.</summary>
    public static WorkerPoolOptions Complete(WorkerPoolOptions options, LogSettings settings, ILogger logger) => options with
    {
        Workers = Math.Min(options.Workers, WorkerPoolOptions.MostWorkers),
        Registry = WorkerTasks.Registry,
        Initializer = InitializerArgument.Of(new WorkerSetup(settings.Verbose, RoomForSlices / options.Workers), WorkerJson.Default.WorkerSetup),
        Log = entry => Logs.Relay(logger, entry),
        // With as many workers as processors they overlap among themselves, and a second thread in each would cost a little.
        Overlap = options.Workers < WorkerCount.Automatic(),
        MinimumLogLevel = settings.Verbose ? WorkerLogLevel.Debug : WorkerLogLevel.Information,
    };

    /// <summary>Starts workers by complete options; where the start method cannot be used here, it is spawn, with a warning.</summary>
    public static WorkerPool StartOrSpawn(WorkerPoolOptions complete, ILogger logger)
    {
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
