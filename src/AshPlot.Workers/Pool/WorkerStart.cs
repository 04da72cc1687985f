using System.Globalization;
using System.Net.Sockets;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Native;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Pool;

/// <summary>The way of a worker from nothing to ready, on the thread that will read from it.</summary>
internal static class WorkerStart
{
    /// <summary>Launches and initializes a worker. After a failure nothing of it is left.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="number">The worker's number.</param>
    /// <param name="onLaunched">Told as soon as there is something to stop.</param>
    /// <param name="handle">Takes what the initializer logs and asks of dictionaries.</param>
    /// <exception cref="WorkerStartException">The worker ended or took too long.</exception>
    /// <exception cref="WorkerInitializationException">The initializer threw.</exception>
    /// <exception cref="OperationCanceledException">The pool ends.</exception>
    public static FrameReceiver Run(PoolState pool, int number, Action<LaunchedWorker> onLaunched, FrameHandler handle)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(pool.Ending);
        limit.CancelAfter(WorkerPoolOptions.ForTimer(pool.Options.StartTimeout));
        LaunchedWorker? worker = null;
        try
        {
            worker = pool.Launcher.Launch(number, limit.Token);
            onLaunched(worker);
            pool.Joined(number, worker.ProcessId);
            Telemetry.CountStart(pool.Options.StartMethod);
            var receiver = new FrameReceiver(worker.Channel, pool.Options.MaximumFrameLength);
            using (limit.Token.Register(worker.Kill))
                Initialize(pool.Options, worker, receiver, handle);
            limit.Token.ThrowIfCancellationRequested();
            return receiver;
        }
        catch (OutOfMemoryException exception)
        {
            throw new WorkerStartException($"Worker {number} cannot be started: {SystemLimit.OfThreads}.", exception)
            {
                MayPass = true,
            };
        }
        catch (Exception exception)
            when (exception is SocketException or IOException && SystemLimit.Of(exception) is not null)
        {
            throw new WorkerStartException(
                $"Worker {number} cannot be connected: {SystemLimit.Of(exception)}.",
                exception
            )
            {
                MayPass = true,
            };
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or WorkerStartException && limit.IsCancellationRequested)
        {
            pool.Ending.ThrowIfCancellationRequested();
            throw new WorkerStartException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Worker {number} was not ready after {pool.Options.StartTimeout.TotalSeconds:0.###} s ({nameof(WorkerPoolOptions.StartTimeout)}) and was killed."
                )
            );
        }
    }

    private static void Initialize(
        WorkerPoolOptions options,
        LaunchedWorker worker,
        FrameReceiver receiver,
        FrameHandler handle
    )
    {
        try
        {
            worker.Channel.Send(
                new FrameWriter(int.MaxValue)
                    .Begin(FrameKind.Initialize)
                    .Int32(options.MaximumFrameLength)
                    .Int32((int)options.MinimumLogLevel)
                    .Bytes(options.Initializer?.Json)
                    .End()
                    .Span
            );
            while (receiver.TryReceive(out var frame))
            {
                switch (frame.Kind)
                {
                    case FrameKind.Ready:
                        return;
                    case FrameKind.InitializerFailed:
                        var error = RemoteError.Read(ref frame);
                        throw new WorkerInitializationException(error.Type, error.Message, error.Details);
                    default:
                        handle(frame);
                        break;
                }
            }
        }
        catch (ChannelClosedException)
        {
            // As if its end had been read.
        }

        throw EndedEarly(worker);
    }

    private static WorkerStartException EndedEarly(LaunchedWorker worker)
    {
        if (!worker.Exit.Wait(TimeSpan.FromSeconds(1)))
            worker.Kill();
        var ended = worker.Exit.Wait(TimeSpan.FromSeconds(5)) ? worker.Exit.Result : WorkerExit.Unknown;
        return new WorkerStartException(
            $"Worker process {worker.ProcessId} ended with {ended} before it was ready."
                + WorkerDiedException.Quote(worker.StandardErrorTailAsync().GetAwaiter().GetResult())
        )
        {
            MayPass = ended.Signal is not null,
        };
    }
}
