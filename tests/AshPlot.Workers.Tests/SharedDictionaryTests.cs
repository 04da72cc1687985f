using System.Collections.Concurrent;
using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>The dictionary that parent and workers share.</summary>
[TestFixture(StartMethod.Spawn)]
[TestFixture(StartMethod.Fork)]
[TestFixture(StartMethod.Threads)]
[TestFixture(StartMethod.Serial)]
[CancelAfter(60_000)]
internal sealed class SharedDictionaryTests(StartMethod startMethod)
{
    private WorkerPool pool = null!;

    [SetUp]
    public async Task Start() => pool = Dummies.Pool(2, startMethod);

    [TearDown]
    public async Task Stop() => await pool.DisposeAsync();

    [Test]
    public async Task What_workers_store_the_parent_has_when_the_task_is_done()
    {
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        await foreach (
            var outcome in pool.MapUnorderedAsync(
                Kinds.Store,
                Enumerable.Range(0, 100).Select(i => new Entry($"slice {i}", $"path {i}"))
            )
        )
            Assert.That(entries[outcome.Argument.Key], Is.EqualTo(outcome.Argument.Value));
        Assert.That(entries.Count, Is.EqualTo(100));
        Assert.That(entries.Keys, Is.EquivalentTo(Enumerable.Range(0, 100).Select(i => $"slice {i}")));
    }

    [Test]
    public async Task What_the_parent_stores_workers_see()
    {
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        entries["a"] = "b";
        Assert.That(await pool.RunAsync(Kinds.Load, "a"), Is.EqualTo("b"));
        Assert.That(await pool.RunAsync(Kinds.Load, "c"), Is.Null);
    }

    [Test]
    public async Task Changes_are_seen_live_and_in_order()
    {
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        var seen = new ConcurrentQueue<DictionaryChange<string>>();
        entries.Changed += seen.Enqueue;
        await pool.RunAsync(Kinds.Store, new Entry("a", "1"));
        await pool.RunAsync(Kinds.Store, new Entry("a", "2"));
        entries.TryRemove("a", out _);
        Assert.That(
            seen,
            Is.EqualTo(
                new DictionaryChange<string>[] { new("a", false, "1"), new("a", false, "2"), new("a", true, null) }
            )
        );
        entries.Changed -= seen.Enqueue;
        entries.Set("a", "3");
        Assert.That(seen, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task AddOrUpdate_loses_no_change_of_another_worker()
    {
        await pool.MapUnorderedAsync(Kinds.Count, Enumerable.Repeat(100, 10)).ToListAsync();
        Assert.That(pool.Dictionary(DummyRegistry.Counters, DummyJson.Default.Int32)["count"], Is.EqualTo(1000));
    }

    [Test]
    public async Task Several_threads_of_one_worker_may_use_it_at_once()
    {
        await pool.MapUnorderedAsync(Kinds.CountInThreads, Enumerable.Repeat(50, 4)).ToListAsync();
        Assert.That(pool.Dictionary(DummyRegistry.Counters, DummyJson.Default.Int32)["count"], Is.EqualTo(800));
    }

    [Test]
    public async Task A_value_is_a_copy_and_an_entry_outlives_the_pool()
    {
        var loops = pool.Dictionary("traces", DummyJson.Default.Loop);
        var value = new Loop();
        loops.Set("a", value);
        value.Next = new Loop();
        await pool.DisposeAsync();
        Assert.That(loops["a"].Next, Is.Null);
        var (first, second) = (loops["a"], loops["a"]);
        Assert.That(first, Is.Not.SameAs(second));
    }

    [Test]
    public void Each_operation_does_what_it_says()
    {
        var entries = pool.Dictionary("parent's", DummyJson.Default.String);
        Assert.That(entries.TryGet("a", out _), Is.False);
        Assert.That(() => entries["a"], Throws.TypeOf<KeyNotFoundException>());
        Assert.That(entries.TryAdd("a", "1"), Is.True);
        Assert.That(entries.TryAdd("a", "2"), Is.False);
        Assert.That(entries.GetOrAdd("a", "3"), Is.EqualTo("1"));
        Assert.That(entries.GetOrAdd("b", key => key + key), Is.EqualTo("bb"));
        Assert.That(entries.GetOrAdd("b", _ => throw new AssertionException("there is an entry")), Is.EqualTo("bb"));
        Assert.That(entries.TryUpdate("a", "4", "2"), Is.False);
        Assert.That(entries.TryUpdate("a", "4", "1"), Is.True);
        Assert.That(entries.TryUpdate("none", "4", "1"), Is.False);
        Assert.That(entries.AddOrUpdate("a", "x", (_, value) => value + "5"), Is.EqualTo("45"));
        Assert.That(entries.AddOrUpdate("c", "x", (_, value) => value + "5"), Is.EqualTo("x"));
        Assert.That(
            entries.Snapshot(),
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["a"] = "45",
                    ["b"] = "bb",
                    ["c"] = "x",
                }
            )
        );
        Assert.That(entries.TryRemove("a", out var removed), Is.True);
        Assert.That(removed, Is.EqualTo("45"));
        Assert.That(entries.TryRemove("a", out _), Is.False);
        Assert.That(entries.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task What_is_longer_than_a_frame_fails_its_own_call_only()
    {
        await using var narrow = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                MaximumFrameLength = 1 << 20,
            }
        );
        var entries = narrow.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        entries["a"] = new string('a', 600_000);
        Assert.That(await narrow.RunAsync(Kinds.Snapshot, 0), Is.EqualTo(1));
        entries["b"] = new string('b', 600_000);
        var error = (await Assert.ThrowsAsync<RemoteTaskException>(() => narrow.RunAsync(Kinds.Snapshot, 0)))!;
        Assert.That(error.RemoteType, Is.EqualTo(typeof(SharedDictionaryTooLongException).FullName));
        Assert.That(error.Message, Does.Contain("'entries'"));
        var outcome = await narrow.TryRunAsync(Kinds.Load, "b");
        Assert.That(outcome.Result, Has.Length.EqualTo(600_000));
        Assert.That(narrow.WorkerPids, Has.Count.EqualTo(1), "the worker stays");
    }

