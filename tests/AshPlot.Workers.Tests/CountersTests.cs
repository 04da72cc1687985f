using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>What is changed where it lies, and watched from a distance.</summary>
[CancelAfter(60_000)]
internal sealed class CountersTests
{
    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Threads)]
    public async Task Counters_and_lists_lose_no_change_of_many_workers(StartMethod startMethod)
    {
        await using var pool = Dummies.Pool(3, startMethod);
        await pool.MapUnorderedAsync(Kinds.Tally, Enumerable.Repeat(50, 6)).ToListAsync();
        var tallies = pool.Dictionary("tallies", DummyJson.Default.Int64);
        Assert.That(tallies["tally"], Is.EqualTo(300));
        Assert.That(
            pool.Dictionary("notes", DummyJson.Default.Int32Array)["by"],
            Has.Length.EqualTo(300).And.All.InRange(1, 3)
        );
        Assert.That(tallies.Increment("tally", -301), Is.EqualTo(-1));
        Assert.That(tallies.Increment("other", long.MaxValue), Is.EqualTo(long.MaxValue));
        Assert.Throws<InvalidOperationException>(() => tallies.Increment("other"));
        Assert.That(tallies["other"], Is.EqualTo(long.MaxValue), "unchanged");
        pool.Dictionary("tallies", DummyJson.Default.String).Set("text", "7");
        Assert.Throws<InvalidOperationException>(() => tallies.Increment("text"));
        Assert.Throws<InvalidOperationException>(() =>
            pool.Dictionary("tallies", DummyJson.Default.Int32Array).Append("tally", 1, DummyJson.Default.Int32)
        );
    }

    [Test]
    public async Task A_watcher_sees_what_it_wants_and_learns_what_it_missed()
    {
        await using var pool = Dummies.Pool(1, StartMethod.Threads);
        var entries = pool.Dictionary("watched", DummyJson.Default.Int32);
        await using var watcher = entries
            .WatchAsync(static key => key.StartsWith('a'), capacity: 3)
            .GetAsyncEnumerator();
        var first = watcher.MoveNextAsync();
        entries.Set("b", 1);
        entries.Set("a1", 1);
        Assert.That(await first, Is.True);
        Assert.That(watcher.Current, Is.EqualTo(new DictionaryChange<int>("a1", false, 1)));
        for (var number = 1; number <= 10; number++)
            entries.Set("a2", number);
        entries.TryRemove("a1", out _);
        DictionaryChange<int>[] expected =
        [
            new("a2", false, 9) { Missed = 8 },
            new("a2", false, 10),
            new("a1", true, 0),
        ];
        foreach (var change in expected)
        {
            Assert.That(await watcher.MoveNextAsync(), Is.True);
            Assert.That(watcher.Current, Is.EqualTo(change));
        }
    }

    [Test]
    public async Task A_journal_of_many_changes_stays_short_and_says_the_same()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.journal");
        try
        {
            await using (var pool = Dummies.Pool(1, StartMethod.Threads))
            {
                using var journal = DictionaryJournal.Open(path);
                var entries = pool.Dictionary("journalled", DummyJson.Default.String);
                entries.JournalTo(journal);
                entries.Set("kept", "from the beginning");
                for (var number = 0; number < 5000; number++)
                    entries.Set("changing", new string('x', 1000) + number);
                Assert.That(new FileInfo(path).Length, Is.LessThan(2 << 20), "of 5 MB written");
                Assert.Throws<DictionaryJournalException>(
                    () => DictionaryJournal.Open(path),
                    "the new file is locked as well"
                );
            }

            Assert.That(File.Exists(path + ".new"), Is.False);
            var content = DictionaryJournal.Read(path);
            Assert.That(content.IsTorn, Is.False);
            Assert.That(
                content.ToDictionary(DummyJson.Default.String),
                Is.EquivalentTo(
                    new Dictionary<string, string>
                    {
                        ["kept"] = "from the beginning",
                        ["changing"] = new string('x', 1000) + 4999,
                    }
                )
            );
        }
        finally
        {
            File.Delete(path);
        }
    }
}
