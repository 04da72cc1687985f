using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AshPlot.Workers.Native;

/// <summary>The few calls of the C library that .NET has no name for.</summary>
internal static partial class LibC
{
    internal const int ShutdownWrite = 1;
    internal const int ShutdownBoth = 2;
    internal const int SignalInterrupt = 2;
    internal const int SignalHangUp = 1;
    internal const int SignalQuit = 3;
    internal const int SignalKill = 9;
    internal const int SignalTerminate = 15;
    internal const int SignalContinue = 18; // on Linux
    internal const nint DefaultSignal = 0;
    internal const nint IgnoreSignal = 1;
    internal const short PollReadable = 0x1;
    internal const short PollPeerClosed = 0x2000; // POLLRDHUP: Linux only
    internal const short PollHangUp = 0x10;
    internal const short PollErrorOrInvalid = 0x08 | 0x20;

    /// <summary>
    /// Ends the process at once: no exit handlers, no flushing, and no waiting for threads within native code.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void ExitNow(int status);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    internal static partial nint Signal(int signal, nint handler);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    internal static partial int Shutdown(int descriptor, int how);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static unsafe partial int Poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "geteuid")]
    internal static partial uint EffectiveUserId();

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "getpid")]
    internal static partial int ProcessId();

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "getppid")]
    internal static partial int ParentProcessId();

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    internal static partial int Duplicate(int descriptor, int onto);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollDescriptor
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }
}
