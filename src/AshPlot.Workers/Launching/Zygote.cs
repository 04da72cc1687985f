using System.Runtime.Versioning;
using AshPlot.Workers.Pool;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>
/// The parent's end of a zygote (see <see cref="Hosting.ZygoteHost"/>). A thread reads what it says: who was forked,
/// and who has ended. Safe for any number of threads.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Zygote : IAsyncDisposable
{
    private static readonly (string Name, string Value)[] Settings =
    [
        // Else the JIT's code lies in memory that parent and child share, and each would overwrite the other's.
        ("DOTNET_EnableWriteXorExecute", "0"),
        // The thread that compiles again what runs often could hold a lock at the fork, and no child would have it.
        ("DOTNET_TieredCompilation", "0"),
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<long, TaskCompletionSource<ForkedProcess>> requests = [];
    private readonly Dictionary<int, ForkedProcess> children = [];
    private readonly FrameWriter writer = new(1 << 20);
    private readonly IChannel channel;
    private readonly SpawnedProcess process;
    private readonly TimeSpan stopTimeout;
    private long lastRequest;
    private bool ended;

    private Zygote(IChannel channel, SpawnedProcess process, TimeSpan stopTimeout)
    {
        this.channel = channel;
        this.process = process;
        this.stopTimeout = stopTimeout;
    }

    /// <summary>Starts a zygote and waits until it is warm.</summary>
    /// <exception cref="StartMethodNotSupportedException">It says that forking would not be safe.</exception>
    /// <exception cref="WorkerInitializationException">The registry or its warm-up threw.</exception>
    /// <exception cref="WorkerStartException">It could not be started, or took too long.</exception>
    public static Zygote Start(WorkerPoolOptions options, Action<WorkerLogEvent>? log)
    {
        var warm = new TaskCompletionSource<Zygote>(TaskCreationOptions.RunContinuationsAsynchronously);
        // The kernel takes the thread that starts a process, not this process, for its parent: this one lives as long
        // as the zygote.
        PoolThread.Start("pool: zygote", () =>
        {
            try
            {
                var (zygote, receiver) = StartWarm(options, log);
                warm.SetResult(zygote);
                zygote.Listen(receiver);
                zygote.process.Exit.Wait();
            }
            catch (Exception exception)
            {
                warm.TrySetException(exception);
            }
        });
        return warm.Task.GetAwaiter().GetResult();
    }

    private static (Zygote Zygote, FrameReceiver Receiver) StartWarm(
        WorkerPoolOptions options,
        Action<WorkerLogEvent>? log
    )
    {
        using var limit = new CancellationTokenSource(WorkerPoolOptions.ForTimer(options.StartTimeout));
        Zygote zygote;
        using (var endpoint = new SocketEndpoint())
        {
            try
            {
                var (channel, process) = new ProgramStart(options, Protocol.ZygoteVerb, 0, log)
                {
                    Settings = Settings,
                }.Run(endpoint, limit.Token);
                zygote = new Zygote(channel, process, options.StopTimeout);
            }
            catch (OperationCanceledException)
            {
                throw new WorkerStartException(
                    $"The zygote had not connected after {nameof(WorkerPoolOptions.StartTimeout)} and was killed."
                );
            }
        }

        try
        {
            var receiver = new FrameReceiver(zygote.channel, 1 << 20);
            zygote.channel.Send(zygote.writer.Begin(FrameKind.Initialize).End().Span);
            using (limit.Token.Register(zygote.process.Kill))
                zygote.WaitUntilWarm(receiver);
            return (zygote, receiver);
        }
        catch (Exception exception)
        {
            var gone = exception is ChannelClosedException ? zygote.Gone() : null;
            zygote.DisposeAsync().AsTask().GetAwaiter().GetResult();
            if (limit.IsCancellationRequested)
                throw new WorkerStartException(
                    $"The zygote had not warmed up after {nameof(WorkerPoolOptions.StartTimeout)} and was killed."
                );
            if (gone is not null)
                throw gone;
            throw;
        }
    }

    /// <summary>Why no worker can be forked any more; null while the zygote lives.</summary>
    public ZygoteEndedException? End
    {
        get
        {
            lock (gate)
                return ended ? Gone() : null;
        }
    }

    /// <summary>Forks a worker, which will connect to the address.</summary>
    /// <exception cref="StartMethodNotSupportedException">Forking would not be safe now.</exception>
    /// <exception cref="WorkerStartException">The system has no room for another process now.</exception>
    /// <exception cref="ZygoteEndedException">There is nothing to fork from any more.</exception>
    public ForkedProcess Fork(int workerNumber, string address, string token, CancellationToken cancellation)
    {
        var request = new TaskCompletionSource<ForkedProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            lock (gate)
            {
                if (ended)
                    throw Gone();
                requests.Add(++lastRequest, request);
                channel.Send(
                    writer
                        .Begin(FrameKind.Fork)
                        .Int64(lastRequest)
                        .Int32(workerNumber)
                        .Text(address)
                        .Text(token)
                        .End()
                        .Span
                );
            }

            return request.Task.WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (ChannelClosedException)
        {
            throw Gone();
        }
        catch (OperationCanceledException)
        {
            // It may be forked yet; nobody will listen to it.
            request.Task.ContinueWith(
                late => Kill(late.Result.Id),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default
            );
            throw;
        }
    }

    /// <summary>Has a child killed, with the processes of its group. Does nothing if it has ended.</summary>
    public void Kill(int processId)
    {
        try
        {
            lock (gate)
                channel.Send(writer.Begin(FrameKind.KillChild).Int32(processId).End().Span);
        }
        catch (ChannelClosedException)
        {
            // With the zygote its children end too.
        }
    }

    /// <summary>Ends the zygote, and with it all children that are left.</summary>
    public async ValueTask DisposeAsync()
    {
        channel.FinishSending();
        await ((Task)process.Exit)
            .WaitAsync(WorkerPoolOptions.ForTimer(stopTimeout))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.Exit.IsCompleted)
            process.Kill();
        await ((Task)process.Exit)
            .WaitAsync(TimeSpan.FromSeconds(5))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await process.DisposeAsync().ConfigureAwait(false);
        channel.Dispose();
    }

    private void WaitUntilWarm(FrameReceiver receiver)
    {
        if (!receiver.TryReceive(out var frame))
            throw Gone();
        switch (frame.Kind)
        {
            case FrameKind.ZygoteReady:
                return;
            case FrameKind.InitializerFailed:
                var error = RemoteError.Read(ref frame);
                throw new WorkerInitializationException(error.Type, error.Message, error.Details);
            case FrameKind.ForkRefused:
                frame.Int64();
                throw Refusal(frame.Byte() != 0, frame.Text());
            default:
                throw new WorkerStartException($"The zygote began with a frame of kind {frame.Kind}.");
        }
    }

    private void Listen(FrameReceiver receiver)
    {
        try
        {
            while (receiver.TryReceive(out var frame))
                Handle(frame);
        }
        catch (InvalidDataException)
        {
            process.Kill(); // the end of it all is reported below
        }

        lock (gate)
        {
            ended = true;
            foreach (var request in requests.Values)
                request.TrySetException(Gone());
            foreach (var child in children.Values)
                child.SetExit(WorkerExit.Unknown);
            requests.Clear();
            children.Clear();
        }
    }

    private void Handle(Frame frame)
    {
        lock (gate)
        {
            switch (frame.Kind)
            {
                case FrameKind.Forked when requests.Remove(frame.Int64(), out var request):
                    var child = new ForkedProcess(frame.Int32());
                    children.Add(child.Id, child);
                    request.SetResult(child);
                    break;
                case FrameKind.ForkRefused when requests.Remove(frame.Int64(), out var request):
                    request.SetException(Refusal(frame.Byte() != 0, frame.Text()));
                    break;
                case FrameKind.ChildEnded when children.Remove(frame.Int32(), out var gone):
                    gone.SetExit(new WorkerExit(frame.Int32()));
                    break;
                default:
                    throw new InvalidDataException(
                        $"A zygote does not send frames of kind {frame.Kind}, or not about this."
                    );
            }
        }
    }

    private static WorkerPoolException Refusal(bool isUnsafe, string reason) =>
        isUnsafe
            ? new StartMethodNotSupportedException(StartMethod.Fork, reason)
            : new WorkerStartException(reason) { MayPass = true };

    private ZygoteEndedException Gone()
    {
        var how = process.Exit.Wait(TimeSpan.FromSeconds(1)) ? process.Exit.Result : WorkerExit.Unknown;
        return new ZygoteEndedException(process.Id, how, process.StandardErrorTailAsync().GetAwaiter().GetResult());
    }
}
