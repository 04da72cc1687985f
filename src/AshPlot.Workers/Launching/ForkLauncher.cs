using System.Runtime.Versioning;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>
/// Has every worker forked from a zygote, which is made with the pool. A zygote that cannot be had for want of the
/// program breaks the pool at its first worker, as with spawn; one that says that forking is not safe is an error at
/// once.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ForkLauncher : IWorkerLauncher
{
    private readonly Zygote? zygote;
    private readonly Action<WorkerLogEvent>? log;
    private readonly WorkerPoolException? failure;

    private ForkLauncher(Zygote? zygote, Action<WorkerLogEvent>? log, WorkerPoolException? failure) =>
        (this.zygote, this.log, this.failure) = (zygote, log, failure);

    /// <summary>Starts and warms the zygote, and waits for it.</summary>
    /// <exception cref="StartMethodNotSupportedException">Over named pipes, or not safe with this program.</exception>
    public static ForkLauncher Start(WorkerPoolOptions options, Action<WorkerLogEvent>? log)
    {
        if (options.Channel == ChannelKind.NamedPipe)
            throw new StartMethodNotSupportedException(
                StartMethod.Fork,
                "its workers talk over Unix domain sockets, not named pipes."
            );
        try
        {
            return new ForkLauncher(Zygote.Start(options, log), log, null);
        }
        catch (WorkerPoolException exception) when (exception is not StartMethodNotSupportedException)
        {
            return new ForkLauncher(null, log, exception);
        }
    }

    public WorkerPoolException? Failure => zygote is null ? failure : zygote.End;

    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        if (zygote is null)
            throw failure!;
        var token = Handshake.NewToken();
        using var endpoint = new SocketEndpoint();
        var child = zygote.Fork(workerNumber, endpoint.Address, token, cancellation);
        var accepted = new List<IChannel>();
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Handshake.CancelAtEnd(child.Exit, waiting);
            // In the order in which a child connects: standard output, standard error, the channel.
            while (accepted.Count < 3)
                accepted.Add(Handshake.Accept(endpoint, token, child.Id, waiting.Token));
            return new ForkedWorker(accepted[2], child, zygote, workerNumber, accepted[0], accepted[1], log);
        }
        catch (Exception exception)
        {
            zygote.Kill(child.Id);
            child.Exit.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
            accepted.ForEach(channel => channel.Dispose());
            if (exception is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw new WorkerStartException(
                    $"Worker process {child.Id} ended with {child.Exit.Result} before it connected."
                )
                {
                    MayPass = child.Exit.Result.Signal is not null,
                };
            throw;
        }
    }

    public ValueTask DisposeAsync() => zygote?.DisposeAsync() ?? ValueTask.CompletedTask;
}
