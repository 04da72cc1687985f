using System.Collections.Concurrent;
using AshPlot.Rendering;
using AshPlot.Workers;
using Serilog;
using Serilog.Events;

namespace AshPlot.Cli.Reporting;

/// <summary>
/// The one logger of the program, to standard error and on request to a file; workers' events come here too.
/// </summary>
internal static class Logs
{
    /// <summary>Makes the logger.</summary>
    /// <exception cref="AshPlot.Core.Errors.UnwritableOutputException">The log file cannot be written.</exception>
    public static ILogger Create(LogSettings settings)
    {
        var least =
            settings.Verbose ? LogEventLevel.Debug
            : settings.Quiet ? LogEventLevel.Error
            : LogEventLevel.Information;
        var formatter = new OneLineFormatter(settings.Verbose);
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .Filter.ByExcluding(new RepeatedNotes().Contains)
            .WriteTo.Console(formatter, least, standardErrorFromLevel: LevelAlias.Minimum);
        if (settings.File is { } file)
            configuration.WriteTo.Sink(
                new LogFileSink(file, new OneLineFormatter(settings.Verbose, withTime: true)),
                LogEventLevel.Debug
            );
        return configuration.CreateLogger();
    }

    /// <summary>A log for the steps of a job that ends in the program's logger.</summary>
    public static RenderLog Relay(ILogger logger, LogSettings settings) =>
        new(message => Write(logger, message), settings.Verbose);

    private static void Write(ILogger logger, RenderMessage message)
    {
        if (message.Worker is { } entry)
            Relay(logger, entry);
        else
            logger.Write(LevelOf(message.Level), "{Text}", message.Text);
    }

    /// <summary>Hands on what a worker logged, with the worker and its task.</summary>
    public static void Relay(ILogger logger, WorkerLogEvent entry)
    {
        if (entry is { Source: WorkerLogSource.Worker, Level: WorkerLogLevel.Warning })
            logger = logger.ForContext(RepeatedNotes.Property, entry.Message);
        logger
            .ForContext("WorkerNumber", entry.WorkerNumber)
            .ForContext("TaskId", entry.TaskId)
            .Write(
                LevelOf(entry.Level),
                "worker {Worker} ({ProcessId}): {Text}{Exception}",
                entry.WorkerNumber,
                entry.ProcessId,
                entry.Message,
                entry.ExceptionText is { } text ? " | " + text : ""
            );
    }

    private static LogEventLevel LevelOf(WorkerLogLevel level) =>
        level switch
        {
            WorkerLogLevel.Debug => LogEventLevel.Debug,
            WorkerLogLevel.Information => LogEventLevel.Information,
            WorkerLogLevel.Warning => LogEventLevel.Warning,
            _ => LogEventLevel.Error,
        };
}

/// <summary>Finds what a worker says of the data that another one has said before: each reads the same files.</summary>
internal sealed class RepeatedNotes
{
    /// <summary>Holds the text of a worker's warning.</summary>
    public const string Property = "Note";

    private readonly ConcurrentDictionary<string, bool> known = [];

    /// <summary>True for a warning whose text has been logged.</summary>
    public bool Contains(LogEvent entry) =>
        entry.Properties.TryGetValue(Property, out var value)
        && value is ScalarValue { Value: string text }
        && !known.TryAdd(text, true);
}

/// <summary>How much is said, and where else.</summary>
/// <param name="Verbose">Everything, with stack traces.</param>
/// <param name="Quiet">Nothing but errors.</param>
/// <param name="File">A file for the log, or null.</param>
internal sealed record LogSettings(bool Verbose, bool Quiet, string? File);
