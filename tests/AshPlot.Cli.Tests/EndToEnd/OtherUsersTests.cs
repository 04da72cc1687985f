using System.Runtime.Versioning;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>What other users of the machine try on one who runs the program: docs/security.md.</summary>
[CancelAfter(120_000)]
[Platform("Linux")]
[SupportedOSPlatform("linux")]
public sealed class OtherUsersTests
{
    private static readonly string DeadMark = ProcessMark.Host + "4194305-1";

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder()
    {
        OtherUser.Require();
        temporary = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => temporary?.Dispose();

    [Test]
    public async Task A_folder_of_roots_that_is_renamed_to_look_like_a_leftover_stays(CancellationToken cancellation)
    {
        // As after `su`, which keeps XDG_RUNTIME_DIR: whose folder it is may rename what lies in it.
        var runtime = OtherUser.Folder(temporary, "runtime", OtherUser.Attacker);
        temporary.Write("runtime/secret/file", "root's");
        var leftover = $"ashplot-w-{DeadMark}-0123abcd";
        await OtherUser.DoAsync(OtherUser.Attacker, runtime, $"mv secret {leftover}");

        var result = await RunAsRootAsync(
            cancellation,
            [$"XDG_RUNTIME_DIR={runtime}", $"TMPDIR={runtime}"],
            "start-methods"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(Directory.GetFileSystemEntries(runtime), Is.EqualTo(new[] { Path.Combine(runtime, leftover) }));
        Assert.That(File.ReadAllText(Path.Combine(runtime, leftover, "file")), Is.EqualTo("root's"));
    }

    [TestCase("XDG_RUNTIME_DIR=relative", "TMPDIR=also/relative")]
    [TestCase("XDG_RUNTIME_DIR={0}/missing", "TMPDIR={0}/missing")]
    [TestCase("XDG_RUNTIME_DIR={0}/open", "TMPDIR={0}/open")]
    [TestCase("XDG_RUNTIME_DIR={0}/foreign", "TMPDIR={0}/foreign/roots")]
    [TestCase("XDG_RUNTIME_DIR={0}/link", "TMPDIR={0}/link")]
    public async Task Folders_for_sockets_in_which_others_can_replace_them_are_passed_over(params string[] environment)
    {
        OtherUser.Folder(temporary, "foreign", OtherUser.Attacker);
        Directory.CreateDirectory(temporary["foreign/roots"]);
        Directory.CreateDirectory(temporary["open"]);
        File.SetUnixFileMode(temporary["open"], (UnixFileMode)0b111_111_111);
        File.CreateSymbolicLink(temporary["link"], temporary["foreign"]);
        var before = All();

        // Nothing is made in them, however briefly: their times of change are the same. (The runtime's own sockets for
        // debuggers are off.)
        var result = await RunAsRootAsync(
            TestContext.CurrentContext.CancellationToken,
            [
                "DOTNET_EnableDiagnostics=0",
                .. environment.Select(variable =>
                    string.Format(
                        System.Globalization.CultureInfo.InvariantCulture,
                        variable,
                        temporary[""].TrimEnd('/')
                    )
                ),
            ],
            "info",
            Path.Combine(Repository.Sample, "netcdf")
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(All(), Is.EqualTo(before));
        Assert.That(
            Path.Exists(Path.Combine(Repository.Root, "relative"))
                || Path.Exists(Path.Combine(Repository.Root, "also")),
            Is.False
        );

        string[] All() =>
            [
                .. Directory
                    .GetFileSystemEntries(temporary[""], "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(path => $"{path} {Directory.GetLastWriteTimeUtc(path).Ticks}"),
            ];
    }

    [TestCase("render {sample} -o {maps} -q")]
    [TestCase("render {sample} -o {maps} -q --shard 1/2")]
    [TestCase("render {sample} -o {maps} -q --resume")]
    [TestCase("analyse {sample} -o {maps} -q")]
    [TestCase("convert {sample} -o {maps}/run.nc")]
    [TestCase("compare {gallery} {gallery} --report {maps}")]
    [TestCase("slurm render {sample} -o {maps} --tasks 2")]
    [TestCase("merge {maps}")]
    public async Task A_link_in_place_of_the_state_folder_is_refused_in_one_line(string command)
    {
        var maps = OtherUser.Folder(temporary, "maps", OtherUser.Attacker);
        var target = Directory.CreateDirectory(temporary["victim"]).FullName;
        temporary.Write($"victim/run-{DeadMark}-0123abcd/file", "root's");
        temporary.Write("victim/journal", "root's");
        temporary.Write("victim/old.tmp", "root's");
        File.SetLastWriteTimeUtc(temporary["victim/old.tmp"], DateTime.UtcNow.AddDays(-9));
        await OtherUser.DoAsync(OtherUser.Attacker, maps, $"ln -s {target} .ashplot");
        var before = Directory.GetFileSystemEntries(target, "*", SearchOption.AllDirectories);

        var words = command
            .Split(' ')
            .Select(word =>
                word.Replace("{sample}", Repository.Sample, StringComparison.Ordinal)
                    .Replace("{gallery}", Path.Combine(Repository.Root, "docs", "gallery"), StringComparison.Ordinal)
                    .Replace("{maps}", maps, StringComparison.Ordinal)
            );
        var result = await RunAsRootAsync(TestContext.CurrentContext.CancellationToken, [], [.. words]);

        Assert.That(result.Status, Is.EqualTo(3), result.Error);
        Assert.That(result.ErrorLines.Single(), Does.Contain(".ashplot").And.Contain("symbolic link"));
        Assert.That(Directory.GetFileSystemEntries(target, "*", SearchOption.AllDirectories), Is.EquivalentTo(before));
        Assert.That(File.ReadAllText(temporary["victim/journal"]), Is.EqualTo("root's"));
    }

    [TestCase("journal", "ln -s {victim} .ashplot/journal", "symbolic link")]
    [TestCase("journal", "ln -s {victim}.new .ashplot/journal", "")]
    [TestCase("journal", "mkfifo .ashplot/journal", "regular file")]
    [TestCase("FL000-200", "ln -s {folder} FL000-200", "symbolic link")]
    public async Task A_link_or_pipe_in_place_of_a_file_of_the_program_is_not_opened(
        string name,
        string attack,
        string reason
    )
    {
        var maps = OtherUser.Folder(temporary, "maps", OtherUser.Attacker);
        var victim = temporary.Write("victim/file", "root's");
        await OtherUser.DoAsync(
            OtherUser.Attacker,
            maps,
            "mkdir .ashplot; "
                + attack
                    .Replace("{victim}", victim, StringComparison.Ordinal)
                    .Replace("{folder}", temporary["victim"], StringComparison.Ordinal)
        );

        var result = await RunAsRootAsync(
            TestContext.CurrentContext.CancellationToken,
            [],
            "render",
            Repository.Sample,
            "-o",
            maps,
            "-q",
            "--quantity",
            "air-concentration",
            "--size",
            "400x300",
            "--serial"
        );

        Assert.That(result.Status, Is.EqualTo(name == "journal" ? 3 : 1), result.Error);
        Assert.That(result.Error, Does.Contain(name).And.Contain(reason));
        Assert.That(File.ReadAllText(victim), Is.EqualTo("root's"));
        Assert.That(Directory.GetFileSystemEntries(temporary["victim"]), Is.EqualTo(new[] { victim }));
    }

    [Test]
    public async Task A_journal_that_is_a_second_name_of_another_file_is_not_written(CancellationToken cancellation)
    {
        // Where the kernel lets everybody link to every file (fs.protected_hardlinks = 0); here the victim's own hand
        // makes it.
        var victim = temporary.Write("victim", "root's");
        Directory.CreateDirectory(temporary["maps/.ashplot"]);
        await OtherUser.DoAsync(0, temporary[""], "ln victim maps/.ashplot/journal");

        var result = await RunAsRootAsync(cancellation, [], "render", Repository.Sample, "-o", temporary["maps"], "-q");

        Assert.That((result.Status, File.ReadAllText(victim)), Is.EqualTo((3, "root's")), result.Error);
        Assert.That(result.ErrorLines.Single(), Does.Contain("hard link"));
    }

    [Test]
    public async Task Only_own_working_files_of_a_dead_run_are_removed(CancellationToken cancellation)
    {
        var maps = OtherUser.Folder(temporary, "maps", OtherUser.Attacker);
        var (own, foreign, other) = (
            $"run-{DeadMark}-00000001",
            $"run-{DeadMark}-00000002",
            $"run-{DeadMark}-00000003"
        );
        await OtherUser.DoAsync(
            OtherUser.Attacker,
            maps,
            $"mkdir -p .ashplot/{foreign}; touch .ashplot/{foreign}/half.tmp"
        );
        temporary.Write($"maps/.ashplot/{own}/decoded/0.planes", "");
        temporary.Write($"maps/.ashplot/{other}/draw.sh", "root's, renamed by the owner of .ashplot");

        var result = await RunAsRootAsync(
            cancellation,
            [],
            "render",
            Repository.Sample,
            "-o",
            maps,
            "-q",
            "--size",
            "400x300",
            "--time",
            "2025-01-01T03:00Z"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(
            Directory.GetDirectories(Path.Combine(maps, ".ashplot")).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { foreign, other })
        );
        Assert.That(
            File.Exists(Path.Combine(maps, ".ashplot", foreign, "half.tmp"))
                && File.Exists(Path.Combine(maps, ".ashplot", other, "draw.sh"))
        );
    }

    [Test]
    public async Task Without_any_safe_folder_one_line_says_what_to_set(CancellationToken cancellation)
    {
        // A user who has /tmp replaced by a folder of another user in a mount namespace of its own.
        var fake = OtherUser.Folder(temporary, "fake", OtherUser.Attacker);
        using var command = AshPlotProcess.StartIn(
            Repository.Root,
            "/usr/bin/unshare",
            "--mount",
            "sh",
            "-c",
            $"mount --bind {fake} /tmp && exec env -u XDG_RUNTIME_DIR -u TMPDIR ./ashplot info {Repository.Sample}/netcdf"
        );
        var result = await command.WaitAsync(cancellation);
        if (
            result.Error.Contains("unshare:", StringComparison.Ordinal)
            || result.Error.Contains("mount:", StringComparison.Ordinal)
        )
            Assert.Ignore("no mount namespaces here");

        Assert.That(result.Status, Is.EqualTo(4), result.Error);
        Assert.That(result.ErrorLines.Single(), Does.Contain("TMPDIR"));
    }

    private static async Task<CommandResult> RunAsRootAsync(
        CancellationToken cancellation,
        string[] environment,
        params string[] arguments
    )
    {
        using var command = AshPlotProcess.StartIn(
            Repository.Root,
            "/usr/bin/env",
            [.. environment, "./ashplot", .. arguments]
        );
        return await command.WaitAsync(cancellation);
    }
}
