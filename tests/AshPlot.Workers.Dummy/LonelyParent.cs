namespace AshPlot.Workers.Dummy;

/// <summary>A parent for tests that kill it: starts workers, keeps them busy in native code, and says who they are.</summary>
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
}
