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
}
