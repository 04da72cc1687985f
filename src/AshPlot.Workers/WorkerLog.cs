using AshPlot.Workers.Hosting;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers;

/// <summary>A worker's way to the one logger, in the parent. Safe for any number of threads.</summary>
public sealed class WorkerLog
{
    private readonly ParentLink link;
    private long taskId = -1;

    internal WorkerLog(ParentLink link) => this.link = link;

    /// <summary>Events below this level are dropped here, before they cost anything.</summary>
    public WorkerLogLevel MinimumLevel { get; internal set; } = WorkerLogLevel.Information;

    internal long? TaskId
    {
        set => Volatile.Write(ref taskId, value ?? -1);
    }

    /// <summary>Whether events of this level are sent.</summary>
    public bool IsEnabled(WorkerLogLevel level) => level >= MinimumLevel;

    /// <summary>Sends an event. An event for a parent that is gone is lost.</summary>
    public void Write(WorkerLogLevel level, string message, Exception? exception = null)
    {
        if (!IsEnabled(level))
            return;
        try
        {
            link.Send(
                FrameKind.Log,
                (
                    level,
                    Volatile.Read(ref taskId),
                    DateTime.UtcNow.Ticks,
                    Shorten(message),
                    Shorten(exception?.ToString() ?? "")
                ),
                static (writer, log) =>
                    writer.Int32((int)log.level).Int64(log.Item2).Int64(log.Item3).Text(log.Item4).Text(log.Item5)
            );
        }
        catch (ChannelClosedException)
        {
            // A task must not fail for want of a reader of its log; the end of the parent ends the worker anyway.
        }
    }

    /// <summary>Sends an event at <see cref="WorkerLogLevel.Debug"/>.</summary>
    public void Debug(string message) => Write(WorkerLogLevel.Debug, message);

    /// <summary>Sends an event at <see cref="WorkerLogLevel.Information"/>.</summary>
    public void Information(string message) => Write(WorkerLogLevel.Information, message);

    /// <summary>Sends an event at <see cref="WorkerLogLevel.Warning"/>.</summary>
    public void Warning(string message, Exception? exception = null) =>
        Write(WorkerLogLevel.Warning, message, exception);

    /// <summary>Sends an event at <see cref="WorkerLogLevel.Error"/>.</summary>
    public void Error(string message, Exception? exception = null) => Write(WorkerLogLevel.Error, message, exception);

    private static string Shorten(string text) => text.Length <= 50_000 ? text : text[..50_000] + " [...]";
}
