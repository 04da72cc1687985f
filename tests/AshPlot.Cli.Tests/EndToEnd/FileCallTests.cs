using System.Text.RegularExpressions;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(120_000)]
public sealed partial class FileCallTests
{
    private const string Tracer = "/usr/bin/strace";

    [Test]
    public async Task Between_two_maps_of_a_folder_a_worker_asks_the_file_system_at_most_three_things(
        CancellationToken cancellation
    )
    {
        Assume.That(File.Exists(Tracer), "strace is not installed");
        using var folder = new TemporaryFolder();
        var trace = folder["trace"];
        using var command = AshPlotProcess.StartIn(
            Repository.Root,
            Tracer,
            "-f",
            "-qq",
            "-e",
            "trace=%file,%desc",
            "-e",
            "signal=none",
            "-o",
            trace,
            "./ashplot",
            "render",
            Repository.Sample,
            "--workers",
            "1",
            "--output",
            folder["maps"]
        );
        var result = await command.WaitAsync(cancellation);
        Assume.That(result.Error, Does.Not.Contain("ptrace"), "processes cannot be traced here");
        Assert.That(result.Status, Is.Zero, result.Error);

        var lines = await File.ReadAllLinesAsync(trace, cancellation);
        // The first threads of processes other than the worker's write pages and manifest, and no map.
        var worker = lines.First(line => MapRename().IsMatch(line)).Split(' ', 2)[0];
        var calls = lines
            .Where(line => line.StartsWith(worker + " ", StringComparison.Ordinal))
            .Select(line => line[worker.Length..].TrimStart())
            .ToArray();
        var renames = Enumerable.Range(0, calls.Length).Where(index => MapRename().IsMatch(calls[index])).ToArray();
        Assert.That(renames, Has.Length.GreaterThan(3));
        var asked = renames
            .Zip(renames.Skip(1))
            .Where(pair => FolderOf(calls[pair.First]) == FolderOf(calls[pair.Second]))
            .Select(pair => calls[(pair.First + 1)..pair.Second])
            // The first slice of an input opens its file, which stays open.
            .Where(between => !between.Any(call => call.Contains(".planes", StringComparison.Ordinal)))
            // Behind the first map of a folder its values have a folder made for them, and with the first of all what
            // they share.
            .Where(between => !between.Any(call => call.StartsWith("mkdir(", StringComparison.Ordinal)))
            .Select(between => between.Where(call => Question().IsMatch(call)).ToArray())
            .ToArray();
        Assert.That(asked, Is.Not.Empty);
        foreach (var questions in asked)
            Assert.That(questions, Has.Length.LessThanOrEqualTo(3), string.Join('\n', questions));
    }

    private static string FolderOf(string call) => MapRename().Match(call).Groups["folder"].Value;

    // The name of a map without its time: descriptors are used again for other folders.
    [GeneratedRegex(@"rename.*""/proc/self/fd/\d+/(?<folder>[^""/]*)_[^""_/]*\.png""")]
    private static partial Regex MapRename();

    // What a shared file system answers by a message: whether something is there, what it is, the way into a folder,
    // what is to go. What the kernel says of itself or of an open file is no such thing.
    [GeneratedRegex(
        @"^(?!\w+\(AT_FDCWD, ""/proc/meminfo|\w+\(\d+, """")(stat|lstat|newfstatat|statx|access|faccessat2?|mkdir|mkdirat|unlink|unlinkat|readlink|readlinkat|open\(|openat\((?!.*O_CREAT))"
    )]
    private static partial Regex Question();
}
