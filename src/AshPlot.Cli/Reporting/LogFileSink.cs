using AshPlot.Cli.CommandLine;
using AshPlot.Core.Errors;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace AshPlot.Cli.Reporting;

/// <summary>
/// Appends the log to a file. A disk that is full costs no map: it is said once, and the log ends there. (Serilog's own
/// sink throws when it is closed, and keeps its errors to itself until then.)
/// </summary>
internal sealed class LogFileSink : ILogEventSink, IDisposable
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly ITextFormatter formatter;
    private readonly FileStream file;
    private bool isGivenUp;

    /// <exception cref="UnwritableOutputException">The file cannot be opened.</exception>
    public LogFileSink(string path, ITextFormatter formatter)
    {
        (this.path, this.formatter) = (path, formatter);
        try
        {
            // Unbuffered, so that the log of a command that is killed is whole; and another command may write to it
            // too.
            file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnwritableOutputException(
                path,
                "the log file cannot be written; choose another with --log-file",
                error
            );
        }
    }

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter();
        formatter.Format(logEvent, line);
        lock (gate)
        {
            if (isGivenUp)
                return;
            try
            {
                file.Write(System.Text.Encoding.UTF8.GetBytes(line.ToString()));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                isGivenUp = true;
                ErrorReport.Warn($"{path}: the log file cannot be written any more ({error.Message})");
            }
        }
    }

    public void Dispose() => file.Dispose();
}
