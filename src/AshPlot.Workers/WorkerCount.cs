using System.Globalization;
using AshPlot.Workers.Native;

namespace AshPlot.Workers;

/// <summary>How many workers this process may keep busy.</summary>
public static class WorkerCount
{
    /// <summary>
    /// The processors that this process may use: the affinity mask, the limits of its cgroup and of those above it, and
    /// within a Slurm job what the job was given (<c>SLURM_CPUS_PER_TASK</c>, else <c>SLURM_CPUS_ON_NODE</c>), since a
    /// job may be neither bound nor confined. At least 1; a limit of a part of a processor counts as a whole one.
    /// </summary>
    public static int Automatic() =>
        Automatic(
            Math.Min(
                Environment.ProcessorCount,
                CgroupProcessors.Limit("/proc/self/cgroup", "/sys/fs/cgroup") ?? int.MaxValue
            ),
            Environment.GetEnvironmentVariable
        );

    internal static int Automatic(int processors, Func<string, string?> variable)
    {
        var granted = Number(variable("SLURM_CPUS_PER_TASK")) ?? Number(variable("SLURM_CPUS_ON_NODE")) ?? int.MaxValue;
        return Math.Max(1, Math.Min(processors, granted));
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
}
