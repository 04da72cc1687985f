using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Reporting;
using AshPlot.Rendering;
using Serilog;

namespace AshPlot.Cli;

/// <summary>What every command has while it works: its log, and signals that stop it. Ends with an exit status.</summary>
internal class CommandSession : IAsyncDisposable
{
    private readonly StopSignals signals = new();

    protected CommandSession(LogSettings logging)
    {
        Log = Logs.Create(logging);
        Relay = Logs.Relay(Log, logging);
    }

    /// <summary>The program's log.</summary>
    public ILogger Log { get; }

    /// <summary>The same for the steps of a job and for workers.</summary>
    public RenderLog Relay { get; }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => signals.Token;

    /// <summary>The exit status that a signal asks for; null while there was none.</summary>
    public int? StopStatus => signals.Status;

    /// <summary>Works until the end or a signal.</summary>
    /// <param name="logging">How much is logged, and where.</param>
    /// <param name="stopped">What to say where a signal ended the work.</param>
    /// <param name="work">The work; gives the exit status.</param>
    public static int Run(LogSettings logging, string stopped, Func<CommandSession, Task<int>> work) =>
        RunAsync(new CommandSession(logging), stopped, work).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        signals.Dispose();
        return ((IAsyncDisposable)Log).DisposeAsync();
    }

    protected static async Task<int> RunAsync<TSession>(TSession session, string stopped, Func<TSession, Task<int>> work) where TSession : CommandSession
    {
        await using (session.ConfigureAwait(false))
        {
            try
            {
                return await work(session).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (session.StopStatus is not null)
            {
                ErrorReport.Write(stopped);
                return session.StopStatus.Value;
            }
        }
    }
}
