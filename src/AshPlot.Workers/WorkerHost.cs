using System.Runtime.InteropServices;
using AshPlot.Workers.Hosting;
using AshPlot.Workers.Native;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers;

/// <summary>The worker's side of a pool, for the first lines of a program's Main.</summary>
public static class WorkerHost
{
    private const int UsageStatus = 2;
    private const int InitializerFailedStatus = 71;
    private const int NotConnectedStatus = 72;

    // Kept, or the collector would undo the registration.
    private static PosixSignalRegistration? interrupts;

    /// <summary>
    /// If a pool has started this process as a worker, serves it until the pool has no more work, and returns true.
    /// Else returns false at once, without having touched anything. Call it before anything else, so that workers start
    /// fast.
    /// </summary>
    /// <param name="args">The arguments of Main. A worker's only argument is a hidden verb; whence it is to connect
    /// stands in its environment.</param>
    /// <param name="registry">What the worker can do. Called once, in workers only.</param>
    /// <param name="exitCode">What Main is to return.</param>
    public static bool TryRun(string[] args, Func<WorkerRegistry> registry, out int exitCode)
    {
        exitCode = 0;
        if (args is not [Protocol.Verb or Protocol.ZygoteVerb])
            return false;
        if (
            Take(Protocol.ChannelVariable) is not { } address
            || Take(Protocol.TokenVariable) is not { } token
            || Number(Take(Protocol.NumberVariable)) is not { } number
        )
        {
            Console.Error.WriteLine($"{args[0]} is for processes that a worker pool starts.");
            exitCode = UsageStatus;
            return true;
        }

        if (OperatingSystem.IsLinux())
            LinuxProcess.DieWithParent(); // also while it is stopped by a signal, when no guard of its own runs
        IgnoreInterrupts();
        try
        {
            if (args[0] == Protocol.Verb)
                exitCode = Serve(registry, address, token, number);
            else if (OperatingSystem.IsLinux())
                exitCode = ZygoteHost.Run(registry, address, token) ? 0 : InitializerFailedStatus;
            else
                throw new WorkerStartException("A process from which workers are forked needs Linux.");
        }
        catch (WorkerStartException exception)
        {
            Console.Error.WriteLine(exception.Message);
            exitCode = NotConnectedStatus;
        }

        return true;
    }

    /// <summary>
    /// A worker whose Main does not serve would run the program anew and start workers of its own, and these theirs.
    /// What <see cref="TryRun"/> takes from the environment is still there in it.
    /// </summary>
    /// <exception cref="WorkerStartException">This process was started as a worker, and does not serve as
    /// one.</exception>
    internal static void RefuseInStartingWorker()
    {
        if (Environment.GetEnvironmentVariable(Protocol.TokenVariable) is not null)
        {
            throw new WorkerStartException(
                "This process was started as a worker of a pool, but its Main has not called WorkerHost.TryRun, "
                    + "so it would start workers of its own for ever. Make this the first statement of Main: "
                    + "if (WorkerHost.TryRun(args, () => registry, out var exitCode)) return exitCode;"
            );
        }
    }

    /// <summary>What a process shows when it connects.</summary>
    internal static ReadOnlyMemory<byte> Hello(string token) =>
        new FrameWriter(Protocol.LongestHello)
            .Begin(FrameKind.Hello)
            .Int32(Protocol.Version)
            .Text(token)
            .Int32(OwnProcessId())
            .End();

    internal static int Serve(Func<WorkerRegistry> registry, string address, string token, int number)
    {
        var channel = WorkerConnector.Connect(address, out var descriptor);
        using (channel)
        {
            var stopping = new CancellationTokenSource();
            ParentGuard.Start(descriptor, stopping);
            channel.Send(Hello(token).Span);
            return new WorkerSession(channel, registry, number, OwnProcessId(), stopping.Token).Run()
                ? 0
                : InitializerFailedStatus;
        }
    }

    /// <summary>Environment.ProcessId keeps what it was first asked in, which may have been the zygote.</summary>
    private static int OwnProcessId() => OperatingSystem.IsWindows() ? Environment.ProcessId : LibC.ProcessId();

    /// <summary>
    /// Reads a variable and removes it, so that programs which the worker starts do not inherit the token.
    /// </summary>
    private static string? Take(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, null);
        return value;
    }

    /// <summary>
    /// A number of digits alone. int.Parse needs a culture, and the first one loads the culture data of the system:
    /// a third of what it takes to start the runtime.
    /// </summary>
    private static int? Number(string? text)
    {
        if (text is not { Length: > 0 and < 10 })
            return null;
        var number = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter))
                return null;
            number = (number * 10) + (letter - '0');
        }

        return number;
    }

    /// <summary>Ctrl-C reaches every process of the terminal's group; only the parent is to react.</summary>
    private static void IgnoreInterrupts()
    {
        if (OperatingSystem.IsWindows())
            interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);
        else
            LibC.Signal(LibC.SignalInterrupt, LibC.IgnoreSignal);
    }
}
