namespace AshPlot.Workers.Launching;

/// <summary>The one place that knows which class starts workers by which method.</summary>
internal static class WorkerLaunchers
{
    /// <exception cref="StartMethodNotSupportedException">Not on this platform, or not safe with this program.</exception>
    public static IWorkerLauncher For(WorkerPoolOptions options, Action<WorkerLogEvent>? log) => options.StartMethod switch
    {
        StartMethod.Spawn => new SpawnLauncher(options, log),
        StartMethod.Fork => OperatingSystem.IsLinux()
            ? ForkLauncher.Start(options, log)
            : throw new StartMethodNotSupportedException(StartMethod.Fork, "it needs Linux."),
        StartMethod.Threads => new ThreadsLauncher(options),
        StartMethod.Serial => new SerialLauncher(options),
        var other => throw new StartMethodNotSupportedException(other, "unknown start method."),
    };
}
