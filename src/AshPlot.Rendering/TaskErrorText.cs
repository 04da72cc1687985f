using AshPlot.Core.Output;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>Why a task failed, in one line that says what to do where something can be done.</summary>
internal static class TaskErrorText
{
    private const int SignalKill = 9;

    /// <summary>The line.</summary>
    public static string Of(WorkerTaskException error) => TerminalText.Clean(error switch
    {
        WorkerDiedException { Exit.Signal: SignalKill } died =>
            $"worker process {died.ProcessId} was killed while drawing this map, by a user or by the system when memory ran out; use fewer --workers or a smaller --size",
        WorkerDiedException died => $"worker process {died.ProcessId} ended with {died.Exit} while it drew this map{Tail(died.StandardErrorTail)}",
        TaskTimeoutException late => $"drawing took longer than --task-timeout allows ({late.Limit.TotalSeconds:0.###} s)",
        WorkerMemoryException large =>
            $"drawing needed more memory than --worker-memory allows ({large.Limit / 1e6:0} MB); use a smaller --size or allow more",
        RemoteTaskException { RemoteType: "System.OutOfMemoryException" } =>
            "the worker ran out of memory; use fewer --workers or a smaller --size",
        RemoteTaskException remote => $"{remote.RemoteType}: {remote.Message}",
        _ => error.Message,
    });

    /// <summary>Why reading a file failed, as the words that follow its path.</summary>
    public static string OfReading(WorkerTaskException error) => TerminalText.Clean(error switch
    {
        WorkerDiedException died => $"reading it crashed the worker process ({died.Exit}); the file is damaged",
        TaskTimeoutException late => $"reading it took over {late.Limit.TotalSeconds:0.######} s; it may be damaged, or --task-timeout too short",
        WorkerMemoryException large => $"reading it took over {large.Limit / 1e6:0} MB of memory; it may be damaged, or --worker-memory too small",
        _ => $"cannot be read: {error.Message}",
    });

    private static string Tail(string text) => text.Length == 0 ? "" : $"; it said: {text}";
}
