using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Reporting;
using AshPlot.Rendering;
using Serilog;

namespace AshPlot.Cli;

/// <summary>
/// What every command has while it works: its log, and signals that stop it. Ends with an exit status.
/// </summary>
internal class CommandSession : IAsyncDisposable
{
    private readonly StopSignals signals = new();
    private readonly Lazy<ILogger> log;
    private readonly Lazy<RenderLog> relay;

    /// <param name="logging">How much is logged, and where.</param>
    /// <param name="isLogLate">True where the log begins when it is first asked for: its file may lie in a folder that
    /// the work makes.</param>
    protected CommandSession(LogSettings logging, bool isLogLate = false)
    {
        log = new(() => Logs.Create(logging));
        if (!isLogLate)
            _ = Log;
        relay = new(() => Logs.Relay(Log, logging));
    }

    /// <summary>The program's log.</summary>
    public ILogger Log => log.Value;

    /// <summary>The same for the steps of a job and for workers.</summary>
    public RenderLog Relay => relay.Value;

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => signals.Token;

    /// <summary>The exit status that a signal asks for; null while there was none.</summary>
    public int? StopStatus => signals.Status;

    /// <summary>Works until the end or a signal.</summary>
    /// <param name="logging">How much is logged, and where.</param>
    /// <param name="stopped">What to say where a signal ended the work.</param>
    /// <param name="work">The work; gives the exit status.</param>
    /// <param name="isLogLate">True where the log begins when it is first asked for.</param>
    public static int Run(
        LogSettings logging,
        string stopped,
        Func<CommandSession, Task<int>> work,
        bool isLogLate = false
    ) => RunAsync(new CommandSession(logging, isLogLate), stopped, work).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        signals.Dispose();
        return log.IsValueCreated ? ((IAsyncDisposable)Log).DisposeAsync() : ValueTask.CompletedTask;
    }

    protected static async Task<int> RunAsync<TSession>(
        TSession session,
        string stopped,
        Func<TSession, Task<int>> work
    )
        where TSession : CommandSession
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
