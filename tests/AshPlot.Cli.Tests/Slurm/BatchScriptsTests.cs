using System.Diagnostics;
using AshPlot.Cli.Slurm;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Errors;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Slurm;

[CancelAfter(60_000)]
public sealed class BatchScriptsTests
{
    private const string Folder = "/data/it's \"50%\" $(done)";

    private static readonly SlurmJobSettings Job = new()
    {
        Tasks = 7,
        ProcessorsPerTask = 8,
        Partition = "batch",
        Account = "ash",
        Time = TimeLimit.Parse("5:00"),
        Submit = false,
        Resume = false,
        RenderWords = ["run dir", "--output", Folder, "--limits", "-30", "40", "20", "70"],
        OutputFolder = Folder,
        CurrentFolder = "/home/me too",
        Program = new WorkerProgram("/opt/ash plot/ashplot", []),
    };

    [Test]
    public void The_draw_script_has_the_job_in_its_directives_and_ends_in_becoming_the_program()
    {
        var lines = BatchScripts.Draw(Job).TrimEnd('\n').Split('\n');

        Assert.That(lines[0], Is.EqualTo("#!/bin/bash"));
        Assert.That(
            lines.Where(line => line.StartsWith("#SBATCH ", StringComparison.Ordinal)).Select(line => line[8..]),
            Is.EqualTo(
                new[]
                {
                    "--job-name=ashplot",
                    "--array=1-7",
                    "--ntasks=1",
                    "--cpus-per-task=8",
                    "--partition=batch",
                    "--account=ash",
                    "--time=5:00",
                    "--requeue",
                    "--signal=B:TERM@30",
                    "--open-mode=append",
                    "--output=\"/data/it's \\\"50%%\\\" $(done)/.ashplot/slurm/draw-%A_%a.log\"",
                }
            )
        );
        Assert.That(
            lines[^1],
            Is.EqualTo(
                "exec '/opt/ash plot/ashplot' render 'run dir' --output '/data/it'\\''s \"50%\" $(done)' --limits -30 40 20 70 \"${resume[@]}\" --shard \"$SLURM_ARRAY_TASK_ID/7\""
            )
        );
        Assert.That(lines, Does.Contain("cd -- '/home/me too' || exit"));
    }

    [Test]
    public void The_merge_script_becomes_merge_of_the_folder_and_is_no_array()
    {
        var text = BatchScripts.Merge(Job);

        Assert.That(
            text.TrimEnd('\n').Split('\n')[^1],
            Is.EqualTo("exec '/opt/ash plot/ashplot' merge '/data/it'\\''s \"50%\" $(done)'")
        );
        Assert.That(text, Does.Not.Contain("--array").And.Contain("#SBATCH --partition=batch"));
    }

    [Test]
    public void What_is_not_asked_for_is_left_to_Slurm()
    {
        var text = BatchScripts.Draw(
            Job with
            {
                ProcessorsPerTask = null,
                Partition = null,
                Account = null,
                Time = null,
            }
        );

        Assert.That(
            text,
            Does.Not.Contain("--cpus-per-task")
                .And.Not.Contain("--partition")
                .And.Not.Contain("--account")
                .And.Not.Contain("--time")
        );
        Assert.That(text, Does.Contain("--signal=B:TERM@60"));
    }

    [TestCase("a\nb")]
    [TestCase("a\rb")]
    [TestCase("a\0b")]
    public void A_line_break_is_refused(string word)
    {
        Assert.That(
            () => BatchScripts.Draw(Job with { RenderWords = [word] }),
            Throws.TypeOf<InvalidOptionException>()
        );
        Assert.That(
            () => BatchScripts.Draw(Job with { CurrentFolder = "/" + word, OutputFolder = "/maps" }),
            Throws.TypeOf<InvalidOptionException>()
        );
        Assert.That(() => BatchScripts.Merge(Job with { OutputFolder = "/" + word }), Throws.Exception);
    }

    [Test]
    public void A_backslash_in_the_output_folder_is_refused_since_Slurm_would_not_number_the_logs() =>
        Assert.That(
            () => BatchScripts.Draw(Job with { OutputFolder = "/a\\b" }),
            Throws.TypeOf<InvalidOptionException>().With.Property("Option").EqualTo("--output")
        );

    [TestCase(null, "render run --shard 3/7\n")]
    [TestCase("2", "render run --resume --shard 3/7\n")]
    [TestCase("10", "render run --resume --shard 3/7\n")]
    [Platform("Linux")]
    public async Task A_task_that_was_requeued_goes_on(string? restarts, string words)
    {
        using var stage = new Stage("echo \"$*\"");
        var result = await stage.Start(restarts).WaitAsync(TestContext.CurrentContext.CancellationToken);

        Assert.That((result.Status, result.Output), Is.EqualTo((0, words)), result.Error);
        Assert.That(stage.Requeued, Is.Empty);
    }

