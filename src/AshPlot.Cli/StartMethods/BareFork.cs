using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AshPlot.Workers;

namespace AshPlot.Cli.StartMethods;

/// <summary>
/// A fork without any of the care that the pool takes, to show what goes wrong then: other threads of this process may
/// run, and what they hold stays locked in the child.
/// </summary>
[SupportedOSPlatform("linux")]
internal static partial class BareFork
{
    private const int ThrewStatus = 70;
    private const int ParentDeathSignal = 1; // PR_SET_PDEATHSIG
    private const int NoHang = 1; // WNOHANG
    private const int SignalKill = 9;

    /// <summary>Forks this process, and has the child run something and end.</summary>
    /// <param name="child">What the child runs; its exit code. It should allocate little, and start nothing.</param>
    /// <param name="limit">How long the child may take before it is killed.</param>
    /// <returns>The child's process id and its exit code, or 128 and the signal that ended it; null if it had to be
    /// killed.</returns>
    /// <exception cref="WorkerPoolException">The system gives no new process.</exception>
    public static (int ProcessId, int? ExitCode) Run(Func<int> child, TimeSpan limit)
    {
        var self = Environment.ProcessId;
        var id = Fork();
        if (id == 0)
            RunChild(child, self);
        if (id < 0)
            throw new WorkerPoolException($"Cannot fork the process: {new Win32Exception().Message}");
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (Environment.TickCount64 < end)
        {
            if (Reaped(id) is { } code)
                return (id, code);
            Thread.Sleep(5); // waitpid has no time limit
        }

        Kill(id, SignalKill);
        while (Reaped(id) is null)
            Thread.Sleep(1);
        return (id, null);
    }

    private static void RunChild(Func<int> child, int parent)
    {
        var status = ThrewStatus;
        try
        {
            // The parent may have ended before the child asked to end with it.
            if (Control(ParentDeathSignal, SignalKill, 0, 0, 0) == 0 && Parent() == parent)
                status = child();
        }
        catch (Exception)
        {
            // The parent is told by the status; there is nothing here to write a message with.
        }

        ExitNow(status);
    }

    private static int? Reaped(int process)
    {
        if (Wait(process, out var status, NoHang) == 0)
            return null;
        var signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal;
    }

    [LibraryImport("libc", EntryPoint = "fork", SetLastError = true)]
    private static partial int Fork();

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int Parent();

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nint first, nint second, nint third, nint fourth);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int Wait(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitNow(int status);
}
