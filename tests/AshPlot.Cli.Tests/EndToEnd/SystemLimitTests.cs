namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Limits of the shell below which the runtime does not work.</summary>
[CancelAfter(120_000)]
[Platform("Linux")]
public sealed class SystemLimitTests
{
    [TestCase("-v 600000", "the limit of address space (ulimit -v) is 600000 KiB; at least 4194304 KiB are needed")]
    [TestCase("-n 12", "the limit of open files (ulimit -n) is 12; at least 256 are needed")]
    [TestCase("-n 40", "the limit of open files (ulimit -n) is 40; at least 256 are needed")]
    public async Task A_limit_that_is_too_low_is_named_in_one_line(
        string limit,
        string message,
        CancellationToken cancellation
    )
    {
        using var temporary = new TemporaryFolder();
        await ExpectAsync(
            message,
            cancellation,
            $"ulimit {limit}; exec ./ashplot render data/sample -o '{temporary["maps"]}'"
        );
        Assert.That(Directory.Exists(temporary["maps"]), Is.False);
    }

    [Test]
    public async Task Too_few_processes_are_named_in_one_line(CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Only root can become a user that has no other processes.");
        // A number of processes that the user has in any case: nothing that the script starts would start.
        await ExpectAsync(
            "the limit of processes and threads (ulimit -u) is 1; at least 64 are needed",
            cancellation,
            "exec setpriv --reuid=65533 --regid=65533 --clear-groups bash -c 'ulimit -u 1; exec ./ashplot info data/sample'"
        );
    }

    /// <summary>An installed program is not started by the script.</summary>
    [Test]
    public async Task The_program_itself_names_a_limit_too(CancellationToken cancellation)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "ashplot");
        await ExpectAsync(
            "the limit of open files (ulimit -n) is 200; at least 256 are needed",
            cancellation,
            $"ulimit -n 200; exec '{program}' info data/sample"
        );
    }

    private static async Task ExpectAsync(string message, CancellationToken cancellation, string script)
    {
        using var command = AshPlotProcess.StartIn(Repository.Root, "/bin/bash", "-c", script);
        var result = await command.WaitAsync(cancellation);
        Assert.That(
            (result.Status, result.Output, result.Error),
            Is.EqualTo((3, "", $"ashplot: {message}, more with many workers; raise it\n"))
        );
    }
}