    [TestCase("JobState=RUNNING Reason=None", null, true)]
    [TestCase("JobState=SIGNALING Reason=None", "9", true)]
    [TestCase("JobState=RUNNING Reason=None", "10", false)]
    [Platform("Linux")]
    public async Task A_task_whose_time_is_nearly_up_stops_tidily_and_is_requeued_ten_times_at_most(
        string state,
        string? restarts,
        bool requeued
    )
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        using var stage = new Stage(
            "trap 'exit 143' TERM; touch \"${0%/*}/ready\"; while :; do sleep 0.05; done",
            state
        );
        using var task = stage.Start(restarts);
        await stage.ReadyAsync(cancellation);
        task.Signal("TERM");
        var result = await task.WaitAsync(cancellation);

        Assert.That(result.Status, Is.EqualTo(143), result.Error);
        Assert.That(stage.Requeued, Is.EqualTo(requeued ? "requeue 40_3\n" : ""));
    }

    [TestCase("JobState=COMPLETING Reason=None", "")]
    [TestCase("JobState=COMPLETING Reason=TimeLimit", "requeue 40_3\n")]
    [Platform("Linux")]
    public async Task Of_the_tasks_that_Slurm_ends_itself_only_one_whose_time_was_up_is_requeued(
        string state,
        string requeued
    )
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        using var stage = new Stage(
            "trap 'exit 143' TERM; echo $$ > \"${0%/*}/pid\"; touch \"${0%/*}/ready\"; while :; do sleep 0.05; done",
            state
        );
        using var task = stage.Start(null);
        await stage.ReadyAsync(cancellation);
        // Slurm tells the shell and the program.
        task.Signal("TERM");
        using (var kill = Process.Start("kill", ["-TERM", stage.ProgramId]))
            await kill.WaitForExitAsync(cancellation);
        var result = await task.WaitAsync(cancellation);

        Assert.That(result.Status, Is.EqualTo(143), result.Error);
        Assert.That(stage.Requeued, Is.EqualTo(requeued));
    }

    [Test]
    [Platform("Linux")]
    public async Task The_status_of_the_program_is_that_of_the_task(CancellationToken cancellation)
    {
        using var stage = new Stage("exit 3");
        Assert.That((await stage.Start(null).WaitAsync(cancellation)).Status, Is.EqualTo(3));
    }

    [Test]
    public async Task The_scripts_please_shellcheck(CancellationToken cancellation)
    {
        if (!File.Exists("/usr/bin/shellcheck"))
            Assert.Ignore("shellcheck is not installed");
        using var temporary = new TemporaryFolder();
        var plain = Job with { RenderWords = ["run dir", "-o", "my maps"], OutputFolder = "my maps" };
        using var check = AshPlotProcess.StartIn(
            "/usr/bin",
            "shellcheck",
            temporary.Write("draw.sh", BatchScripts.Draw(plain)),
            temporary.Write("merge.sh", BatchScripts.Merge(plain))
        );
        var result = await check.WaitAsync(cancellation);

        Assert.That((result.Status, result.Output), Is.EqualTo((0, "")), result.Error);
    }

    /// <summary>
    /// A place where the draw script runs without Slurm: a program and an <c>scontrol</c> of the test's own.
    /// </summary>
    private sealed class Stage : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly string script;

        public Stage(string program, string state = "")
        {
            Script("ashplot", program);
            Script(
                "scontrol",
                $"if [[ $1 == show ]]; then echo '{state}'; else echo \"$*\" >> \"${{0%/*}}/requeued\"; fi"
            );
            script = folder.Write(
                "draw.sh",
                BatchScripts.Draw(
                    Job with
                    {
                        RenderWords = ["run"],
                        OutputFolder = folder["maps"],
                        CurrentFolder = folder[""],
                        Program = new WorkerProgram(folder["ashplot"], []),
                    }
                )
            );
        }

        public string Requeued => File.Exists(folder["requeued"]) ? File.ReadAllText(folder["requeued"]) : "";

        public string ProgramId => File.ReadAllText(folder["pid"]).Trim();

        public AshPlotProcess Start(string? restarts) =>
            AshPlotProcess.StartIn(
                "/usr/bin",
                "env",
                [
                    "SLURM_ARRAY_TASK_ID=3",
                    "SLURM_ARRAY_JOB_ID=40",
                    $"PATH={folder[""]}:/usr/bin:/bin",
                    .. restarts is null ? [] : (string[])[$"SLURM_RESTART_COUNT={restarts}"],
                    "bash",
                    script,
                ]
            );

        /// <summary>Waits until the program is there; it has set its trap then.</summary>
        public async Task ReadyAsync(CancellationToken cancellation)
        {
            while (!File.Exists(folder["ready"]))
                await Task.Delay(10, cancellation);
        }

        public void Dispose() => folder.Dispose();

        private void Script(string name, string text)
        {
            var path = folder.Write(name, "#!/bin/bash\n" + text + "\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
