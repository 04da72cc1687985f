using System.Diagnostics;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>The script <c>./install</c>.</summary>
[CancelAfter(600_000)]
[Platform("Linux")]
public sealed class InstallTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task The_copy_draws_where_there_is_neither_SDK_nor_runtime_and_installing_again_changes_nothing(
        CancellationToken cancellation
    )
    {
        var prefix = temporary["pre fix"];
        var first = await InstallAsync(cancellation, prefix);
        var programs = Directory.GetDirectories(Path.Combine(prefix, "lib/ashplot"));
        var written = File.GetLastWriteTimeUtc(Path.Combine(programs[0], "ashplot"));
        var second = await InstallAsync(cancellation, prefix);

        var program = Path.Combine(prefix, "bin/ashplot");
        Assert.That((first.Status, first.Output), Is.EqualTo((0, program + "\n")), first.Error);
        Assert.That((second.Status, second.Output), Is.EqualTo((0, program + "\n")), second.Error);
        Assert.That(Directory.GetDirectories(Path.Combine(prefix, "lib/ashplot")), Is.EqualTo(programs));
        Assert.That(File.GetLastWriteTimeUtc(Path.Combine(programs[0], "ashplot")), Is.EqualTo(written));

        Assert.That(
            Directory.GetFiles(Path.Combine(programs[0], "notices")).Select(Path.GetFileName),
            Is.SupersetOf(
                (string[])
                    [
                        "THIRD-PARTY-NOTICES.md",
                        "Apache-2.0.txt",
                        "DejaVu-LICENSE.txt",
                        "PROVENANCE.md",
                        "Skia-HarfBuzz.txt",
                        "dotnet.txt",
                    ]
            )
        );
        Assert.That(File.ReadAllText(Path.Combine(programs[0], "sbom.cdx.json")), Does.Contain("pkg:nuget/SkiaSharp@"));

        string[] shared =
        [
            "man/man1/ashplot.1",
            "man/man1/ashplot-render.1",
            "bash-completion/completions/ashplot",
            "zsh/site-functions/_ashplot",
            "fish/vendor_completions.d/ashplot.fish",
            "ashplot/colours/deposit.json",
        ];
        Assert.That(shared.Where(file => !File.Exists(Path.Combine(prefix, "share", file))), Is.Empty);

        using var draw = new Process
        {
            StartInfo = new ProcessStartInfo(
                program,
                ["render", Repository.Sample, "-o", temporary["maps"], "--size", "400x300", "--workers", "2", "-q"]
            ),
        };
        draw.StartInfo.Environment.Clear();
        draw.Start();
        await draw.WaitForExitAsync(cancellation);
        Assert.That(draw.ExitCode, Is.Zero);
        Assert.That(
            Directory.EnumerateFiles(temporary["maps"], "*.png", SearchOption.AllDirectories).Count(),
            Is.EqualTo(20)
        );
    }

    [Test]
    public async Task A_Debian_package_installs_runs_and_is_removed(CancellationToken cancellation)
    {
        if (!File.Exists("/usr/bin/dpkg-deb") || !Environment.IsPrivilegedProcess || File.Exists("/usr/bin/ashplot"))
            Assert.Ignore("needs root and dpkg, and no other ashplot in /usr/bin");
        var package = temporary["ashplot.deb"];
        var made = await InstallAsync(cancellation, "--deb", package);
        Assert.That((made.Status, made.Output), Is.EqualTo((0, package + "\n")), made.Error);
        try
        {
            Assert.That(await RunAsync(cancellation, "dpkg", "--install", package), Is.Zero);
            Assert.That(await RunAsync(cancellation, "/usr/bin/ashplot", "info", Repository.Sample), Is.Zero);
            Assert.That(File.Exists("/usr/share/man/man1/ashplot-render.1.gz"), Is.True);
        }
        finally
        {
            await RunAsync(CancellationToken.None, "dpkg", "--purge", "ashplot");
        }

        Assert.That(File.Exists("/usr/bin/ashplot"), Is.False);
        Assert.That(Directory.Exists("/usr/lib/ashplot"), Is.False);
    }

    private static async Task<int> RunAsync(CancellationToken cancellation, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    [Test]
    public async Task Wrong_usage_is_told()
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        foreach (
            var arguments in (string[][])
                [
                    [],
                    [""],
                    ["--help"],
                    ["one", "two"],
                    ["--deb", "a", "b"],
                ]
        )
        {
            var result = await InstallAsync(cancellation, arguments);
            Assert.That((result.Status, result.Output), Is.EqualTo((2, "")));
            Assert.That(result.Error, Does.StartWith("usage: ./install PREFIX"));
        }
    }

    [Test]
    public async Task A_folder_that_cannot_be_made_is_named(CancellationToken cancellation)
    {
        var file = temporary.Write("file", "");
        var result = await InstallAsync(cancellation, file);

        Assert.That(result.Status, Is.EqualTo(3));
        Assert.That(result.ErrorLines[^1], Is.EqualTo($"install: {file} cannot be written; choose another folder"));
    }

    private static async Task<CommandResult> InstallAsync(CancellationToken cancellation, params string[] arguments)
    {
        using var command = AshPlotProcess.StartIn(Repository.Root, "install", arguments);
        return await command.WaitAsync(cancellation);
    }
}
