using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AshPlot.Workers.Native;

/// <summary>The calls by which a zygote makes, watches and ends its children. Linux only.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxProcess
{
    private const int ParentDeathSignal = 1; // PR_SET_PDEATHSIG
    private const long PidfdOpen = 434; // the same number on every processor; since Linux 5.3
    private const int NoHang = 1; // WNOHANG
    private const int SetMask = 2; // SIG_SETMASK
    private const int MaskLength = 128; // sigset_t of glibc and musl: 1024 bits
    private static readonly byte[] formerMask = new byte[MaskLength];
    private static bool lacksForkAlone;

    /// <summary>
    /// A fork after which the child's new threads do not get the stacks of threads that stayed in this process, where
    /// the C library has one. The runtime still has those threads on its list, and walks their stacks at a collection:
    /// it must not find another thread's frames there. 0 in the child; -1 with errno set where it cannot be done.
    /// </summary>
    /// <remarks>
    /// All signals are blocked in the child until <see cref="AllowSignals"/>: the runtime's handlers, which it
    /// inherits, would hand a signal to the zygote by a pipe that both have, and the zygote would end by it.
    /// </remarks>
    internal static int ForkAndLeaveStacks()
    {
        BlockSignals();
        var child = ForkBySystem();
        if (child != 0)
            AllowSignals();
        return child;
    }

    /// <summary>Has signals delivered again as before the fork, those that have come meanwhile at once.</summary>
    internal static unsafe void AllowSignals()
    {
        fixed (byte* mask = formerMask)
            Mask(SetMask, mask, null);
    }

    private static unsafe void BlockSignals()
    {
        var all = stackalloc byte[MaskLength];
        new Span<byte>(all, MaskLength).Fill(0xff);
        fixed (byte* mask = formerMask)
            Mask(SetMask, all, mask);
    }

    private static int ForkBySystem()
    {
        if (!lacksForkAlone)
        {
            try
            {
                return ForkAlone();
            }
            catch (EntryPointNotFoundException)
            {
                lacksForkAlone = true;
            }
        }

        return Fork();
    }

    /// <summary>0 in the child; -1 with errno set where it cannot be done.</summary>
    [LibraryImport("libc", EntryPoint = "fork", SetLastError = true)]
    internal static partial int Fork();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "setpgid", SetLastError = true)]
    internal static partial int SetGroup(int process, int group);

    /// <summary>Has this process killed when the thread that forked it ends.</summary>
    internal static int DieWithParent() => Control(ParentDeathSignal, LibC.SignalKill, 0, 0, 0);

    /// <summary>A descriptor that becomes readable when the process ends; -1 where the kernel has none.</summary>
    internal static int OpenDescriptor(int process) => (int)SystemCall(PidfdOpen, process, 0);

    /// <summary>Reaps a child that has ended. False if it has not.</summary>
    internal static unsafe bool TryReap(int process, out WorkerExit exit)
    {
        var status = 0;
        var reaped = Wait(process, &status, NoHang);
        var signal = status & 0x7f;
        exit =
            reaped != process ? WorkerExit.Unknown : new WorkerExit(signal == 0 ? (status >> 8) & 0xff : 128 + signal);
        return reaped != 0;
    }

    [LibraryImport("libc", EntryPoint = "_Fork", SetLastError = true)]
    private static partial int ForkAlone();

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static unsafe partial int Mask(int how, byte* set, byte* former);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static unsafe partial int Wait(int process, int* status, int options);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nint first, nint second, nint third, nint fourth);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, nint first, nint second);
}
