namespace AshPlot.Rendering.Tasks;

/// <summary>How much memory a worker may take where the user does not say.</summary>
internal static class MemoryShare
{
    /// <summary>Less than this no worker does with: the runtime, the base map and a map of the usual size, in bytes.</summary>
    public const long Least = 200_000_000;

    // The largest grid that is read takes 1 GB to draw.
    private const long Large = 1_500_000_000;

    /// <summary>
    /// Three quarters of what this process may have (the runtime looks at the machine, the cgroup and <c>ulimit -v</c>), by the
    /// number of workers; but as much as a large map takes, since seldom all workers draw one at once.
    /// </summary>
    public static long Of(int workers) => Of(workers, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    internal static long Of(int workers, long available) => Math.Max(Large, available / 4 * 3 / workers);
}
