using AshPlot.Core.Loading;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

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
    /// <param name="job">Options of the pool that does the job: most workers, time limit, and whether all stays in this
    /// process.</param>
    /// <param name="log">Gets what workers log.</param>
    public static WorkerPool StartForDescribing(IReadOnlyList<string> files, WorkerPoolOptions job, RenderLog log)
    {
        var workers = Math.Min(files.Count, WorkerCount.Automatic());
        if (job.StartMethod is StartMethod.Threads or StartMethod.Serial)
            return Start(new WorkerPoolOptions { Workers = workers, StartMethod = job.StartMethod }, log);
        if (!files.Any(IsReadByNativeCode))
            return Start(new WorkerPoolOptions { Workers = workers, StartMethod = StartMethod.Threads }, log);
        var isolated = new WorkerPoolOptions
        {
            Workers = Math.Min(workers, job.Workers),
            TaskTimeout = job.TaskTimeout,
            WorkerMemoryLimit = job.WorkerMemoryLimit,
            Retries = 0,
            RecycleAfterTasks = 1,
        };
        return Start(isolated, log);
    }

    /// <summary>Starts workers; where the start method cannot be used here, it is spawn, with a warning.</summary>
    public static WorkerPool Start(WorkerPoolOptions options, RenderLog log) =>
        StartOrSpawn(Complete(options, log), log);

    /// <summary>
    /// Adds to the options what every pool of the command has: its tasks, its initializer and its log.
    /// </summary>
    public static WorkerPoolOptions Complete(WorkerPoolOptions options, RenderLog log) =>
        options with
        {
            Workers = Math.Min(options.Workers, WorkerPoolOptions.MostWorkers),
            Registry = WorkerTasks.Registry,
            Initializer = InitializerArgument.Of(
                new WorkerSetup(log.IsVerbose, RoomForSlices / options.Workers),
                WorkerJson.Default.WorkerSetup
            ),
            Log = log.Relay,
            MinimumLogLevel = log.IsVerbose ? WorkerLogLevel.Debug : WorkerLogLevel.Information,
        };

    /// <summary>
    /// Starts workers by complete options; where the start method cannot be used here, it is spawn, with a warning.
    /// </summary>
    public static WorkerPool StartOrSpawn(WorkerPoolOptions complete, RenderLog log)
    {
        try
        {
            return WorkerPool.Start(complete);
        }
        catch (StartMethodNotSupportedException error)
        {
            log.Warning($"{error.Message} Workers are spawned instead.");
            return WorkerPool.Start(complete with { StartMethod = StartMethod.Spawn });
        }
    }

    /// <summary>Whether a file can crash the process that reads it.</summary>
    public static bool IsReadByNativeCode(string file) => RunFormats.Find(file) is { ReadsByNativeCode: true };
}

/// <summary>How much memory a worker may take where the user does not say.</summary>
internal static class MemoryShare
{
    /// <summary>
    /// Less than this no worker does with: the runtime, the base map and a map of the usual size, in bytes.
    /// </summary>
    public const long Least = 200_000_000;

    // The largest grid that is read takes 1 GB to draw.
    private const long Large = 1_500_000_000;

    /// <summary>
    /// Three quarters of what this process may have (the runtime looks at the machine, the cgroup and <c>ulimit
    /// -v</c>), by the number of workers; but as much as a large map takes, since seldom all workers draw one at once.
    /// </summary>
    public static long Of(int workers) => Of(workers, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    internal static long Of(int workers, long available) => Math.Max(Large, available / 4 * 3 / workers);
}
