using System.Diagnostics;
using System.Globalization;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>
/// Starts the pool's program with one of the hidden verbs; it then connects by itself: nothing but its environment is
/// inherited.
/// </summary>
/// <param name="options">The pool's options.</param>
/// <param name="verb">Its last argument.</param>
/// <param name="number">The worker's number; 0 for a zygote.</param>
/// <param name="log">Gets the lines that it writes.</param>
internal sealed class ProgramStart(WorkerPoolOptions options, string verb, int number, Action<WorkerLogEvent>? log)
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "0"),
        ("OMP_NUM_THREADS", "1"),
        ("OPENBLAS_NUM_THREADS", "1"),
        // The runtime's diagnostics keep a socket in the temp folder, which a killed process would leave there.
        ("DOTNET_EnableDiagnostics", "0"),
    ];

    /// <summary>Set in the environment besides the defaults.</summary>
    public (string Name, string Value)[] Settings { get; init; } = [];

    /// <summary>
    /// Starts it and waits until it has connected and shown its token. After a failure nothing of it is left.
    /// </summary>
    public (IChannel Channel, SpawnedProcess Process) Run(IChannelEndpoint endpoint, CancellationToken cancellation)
    {
        var token = Handshake.NewToken();
        var process = new SpawnedProcess(Describe(endpoint.Address, token), number, log);
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            // A worker that ends before it has connected must not be waited for.
            Handshake.CancelAtEnd(process.Exit, waiting);
            return (Handshake.Accept(endpoint, token, process.Id, waiting.Token), process);
        }
        catch (OperationCanceledException) when (process.Exit.IsCompleted && !cancellation.IsCancellationRequested)
        {
            throw EndedEarly(process);
        }
        catch
        {
            process.Kill();
            process.Exit.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
            process.DisposeAsync().AsTask().Wait(CancellationToken.None);
            throw;
        }
    }

    private ProcessStartInfo Describe(string address, string token)
    {
        var start = new ProcessStartInfo(options.Program.FileName, [.. options.Program.Arguments, verb])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Defaults.Concat(Settings))
            start.Environment[name] = value;
        foreach (var (name, value) in options.Program.Environment)
            start.Environment[name] = value;
        start.Environment[Protocol.ChannelVariable] = address;
        start.Environment[Protocol.TokenVariable] = token;
        start.Environment[Protocol.NumberVariable] = number.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    private static WorkerStartException EndedEarly(SpawnedProcess process)
    {
        var tail = process.StandardErrorTailAsync().GetAwaiter().GetResult();
        process.DisposeAsync().AsTask().Wait();
        return new WorkerStartException(
            $"Worker process {process.Id} ({process.CommandLine}) ended with {process.Exit.Result} "
                + $"before it connected. Its Main should call {nameof(WorkerHost)}.{nameof(WorkerHost.TryRun)} first."
                + WorkerDiedException.Quote(tail)
        )
        {
            MayPass = process.Exit.Result.Signal is not null,
        };
    }
}
