using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>A connected worker process.</summary>
internal sealed class SpawnedWorker : LaunchedWorker
{
    private readonly SpawnedProcess process;

    public SpawnedWorker(IChannel channel, SpawnedProcess process)
        : base(channel, process.Id)
    {
        this.process = process;
        // As a rule the channel ends with the process. Should a grandchild have inherited it, this ends it.
        process.Exit.ContinueWith(
            static (_, state) => ((IChannel)state!).Abort(),
            channel,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    public override Task<WorkerExit> Exit => process.Exit;

    public override void Kill() => process.Kill();

    public override Task<string> StandardErrorTailAsync() => process.StandardErrorTailAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        await process.DisposeAsync().ConfigureAwait(false);
    }
}
