using System.Collections;

namespace AshPlot.Workers.Extensions;

/// <summary>A log event as loggers take it: a text, and properties that structured logs keep apart.</summary>
/// <param name="entry">The event.</param>
internal readonly struct WorkerLogEntry(WorkerLogEvent entry) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 7;

    public KeyValuePair<string, object?> this[int index] =>
        index switch
        {
            0 => new("Worker", entry.WorkerNumber),
            1 => new("ProcessId", entry.ProcessId),
            2 => new("TaskId", entry.TaskId),
            3 => new("Source", entry.Source),
            4 => new("Time", entry.Time),
            5 => new("Message", entry.Message),
            6 => new("{OriginalFormat}", "{Message}"), // by this name loggers find the template
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What loggers without properties write.</summary>
    public override string ToString() =>
        entry.TaskId is { } task
            ? $"worker {entry.WorkerNumber}, task {task}: {entry.Message}"
            : $"worker {entry.WorkerNumber}: {entry.Message}";
}
