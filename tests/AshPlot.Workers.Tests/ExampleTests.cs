using System.Diagnostics;

namespace AshPlot.Workers.Tests;

/// <summary>The example in <c>examples/Primes</c>, as a user runs it.</summary>
[CancelAfter(120_000)]
internal sealed class ExampleTests
{
    [TestCase("spawn")]
    [TestCase("fork", IncludePlatform = "Linux")]
    [TestCase("threads")]
    [TestCase("serial")]
    public async Task The_example_counts_all_primes_though_a_task_takes_its_worker_down(string method)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "Primes" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        using var example = Process.Start(new ProcessStartInfo(program, [method]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var log = example.StandardError.ReadToEndAsync();
        var output = await example.StandardOutput.ReadToEndAsync();
        await example.WaitForExitAsync();
        Assert.That(example.ExitCode, Is.Zero, await log);
        string[] crash = method is "threads" or "serial" ? [] : ["a task took its worker down: signal 6 (SIGABRT)"];
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(
            crash.Append("348513 primes below 5000000, the largest of them 4999999")), await log);
        Assert.That(await log, Does.Contain("largest prime so far: 4999999"));
    }

    /// <summary>As it is, and as its reader is invited to change it.</summary>
    [TestCase(false)]
    [TestCase(true)]
    [Platform("Linux")]
    public async Task The_experiment_shows_that_a_held_lock_stops_a_forked_child_and_no_spawned_worker(bool hold)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "StartMethods");
        string[] arguments = hold ? ["hold"] : [];
        using var example = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var log = example.StandardError.ReadToEndAsync();
        var output = await example.StandardOutput.ReadToEndAsync();
        await example.WaitForExitAsync();
        Assert.That(example.ExitCode, Is.Zero, await log);
        Assert.That(output, hold ? Does.Match("fork:   process \\d+ still waited") : Does.Match("fork:   process \\d+, name set by Main, answers 42 1 2\n"));
        Assert.That(output, Does.Match("spawn:  process (\\d+), name not set, answers 0\nspawn:  process \\1, name not set, answers 0 1\n"));
        Assert.That(output, Does.Contain("name set by Main, answers 42 1 2\n").And.EndsWith("answers 42 1 2\n"));
    }
}