    [Test]
    public void A_request_that_is_longer_than_a_frame_is_a_typed_error()
    {
        var (parent, worker) = Wire.MemoryChannel.CreatePair();
        using (parent)
        using (worker)
        {
            var link = new Hosting.ParentLink(worker, 1 << 20);
            var context = new WorkerContext(1, Environment.ProcessId, CancellationToken.None, link);
            var remote = context.Dictionary("entries", DummyJson.Default.String);
            Assert.Throws<SharedDictionaryTooLongException>(() => remote.Set("a", new string('x', 2_000_000)));
        }
    }

    [Test]
    public async Task A_handler_of_changes_that_throws_breaks_the_pool()
    {
        pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String).Changed += _ =>
            throw new FormatException("a handler's fault");
        var error = (
            await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Store, new Entry("a", "b")))
        )!;
        Assert.That(error.InnerException, Is.TypeOf<FormatException>());
        await pool.DisposeAsync();
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork, IncludePlatform = "Linux")]
    [TestCase(StartMethod.Threads)]
    public async Task An_entry_that_is_set_with_the_result_is_there_before_the_outcome_and_not_if_the_task_fails(
        StartMethod startMethod
    )
    {
        await using var pool = Dummies.Pool(2, startMethod);
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        var changes = new List<string>();
        entries.Changed += change => changes.Add($"{change.Key} {change.Value}");
        Assert.That(
            await pool.RunAsync(Kinds.SetWithResult, new Entry("a", "1")),
            Is.False,
            "the worker does not see it meanwhile"
        );
        Assert.That(entries["a"], Is.EqualTo("1"), "the last one counts");
        await Assert.ThrowsAsync<RemoteTaskException>(() => pool.RunAsync(Kinds.SetWithResult, new Entry("b", "fail")));
        var tooMany = await Assert.ThrowsAsync<TaskSerializationException>(() =>
            pool.RunAsync(Kinds.SetWithResult, new Entry("c", "many"))
        );
        Assert.That(tooMany!.Message, Does.Contain("255"));
        await foreach (
            var outcome in pool.MapUnorderedAsync(
                Kinds.SetWithResult,
                Enumerable.Range(0, 100).Select(number => new Entry($"key {number}", $"{number}"))
            )
        )
            Assert.That(entries[outcome.Argument.Key], Is.EqualTo(outcome.Argument.Value));
        Assert.That(
            entries.Keys,
            Is.EquivalentTo(Enumerable.Range(0, 100).Select(number => $"key {number}").Append("a"))
        );
        Assert.That(changes.Take(2), Is.EqualTo(new[] { "a replaced", "a 1" }));
        Assert.That(changes, Has.Count.EqualTo(202));
    }

    [Test]
    public async Task What_cannot_be_journalled_with_a_result_fails_the_task_and_gives_back_the_result()
    {
        var path = Path.Combine(Path.GetTempPath(), $"ashplot-{Guid.NewGuid():N}.journal");
        try
        {
            var journal = DictionaryJournal.Open(path);
            await using var pool = Dummies.Pool();
            pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String).JournalTo(journal);
            await pool.RunAsync(Kinds.SetWithResult, new Entry("kept", "1"));
            journal.Dispose();
            var error = await Assert.ThrowsAsync<TaskSerializationException>(() =>
                pool.RunAsync(Kinds.SetWithResult, new Entry("lost", "1"))
            );
            Assert.That(error!.Message, Does.Contain("set-with-result"));
            Assert.That(
                DictionaryJournal.Read(path).ToDictionary(DummyJson.Default.String).Keys,
                Is.EqualTo(new[] { "kept" })
            );
            Assert.That(await pool.RunAsync(Kinds.Echo, "a"), Is.EqualTo("a"), "the worker stays");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
