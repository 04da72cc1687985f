namespace AshPlot.Workers.Launching;

/// <summary>A child of the zygote.</summary>
internal sealed class ForkedProcess(int id)
{
    private readonly TaskCompletionSource<WorkerExit> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Id => id;

    /// <summary>Completes when the zygote has reaped it, or is itself gone.</summary>
    public Task<WorkerExit> Exit => exit.Task;

    public void SetExit(WorkerExit how) => exit.TrySetResult(how);
}
