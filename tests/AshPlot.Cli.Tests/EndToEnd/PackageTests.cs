using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>The packages that <c>dotnet pack</c> makes, of what the tests were built from.</summary>
[CancelAfter(600_000)]
[NonParallelizable]
public sealed class PackageTests
{
    private static readonly string Configuration = AppContext.BaseDirectory.Contains(
        "/Release/",
        StringComparison.Ordinal
    )
        ? "Release"
        : "Debug";

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase(
        "AshPlot.Core",
        "lib/net10.0/AshPlot.Core.dll",
        "lib/net10.0/AshPlot.Core.xml",
        "PROVENANCE.md",
        "DejaVu-LICENSE.txt"
    )]
    [TestCase(
        "AshPlot.Workers",
        "lib/net10.0/AshPlot.Workers.dll",
        "lib/net10.0/AshPlot.Workers.xml",
        "lib/net8.0/AshPlot.Workers.dll",
        "lib/net8.0/AshPlot.Workers.xml"
    )]
    [TestCase(
        "AshPlot.Workers.Extensions",
        "lib/net10.0/AshPlot.Workers.Extensions.dll",
        "lib/net8.0/AshPlot.Workers.Extensions.dll"
    )]
    [TestCase("AshPlot.Testing", "lib/net10.0/AshPlot.Testing.dll", "lib/net10.0/AshPlot.Testing.xml")]
    public async Task A_library_is_packed_with_its_documentation_and_licence(string project, params string[] content)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        await PackAsync(project, cancellation);

        using var package = await ZipFile.OpenReadAsync(temporary[$"packages/{project}.0.2.0.nupkg"], cancellation);
        var names = package.Entries.Select(entry => entry.FullName).ToArray();
        Assert.That(names, Is.SupersetOf((string[])[.. content, "README.md", "COPYING", "COPYING.LESSER"]));
        await using var stream = await package.GetEntry($"{project}.nuspec")!.OpenAsync(cancellation);
        var description = await new StreamReader(stream).ReadToEndAsync(cancellation);
        Assert.That(
            description,
            Does.Contain("<license type=\"expression\">LGPL-3.0-or-later</license>")
                .And.Contain("<readme>README.md</readme>")
        );
    }

    [Test]
    public async Task The_pool_is_packed_compiled_ahead_where_asked(CancellationToken cancellation)
    {
        await DotnetAsync(
            cancellation,
            "pack",
            Path.Combine(Repository.Root, "src", "AshPlot.Workers"),
            "-c",
            "Release",
            "-p:PublishReadyToRun=true",
            "--artifacts-path",
            temporary["artifacts"],
            "--output",
            temporary["packages"],
            "-nodeReuse:false",
            "--nologo"
        );

        await using var package = await ZipFile.OpenReadAsync(
            temporary["packages/AshPlot.Workers.0.2.0.nupkg"],
            cancellation
        );
        var compiled = package.Entries.Single(entry =>
            entry.FullName == $"runtimes/{RuntimeInformation.RuntimeIdentifier}/lib/net10.0/AshPlot.Workers.dll"
        );
        Assert.That(compiled.Length, Is.GreaterThan(2 * package.GetEntry("lib/net10.0/AshPlot.Workers.dll")!.Length));
    }

    [Test]
    public async Task The_tool_installed_from_its_package_draws_the_sample(CancellationToken cancellation)
    {
        await PackAsync("AshPlot.Cli", cancellation);
        temporary.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        await DotnetAsync(
            cancellation,
            "tool",
            "install",
            "ashplot",
            "--version",
            "0.2.0",
            "--tool-path",
            temporary["tools"],
            "--configfile",
            temporary["nuget.config"],
            "--add-source",
            temporary["packages"]
        );

        var result = await RunAsync(
            cancellation,
            temporary["tools/ashplot"],
            "render",
            Repository.Sample,
            "-o",
            temporary["maps"],
            "--size",
            "400x300",
            "--workers",
            "2",
            "-q"
        );

        Assert.That((result.Status, result.Output), Is.EqualTo((0, temporary["maps/index.html"] + "\n")), result.Error);
        Assert.That(
            Directory.EnumerateFiles(temporary["maps"], "*.png", SearchOption.AllDirectories).Count(),
            Is.EqualTo(20)
        );
    }

    private Task PackAsync(string project, CancellationToken cancellation) =>
        DotnetAsync(
            cancellation,
            "pack",
            Path.Combine(Repository.Root, "src", project),
            "--no-build",
            "--configuration",
            Configuration,
            "--output",
            temporary["packages"],
            "-nodeReuse:false",
            "--nologo"
        );

    private async Task DotnetAsync(CancellationToken cancellation, params string[] arguments)
    {
        var result = await RunAsync(cancellation, Path.Combine(DotnetRoot(), "dotnet"), arguments);
        Assert.That(result.Status, Is.Zero, result.Output + result.Error);
    }

    private async Task<CommandResult> RunAsync(
        CancellationToken cancellation,
        string program,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = temporary[""],
        };
        start.Environment["DOTNET_ROOT"] = DotnetRoot();
        start.Environment["DOTNET_CLI_HOME"] = temporary["home"];
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Another build of the same version may lie in the user's own folder of packages.
        if (arguments[0] == "tool")
            start.Environment["NUGET_PACKAGES"] = temporary["cache"];
        // What the test host tells its own MSBuild is not for this one.
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToArray()
        )
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(cancellation),
            process.StandardError.ReadToEndAsync(cancellation)
        );
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return new CommandResult(process.ExitCode, await output, await error);
    }

    /// <summary>The folder of the runtime that runs the tests, three above that of its files.</summary>
    private static string DotnetRoot() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
