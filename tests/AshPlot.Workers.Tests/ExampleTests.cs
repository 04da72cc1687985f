using System.Diagnostics;

namespace AshPlot.Workers.Tests;

/// <summary>The example in <c>examples/Primes</c>, as a user runs it.</summary>
[CancelAfter(120_000)]
internal sealed class ExampleTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    private string InFolder(string name) => Path.Combine(folder.FullName, name);

    [TestCase("spawn")]
    [TestCase("fork", IncludePlatform = "Linux")]
    [TestCase("threads")]
    [TestCase("serial")]
    public async Task The_example_counts_all_primes_though_a_task_takes_its_worker_down(string method)
    {
        var program = Path.Combine(
            TestContext.CurrentContext.TestDirectory,
            "Primes" + (OperatingSystem.IsWindows() ? ".exe" : "")
        );
        using var example = Process.Start(
            new ProcessStartInfo(program, [method]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var log = example.StandardError.ReadToEndAsync();
        var output = await example.StandardOutput.ReadToEndAsync();
        await example.WaitForExitAsync();
        Assert.That(example.ExitCode, Is.Zero, await log);
        string[] crash = method is "threads" or "serial" ? [] : ["a task took its worker down: signal 6 (SIGABRT)"];
        Assert.That(
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(crash.Append("348513 primes below 5000000, the largest of them 4999999")),
            await log
        );
        Assert.That(await log, Does.Contain("largest prime so far: 4999999"));
    }

    [Test]
    public async Task The_hosted_example_gives_its_pool_to_a_service_and_logs_what_workers_say()
    {
        string[] files = [InFolder("one"), InFolder("missing"), InFolder("two")];
        await File.WriteAllTextAsync(files[0], "abc");
        await File.WriteAllTextAsync(files[2], "");
        using var example = Hosted(files);
        var log = example.StandardError.ReadToEndAsync();
        var output = await example.StandardOutput.ReadToEndAsync();
        await example.WaitForExitAsync();
        Assert.That(example.ExitCode, Is.Zero, output + await log);
        // FIPS 180-2, appendix B.1, and the well-known one of nothing.
        var lines = output.Split('\n');
        Assert.That(
            lines.Where(line => line.EndsWith(files[0]) || line.EndsWith(files[2])),
            Is.EqualTo(
                new[]
                {
                    $"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  {files[0]}",
                    $"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  {files[2]}",
                }
            ),
            output
        );
        Assert.That(
            output,
            Does.Contain("info: AshPlot.Workers.Worker")
                .And.Contain($"task 1: {files[0]} has 3 bytes.")
                .And.Contain($"task 3: {files[2]} has 0 bytes.")
        );
        Assert.That(output, Does.Contain($"{files[1]} has no checksum (task 2).").And.Contain("FileNotFoundException"));
    }

    /// <summary>A service manager's SIGTERM, while a worker waits for a pipe that nobody writes to.</summary>
    [Test]
    [Platform("Linux")]
    public async Task The_hosted_example_ends_with_its_workers_when_it_is_told_to_stop()
    {
        using (var pipe = Process.Start("mkfifo", InFolder("pipe")))
            await pipe.WaitForExitAsync();
        using var example = Hosted([InFolder("pipe")]);
        await Dummies.Until(() => WorkersOf(example.Id).Length == 2);
        var workers = WorkersOf(example.Id);
        string? line;
        do line = await example.StandardOutput.ReadLineAsync();
        while (line?.Contains("Application started") == false);
        using (var kill = Process.Start("kill", ["-TERM", $"{example.Id}"]))
            await kill.WaitForExitAsync();
        await example.StandardOutput.ReadToEndAsync();
        await example.WaitForExitAsync();
        Assert.That(example.ExitCode, Is.Zero);
        Assert.That(workers.Where(Dummies.IsAlive), Is.Empty);
    }

    private static Process Hosted(string[] files) =>
        Process.Start(
            new ProcessStartInfo(Path.Combine(TestContext.CurrentContext.TestDirectory, "HostedWorkers"), files)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private static int[] WorkersOf(int process) =>
        [
            .. Directory
                .GetDirectories($"/proc/{process}/task")
                .SelectMany(thread =>
                    File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                )
                .Select(int.Parse),
        ];

    /// <summary>As it is, and as its reader is invited to change it.</summary>
    [TestCase(false)]
    [TestCase(true)]
    [Platform("Linux")]
    public async Task The_experiment_shows_that_a_held_lock_stops_a_forked_child_and_no_spawned_worker(bool hold)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "StartMethods");
        string[] arguments = hold ? ["hold"] : [];
        using var example = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var log = example.StandardError.ReadToEndAsync();
        var output = await example.StandardOutput.ReadToEndAsync();
        await example.WaitForExitAsync();
        Assert.That(example.ExitCode, Is.Zero, await log);
        Assert.That(
            output,
            hold
                ? Does.Match("fork:   process \\d+ still waited")
                : Does.Match("fork:   process \\d+, name set by Main, answers 42 1 2\n")
        );
        Assert.That(
            output,
            Does.Match(
                "spawn:  process (\\d+), name not set, answers 0\nspawn:  process \\1, name not set, answers 0 1\n"
            )
        );
        Assert.That(output, Does.Contain("name set by Main, answers 42 1 2\n").And.EndsWith("answers 42 1 2\n"));
    }
}
