using System.Globalization;
using System.Runtime.Versioning;
using AshPlot.Workers.Native;

namespace AshPlot.Workers.Hosting;

/// <summary>
/// Says whether this process may fork. A child has only the thread that forks; a lock that another thread held at that
/// moment stays locked in it for ever. So no other threads are allowed but those of the runtime of which it is known
/// that they wait, without a lock, for something that does not happen in a zygote:
/// <list type="bullet">
/// <item>.NET Finalizer: waits for a collection that finds something to finalize; runs no finalizer in a child;</item>
/// <item>.NET SynchManager (with the JIT only): waits on a pipe for signals and for threads that end;</item>
/// <item>.NET SigHandler (where Console or a signal was used): waits on a pipe for signals.</item>
/// </list>
/// A program compiled ahead of time has the finalizer's only. The kernel keeps 15 bytes of a name.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class ThreadInventory
{
    private const int Looks = 20;
    private const int LookMilliseconds = 25;
    private static readonly string[] Harmless = [".NET Finalizer", ".NET SynchManag", ".NET SigHandler"];

    /// <summary>
    /// Why this process may not fork; null if it may. Gives threads that are about to end half a second for it.
    /// </summary>
    public static unsafe string? FindObstacle()
    {
        for (var look = 1; ; look++)
        {
            var others = Foreign();
            if (others.Count == 0)
                return null;
            if (look == Looks)
                return $"other threads run in the process that is to fork ({string.Join(", ", others)}), and what they hold would stay locked in every worker.";
            LibC.Poll(null, 0, LookMilliseconds); // nothing tells of another thread's end
        }
    }

    private static List<string> Foreign()
    {
        var main = LibC.ProcessId().ToString(CultureInfo.InvariantCulture);
        var names = new List<string>();
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            if (Path.GetFileName(task) == main)
                continue;
            try
            {
                names.Add(File.ReadAllText(Path.Combine(task, "comm")).TrimEnd('\n'));
            }
            catch (IOException)
            {
                // It has just ended.
            }
        }

        foreach (var name in Harmless)
            names.Remove(name); // one of each
        return names;
    }
}
