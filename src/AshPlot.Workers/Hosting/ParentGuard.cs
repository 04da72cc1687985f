using AshPlot.Workers.Native;

namespace AshPlot.Workers.Hosting;

/// <summary>
/// Sees to it that a worker never outlives its parent. A thread waits for the channel's end, apart from the thread that
/// runs tasks, and ends the process also while that one is deep in native code. Half an end (the parent will send no
/// more) is the request to stop.
/// </summary>
internal static class ParentGuard
{
    private const int ParentLostStatus = 70;

    /// <summary>
    /// Starts the guard of a channel with this file descriptor. <paramref name="askedToStop"/> runs on a thread of the
    /// pool.
    /// </summary>
    public static void Start(nint descriptor, CancellationTokenSource askedToStop)
    {
        // Pipes of Windows end with the parent's handle, which a waiting read of the main thread notices; a task that
        // never returns is ended there by the parent's kill alone.
        if (OperatingSystem.IsWindows())
            return;
        new Thread(() => Watch((int)descriptor, askedToStop), maxStackSize: 256 << 10)
        {
            IsBackground = true,
            Name = "parent guard",
        }.Start();
    }

    private static unsafe void Watch(int descriptor, CancellationTokenSource askedToStop)
    {
        if (OperatingSystem.IsWindows())
            return;
        var events = OperatingSystem.IsLinux() ? LibC.PollPeerClosed : (short)0;
        while (true)
        {
            var poll = new LibC.PollDescriptor { Descriptor = descriptor, Events = events };
            if (LibC.Poll(&poll, 1, -1) < 0)
                continue; // interrupted by a signal
            if ((poll.Returned & (LibC.PollHangUp | LibC.PollErrorOrInvalid)) != 0)
                LibC.ExitNow(ParentLostStatus);
            if ((poll.Returned & LibC.PollPeerClosed) != 0)
            {
                events = 0;
                askedToStop.CancelAsync();
            }
        }
    }
}
