using System.Globalization;

namespace AshPlot.Soak;

/// <summary>
/// What a pool must not leave behind: processes, zombies, sockets, folders, descriptors, threads. Linux only.
/// </summary>
internal sealed class Leftovers
{
    /// <summary>
    /// The runtime opens a few descriptors the first time it needs them, whatever the number of workers.
    /// </summary>
    private const int Once = 10;
    private readonly int descriptors = Descriptors();

    /// <summary>To be called when the pool is disposed of.</summary>
    public void Check(IReadOnlyList<int> workers, Complaints complaints)
    {
        // What a pool has not disposed of, its finalizers may close: that would not count.
        var openAtOnce = Descriptors();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        foreach (var worker in workers.Where(worker => IsOurs(worker)))
            complaints.Add($"process {worker} is left, in state {StateOf(worker)}");
        foreach (var child in Children())
            complaints.Add($"child process {child} is left, in state {StateOf(child)}");
        foreach (var folder in SocketFolders())
            complaints.Add($"the folder {folder} is left");
        complaints.AddUnless(
            openAtOnce <= descriptors + Once,
            $"{openAtOnce} descriptors are open, {descriptors} were at the start"
        );
        complaints.AddUnless(
            SpinWait.SpinUntil(() => Threads() == 0, TimeSpan.FromSeconds(10)),
            $"{Threads()} threads of the pool are left"
        );
    }

    /// <summary>
    /// True if the process is this one's child or, with a zygote between, grandchild; numbers come round again.
    /// </summary>
    public static bool IsOurs(int process) =>
        ParentOf(process) is { } parent
        && (parent == Environment.ProcessId || ParentOf(parent) == Environment.ProcessId);

    /// <summary>True if it runs; a zombie does not.</summary>
    public static bool Runs(int process) => StateOf(process) is { } state && state is not ("Z" or "X");

    /// <summary>
    /// Sockets, pipes and the kernel's own objects. Files are assemblies, of which the runtime keeps each open once it
    /// is used.
    /// </summary>
    private static int Descriptors() =>
        Directory
            .GetFileSystemEntries("/proc/self/fd")
            .Select(path => new FileInfo(path).LinkTarget)
            .Count(target => target is not null && !target.StartsWith('/'));

    /// <summary>The pool's own, by their names. Those of the runtime's thread pool come and go.</summary>
    private static int Threads() =>
        Directory
            .GetDirectories("/proc/self/task")
            .Count(thread =>
            {
                try
                {
                    return File.ReadAllText(Path.Combine(thread, "comm"))
                        .StartsWith("pool: ", StringComparison.Ordinal);
                }
                catch (IOException)
                {
                    return false; // it has just ended
                }
            });

    private static IEnumerable<int> Children() =>
        Directory
            .GetDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(process => ParentOf(process) == Environment.ProcessId);

    private static IEnumerable<string> SocketFolders() =>
        new[] { Path.GetTempPath(), Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetDirectories(folder!, $"ashplot-w-*-{Environment.ProcessId}-*"));

    private static int? ParentOf(int process) =>
        Status(process) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : null;

    private static string? StateOf(int process) => Status(process) is [var state, ..] ? state : null;

    /// <summary>The fields of /proc/PID/stat after the name, which may itself hold blanks and brackets.</summary>
    private static string[] Status(int process)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
            return status[(status.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
