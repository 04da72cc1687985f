using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>One line of the log of a run: by the run itself, or handed on from one of its workers.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">The line.</param>
/// <param name="Worker">The worker's own event, with its number and process; null for a line of the run itself.</param>
public sealed record RenderMessage(WorkerLogLevel Level, string Text, WorkerLogEvent? Worker = null);

/// <summary>Where the steps of a job log. The library writes to no console and no file: the host decides.</summary>
/// <param name="sink">Gets the lines, from several threads; null for nobody.</param>
/// <param name="isVerbose">True where debug events of workers are wanted.</param>
internal sealed class RenderLog(Action<RenderMessage>? sink, bool isVerbose = false)
{
    /// <summary>Drops every line.</summary>
    public static RenderLog None { get; } = new(null);

    /// <summary>True where debug events of workers are wanted.</summary>
    public bool IsVerbose => isVerbose;

    public void Information(string text) => Write(WorkerLogLevel.Information, text);

    public void Warning(string text) => Write(WorkerLogLevel.Warning, text);

    public void Error(string text) => Write(WorkerLogLevel.Error, text);

    /// <summary>Hands on what a worker logged.</summary>
    public void Relay(WorkerLogEvent entry) => sink?.Invoke(new RenderMessage(entry.Level, entry.Message, entry));

    private void Write(WorkerLogLevel level, string text) => sink?.Invoke(new RenderMessage(level, text));
}
