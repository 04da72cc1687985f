using System.Runtime.InteropServices;

namespace AshPlot.Cli;

/// <summary>
/// Turns the first Ctrl-C, SIGTERM or SIGHUP into a request to stop tidily; the second ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int status;

    public StopSignals()
    {
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, ExitStatus.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Handle(context, ExitStatus.HungUp)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, ExitStatus.Terminated)),
        ];
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit status that the signal asks for; null while there was none.</summary>
    public int? Status => Volatile.Read(ref status) is var value && value == 0 ? null : value;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void Handle(PosixSignalContext context, int asked)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref status, asked, 0) == 0)
            source.Cancel();
        else
            Environment.Exit(asked);
    }
}
