namespace AshPlot.Workers.Dummy;

/// <summary>
/// A parent for tests that kill it: starts workers, keeps them busy in native code, and says who they are.
/// </summary>
internal static class LonelyParent
{
    public static async Task<int> RunAsync(int workers, StartMethod startMethod)
    {
        await using var pool = WorkerPool.Start(new WorkerPoolOptions { Workers = workers, StartMethod = startMethod });
        // All of them are whole, and none is still being started.
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => pool.RunAsync(Kinds.Meet, workers)));
        var running = Enumerable.Range(0, workers).Select(_ => pool.RunAsync(Kinds.NativeSleep, 1000)).ToList();
        await Task.Delay(300);
        Console.WriteLine(string.Join(' ', pool.WorkerPids));
        await Task.WhenAll(running);
        return 0;
    }

    /// <summary>Has an array in common with two workers, says who they are, and waits for ever.</summary>
    public static async Task<int> ShareAsync(StartMethod startMethod, ChannelKind channel)
    {
        await using var pool = WorkerPool.Start(
            new WorkerPoolOptions
            {
                Workers = 2,
                StartMethod = startMethod,
                Channel = channel,
            }
        );
        using var array = pool.Array<long>(DummyRegistry.Array, DummyRegistry.ArrayLength);
        await Task.WhenAll(pool.RunAsync(Kinds.Meet, 2), pool.RunAsync(Kinds.Meet, 2));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(index => pool.RunAsync(Kinds.CountInArray, (index, 1))));
        Console.WriteLine(string.Join(' ', pool.WorkerPids));
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    /// <summary>
    /// Has a worker wait, under a time limit, until a line is read; says who it is before, and whether it was done
    /// after.
    /// </summary>
    public static async Task<int> WaitAsync(StartMethod startMethod, int limitSeconds)
    {
        await using var pool = WorkerPool.Start(
            new WorkerPoolOptions
            {
                Workers = 1,
                StartMethod = startMethod,
                TaskTimeout = TimeSpan.FromSeconds(limitSeconds),
                Retries = 0,
            }
        );
        Console.WriteLine(await pool.RunAsync(Kinds.ProcessIdByKernel, 0));
        var waiting = pool.TryRunAsync(Kinds.WaitForEntry, "go");
        await Console.In.ReadLineAsync();
        pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String).Set("go", "");
        var outcome = await waiting;
        Console.WriteLine(outcome.Succeeded ? $"done by {outcome.WorkerPid}" : outcome.Error!.Message);
        return 0;
    }
}
