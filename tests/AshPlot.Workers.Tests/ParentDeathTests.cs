using System.Diagnostics;
using System.Runtime.Versioning;

namespace AshPlot.Workers.Tests;

/// <summary>What becomes of workers whose parent is gone, and of signals meant for the parent.</summary>
[CancelAfter(60_000)]
internal sealed class ParentDeathTests
{
    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task Workers_deep_in_native_code_end_when_the_parent_is_killed(StartMethod startMethod)
    {
        using var parent = StartParent(startMethod);
        var workers = await WorkersAsync(parent);
        Assert.That(workers, Is.All.Matches<int>(Dummies.IsAlive));
        parent.Kill(); // SIGKILL, to the parent alone
        await parent.WaitForExitAsync();
        await Dummies.Until(() => !workers.Any(Dummies.IsAlive));
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    [Platform("Linux")]
    public async Task What_is_stopped_by_a_signal_ends_as_well_when_the_parent_is_killed(StartMethod startMethod)
    {
        using var parent = StartParent(startMethod);
        var workers = await WorkersAsync(parent);
        int[] all = startMethod == StartMethod.Fork ? [.. workers, ParentOf(workers[0])] : workers;
        using var stop = Process.Start("kill", [.. all.Select(id => $"{id}").Prepend("-STOP")]);
        await stop.WaitForExitAsync();
        parent.Kill();
        await parent.WaitForExitAsync();
        await Dummies.Until(() => !all.Any(Dummies.IsAlive));
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task Workers_ignore_the_interrupt_of_a_terminal(StartMethod startMethod)
    {
        using var parent = StartParent(startMethod);
        try
        {
            var workers = await WorkersAsync(parent);
            foreach (var worker in workers)
            {
                // A set bit in SigIgn is the kernel's own word for it, without any waiting.
                var ignored = File.ReadLines($"/proc/{worker}/status")
                    .Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
                Assert.That(Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & (1 << (2 - 1)), Is.Not.Zero);
            }
        }
        finally
        {
            parent.Kill(entireProcessTree: true);
        }
    }

    [Test]
    [Platform("Linux")]
    [SupportedOSPlatform("linux")]
    public async Task What_a_killed_parent_has_left_is_removed_at_the_next_start()
    {
        // The folder of a process that has ended, with the name that it would have: only process id and start time
        // differ.
        using var gone = Process.Start("true");
        await gone.WaitForExitAsync();
        string? own = null;
        await using (
            var starting = WorkerPool.Start(
                Dummies.Options() with
                {
                    Program = new WorkerProgram("/bin/sh", ["-c", "exec sleep 1000"]),
                }
            )
        )
        {
            await Dummies.Until(() =>
                (
                    own = Directory
                        .GetDirectories(Path.GetTempPath(), $"ashplot-w-*-{Environment.ProcessId}-*")
                        .FirstOrDefault()
                )
                    is not null
            );
        }

        var parts = Path.GetFileName(own!).Split('-');
        var left = Path.Combine(Path.GetTempPath(), string.Join('-', [.. parts[..3], $"{gone.Id}", .. parts[4..]]));
        var elsewhere = Path.Combine(
            Path.GetTempPath(),
            string.Join('-', [.. parts[..2], "00000000", $"{gone.Id}", .. parts[4..]])
        );
        // As a pool makes it: a folder that others may enter is not tidied, since they could have put anything there.
        Directory.CreateDirectory(left, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(elsewhere);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(left, "s"), "");
            await using var pool = Dummies.Pool();
            await Dummies.Until(() => !Directory.Exists(left));
            Assert.That(Directory.Exists(elsewhere), Is.True, "the owner is on another machine and may well live");
        }
        finally
        {
            Directory.Delete(elsewhere);
        }
    }

    private static int ParentOf(int process)
    {
        var status = File.ReadAllText($"/proc/{process}/stat");
        return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1]);
    }

    private static Process StartParent(StartMethod startMethod)
    {
        return Process.Start(
            new ProcessStartInfo(Dummies.Program.FileName, ["parent", "2", startMethod.ToString()])
            {
                RedirectStandardOutput = true,
            }
        )!;
    }

    private static async Task<int[]> WorkersAsync(Process parent) =>
        [
            .. (await parent.StandardOutput.ReadLineAsync(TestContext.CurrentContext.CancellationToken))!
                .Split(' ')
                .Select(int.Parse),
        ];
}
