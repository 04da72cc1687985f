using System.Globalization;
using System.Text;

namespace AshPlot.Workers;

/// <summary>
/// A name of a process that no other has had or will have: <c>HOST-PID-START</c>, HOST being of machine and process-id
/// namespace (folders may be shared by machines and containers), START the process's start time (process ids come round
/// again). Folders named by it tell whether their owner is gone, so that what a killed process has left can be removed.
/// </summary>
public static class ProcessMark
{
    /// <summary>This process's mark.</summary>
    public static string Own { get; } =
        $"{Hash(Environment.MachineName + (OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget : ""))}"
        + $"-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{StartOf(Environment.ProcessId)}";

    /// <summary>
    /// The part of a mark that all processes of this machine have in common, with the <c>-</c> that ends it.
    /// </summary>
    public static string Host { get; } = Own[..(Own.IndexOf('-') + 1)];

    /// <summary>
    /// True if the mark is of a process of this machine that no longer lives; of another machine's nothing is known.
    /// </summary>
    public static bool IsOfTheDead(string mark) =>
        mark.Split('-') is [var host, var pid, var started]
        && host + "-" == Host
        && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
        && StartOf(owner) != started;

    /// <summary>
    /// Field 22 of /proc/PID/stat, in clock ticks since boot; empty for a process that does not exist.
    /// </summary>
    private static string StartOf(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return System.Diagnostics.Process.GetProcesses().Any(process => process.Id == processId) ? "0" : "";
        try
        {
            var status = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");
            // The second field, the name in brackets, may itself hold blanks and brackets.
            return status[(status.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>FNV-1a: short and the same in every process, which string.GetHashCode is not.</summary>
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ value) * 16777619u;
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
