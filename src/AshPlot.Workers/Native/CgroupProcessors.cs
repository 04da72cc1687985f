using System.Globalization;

namespace AshPlot.Workers.Native;

/// <summary>
/// The share of processor time that Linux grants the cgroup of a process. The runtime looks at the process's own cgroup
/// alone, while a batch system limits one further up.
/// </summary>
internal static class CgroupProcessors
{
    /// <summary>
    /// The least limit of the cgroup and all above it, rounded up to whole processors; null where there is none.
    /// </summary>
    /// <param name="membership">The file with the cgroups of the process, <c>/proc/self/cgroup</c>.</param>
    /// <param name="root">Where the cgroup file systems are mounted.</param>
    public static int? Limit(string membership, string root)
    {
        double? least = null;
        foreach (var line in ReadLines(membership))
        {
            // hierarchy:controllers:path; version 2 is hierarchy 0 without controllers.
            if (line.Split(':', 3) is not [_, var controllers, ['/', ..] path])
                continue;
            if (controllers.Length > 0 && !controllers.Split(',').Contains("cpu"))
                continue;
            var mount = controllers.Length == 0 ? root : Path.Combine(root, controllers);
            for (var part = path; part is not null; part = part == "/" ? null : Path.GetDirectoryName(part))
            {
                var folder = Path.Join(mount, part);
                var limit = controllers.Length == 0 ? VersionTwo(folder) : VersionOne(folder);
                least = limit is { } found && !(found >= least) ? found : least;
            }
        }

        return least is { } processors ? (int)Math.Clamp(Math.Ceiling(processors), 1, int.MaxValue) : null;
    }

    private static double? VersionTwo(string folder) =>
        ReadLines(Path.Combine(folder, "cpu.max")).FirstOrDefault()?.Split(' ') is [var quota, var period]
            ? Share(quota, period)
            : null;

    private static double? VersionOne(string folder) =>
        Share(
            ReadLines(Path.Combine(folder, "cpu.cfs_quota_us")).FirstOrDefault(),
            ReadLines(Path.Combine(folder, "cpu.cfs_period_us")).FirstOrDefault()
        );

    /// <summary>Quota by period, both in microseconds; <c>max</c> and <c>-1</c> are no limit.</summary>
    private static double? Share(string? quota, string? period) =>
        Number(quota) is { } time && Number(period) is { } of ? (double)time / of : null;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    /// <summary>Nothing where the file is not there or not ours to read: then nothing is known of a limit.</summary>
    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
