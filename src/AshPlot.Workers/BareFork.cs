using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AshPlot.Workers.Native;

namespace AshPlot.Workers;

/// <summary>
/// A fork without any of the care that the pool takes, for showing what goes wrong then: other threads of this process
/// may run, and what they hold stays locked in the child. Not for work.
/// </summary>
[SupportedOSPlatform("linux")]
public static class BareFork
{
    private const int ThrewStatus = 70;

    /// <summary>Forks this process, and has the child run something and end.</summary>
    /// <param name="child">What the child runs; its exit code. It should allocate little, and start nothing.</param>
    /// <param name="limit">How long the child may take before it is killed.</param>
    /// <returns>The child's process id, and how it ended; null if it had to be killed.</returns>
    /// <exception cref="WorkerStartException">The system gives no new process.</exception>
    public static unsafe (int ProcessId, WorkerExit? Exit) Run(Func<int> child, TimeSpan limit)
    {
        var self = LibC.ProcessId();
        var id = LinuxProcess.Fork();
        if (id == 0)
            RunChild(child, self);
        if (id < 0)
            throw new WorkerStartException(
                $"Cannot fork the process: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}"
            );
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (Environment.TickCount64 < end)
        {
            if (LinuxProcess.TryReap(id, out var exit))
                return (id, exit);
            LibC.Poll(null, 0, 5);
        }

        LinuxProcess.Kill(id, LibC.SignalKill);
        while (!LinuxProcess.TryReap(id, out _))
            LibC.Poll(null, 0, 1);
        return (id, null);
    }

    private static void RunChild(Func<int> child, int parent)
    {
        var status = ThrewStatus;
        try
        {
            if (LinuxProcess.DieWithParent() == 0 && LibC.ParentProcessId() == parent)
                status = child();
        }
        catch (Exception)
        {
            // The parent is told by the status; there is nothing here to write a message with.
        }

        LibC.ExitNow(status);
    }
}
