using System.Globalization;

namespace AshPlot.Workers;

/// <summary>How many workers this process may keep busy.</summary>
public static class WorkerCount
{
    /// <summary>
    /// The processors that this process may use: .NET honours the affinity mask and the cgroup's limit; within a Slurm job
    /// also <c>SLURM_CPUS_PER_TASK</c> is, since a job may be neither bound nor confined. At least 1.
    /// </summary>
    public static int Automatic() =>
        Automatic(Environment.ProcessorCount, Environment.GetEnvironmentVariable("SLURM_CPUS_PER_TASK"));

    internal static int Automatic(int processors, string? slurmProcessorsPerTask) =>
        int.TryParse(slurmProcessorsPerTask, NumberStyles.None, CultureInfo.InvariantCulture, out var granted) && granted > 0
            ? Math.Min(processors, granted)
            : Math.Max(1, processors);
}
