using Microsoft.Extensions.Logging;

namespace AshPlot.Workers.Extensions;

/// <summary>Between the log events of a pool and <see cref="ILogger"/>.</summary>
public static class WorkerPoolLogging
{
    /// <summary>
    /// The same options with log events going to a logger, after the callback that the options have. Worker, process,
    /// task, source and time of an event are properties of the entry. Below
    /// <see cref="WorkerPoolOptions.MinimumLogLevel"/> events stay in the worker, whatever the logger would take.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">Where to.</param>
    public static WorkerPoolOptions LogTo(this WorkerPoolOptions options, ILogger logger) => options.LogTo(_ => logger);

    /// <summary>
    /// As <see cref="LogTo(WorkerPoolOptions, ILogger)"/>, with a category for each <see cref="WorkerLogSource"/>, such
    /// as <c>AshPlot.Workers.Pool</c>, so that filters can tell them apart.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="loggers">Makes the loggers.</param>
    public static WorkerPoolOptions LogTo(this WorkerPoolOptions options, ILoggerFactory loggers)
    {
        var bySource = Enum.GetValues<WorkerLogSource>()
            .ToDictionary(source => source, source => loggers.CreateLogger($"{Telemetry.Name}.{source}"));
        return options.LogTo(source => bySource[source]);
    }

    /// <summary>
    /// A logger for code in a worker that wants an <see cref="ILogger"/>, such as a library's: its entries are the
    /// worker's log events. Scopes are ignored.
    /// </summary>
    /// <param name="log">The worker's log.</param>
    public static ILogger AsLogger(this WorkerLog log) => new WorkerLogger(log);

    private static WorkerPoolOptions LogTo(this WorkerPoolOptions options, Func<WorkerLogSource, ILogger> loggerOf)
    {
        var callback = options.Log;
        return options with
        {
            Log = entry =>
            {
                callback?.Invoke(entry);
                loggerOf(entry.Source)
                    .Log(
                        LevelOf(entry.Level),
                        default,
                        new WorkerLogEntry(entry),
                        entry.ExceptionText is { } text ? new ReportedException(text) : null,
                        static (state, _) => state.ToString()
                    );
            },
        };
    }

    private static LogLevel LevelOf(WorkerLogLevel level) =>
        level switch
        {
            WorkerLogLevel.Verbose => LogLevel.Trace,
            WorkerLogLevel.Debug => LogLevel.Debug,
            WorkerLogLevel.Information => LogLevel.Information,
            WorkerLogLevel.Warning => LogLevel.Warning,
            WorkerLogLevel.Error => LogLevel.Error,
            _ => LogLevel.Critical,
        };
}

/// <summary>An exception that a worker has logged, of which the text has come with its stack. Never thrown.</summary>
internal sealed class ReportedException(string text) : Exception(text.Split('\n')[0].TrimEnd())
{
    /// <summary>The text as it came.</summary>
    public override string ToString() => text;
}

/// <summary>A worker's log for code that wants an <see cref="ILogger"/>.</summary>
internal sealed class WorkerLogger(WorkerLog log) : ILogger
{
    // Both count from the finest on.
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && log.IsEnabled((WorkerLogLevel)logLevel);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            log.Write((WorkerLogLevel)logLevel, formatter(state, exception), exception);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;
}
