using System.Diagnostics;
using AshPlot.Workers.Dummy;
using AshPlot.Workers.Launching;

namespace AshPlot.Workers.Tests;

/// <summary>
/// Shared arrays that parent and workers know by a name: in memory without one where handles travel, else in a file.
/// </summary>
[CancelAfter(60_000)]
[Platform("Linux")]
internal sealed class NamedArrayTests
{
    private const int Length = DummyRegistry.ArrayLength;

    private static readonly TestCaseData[] Ways =
    [
        new(StartMethod.Spawn, ChannelKind.UnixSocket),
        new(StartMethod.Spawn, ChannelKind.NamedPipe),
        new(StartMethod.Fork, ChannelKind.UnixSocket),
        new(StartMethod.Threads, ChannelKind.Automatic),
    ];

    [TestCaseSource(nameof(Ways))]
    public async Task Parent_and_workers_count_in_the_same_array(StartMethod startMethod, ChannelKind channel)
    {
        await using var pool = Start(startMethod, channel);
        using var counts = pool.Array<long>(DummyRegistry.Array, Length);
        await pool.MeetAsync(2);
        counts[3] = 1000;
        var tasks = Enumerable.Range(0, 40).Select(_ => pool.RunAsync(Kinds.CountInArray, (3, 10_000))).ToList();
        for (var i = 0; i < 10_000; i++)
            Interlocked.Increment(ref counts[3]);
        await Task.WhenAll(tasks);
        Assert.That(await pool.RunAsync(Kinds.CountInArray, (Length - 1, 7)), Is.EqualTo(7));
        using var again = pool.Array<long>(DummyRegistry.Array, Length);
        Assert.That(
            again.Span.ToArray(),
            Is.EqualTo(
                Enumerable
                    .Range(0, Length)
                    .Select(index =>
                        index == 3 ? 411_000
                        : index == Length - 1 ? 7
                        : 0
                    )
            )
        );
        Assert.That(again.ToString(), Is.EqualTo("SharedArray of 5000 Int64"));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task An_array_of_another_length_or_type_is_a_typed_error_on_both_sides(
        StartMethod startMethod,
        ChannelKind channel
    )
    {
        await using var pool = Start(startMethod, channel);
        using var counts = pool.Array<long>(DummyRegistry.Array, Length);
        const string text = "The shared array 'array' has 5000 elements of System.Int64; ";
        Assert.That(
            () => pool.Array<long>(DummyRegistry.Array, 4999),
            Throws.InvalidOperationException.With.Message.EqualTo(
                text + "4999 elements of System.Int64 were asked for."
            )
        );
        Assert.That(
            () => pool.Array<double>(DummyRegistry.Array, Length),
            Throws.InvalidOperationException.With.Message.EqualTo(
                text + "5000 elements of System.Double were asked for."
            )
        );
        Assert.That(() => pool.Array<double>("negative", -1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(
            await pool.RunAsync(Kinds.AskForArray, new Entry(DummyRegistry.Array, "10")),
            Is.EqualTo($"InvalidOperationException: {text}10 elements of System.Single were asked for.")
        );
        Assert.That(
            await pool.RunAsync(Kinds.AskForArray, new Entry("other", "-1")),
            Does.StartWith("ArgumentOutOfRangeException")
        );
        Assert.That(
            await pool.RunAsync(Kinds.AskForArray, new Entry("other", "0")),
            Is.EqualTo("0"),
            "an array of nothing is one too"
        );
        Assert.That(await pool.RunAsync(Kinds.AskForArray, new Entry("another", "10")), Is.EqualTo("10"));
        using var made = pool.Array<float>("another", 10);
        Assert.That(made.Length, Is.EqualTo(10), "made by a worker");
        Assert.That(await pool.RunAsync(Kinds.CountInArray, (0, 1)), Is.EqualTo(1), "the pool goes on");
    }

    [TestCaseSource(nameof(Ways))]
    public async Task An_array_outlives_its_workers_and_what_they_do_to_it(StartMethod startMethod, ChannelKind channel)
    {
        await using var pool = Start(startMethod, channel);
        using var counts = pool.Array<long>(DummyRegistry.Array, Length);
        await pool.RunAsync(Kinds.CountInArray, (1, 5));
        await pool.RunAsync(Kinds.DisposeOfArray, 0);
        Assert.That(await pool.RunAsync(Kinds.CountInArray, (1, 1)), Is.EqualTo(6), "a worker opens it again");
        if (startMethod == StartMethod.Threads)
            return;
        var died = await pool.TryRunAsync(Kinds.DieWithArray, 1);
        Assert.That(died.Error, Is.TypeOf<WorkerDiedException>());
        Assert.That(counts[1], Is.EqualTo(6 + died.Attempts), "what a worker that was killed has written");
        Assert.That(await pool.RunAsync(Kinds.CountInArray, (1, 1)), Is.EqualTo(7 + died.Attempts), "another worker");
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Arrays_are_freed_with_their_pool_also_when_workers_are_killed(
        StartMethod startMethod,
        ChannelKind channel
    )
    {
        var (blocks, files, shared) = (SharedBlocks.Count(), Folders(), SharedMemoryFiles());
        long last = 0;
        for (var round = 0; round < 5; round++)
        {
            SharedArray<long> kept;
            await using (var pool = Start(startMethod, channel))
            {
                kept = pool.Array<long>(DummyRegistry.Array, Length);
                for (var number = 0; number < 10; number++)
                    pool.Array<float>($"array {number}", 100_000).Dispose();
                await pool.RunAsync(Kinds.CountInArray, (2, 3));
                if (startMethod != StartMethod.Threads)
                {
                    using var kill = Process.Start(
                        "kill",
                        [.. pool.WorkerPids.Where(Dummies.IsAlive).Select(worker => $"{worker}").Prepend("-KILL")]
                    );
                    await kill.WaitForExitAsync();
                }

                await pool.RunAsync(Kinds.CountInArray, (2, 3));
            }

            using (kept)
                last = kept[2];
            Assert.That(last, Is.EqualTo(6), "the caller's own is still there");
            Assert.That(() => kept[2], Throws.TypeOf<ObjectDisposedException>());
        }

        Assert.That(SharedBlocks.Count(), Is.EqualTo(blocks));
        Assert.That(Folders(), Is.EqualTo(files));
        Assert.That(SharedMemoryFiles(), Is.EqualTo(shared));
    }

    [Test]
    public async Task A_pool_that_was_disposed_of_has_no_arrays_and_one_that_takes_its_place_has_them()
    {
        var pool = Start(StartMethod.Spawn, ChannelKind.Automatic);
        pool.Array<long>(DummyRegistry.Array, Length).Dispose();
        await pool.RunAsync(Kinds.CountInArray, (0, 4));
        var other = await pool.ReplaceAsync(Dummies.Options(1, StartMethod.Threads));
        await pool.DisposeAsync();
        Assert.That(await other.RunAsync(Kinds.CountInArray, (0, 1)), Is.EqualTo(5));
        await other.DisposeAsync();
        Assert.That(() => other.Array<long>(DummyRegistry.Array, Length), Throws.TypeOf<ObjectDisposedException>());
    }

    [TestCase(StartMethod.Spawn, ChannelKind.UnixSocket)]
    [TestCase(StartMethod.Fork, ChannelKind.UnixSocket)]
    [TestCase(StartMethod.Spawn, ChannelKind.NamedPipe)]
    public async Task A_parent_that_is_killed_leaves_no_array(StartMethod startMethod, ChannelKind channel)
    {
        var (before, shared) = (Folders(), SharedMemoryFiles());
        using var parent = Process.Start(
            new ProcessStartInfo(Dummies.Program.FileName, ["arrays", $"{startMethod}", $"{channel}"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        int[] workers =
        [
            .. (await parent.StandardOutput.ReadLineAsync(TestContext.CurrentContext.CancellationToken))!
                .Split(' ')
                .Select(int.Parse),
        ];
        Assert.That(workers.Select(Mappings), Is.All.EqualTo(1), "each worker has it mapped once");
        parent.Kill(); // SIGKILL, to the parent alone
        await parent.WaitForExitAsync();
        await Dummies.Until(() => !workers.Any(Dummies.IsAlive)); // and the kernel has freed what they had
        if (channel == ChannelKind.NamedPipe)
            Assert.That(Folders().Except(before).Count(), Is.EqualTo(1), "a file cannot go by itself");
        EndpointFolder.RemoveLeftovers(); // as each pool does when it starts
        Assert.That(Folders(), Is.EqualTo(before));
        Assert.That(SharedMemoryFiles(), Is.EqualTo(shared));
    }

    /// <summary>A peer could make such a file shorter, and whoever has it mapped would end by SIGBUS.</summary>
    [Test]
    public void Memory_that_can_shrink_is_refused()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, new byte[8]);
            Assert.That(
                () => SharedArray<long>.Open(File.OpenHandle(file, access: FileAccess.ReadWrite), 1),
                Throws.TypeOf<InvalidDataException>()
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A result that holds memory, of a task that fails in the parent by what comes with it.</summary>
    [Test]
    public async Task A_result_that_cannot_be_taken_is_given_back()
    {
        var path = Path.Combine(Path.GetTempPath(), $"ashplot-{Guid.NewGuid():N}.journal");
        var blocks = SharedBlocks.Count();
        try
        {
            await using (var pool = Start(StartMethod.Spawn, ChannelKind.Automatic))
            {
                var journal = DictionaryJournal.Open(path);
                pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String).JournalTo(journal);
                journal.Dispose();
                for (var i = 0; i < 3; i++)
                    await Assert.ThrowsAsync<TaskSerializationException>(() =>
                        pool.RunAsync(Kinds.MakeSharedWithEntry, 50_000)
                    );
            }

            Assert.That(SharedBlocks.Count(), Is.EqualTo(blocks));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static WorkerPool Start(StartMethod startMethod, ChannelKind channel) =>
        WorkerPool.Start(Dummies.Options(2, startMethod) with { Channel = channel });

    private static int Mappings(int process) =>
        File.ReadLines($"/proc/{process}/maps")
            .Count(static line =>
                line.Contains("memfd:ashplot", StringComparison.Ordinal)
                || line.Contains("/ashplot-w-", StringComparison.Ordinal)
            );

    private static string[] Folders() =>
        [.. Directory.GetFileSystemEntries(Path.GetTempPath(), "ashplot-w-*").Where(IsStill).Order()];

    /// <summary>Folders of sockets come and go with workers of other tests; those of arrays have a file.</summary>
    private static bool IsStill(string folder) =>
        File.Exists(Path.Combine(folder, "s")) && new FileInfo(Path.Combine(folder, "s")) is { Length: > 0 };

    private static string[] SharedMemoryFiles() =>
        Directory.Exists("/dev/shm") ? [.. Directory.GetFileSystemEntries("/dev/shm").Order()] : [];
}
