using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>Pools of dummy workers.</summary>
internal static class Dummies
{
    /// <summary>The dummy's executable, beside the tests.</summary>
    public static WorkerProgram Program { get; } =
        new(
            Path.Combine(
                TestContext.CurrentContext.TestDirectory,
                "AshPlot.Workers.Dummy" + (OperatingSystem.IsWindows() ? ".exe" : "")
            ),
            []
        );

    public static WorkerPoolOptions Options(int workers = 1, StartMethod startMethod = StartMethod.Spawn) =>
        new()
        {
            Workers = workers,
            StartMethod = startMethod,
            Program = Program,
            Registry = DummyRegistry.CreatePlain,
            // Far beyond what any task needs: a dummy that hangs by mistake then fails its test, not the whole run.
            TaskTimeout = TimeSpan.FromSeconds(45),
        };

    public static WorkerPool Pool(int workers = 1, StartMethod startMethod = StartMethod.Spawn) =>
        WorkerPool.Start(Options(workers, startMethod));

    public static WorkerPoolOptions With(this WorkerPoolOptions options, string variable, string value) =>
        options with
        {
            Program = options.Program with { Environment = new Dictionary<string, string?> { [variable] = value } },
        };

    /// <summary>An initializer that is given the text.</summary>
    public static WorkerPoolOptions Initialized(this WorkerPoolOptions options, string text) =>
        options.With(DummyRegistry.InitializerVariable, "1") with
        {
            Registry = DummyRegistry.CreateInitialized,
            Initializer = InitializerArgument.Of(text, DummyJson.Default.String),
        };

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> sequence)
    {
        var list = new List<T>();
        await foreach (var item in sequence)
            list.Add(item);
        return list;
    }

    /// <summary>True if the process runs; a zombie does not.</summary>
    public static bool IsAlive(int processId)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{processId}/stat");
            return status[status.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>True if nothing is left of the process, not even an entry in the process table.</summary>
    public static bool IsReaped(int processId) => !Directory.Exists($"/proc/{processId}");

    /// <summary>
    /// Waits until a task that counts itself runs: what is done to the pool then is done in its middle.
    /// </summary>
    public static Task UntilRunning(this WorkerPool pool) =>
        Until(() => pool.Dictionary(DummyRegistry.Counters, DummyJson.Default.Int32).TryGet("running", out _));

    /// <summary>Has each of the workers done a task, so that none is still being started.</summary>
    public static Task MeetAsync(this WorkerPool pool, int workers) =>
        Task.WhenAll(Enumerable.Range(0, workers).Select(_ => pool.RunAsync(Kinds.Meet, workers)));

    /// <summary>Waits until it is so, as long as the test may take.</summary>
    public static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10, TestContext.CurrentContext.CancellationToken);
    }
}
