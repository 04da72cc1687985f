using System.Runtime.Versioning;
using System.Text;
using AshPlot.Workers.Native;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>
/// The life of a forked child: it cuts itself off from the zygote, becomes a worker like any other, and ends by
/// <c>_exit</c>, since an orderly exit waits for a finalizer thread that exists in the zygote only.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class ForkedChild
{
    private const int LostStatus = 70;

    /// <summary>Does not return.</summary>
    public static void Run(WorkerRegistry registry, ForkedChildStart start)
    {
        var status = LostStatus;
        try
        {
            // The zygote may have ended before the first call took effect: then another process is the parent by now.
            if (LinuxProcess.DieWithParent() != 0 || LibC.ParentProcessId() != start.Zygote)
                LibC.ExitNow(LostStatus);
            LinuxProcess.SetGroup(0, 0); // so that what it starts can be killed with it
            // The runtime's handlers hand these to a thread that does not exist here.
            foreach (
                var signal in (ReadOnlySpan<int>)
                    [LibC.SignalTerminate, LibC.SignalQuit, LibC.SignalHangUp, LibC.SignalContinue]
            )
                LibC.Signal(signal, LibC.DefaultSignal);
            LinuxProcess.AllowSignals();
            foreach (var descriptor in start.Foreign)
                LibC.Close(descriptor);
            // For a task that calls Environment.Exit in a program compiled ahead of time. The JIT's runtime has the
            // finalizer thread raise this event, and waits for it.
            AppDomain.CurrentDomain.ProcessExit += static (_, _) => LibC.ExitNow(Environment.ExitCode);

            Redirect(1, start);
            Redirect(2, start);
            Console.SetOut(Writer(Console.OpenStandardOutput()));
            Console.SetError(Writer(Console.OpenStandardError()));
            status = WorkerHost.Serve(registry.AfterFork, start.Address, start.Token, start.Number);
        }
        catch (Exception exception) when (exception is WorkerStartException or IOException)
        {
            // The parent has ended or its socket is gone: nothing that a trace would explain.
            Console.Error.WriteLine(exception.Message);
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
        }

        LibC.ExitNow(status);
    }

    /// <summary>
    /// Puts a connection of this child's own in the place of one that all children of the zygote share.
    /// </summary>
    private static void Redirect(int standard, ForkedChildStart start)
    {
        using var channel = new DescriptorChannel(
            LinuxSocket.Connect(start.Address[WorkerConnector.UnixPrefix.Length..])
        );
        channel.Send(WorkerHost.Hello(start.Token).Span);
        if (LibC.Duplicate(channel.Descriptor, standard) < 0)
            throw new IOException($"Descriptor {standard} cannot be redirected.");
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true };
}

/// <summary>What a forked child needs to become a worker.</summary>
/// <param name="Zygote">The process that has forked it.</param>
/// <param name="Number">The worker's number.</param>
/// <param name="Address">Where it is to connect.</param>
/// <param name="Token">What it is to show there.</param>
/// <param name="Foreign">Descriptors of the zygote that are none of its business.</param>
internal sealed record ForkedChildStart(
    int Zygote,
    int Number,
    string Address,
    string Token,
    IReadOnlyList<int> Foreign
);
