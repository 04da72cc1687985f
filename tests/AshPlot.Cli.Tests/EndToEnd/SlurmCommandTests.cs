namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary><c>ashplot slurm render</c> where there is no Slurm.</summary>
[CancelAfter(120_000)]
public sealed class SlurmCommandTests
{
    private TemporaryFolder temporary = null!;

    private string Maps => temporary["maps"];

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task It_writes_two_scripts_and_prints_the_commands_that_submit_them(CancellationToken cancellation)
    {
        var result = await RunAsync(
            cancellation,
            "--tasks",
            "7",
            "--time",
            "2:00:00",
            "--time",
            "2025-01-01T03:00Z",
            "--limits",
            "-30",
            "40",
            "20",
            "70",
            "--resume",
            "--min=-5"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(
            result.Output,
            Is.EqualTo(
                $"draw=$(sbatch --parsable {Maps}/.ashplot/slurm/draw.sh)\nsbatch --dependency=afterany:\"${{draw%%;*}}\" {Maps}/.ashplot/slurm/merge.sh\n"
            )
        );
        var draw = await File.ReadAllTextAsync(Path.Combine(Maps, ".ashplot/slurm/draw.sh"), cancellation);
        Assert.That(draw, Does.Contain("#SBATCH --time=2:00:00\n").And.Contain("resume=(--resume)\n"));
        Assert.That(
            draw,
            Does.Match(
                $"\nexec /.*/ashplot render {Repository.Sample} --output {Maps} --time 2025-01-01T03:00Z .*--limits -30 40 20 70 .*--min=-5 .*--shard \"\\$SLURM_ARRAY_TASK_ID/7\"\n$"
            )
        );
        Assert.That(
            Directory.EnumerateFileSystemEntries(Path.Combine(Maps, ".ashplot")).Select(Path.GetFileName),
            Is.EqualTo(new[] { "slurm" })
        );
    }

    [TestCase("--tasks", "", "--tasks")]
    [TestCase("--tasks: '0'", "--tasks 0", "whole number of 1 or more")]
    [TestCase("--tasks: 'x'", "--tasks x", "whole number")]
    [TestCase("--cpus-per-task: '0'", "--tasks 2 --cpus-per-task 0", "whole number of 1 or more")]
    [TestCase("--partition: 'a b'", "--tasks 2 --partition a_b", "not a name that Slurm accepts")]
    [TestCase("--account: '-x'", "--tasks 2 --account=-x", "not a name that Slurm accepts")]
    [TestCase("--time: there are 2", "--tasks 2 --time 5 --time 6", "give one")]
    [TestCase("--time: '0'", "--tasks 2 --time 0", "not a valid Slurm time limit")]
    [TestCase("--shard: cannot be used in a batch job", "--tasks 2 --shard 1/2", "draws its own part")]
    [TestCase("--dry-run: cannot be used in a batch job", "--tasks 2 --dry-run", "draws its own part")]
    [TestCase("--log-file: cannot be used in a batch job", "--tasks 2 --log-file x.log", "beside the scripts")]
    [TestCase("--size: '1'", "--tasks 2 --size 1", "is not a valid size")]
    public async Task What_is_wrong_is_told_before_anything_is_written(string beginning, string words, string reason)
    {
        var result = await RunAsync(
            TestContext.CurrentContext.CancellationToken,
            [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '))]
        );

        Assert.That(result.Status, Is.EqualTo(2), result.Error);
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.Error, Does.Contain(beginning).And.Contain(reason));
        Assert.That(Directory.Exists(Maps), Is.False);
    }

    [Test]
    public async Task An_input_that_is_not_there_is_told_now_and_not_by_the_tasks(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "slurm",
            "render",
            temporary["none"],
            "--tasks",
            "2",
            "-o",
            Maps
        );

        Assert.That(
            (result.Status, result.Error),
            Is.EqualTo((3, $"ashplot: {temporary["none"]}: no such file or folder\n"))
        );
    }

    [Test]
    public async Task Without_sbatch_submitting_is_refused_with_what_to_do(CancellationToken cancellation)
    {
        // The program itself, since the script needs more of the PATH than is left here.
        var current = (
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, ".build/current"), cancellation)
        ).Trim();
        using var command = AshPlotProcess.StartIn(
            "/usr/bin",
            "env",
            "PATH=/nowhere",
            Path.Combine(Repository.Root, ".build", current, "ashplot"),
            "slurm",
            "render",
            Repository.Sample,
            "--tasks",
            "2",
            "-o",
            Maps,
            "--submit"
        );
        var result = await command.WaitAsync(cancellation);

        Assert.That((result.Status, result.Output), Is.EqualTo((3, "")));
        Assert.That(result.Error, Does.StartWith("ashplot: sbatch is not on the PATH").And.Contain("omit --submit"));
    }

    private Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] words) =>
        AshPlotProcess.RunAsync(cancellation, ["slurm", "render", Repository.Sample, "-o", Maps, .. words]);
}
