using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AshPlot.Cli.Tests.EndToEnd;

namespace AshPlot.Cli.Tests.Slurm;

/// <summary>Runs drawn by the tasks of a real Slurm on two nodes.</summary>
[Category("Slurm")]
[CancelAfter(900_000)]
[Platform("Linux")]
[NonParallelizable]
public sealed partial class SlurmTests
{
    private SlurmCluster slurm = null!;
    private TemporaryFolder temporary = null!;

    [OneTimeSetUp]
    public async Task StartSlurm()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        slurm = await SlurmCluster.StartAsync(limit.Token);
    }

    [OneTimeTearDown]
    public void StopSlurm() => slurm?.Dispose();

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Seven_tasks_two_of_which_are_stopped_and_requeued_draw_what_a_run_in_one_piece_draws(
        CancellationToken cancellation
    )
    {
        // Large maps in the format that takes longest: a task draws long enough to be met in the middle of it, one of
        // seven at least.
        string[] wanted =
        [
            Repository.Sample,
            "--size",
            "4000x3000",
            "--format",
            "png",
            "--format",
            "webp",
            "--workers",
            "1",
            "-q",
        ];
        var parts = temporary["it's \"half\" $done: 50%"];
        var whole = await AshPlotProcess.RunAsync(cancellation, ["render", .. wanted, "-o", temporary["whole"]]);
        Assert.That(whole.Status, Is.Zero, whole.Error);

        var submitted = await slurm.RunAsync(
            cancellation,
            Path.Combine(Repository.Root, "ashplot"),
            ["slurm", "render", .. wanted, "-o", parts, "--tasks", "7", "--time", "1:00:00", "--submit"]
        );
        var array = Submitted().Match(submitted.Output).Groups[1].Value;
        Assert.That(array, Is.Not.Empty, submitted.Output);

        // What Slurm does a minute before the time is up: SIGTERM to the batch shell alone. The script requeues itself.
        var told = await DrawingTask.FindAsync(parts, 7, except: 0, cancellation);
        await slurm.SignalAsync(told.EndAsync(cancellation), "--signal=TERM", "--batch", $"{array}_{told.Number}");
        // A task whose node fails is killed, and put into the queue by Slurm.
        var killed = await DrawingTask.FindAsync(parts, 7, except: told.Number, cancellation);
        await slurm.SignalAsync(killed.EndAsync(cancellation), "--signal=KILL", "--full", $"{array}_{killed.Number}");
        await slurm.InsistAsync(cancellation, "scontrol", "requeue", $"{array}_{killed.Number}");
        var jobs = "";
        while ((await slurm.RunAsync(cancellation, "squeue", "-h")).Output.Length > 0)
        {
            jobs += (await slurm.RunAsync(cancellation, "scontrol", "show", "job")).Output;
            await Task.Delay(500, cancellation);
        }

        var logs = string.Join(
            '\n',
            Directory
                .EnumerateFiles(Path.Combine(parts, ".ashplot/slurm"), "*.log")
                .Order(StringComparer.Ordinal)
                .Select(log => $"{Path.GetFileName(log)}:\n{File.ReadAllText(log)}")
        );
        TestContext.Out.WriteLine(logs);
        Assert.That(
            logs,
            Does.Contain("time is up: back into the queue, restart 1 of 10")
                .And.Contain(Path.Combine(parts, "index.html"))
        );
        Assert.That(jobs, Does.Contain("BatchHost=n1").And.Contain("BatchHost=n2"));
        SameRun.AssertSame(temporary["whole"], parts, except: "kept");
        Assert.That(
            Kept(parts, told.Number),
            $"task {told.Number}, which was told to stop, goes on with what it had drawn"
        );
        Assert.That(
            Kept(parts, killed.Number),
            $"task {killed.Number}, which was killed, goes on with what it had drawn"
        );
    }

    [Test]
    public async Task Tasks_of_srun_and_of_an_array_find_their_parts_by_themselves(CancellationToken cancellation)
    {
        string[] draw =
        [
            Path.Combine(Repository.Root, "ashplot"),
            "render",
            Repository.Sample,
            "--quantity",
            "total-column",
            "--size",
            "400x300",
            "-q",
        ];
        await slurm.RunAsync(
            cancellation,
            "srun",
            ["--nodes=2", "--ntasks=2", .. draw, "-o", temporary["srun"], "--shard", "slurm"]
        );
        await slurm.RunAsync(
            cancellation,
            "sbatch",
            "--wait",
            "--array=1-5:2",
            $"--output={temporary["array.log"]}",
            "--wrap",
            $"exec {string.Join(' ', draw)} -o {temporary["array"]} --shard slurm"
        );

        Assert.That(Shards("srun"), Is.EqualTo(new[] { "shard-1-of-2.json", "shard-2-of-2.json" }));
        Assert.That(
            Shards("array"),
            Is.EqualTo(new[] { "shard-1-of-3.json", "shard-2-of-3.json", "shard-3-of-3.json" })
        );
    }

    private string[] Shards(string folder) =>
        [
            .. Directory
                .EnumerateFiles(temporary[$"{folder}/.ashplot"], "shard-*")
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];

    private static bool Kept(string folder, int shard) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $".ashplot/shard-{shard}-of-7.json")))!["quantities"]!
            .AsArray()
            .SelectMany(quantity => quantity!["maps"]!.AsArray())
            .Any(map => map!["kept"]!.GetValue<bool>());

    [GeneratedRegex("^draw ([0-9]+)\nmerge [0-9]+\n$")]
    private static partial Regex Submitted();
}
