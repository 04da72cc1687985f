using System.Runtime.Versioning;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>A connected child of the zygote. Its standard output and error are connections of their own.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ForkedWorker : LaunchedWorker
{
    private static readonly TimeSpan TailPatience = TimeSpan.FromMilliseconds(500);
    private readonly ForkedProcess process;
    private readonly Zygote zygote;
    private readonly Stream[] streams;
    private readonly OutputDrain output;
    private readonly OutputDrain errors;

    public ForkedWorker(
        IChannel channel,
        ForkedProcess process,
        Zygote zygote,
        int number,
        IChannel output,
        IChannel errors,
        Action<WorkerLogEvent>? log
    )
        : base(channel, process.Id)
    {
        this.process = process;
        this.zygote = zygote;
        streams = [((SocketChannel)output).AsStream(), ((SocketChannel)errors).AsStream()];
        this.output = new OutputDrain(streams[0], Relay(WorkerLogLevel.Information, WorkerLogSource.StandardOutput));
        this.errors = new OutputDrain(streams[1], Relay(WorkerLogLevel.Warning, WorkerLogSource.StandardError));
        // As a rule the channel ends with the process. Should a grandchild have inherited it, this ends it.
        process.Exit.ContinueWith(
            static (_, state) => ((IChannel)state!).Abort(),
            channel,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

        Action<string>? Relay(WorkerLogLevel level, WorkerLogSource source) =>
            log is null ? null : line => log(new WorkerLogEvent(level, line, null, number, process.Id, null, source));
    }

    public override Task<WorkerExit> Exit => process.Exit;

    /// <summary>By way of the zygote, which alone knows that the process id is still this child's.</summary>
    public override void Kill() => zygote.Kill(process.Id);

    public override async Task<string> StandardErrorTailAsync()
    {
        await Task.WhenAny(errors.Completion, Task.Delay(TailPatience)).ConfigureAwait(false);
        return errors.Tail;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAny(Task.WhenAll(output.Completion, errors.Completion), Task.Delay(TailPatience))
            .ConfigureAwait(false);
        foreach (var stream in streams)
            await stream.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>A child of the zygote.</summary>
internal sealed class ForkedProcess(int id)
{
    private readonly TaskCompletionSource<WorkerExit> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Id => id;

    /// <summary>Completes when the zygote has reaped it, or is itself gone.</summary>
    public Task<WorkerExit> Exit => exit.Task;

    public void SetExit(WorkerExit how) => exit.TrySetResult(how);
}
