using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>Arguments and results that are not JSON.</summary>
[TestFixture(StartMethod.Spawn, ChannelKind.Automatic)]
[TestFixture(StartMethod.Spawn, ChannelKind.NamedPipe)]
[TestFixture(StartMethod.Fork, ChannelKind.Automatic)]
[TestFixture(StartMethod.Threads, ChannelKind.Automatic)]
[CancelAfter(60_000)]
internal sealed class DataTests(StartMethod startMethod, ChannelKind channel)
{
    private WorkerPool pool = null!;

    [OneTimeSetUp]
    public void Start() => pool = WorkerPool.Start(Dummies.Options(2, startMethod) with { Channel = channel });

    [OneTimeTearDown]
    public async Task Stop() => await pool.DisposeAsync();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(1000)]
    [TestCase(8191)]
    [TestCase(8192)] // the first block
    [TestCase(1_000_000)]
    public async Task Numbers_travel_as_they_lie_in_memory(int count)
    {
        var numbers = Enumerable.Range(0, count).Select(number => number * 0.1).ToArray();
        var expected = numbers.Select(number => number * 2).ToArray();
        Assert.That(await pool.RunAsync(Kinds.Double, numbers), Is.EqualTo(expected));
        var memory = numbers.Select(number => (float)number).ToArray();
        var half = await pool.RunAsync(Kinds.DoubleMemory, memory.AsMemory(count / 2));
        Assert.That(half.ToArray(), Is.EqualTo(memory.Skip(count / 2).Select(number => 2 * number)));
    }

    [Test]
    public async Task Not_a_number_and_infinities_travel_in_every_format()
    {
        double[] numbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, 1];
        double[] expected = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 2 * double.Epsilon, 2];
        Assert.That(await pool.RunAsync(Kinds.Double, numbers), Is.EqualTo(expected));
        Assert.That(await pool.RunAsync(Kinds.DoubleByJson, numbers), Is.EqualTo(expected));
        Assert.That(
            await pool.RunAsync(Kinds.DoubleByJson, [1, 2]),
            Is.EqualTo(new double[] { 2, 4 }),
            "others as before"
        );
        Assert.That(
            await pool.RunAsync(Kinds.Weigh, (new Addition(1, 1), [double.NegativeInfinity, 7])),
            Is.EqualTo(double.NegativeInfinity)
        );
        var dictionary = pool.Dictionary("numbers", DummyJson.Default.Double);
        dictionary.Set("nan", double.NaN);
        Assert.That(dictionary["nan"], Is.NaN);
    }

    [Test]
    public async Task Two_formats_make_one_and_a_kind_may_bring_its_own()
    {
        Assert.That(await pool.RunAsync(Kinds.Weigh, (new Addition(2, 3), new double[100_000])), Is.Zero);
        Assert.That(await pool.RunAsync(Kinds.Weigh, (new Addition(2, 3), [10, 100])), Is.EqualTo(320));
        Assert.That(await pool.RunAsync(Kinds.Shout, "Hekla"), Is.EqualTo("HEKLA"));
    }

    [TestCase(0)]
    [TestCase(5)]
    [TestCase(300_000)]
    public async Task Streams_travel_whole(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(number => (byte)number)];
        using var given = new MemoryStream(bytes);
        Assert.That(await pool.RunAsync(Kinds.Backwards, given), Is.EqualTo(Enumerable.Reverse(bytes)));
        await using var stream = await pool.RunAsync(Kinds.Stream, length);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_shared_array_is_the_same_memory_on_both_sides()
    {
        using var numbers = SharedArray<double>.CopyOf([1, 2, 3]);
        if (channel == ChannelKind.NamedPipe)
        {
            await Assert.ThrowsAsync<TaskSerializationException>(() => pool.RunAsync(Kinds.DoubleInPlace, numbers));
            return;
        }

        using (var result = await pool.RunAsync(Kinds.DoubleInPlace, numbers))
        {
            Assert.That(numbers.Span.ToArray(), Is.EqualTo(new double[] { 2, 4, 6 }), "the worker's changes");
            Assert.That(result.Memory.ToArray(), Is.EqualTo(new double[] { 2, 4, 6 }));
            result[1] = 7;
        }

        Assert.That(numbers[1], Is.EqualTo(7));
        using var made = await pool.RunAsync(Kinds.MakeShared, 50_000);
        Assert.That(made.Span.ToArray(), Is.EqualTo(Enumerable.Range(0, 50_000)));
        Assert.Throws<IndexOutOfRangeException>(() => _ = made[50_000]);
    }

    [Test]
    public async Task Blocks_are_freed_on_both_sides_also_when_workers_die_or_nobody_waits()
    {
        var numbers = new double[100_000];
        var others = SharedBlocks.Count();
        await using (
            var own = WorkerPool.Start(
                Dummies.Options(2, startMethod) with
                {
                    Channel = channel,
                    CancelTimeout = Timeout.InfiniteTimeSpan,
                }
            )
        )
        {
            for (var round = 0; round < 20; round++)
            {
                Assert.That(await own.RunAsync(Kinds.Double, numbers), Has.Length.EqualTo(numbers.Length));
                if (channel == ChannelKind.NamedPipe)
                    continue;
                using var shared = SharedArray<double>.Create(100_000);
                (await own.RunAsync(Kinds.DoubleInPlace, shared)).Dispose();
                using var cancellation = new CancellationTokenSource();
                var cancelled = own.RunAsync(Kinds.MakeShared, 100_000, cancellation: cancellation.Token);
                await cancellation.CancelAsync();
                await Task.WhenAny(cancelled);
                if (cancelled.IsCompletedSuccessfully)
                    cancelled.Result.Dispose();
                await foreach (var outcome in own.MapUnorderedAsync(Kinds.MakeShared, [100_000, 100_000, 100_000]))
                {
                    outcome.ResultOrThrow().Dispose();
                    break;
                }
            }

            if (startMethod is StartMethod.Spawn or StartMethod.Fork)
            {
                var died = await own.TryRunAsync(Kinds.DieWithNumbers, numbers);
                Assert.That((died.Error, died.Attempts), Is.EqualTo((died.Error as WorkerDiedException, 2)));
                var blocks = await own.MapUnorderedAsync(Kinds.Blocks, Enumerable.Repeat(0, 20)).ToListAsync();
                Assert.That(blocks.Select(outcome => outcome.Result), Is.All.Zero, "in the workers");
            }

            await own.FinishAsync();
        }

        Assert.That(SharedBlocks.Count(), Is.EqualTo(others), "here");
    }

    [Test]
    public async Task A_block_need_not_fit_a_frame()
    {
        await using var narrow = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                Channel = channel,
                MaximumFrameLength = 1 << 20,
            }
        );
        var numbers = Enumerable.Range(0, 1_000_000).Select(number => (double)number).ToArray();
        if (channel == ChannelKind.NamedPipe)
            await Assert.ThrowsAsync<TaskSerializationException>(() => narrow.RunAsync(Kinds.Double, numbers));
        else
            Assert.That((await narrow.RunAsync(Kinds.Double, numbers))[^1], Is.EqualTo(1_999_998));
        Assert.That(await narrow.RunAsync(Kinds.Double, [1]), Is.EqualTo(new double[] { 2 }));
    }
}
