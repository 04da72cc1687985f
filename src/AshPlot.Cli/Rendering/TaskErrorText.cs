using AshPlot.Cli.CommandLine;
using AshPlot.Workers;

namespace AshPlot.Cli.Rendering;

/// <summary>Why a task failed, in one line that says what to do where something can be done.</summary>
internal static class TaskErrorText
{
    private const int SignalKill = 9;

    /// <summary>The line.</summary>
    public static string Of(WorkerTaskException error) => TerminalText.Clean(error switch
    {
        WorkerDiedException { Exit.Signal: SignalKill } died =>
            $"worker process {died.ProcessId} was killed while it drew this map, by someone or by the system for want of memory; fewer --workers or a smaller --size need less",
        WorkerDiedException died => $"worker process {died.ProcessId} ended with {died.Exit} while it drew this map{Tail(died.StandardErrorTail)}",
        TaskTimeoutException late => $"drawing took longer than --task-timeout allows ({late.Limit.TotalSeconds:0.###} s)",
        RemoteTaskException { RemoteType: "System.OutOfMemoryException" } =>
            "the worker ran out of memory; fewer --workers or a smaller --size need less",
        RemoteTaskException remote => $"{remote.RemoteType}: {remote.Message}",
        _ => error.Message,
    });

    private static string Tail(string text) => text.Length == 0 ? "" : $"; it said: {text}";
}
