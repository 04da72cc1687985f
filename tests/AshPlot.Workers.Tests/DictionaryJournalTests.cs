using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Dummy;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers.Tests;

/// <summary>What a shared dictionary keeps on disk.</summary>
[CancelAfter(60_000)]
internal sealed class DictionaryJournalTests
{
    private string path = null!;

    [SetUp]
    public void NamePath() =>
        path = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N") + ".journal");

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_workers_store_is_in_the_journal_when_their_task_is_done(bool forceToDisk)
    {
        using var journal = DictionaryJournal.Open(path, forceToDisk);
        await using var pool = Dummies.Pool(2, StartMethod.Threads);
        pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String).JournalTo(journal);
        await foreach (
            var outcome in pool.MapUnorderedAsync(
                Kinds.Store,
                Enumerable.Range(0, 8).Select(i => new Entry($"key {i}", $"\"{i}\"\n🌋"))
            )
        )
        {
            var content = (await ReadOpenAsync()).ToDictionary(DummyJson.Default.String);
            Assert.That(content[outcome.Argument.Key], Is.EqualTo(outcome.Argument.Value));
        }

        Assert.That((await ReadOpenAsync()).Entries, Has.Count.EqualTo(8));
    }

    [TestCase("ln -s other journal", "symbolic link")]
    [TestCase("ln -s nowhere journal", "")]
    [TestCase("ln other journal", "hard link")]
    [TestCase("mkfifo journal", "regular file")]
    [TestCase("mkdir real; mv other real/journal; ln -s real folder", "symbolic link", "folder/journal")]
    [Platform("Linux")]
    public void A_link_or_pipe_in_place_of_a_journal_is_refused_and_its_target_stays(
        string attack,
        string reason,
        string name = "journal"
    )
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "other"), "another's");
            using (var shell = System.Diagnostics.Process.Start("sh", ["-c", $"cd {folder}; {attack}"]))
                shell.WaitForExit();
            var journal = Path.Combine(folder, name);

            Assert.That(
                () => DictionaryJournal.Open(journal),
                Throws.TypeOf<DictionaryJournalException>().With.Message.Contains(reason)
            );
            Assert.That(
                () => DictionaryJournal.Create(journal),
                Throws.TypeOf<DictionaryJournalException>().With.Message.Contains(reason)
            );
            Assert.That(
                File.ReadAllText(
                    Directory
                        .GetFiles(folder, "*", SearchOption.AllDirectories)
                        .First(file => new FileInfo(file) is { LinkTarget: null, Length: > 0 })
                ),
                Is.EqualTo("another's")
            );
            Assert.That(Path.Exists(Path.Combine(folder, "nowhere")), Is.False);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_new_pool_goes_on_where_the_journal_ends()
    {
        await using (var pool = Dummies.Pool(1, StartMethod.Serial))
        {
            using var journal = DictionaryJournal.Open(path);
            var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
            entries.JournalTo(journal);
            entries["a"] = "1";
            entries["b"] = "2";
            entries.AddOrUpdate("b", "x", (_, value) => value + "3");
            entries.TryRemove("a", out _);
            Assert.That(entries.TryAdd("b", "not added, hence not written"), Is.False);
        }

        await using var next = Dummies.Pool(1, StartMethod.Serial);
        using var continued = DictionaryJournal.Open(path);
        var restored = next.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        restored.JournalTo(continued);
        Assert.That(restored.Snapshot(), Is.EqualTo(new Dictionary<string, string> { ["b"] = "23" }));
        restored["c"] = "4";
        Assert.That(
            (await ReadOpenAsync()).Entries.Select(entry => (entry.Key, entry.Json is null)),
            Is.EqualTo(new[] { ("a", false), ("b", false), ("b", false), ("a", true), ("c", false) })
        );
    }

    [Test]
    public async Task A_journal_cut_at_any_byte_of_its_last_entry_has_all_before_it_and_can_be_continued()
    {
        await WriteAsync("first", "second");
        var before = new FileInfo(path).Length;
        await WriteAsync("last");
        var whole = await File.ReadAllBytesAsync(path);
        for (var length = (int)before; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(path, whole[..length]);
            var content = DictionaryJournal.Read(path);
            Assert.That(
                content.Entries.Select(entry => entry.Key),
                Is.EqualTo(new[] { "first", "second" }),
                $"{length} bytes"
            );
            Assert.That(content.WholeLength, Is.EqualTo(before));
            Assert.That(content.IsTorn, Is.EqualTo(length > before));
            await WriteAsync("last");
            Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(whole), $"continued after {length} bytes");
        }
    }

    [Test]
    public async Task A_journal_cut_within_its_header_is_empty()
    {
        await WriteAsync();
        var header = await File.ReadAllBytesAsync(path);
        for (var length = 0; length < header.Length; length++)
        {
            await File.WriteAllBytesAsync(path, header[..length]);
            Assert.That(DictionaryJournal.Read(path).Entries, Is.Empty);
            await WriteAsync();
            Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(header));
        }
    }

    [Test]
    public async Task A_changed_byte_in_the_last_entry_costs_that_entry_and_one_before_it_is_an_error()
    {
        await WriteAsync("first", "last");
        var whole = await File.ReadAllBytesAsync(path);
        var text = Encoding.UTF8.GetString(whole);
        whole[text.IndexOf("last", StringComparison.Ordinal)] ^= 1;
        await File.WriteAllBytesAsync(path, whole);
        Assert.That(DictionaryJournal.Read(path).Entries.Select(entry => entry.Key), Is.EqualTo(new[] { "first" }));
        whole[text.IndexOf("first", StringComparison.Ordinal)] ^= 1;
        await File.WriteAllBytesAsync(path, whole);
        Assert.That(
            () => DictionaryJournal.Read(path),
            Throws.TypeOf<DictionaryJournalException>().With.Message.Contains("damaged")
        );
        Assert.That(() => DictionaryJournal.Open(path), Throws.TypeOf<DictionaryJournalException>());
    }

    [Test]
    public async Task What_is_no_journal_is_left_alone()
    {
        await File.WriteAllTextAsync(path, "somebody's notes");
        Assert.That(() => DictionaryJournal.Open(path), Throws.TypeOf<DictionaryJournalException>());
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo("somebody's notes"));
        Assert.That(() => DictionaryJournal.Open(Path.Combine(path, "x")), Throws.TypeOf<DictionaryJournalException>());
    }

    [Test]
    public void A_journal_that_is_not_there_is_empty() => Assert.That(DictionaryJournal.Read(path).Entries, Is.Empty);

    [Test]
    public void Only_one_may_write_a_journal()
    {
        using var journal = DictionaryJournal.Open(path);
        Assert.That(() => DictionaryJournal.Open(path), Throws.TypeOf<DictionaryJournalException>());
    }

    [Test]
    public async Task A_change_that_cannot_be_journalled_is_not_made()
    {
        await using var pool = Dummies.Pool(1, StartMethod.Threads);
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        var journal = DictionaryJournal.Open(path);
        entries.JournalTo(journal);
        entries["a"] = "1";
        journal.Dispose();
        Assert.Throws<DictionaryJournalException>(() => entries["a"] = "2");
        Assert.Throws<DictionaryJournalException>(() => entries.TryRemove("a", out _));
        var error = (
            await Assert.ThrowsAsync<RemoteTaskException>(() => pool.RunAsync(Kinds.Store, new Entry("a", "3")))
        )!;
        Assert.That(error.RemoteType, Is.EqualTo(typeof(DictionaryJournalException).FullName));
        Assert.That(await pool.RunAsync(Kinds.Load, "a"), Is.EqualTo("1"));
    }

    [Test]
    public async Task What_is_appended_without_a_dictionary_is_written_as_one_writes_it()
    {
        string[] keys = ["first", "second \"🌋\"\n", "third"];
        await WriteAsync(keys);
        var written = await File.ReadAllBytesAsync(path);
        File.Delete(path);
        using (var journal = DictionaryJournal.Open(path))
        {
            foreach (var key in keys)
                journal.Append(key, key, DummyJson.Default.String);
        }

        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(written));
    }

    [Test]
    public void Appending_leaves_hardly_any_garbage()
    {
        const int Entries = 200;
        var value = new string('x', 700);
        using var journal = DictionaryJournal.Open(path);
        journal.Append("key", value, DummyJson.Default.String);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var entry = 0; entry < Entries; entry++)
            journal.Append("key", value, DummyJson.Default.String);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Entries;
        TestContext.Out.WriteLine($"{bytes} bytes an entry");
        Assert.That(bytes, Is.LessThan(300));
    }

    [TestCase(62)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(2000)]
    public async Task A_value_nested_however_deep_that_the_dictionary_takes_is_in_the_journal(int depth)
    {
        var json = new string('[', depth) + new string(']', depth);
        var options = new JsonSerializerOptions { MaxDepth = depth, TypeInfoResolver = DummyJson.Default };
        var type = (JsonTypeInfo<JsonElement>)options.GetTypeInfo(typeof(JsonElement));
        var value = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = depth }).RootElement;
        await using (var pool = Dummies.Pool(1, StartMethod.Serial))
        {
            using var journal = DictionaryJournal.Open(path);
            var entries = pool.Dictionary("deep", type);
            entries.JournalTo(journal);
            entries["a"] = value;
            journal.Append("b", value, type);
        }

        using var continued = DictionaryJournal.Open(path);
        Assert.That(
            continued.Content.ToDictionary(type).Values.Select(element => element.GetRawText()),
            Is.EqualTo(new[] { json, json })
        );
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("[1]")]
    [TestCase("[\"a\",1,2]")]
    [TestCase("[\"\\ud800\"]")]
    [TestCase("[\"a\",")]
    [TestCase("nonsense")]
    public void A_line_with_a_right_checksum_that_is_not_an_entry_is_damage(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        File.WriteAllText(path, $"ashplot-journal 1\n{bytes.Length} {JournalFormat.Checksum(bytes):x8} {json}\n");
        using (var more = File.AppendText(path))
            more.Write("not the last line\n");
        Assert.Throws<DictionaryJournalException>(() => DictionaryJournal.Open(path));
        Assert.Throws<DictionaryJournalException>(() => DictionaryJournal.Read(path));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_named_pipe_a_device_a_folder_and_a_file_of_three_gigabytes_are_typed_errors_at_once()
    {
        using (var make = System.Diagnostics.Process.Start("mkfifo", [path]))
            await make.WaitForExitAsync();
        var folder = Path.GetDirectoryName(path)!;
        var large = path + ".large";
        try
        {
            using (var file = File.OpenHandle(large, FileMode.Create, FileAccess.Write))
                RandomAccess.SetLength(file, DictionaryJournal.LongestFile + 1L); // takes no room on the disk
            foreach (var wrong in new[] { path, "/dev/zero", "/dev/null", folder, large })
            {
                Assert.Throws<DictionaryJournalException>(() => DictionaryJournal.Open(wrong), wrong);
                Assert.Throws<DictionaryJournalException>(() => DictionaryJournal.Read(wrong), wrong);
            }

            Assert.That(
                () => DictionaryJournal.Read(large),
                Throws.TypeOf<DictionaryJournalException>().With.Message.Contains("at most 536870912 can be read")
            );
        }
        finally
        {
            File.Delete(large);
        }
    }

    [Test]
    public async Task A_dictionary_with_entries_takes_no_journal()
    {
        using var journal = DictionaryJournal.Open(path);
        await using var pool = Dummies.Pool(1, StartMethod.Threads);
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        entries["a"] = "1";
        Assert.Throws<InvalidOperationException>(() => entries.JournalTo(journal));
    }

    /// <summary>What the file holds at this moment: cp, unlike .NET, heeds no lock.</summary>
    private async Task<DictionaryJournalContent> ReadOpenAsync()
    {
        var copy = path + ".copy";
        using var copying = System.Diagnostics.Process.Start("cp", [path, copy]);
        await copying.WaitForExitAsync();
        var content = DictionaryJournal.Read(copy);
        File.Delete(copy);
        return content;
    }

    /// <summary>Adds entries whose value is their key.</summary>
    private async Task WriteAsync(params string[] keys)
    {
        using var journal = DictionaryJournal.Open(path);
        await using var pool = Dummies.Pool(1, StartMethod.Serial);
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        entries.JournalTo(journal);
        foreach (var key in keys)
            entries[key] = key;
    }
}
