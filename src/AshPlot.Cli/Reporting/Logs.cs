using AshPlot.Core.Errors;
using AshPlot.Workers;
using Serilog;
using Serilog.Events;

namespace AshPlot.Cli.Reporting;

/// <summary>The one logger of the program, to standard error and on request to a file; workers' events come here too.</summary>
internal static class Logs
{
    /// <summary>Makes the logger.</summary>
    /// <exception cref="UnwritableOutputException">The log file cannot be written.</exception>
    public static ILogger Create(LogSettings settings)
    {
        var least = settings.Verbose ? LogEventLevel.Debug : settings.Quiet ? LogEventLevel.Error : LogEventLevel.Information;
        var formatter = new OneLineFormatter(settings.Verbose);
        var configuration = new LoggerConfiguration().MinimumLevel.Debug()
            .WriteTo.Console(formatter, least, standardErrorFromLevel: LevelAlias.Minimum);
        if (settings.File is { } file)
            AddFile(configuration, file, settings.Verbose);
        return configuration.CreateLogger();
    }

    /// <summary>Hands on what a worker logged, with the worker and its task.</summary>
    public static void Relay(ILogger logger, WorkerLogEvent entry)
    {
        var level = entry.Level switch
        {
            WorkerLogLevel.Debug => LogEventLevel.Debug,
            WorkerLogLevel.Information => LogEventLevel.Information,
            WorkerLogLevel.Warning => LogEventLevel.Warning,
            _ => LogEventLevel.Error,
        };
        logger.ForContext("WorkerNumber", entry.WorkerNumber).ForContext("TaskId", entry.TaskId)
            .Write(level, "worker {Worker} ({ProcessId}): {Text}{Exception}", entry.WorkerNumber, entry.ProcessId, entry.Message,
                entry.ExceptionText is { } text ? " | " + text : "");
    }

    private static void AddFile(LoggerConfiguration configuration, string file, bool verbose)
    {
        try
        {
            // Serilog's sink reports a file that it cannot open to its own self-log only.
            File.AppendAllText(file, "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnwritableOutputException(file, "the log file cannot be written; choose another with --log-file", error);
        }

        configuration.WriteTo.File(new OneLineFormatter(verbose, withTime: true), file, LogEventLevel.Debug);
    }
}
