using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>What an option accepts works, or is refused when the pool is made.</summary>
[CancelAfter(60_000)]
internal sealed class ExtremeOptionTests
{
    private static readonly TimeSpan[] LongTimes =
    [
        Timeout.InfiniteTimeSpan,
        TimeSpan.FromDays(60),
        TimeSpan.FromDays(24.9),
        TimeSpan.MaxValue,
    ];

    private static IEnumerable<TestCaseData<WorkerPoolOptions>> Accepted()
    {
        var plain = new WorkerPoolOptions
        {
            Workers = 2,
            StartMethod = StartMethod.Threads,
            Registry = DummyRegistry.CreatePlain,
        };
        foreach (var time in LongTimes)
        {
            yield return new(plain with { TaskTimeout = time }) { TestName = $"TaskTimeout {time}" };
            yield return new(plain with { StartTimeout = time }) { TestName = $"StartTimeout {time}" };
            yield return new(plain with { StopTimeout = time }) { TestName = $"StopTimeout {time}" };
        }

        yield return new(plain with { StopTimeout = TimeSpan.Zero }) { TestName = "StopTimeout 0" };
        yield return new(plain with { Prefetch = 0 }) { TestName = "Prefetch 0" };
        yield return new(plain with { Prefetch = int.MaxValue }) { TestName = "Prefetch int.MaxValue" };
        yield return new(plain with { Retries = int.MaxValue }) { TestName = "Retries int.MaxValue" };
        yield return new(plain with { InitialWorkers = int.MaxValue }) { TestName = "InitialWorkers int.MaxValue" };
        yield return new(plain with { Workers = WorkerPoolOptions.MostWorkers, InitialWorkers = 2 })
        {
            TestName = "Workers 10000",
        };
        yield return new(plain with { RecycleAfterTasks = int.MaxValue, RecycleAfterGrowth = long.MaxValue })
        {
            TestName = "Recycle never",
        };
        yield return new(plain with { RecycleAfterTasks = 1 }) { TestName = "RecycleAfterTasks 1" };
        yield return new(plain with { WorkerMemoryLimit = long.MaxValue })
        {
            TestName = "WorkerMemoryLimit long.MaxValue",
        };
        yield return new(plain with { MaximumFrameLength = 1 << 20 }) { TestName = "MaximumFrameLength 1 MiB" };
        yield return new(plain with { MaximumFrameLength = 1 << 30 }) { TestName = "MaximumFrameLength 1 GiB" };
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task What_is_accepted_works(WorkerPoolOptions options)
    {
        await using var pool = WorkerPool.Start(options);
        var inOrder = await pool.MapAsync(Kinds.Add, Enumerable.Range(0, 100).Select(i => new Addition(i, 1)))
            .ToListAsync();
        var unordered = await pool.MapUnorderedAsync(Kinds.Echo, Enumerable.Range(0, 100).Select(i => $"{i}"))
            .ToListAsync();
        Assert.That(inOrder.Select(outcome => outcome.ResultOrThrow()), Is.EqualTo(Enumerable.Range(1, 100)));
        Assert.That(
            unordered.Select(outcome => outcome.ResultOrThrow()),
            Is.EquivalentTo(Enumerable.Range(0, 100).Select(i => $"{i}"))
        );
        await pool.FinishAsync();
    }

    [Test]
    public void What_cannot_work_is_refused()
    {
        var plain = Dummies.Options();
        WorkerPoolOptions[] refused =
        [
            plain with
            {
                Workers = int.MaxValue,
            },
            plain with
            {
                Workers = int.MinValue,
            },
            plain with
            {
                MaximumFrameLength = int.MaxValue,
            },
            plain with
            {
                TaskTimeout = TimeSpan.MinValue,
            },
            plain with
            {
                TaskTimeout = TimeSpan.Zero,
            },
            plain with
            {
                TaskTimeout = TimeSpan.FromMilliseconds(-2),
            },
            plain with
            {
                StartTimeout = TimeSpan.Zero,
            },
            plain with
            {
                StopTimeout = TimeSpan.FromTicks(-1),
            },
            plain with
            {
                Channel = (ChannelKind)77,
            },
            plain with
            {
                StartMethod = (StartMethod)77,
            },
            plain with
            {
                WorkerMemoryLimit = 0,
            },
        ];
        foreach (var options in refused)
            Assert.That(
                () => WorkerPool.Start(options),
                Throws.InstanceOf<ArgumentOutOfRangeException>(),
                options.ToString()
            );
    }
}
