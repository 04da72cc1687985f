using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>Many tasks at once.</summary>
[TestFixture(StartMethod.Spawn)]
[TestFixture(StartMethod.Threads)]
[TestFixture(StartMethod.Serial)]
[CancelAfter(60_000)]
internal sealed class MapTests(StartMethod startMethod)
{
    private WorkerPool pool = null!;

    [OneTimeSetUp]
    public async Task Start() => pool = Dummies.Pool(3, startMethod);

    [OneTimeTearDown]
    public async Task Stop() => await pool.DisposeAsync();

    [Test]
    public async Task Every_argument_has_its_outcome()
    {
        var sums = await pool.MapUnorderedAsync(Kinds.Add, Enumerable.Range(0, 2000).Select(i => new Addition(i, i)))
            .ToListAsync();
        Assert.That(sums.Select(sum => sum.Result), Is.EquivalentTo(Enumerable.Range(0, 2000).Select(i => 2 * i)));
        Assert.That(sums, Is.All.Matches<TaskOutcome<Addition, int>>(sum => sum!.Result == 2 * sum.Argument.Left));
    }

    [Test]
    public async Task Map_keeps_the_order_of_the_input()
    {
        // The first is the slowest, so that the others are done before it.
        var outcomes = await pool.MapAsync(Kinds.Sleep, [200, 0, 50, 0, 0, 20, 0]).ToListAsync();
        Assert.That(outcomes.Select(outcome => outcome.Argument), Is.EqualTo(new[] { 200, 0, 50, 0, 0, 20, 0 }));
    }

    [Test]
    public async Task MapUnordered_yields_what_is_done_first()
    {
        // The first waits for an entry that is made when the others are done; where there is but one worker it is there
        // before.
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        if (startMethod == StartMethod.Serial)
            entries.Set("others are done", "");
        var yielded = new List<string>();
        await foreach (var outcome in pool.MapUnorderedAsync(Kinds.AwaitEntry, ["others are done", "", "", ""]))
        {
            yielded.Add(outcome.Argument);
            if (yielded.Count == 3)
                entries.Set("others are done", "");
        }

        Assert.That(yielded[startMethod == StartMethod.Serial ? 0 : ^1], Is.EqualTo("others are done"));
    }

    [Test]
    public async Task A_task_that_fails_is_an_outcome_among_the_others()
    {
        var outcomes = await pool.MapAsync(Kinds.Throw, ["a", "b"]).ToListAsync();
        Assert.That(outcomes.Select(outcome => outcome.Error!.Message), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task An_endless_input_is_read_only_as_far_as_needed()
    {
        var taken = 0;
        IEnumerable<string> Endless()
        {
            while (true)
                yield return $"{taken++}";
        }

        var seen = 0;
        await foreach (var outcome in pool.MapUnorderedAsync(Kinds.Echo, Endless()))
        {
            Assert.That(outcome.Succeeded, Is.True);
            // What was yielded, plus one per worker and the default prefetch of 4 at least.
            Assert.That(taken, Is.LessThanOrEqualTo(++seen + 7));
            if (seen == 50)
                break;
        }

        Assert.That(seen, Is.EqualTo(50));
        Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
    }

    [Test]
    public async Task An_input_that_throws_ends_the_enumeration_with_its_error()
    {
        static IEnumerable<string> Broken()
        {
            yield return "a";
            throw new FormatException("broken input");
        }

        await Assert.ThrowsAsync<FormatException>(() => pool.MapUnorderedAsync(Kinds.Echo, Broken()).ToListAsync());
        await Assert.ThrowsAsync<FormatException>(() => pool.MapAsync(Kinds.Echo, Broken()).ToListAsync());
    }

    [Test]
    public async Task Cancelling_ends_the_enumeration_and_takes_back_what_has_not_begun()
    {
        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        var enumeration = async () =>
        {
            await foreach (
                var _ in pool.MapUnorderedAsync(
                    Kinds.Sleep,
                    Enumerable.Repeat(10, 100_000),
                    cancellation: cancellation.Token
                )
            )
            {
                if (++seen == 5)
                    await cancellation.CancelAsync();
            }
        };
        Assert.That(enumeration, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
    }

    [Test]
    public async Task An_empty_input_yields_nothing() =>
        Assert.That(await pool.MapUnorderedAsync(Kinds.Echo, []).ToListAsync(), Is.Empty);

    [Test]
    public async Task Many_callers_may_share_the_pool()
    {
        var callers = Enumerable
            .Range(0, 8)
            .Select(caller =>
                Task.Run(async () =>
                {
                    for (var i = 0; i < 50; i++)
                        Assert.That(await pool.RunAsync(Kinds.Add, new Addition(caller, i)), Is.EqualTo(caller + i));
                })
            );
        await Task.WhenAll(callers);
    }
}
