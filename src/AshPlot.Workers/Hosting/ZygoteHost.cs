using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AshPlot.Workers.Native;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>
/// A zygote: a clean, warmed copy of the program with one managed thread, which forks a worker whenever the parent asks
/// for one. Nothing here may use the thread pool, timers, Console.In or Process: their threads would be missing in
/// every child.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ZygoteHost
{
    /// <summary>
    /// Where the kernel has no descriptors for processes, the zygote looks after its children this often.
    /// </summary>
    private const int LookMilliseconds = 20;
    private readonly Dictionary<int, int> children = []; // process id -> its descriptor, or -1
    private readonly FrameWriter writer = new(1 << 20);
    private readonly WorkerRegistry registry;
    private readonly IChannel channel;
    private readonly FrameReceiver receiver;
    private readonly int descriptor;

    private ZygoteHost(WorkerRegistry registry, IChannel channel, FrameReceiver receiver, int descriptor)
    {
        this.registry = registry;
        this.channel = channel;
        this.descriptor = descriptor;
        this.receiver = receiver;
    }

    /// <summary>
    /// Connects, warms up, and forks workers until the parent has no more. False if the warm-up failed.
    /// </summary>
    public static bool Run(Func<WorkerRegistry> makeRegistry, string address, string token)
    {
        var channel = WorkerConnector.Connect(address, out var descriptor);
        using (channel)
        {
            var writer = new FrameWriter(1 << 20);
            channel.Send(WorkerHost.Hello(token).Span);
            // What is sent before the parent has taken the greeting could be read together with it, and be lost.
            var receiver = new FrameReceiver(channel, 1 << 20);
            if (!receiver.TryReceive(out _))
                return true;
            WorkerRegistry registry;
            try
            {
                registry = makeRegistry();
                registry.RunWarmUp();
            }
            catch (Exception exception)
            {
                RemoteError.Of(exception).Write(writer.Begin(FrameKind.InitializerFailed));
                channel.Send(writer.End().Span);
                return false;
            }

            var obstacle = ThreadInventory.FindObstacle();
            channel.Send(
                obstacle is null
                    ? writer.Begin(FrameKind.ZygoteReady).End().Span
                    : writer.Begin(FrameKind.ForkRefused).Int64(0).Byte(1).Text(obstacle).End().Span
            );
            if (obstacle is null)
                new ZygoteHost(registry, channel, receiver, (int)descriptor).Serve();
            return true;
        }
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                var readable = receiver.HasMore || Wait();
                Reap();
                if (!readable)
                    continue;
                if (!receiver.TryReceive(out var frame))
                    return; // the children that are left end with this process
                if (frame.Kind == FrameKind.Fork)
                    Fork(frame.Int64(), frame.Int32(), frame.Text(), frame.Text());
                else if (frame.Kind == FrameKind.KillChild)
                    Kill(frame.Int32());
            }
        }
        catch (ChannelClosedException)
        {
            // The parent is gone.
        }
    }

    /// <summary>Waits until the parent says something (true) or a child ends.</summary>
    private unsafe bool Wait()
    {
        var polls = new LibC.PollDescriptor[1 + children.Count];
        polls[0] = new LibC.PollDescriptor { Descriptor = descriptor, Events = LibC.PollReadable };
        var count = 1;
        foreach (var child in children.Values)
            // -1 is passed over.
            polls[count++] = new LibC.PollDescriptor { Descriptor = child, Events = LibC.PollReadable };
        fixed (LibC.PollDescriptor* pointer = polls)
            LibC.Poll(pointer, (nuint)count, children.ContainsValue(-1) ? LookMilliseconds : -1);
        return polls[0].Returned != 0;
    }

    private void Reap()
    {
        foreach (var (child, childDescriptor) in children.ToArray())
        {
            if (!LinuxProcess.TryReap(child, out var exit))
                continue;
            children.Remove(child);
            if (childDescriptor >= 0)
                LibC.Close(childDescriptor);
            channel.Send(writer.Begin(FrameKind.ChildEnded).Int32(child).Int32(exit.Code).End().Span);
        }
    }

    private void Fork(long request, int number, string address, string token)
    {
        if (ThreadInventory.FindObstacle() is { } obstacle)
        {
            channel.Send(writer.Begin(FrameKind.ForkRefused).Int64(request).Byte(1).Text(obstacle).End().Span);
            return;
        }

        var self = LibC.ProcessId();
        var child = LinuxProcess.ForkAndLeaveStacks();
        if (child == 0)
            ForkedChild.Run(
                registry,
                new ForkedChildStart(self, number, address, token, [descriptor, .. children.Values])
            );
        if (child < 0)
        {
            var error = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
            channel.Send(
                writer
                    .Begin(FrameKind.ForkRefused)
                    .Int64(request)
                    .Byte(0)
                    .Text($"A worker could not be forked: {error}")
                    .End()
                    .Span
            );
            return;
        }

        children.Add(child, LinuxProcess.OpenDescriptor(child));
        channel.Send(writer.Begin(FrameKind.Forked).Int64(request).Int32(child).End().Span);
    }

    /// <summary>
    /// Only for a child that was not reaped: until then its process id, which is also its group's, is nobody else's.
    /// </summary>
    private void Kill(int child)
    {
        if (!children.ContainsKey(child))
            return;
        LinuxProcess.Kill(child, LibC.SignalKill); // by itself too: it may not have its group yet
        LinuxProcess.Kill(-child, LibC.SignalKill);
    }
}
