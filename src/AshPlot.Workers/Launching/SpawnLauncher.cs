using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>Starts the program anew for every worker, which then connects by itself: nothing but its environment is inherited.</summary>
internal sealed class SpawnLauncher(WorkerPoolOptions options, Action<WorkerLogEvent>? log) : IWorkerLauncher
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("DOTNET_gcServer", "0"), ("DOTNET_gcConcurrent", "0"), ("OMP_NUM_THREADS", "1"), ("OPENBLAS_NUM_THREADS", "1"),
        // The runtime's diagnostics keep a socket in the temp folder, which a killed process would leave there.
        ("DOTNET_EnableDiagnostics", "0"),
    ];

    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        // Guid and not RandomNumberGenerator, which would load OpenSSL; both ask the kernel. Two hold 244 random bits.
        var token = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");
        using var endpoint = MakeEndpoint();
        var process = new SpawnedProcess(Describe(workerNumber, endpoint.Address, token), workerNumber, log);
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            // A worker that ends before it has connected must not be waited for.
            process.Exit.ContinueWith(static (_, state) => ((CancellationTokenSource)state!).Cancel(), waiting,
                waiting.Token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return new SpawnedWorker(Accept(endpoint, token, process, waiting.Token), process);
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

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IChannelEndpoint MakeEndpoint()
    {
        var sockets = options.Channel == ChannelKind.UnixSocket ||
                      (options.Channel == ChannelKind.Automatic && Socket.OSSupportsUnixDomainSockets && !OperatingSystem.IsWindows());
        return sockets ? new SocketEndpoint() : new PipeEndpoint();
    }

    private ProcessStartInfo Describe(int workerNumber, string address, string token)
    {
        var start = new ProcessStartInfo(options.Program.FileName, [.. options.Program.Arguments, Protocol.Verb])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Defaults)
            start.Environment[name] = value;
        foreach (var (name, value) in options.Program.Environment)
            start.Environment[name] = value;
        start.Environment[Protocol.ChannelVariable] = address;
        start.Environment[Protocol.TokenVariable] = token;
        start.Environment[Protocol.NumberVariable] = workerNumber.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    private static IChannel Accept(IChannelEndpoint endpoint, string token, SpawnedProcess process, CancellationToken waiting)
    {
        while (true)
        {
            var channel = endpoint.AcceptAsync(waiting).AsTask().GetAwaiter().GetResult();
            try
            {
                if (IsWorker(channel, token, process))
                {
                    (channel as SocketChannel)?.WaitWithoutLimit();
                    return channel;
                }
            }
            catch
            {
                channel.Dispose();
                throw;
            }

            channel.Dispose();
        }
    }

    private static bool IsWorker(IChannel channel, string token, SpawnedProcess process)
    {
        var receiver = new FrameReceiver(channel, Protocol.LongestHello);
        try
        {
            if (!receiver.TryReceive(out var frame) || frame.Kind != FrameKind.Hello)
                return false;
            var version = frame.Int32();
            var shown = frame.Text();
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(token)))
                return false;
            if (version != Protocol.Version)
            {
                throw new WorkerStartException($"Worker process {process.Id} speaks version {version} of the pool's protocol, " +
                    $"this process version {Protocol.Version}: they are of different builds.");
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static WorkerStartException EndedEarly(SpawnedProcess process)
    {
        var tail = process.StandardErrorTailAsync().GetAwaiter().GetResult();
        process.DisposeAsync().AsTask().Wait();
        return new WorkerStartException($"Worker process {process.Id} ({process.CommandLine}) ended with {process.Exit.Result} " +
            $"before it connected. Its Main should call {nameof(WorkerHost)}.{nameof(WorkerHost.TryRun)} first." +
            WorkerDiedException.Quote(tail));
    }

    internal static WorkerStartException NotStarted(ProcessStartInfo start, Win32Exception cause) =>
        new($"The worker program '{start.FileName}' cannot be started: {cause.Message}", cause);
}
