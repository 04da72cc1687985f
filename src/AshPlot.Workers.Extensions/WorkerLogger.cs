using Microsoft.Extensions.Logging;

namespace AshPlot.Workers.Extensions;

/// <summary>A worker's log for code that wants an <see cref="ILogger"/>.</summary>
internal sealed class WorkerLogger(WorkerLog log) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && log.IsEnabled((WorkerLogLevel)logLevel); // both count from the finest on

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            log.Write((WorkerLogLevel)logLevel, formatter(state, exception), exception);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;
}
