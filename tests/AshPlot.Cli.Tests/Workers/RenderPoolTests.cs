using System.Collections.Concurrent;
using System.Diagnostics;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Loading;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Workers;

/// <summary>What a render does where workers cannot be forked.</summary>
[Platform("Linux")]
[CancelAfter(120_000)]
internal sealed class RenderPoolTests
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(RenderPoolTests).Assembly.Location)!;
    private static readonly string SampleFile = Directory
        .GetFiles(Repository.Sample, "*.txt", SearchOption.AllDirectories)
        .Order()
        .First();
    private readonly ConcurrentQueue<RenderMessage> events = new();

    private static WorkerPoolOptions Forked =>
        new()
        {
            Workers = 2,
            StartMethod = StartMethod.Fork,
            Program = new WorkerProgram(Path.Combine(Folder, "ashplot"), []),
            Retries = 0,
        };

    private IEnumerable<string> Warnings =>
        events.Where(entry => entry.Level == WorkerLogLevel.Warning).Select(entry => entry.Text);

    [SetUp]
    public void ForgetEvents() => events.Clear();

    [Test]
    public async Task Workers_are_spawned_when_the_process_that_forks_them_is_killed_and_every_task_ends_once()
    {
        await using var pool = RenderPool.Start(Forked, Log());
        pool.GrowTo(2);
        var requests = new List<DescribeRequest>();
        var ended = new List<DescribeRequest>();
        var isKilled = false;
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Describe, UntilBothHaveTwoWorkers()))
        {
            Assert.That(outcome.Error, Is.Null, "what the zygote's end does to a task is not the task's fault");
            ended.Add(outcome.Argument);
            if (isKilled || ended.Count < 10 || pool.WorkerPids.Count < 2)
                continue;
            isKilled = true;
            Kill(ParentOf(outcome.WorkerPid));
        }

        Assert.That(pool.StartMethod, Is.EqualTo(StartMethod.Spawn));
        // Records are equal by value; here it is each one that counts.
        Assert.That(ended, Has.Count.EqualTo(requests.Count));
        Assert.That(requests.ToHashSet<object>(ReferenceEqualityComparer.Instance).SetEquals(ended), Is.True);
        Assert.That(pool.WorkerPids, Has.Count.GreaterThanOrEqualTo(4).And.Unique);
        Assert.That(Warnings, Has.One.Contains("zygote").And.Contains("spawned instead"));

        // However long it takes to start them, there are tasks until both pools have their workers, and some more.
        IEnumerable<DescribeRequest> UntilBothHaveTwoWorkers()
        {
            for (var more = 20; more > 0; more -= pool.WorkerPids.Count < 4 ? 0 : 1)
            {
                requests.Add(new DescribeRequest(SampleFile, new LoadOptions()));
                yield return requests[^1];
            }
        }
    }

    [Test]
    public async Task What_was_shared_with_forked_workers_is_shared_with_spawned_ones()
    {
        await using var pool = RenderPool.Start(Forked, Log());
        var shared = pool.Dictionary("shared", WorkerJson.Default.String);
        shared.Set("0", "before");
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Describe, Requests(1)))
            Kill(ParentOf(outcome.WorkerPid));
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Describe, Requests(3)))
            Assert.That(outcome.Succeeded, Is.True);
        Assert.That(pool.StartMethod, Is.EqualTo(StartMethod.Spawn));
        Assert.That(
            pool.Dictionary("shared", WorkerJson.Default.String).Snapshot(),
            Contains.Key("0").WithValue("before")
        );
    }

    [Test]
    public async Task A_warm_up_that_dies_makes_workers_spawned()
    {
        // The sh that stands in for the program kills itself as a zygote, and becomes the program as a worker.
        const string script = "if [ \"$1\" = __zygote ]; then kill -9 $$; fi; exec \"$0\" \"$@\"";
        var program = new WorkerProgram("/bin/sh", ["-c", script, Path.Combine(Folder, "ashplot")]);
        await using var pool = RenderPool.Start(Forked with { Program = program }, Log());
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Describe, Requests(3)))
            Assert.That(outcome.Result, Is.Not.Null, outcome.Error?.Message);
        Assert.That(pool.StartMethod, Is.EqualTo(StartMethod.Spawn));
        Assert.That(Warnings, Has.One.Contains("spawned instead"));
    }

    [Test]
    public async Task What_breaks_a_spawned_pool_is_an_error()
    {
        var missing = Forked with
        {
            StartMethod = StartMethod.Spawn,
            Program = new WorkerProgram("/no/such/program", []),
        };
        await using var pool = RenderPool.Start(missing, Log());
        await Assert.ThrowsAsync<WorkerPoolBrokenException>(async () =>
        {
            await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Describe, Requests(1)))
                Assert.Fail(outcome.ToString());
        });
        Assert.That(Warnings, Has.None.Contains("instead").And.All.Contains("cannot be started"));
    }

    private static IEnumerable<DescribeRequest> Requests(int count) =>
        Enumerable.Range(0, count).Select(_ => new DescribeRequest(SampleFile, new LoadOptions()));

    private static int ParentOf(int process)
    {
        var status = File.ReadAllText($"/proc/{process}/stat");
        return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1]);
    }

    private static void Kill(int process)
    {
        using var victim = Process.GetProcessById(process);
        victim.Kill();
    }

    private RenderLog Log() => new(events.Enqueue);
}
