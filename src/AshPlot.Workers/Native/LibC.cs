using System.Runtime.InteropServices;

namespace AshPlot.Workers.Native;

/// <summary>The few calls of the C library that .NET has no name for.</summary>
internal static partial class LibC
{
    internal const int ShutdownWrite = 1;
    internal const int ShutdownBoth = 2;
    internal const int SignalInterrupt = 2;
    internal const nint IgnoreSignal = 1;
    internal const short PollPeerClosed = 0x2000; // POLLRDHUP: Linux only
    internal const short PollHangUp = 0x10;
    internal const short PollErrorOrInvalid = 0x08 | 0x20;

    /// <summary>Ends the process at once: no exit handlers, no flushing, and no waiting for threads within native code.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void ExitNow(int status);

    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    internal static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    internal static partial int Shutdown(int descriptor, int how);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static unsafe partial int Poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    internal static partial uint EffectiveUserId();

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollDescriptor
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }
}
