using System.Globalization;
using System.Runtime.InteropServices;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Looks at processes by way of <c>/proc</c>.</summary>
internal static partial class Processes
{
    /// <summary>True while a process lives and is no zombie.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            return status[status.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Processes that a process has started.</summary>
    public static int[] ChildrenOf(int id) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(folder =>
                    int.TryParse(
                        Path.GetFileName(folder),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var child
                    )
                        ? child
                        : 0
                )
                .Where(child => child > 0 && ParentOf(child) == id),
        ];

    /// <summary>Processes that a process has started, what these have started, and so on.</summary>
    public static int[] DescendantsOf(int id) =>
        [.. ChildrenOf(id).SelectMany(child => (int[])[child, .. DescendantsOf(child)])];

    /// <summary>Sends a signal by the kernel's own call, at once; one that has ended gets none.</summary>
    public static void Send(Signal signal, int id) => Kill(id, (int)signal);

    /// <summary>Waits until a process has heard a signal and has nothing more to do, or has ended.</summary>
    public static async Task WaitUntilHeardAsync(Signal signal, int id, CancellationToken cancellation)
    {
        while (IsAlive(id) && (HasPending(signal, id) || !AreAtRest([id])))
            await Task.Delay(5, cancellation);
    }

    /// <summary>True while a signal has not reached a process.</summary>
    public static bool HasPending(Signal signal, int id)
    {
        try
        {
            var pending = File.ReadLines($"/proc/{id}/status")
                .First(line => line.StartsWith("ShdPnd:", StringComparison.Ordinal));
            return (Convert.ToUInt64(pending["ShdPnd:".Length..].Trim(), 16) >> ((int)signal - 1) & 1) != 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Stops a process, and waits until each of its threads stands still. False if it ends instead.</summary>
    public static bool Stop(int id)
    {
        Send(Signal.Stop, id);
        while (IsAlive(id))
        {
            if (ThreadsOf([id]) is { } threads && threads.All(thread => thread.State == 'T'))
                return true;
            Thread.Sleep(1);
        }

        return false;
    }

    /// <summary>
    /// True if there was a moment at which no thread of the processes ran or was about to: all of them slept, or were
    /// stopped, before and after it, and none had a turn in between.
    /// </summary>
    public static bool AreAtRest(int[] ids) =>
        ThreadsOf(ids) is { } before
        && before.All(thread => thread.State is 'S' or 'T')
        && ThreadsOf(ids) is { } after
        && before.SequenceEqual(after);

    /// <summary>Waits until none of the processes lives; the test's time limit ends a wait in vain.</summary>
    public static async Task WaitUntilGoneAsync(IEnumerable<int> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            while (IsAlive(id))
                await Task.Delay(20, cancellation);
        }
    }

    private static int ParentOf(int id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>
    /// The threads of the processes, with their states and how often each has had a turn; null while one of them ends.
    /// </summary>
    private static List<(string Id, char State, string Turns)>? ThreadsOf(int[] ids)
    {
        try
        {
            var threads = new List<(string Id, char State, string Turns)>();
            foreach (var folder in ids.SelectMany(id => Directory.GetDirectories($"/proc/{id}/task")))
            {
                var lines = File.ReadAllLines(Path.Combine(folder, "status"));
                threads.Add(
                    (
                        folder,
                        Value(lines, "State:")[0],
                        Value(lines, "voluntary_ctxt_switches:") + '+' + Value(lines, "nonvoluntary_ctxt_switches:")
                    )
                );
            }

            return threads;
        }
        catch (IOException)
        {
            return null;
        }

        static string Value(string[] lines, string name) =>
            lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
