using System.CommandLine;
using System.Diagnostics;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.CommandLine.Shells;
using AshPlot.Cli.Tests.EndToEnd;

namespace AshPlot.Cli.Tests.CommandLine;

/// <summary>What shells offer, asked of the shells themselves, and the manual pages.</summary>
[CancelAfter(60_000)]
[Platform("Linux")]
public sealed class CompletionTests
{
    private TemporaryFolder temporary = null!;

    [OneTimeSetUp]
    public void WriteScripts()
    {
        temporary = new TemporaryFolder();
        var root = AshPlotCommand.Create();
        temporary.Write("ashplot.bash", BashScript.Write(root));
        temporary.Write("_ashplot", ZshScript.Write(root));
        temporary.Write("ashplot.fish", FishScript.Write(root));
        temporary.Write("folder/run.nc", "");
    }

    [OneTimeTearDown]
    public void RemoveScripts() => temporary.Dispose();

    private static readonly TestCaseData[] Offers =
    [
        new("", "render info slurm help completion", "share-files folder"),
        new("re", "render", "info"),
        new("render ", "folder", "render info"),
        new("render --st", "--start-method", "--size --stat"),
        new("render --start-method ", "spawn fork threads serial", "folder"),
        new("render --format p", "png pdf", "jpeg folder"),
        new("render --format png,", "png,jpeg png,svg", "png,png"),
        new("render -o ", "folder", "render"),
        new("render --quantity air-concentration,cloud", "air-concentration,cloud-top", "cloud-top"),
        new("render --colours ", "vaac viridis folder", "render"),
        new("render --preset ", "vaac-london qva folder", "render"),
        new("render --projection m", "mercator", "lambert"),
        new("render --size ", "", "folder"),
        new("slurm ", "render", "info folder"),
        new("slurm render --task", "--tasks --task-timeout", "--size"),
        new("slurm render --zoom ", "grid plume", "folder"),
        new("compare folder ", "folder", "render"),
        new("merge ", "folder", "render"),
        new("completion ", "bash zsh fish", "folder"),
        new("help ", "render slurm", "folder"),
    ];

    [TestCaseSource(nameof(Offers))]
    public async Task Bash_offers_commands_options_values_and_files(string typed, string offered, string notOffered)
    {
        const string Script = """
            source ./ashplot.bash
            read -ra COMP_WORDS <<< "ashplot $1"
            [[ $1 == *' ' || -z $1 ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _ashplot
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        Check(await AskAsync("bash", "-c", Script, "bash", typed), offered, notOffered);
    }

    [TestCaseSource(nameof(Offers))]
    public async Task Fish_offers_commands_options_values_and_files(string typed, string offered, string notOffered)
    {
        var lines = await AskAsync("fish", "-c", $"source ./ashplot.fish; complete -C 'ashplot {typed}'");
        // A line is the word, a tab and its description; fish writes a folder with a slash.
        Check([.. lines.Select(line => line.Split('\t')[0].TrimEnd('/'))], offered, notOffered);
    }

    [Test]
    public async Task Bash_offers_values_after_an_equals_sign()
    {
        const string Script = """
            source ./ashplot.bash
            COMP_WORDS=(ashplot render --zoom = p); COMP_CWORD=4
            _ashplot
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        Check(await AskAsync("bash", "-c", Script), "plume", "grid");
    }

    [Test]
    public async Task Zsh_understands_its_script()
    {
        await AskAsync("zsh", "-f", "-n", "./_ashplot");
        var lines = await AskAsync(
            "zsh",
            "-f",
            "-c",
            "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; print -r -- ${_comps[ashplot]}; autoload +X -Uz _ashplot && print loaded"
        );
        Assert.That(lines, Is.EqualTo(new[] { "_ashplot", "loaded" }));
    }

    [Test]
    public async Task Manual_pages_have_every_command_and_option_and_no_mistake_of_form()
    {
        var root = AshPlotCommand.Create();
        var pages = ManualPages.Write(root).ToArray();
        Assert.That(
            pages.Select(page => page.FileName),
            Is.SupersetOf((string[])["ashplot.1", "ashplot-render.1", "ashplot-slurm-render.1"])
        );
        foreach (var option in RenderCommand.Create().Options)
            Assert.That(
                pages.Single(page => page.FileName == "ashplot-render.1").Text,
                Does.Contain($"\\fB{option.Name.Replace("-", "\\-")}\\fR")
            );
        foreach (var (name, text) in pages)
        {
            temporary.Write(name, text);
            await AskAsync("groff", "-man", "-ww", "-Tutf8", name);
        }
    }

    private static void Check(string[] lines, string offered, string notOffered)
    {
        var wanted = offered.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var refused = notOffered.Split(' ');
        Assert.That(lines, Is.SupersetOf(wanted));
        Assert.That(lines.Intersect(refused), Is.Empty);
    }

    /// <summary>The lines that a program prints; it must end well and say nothing on standard error.</summary>
    private async Task<string[]> AskAsync(string program, params string[] arguments)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        if (
            !(Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(':')
                .Any(folder => File.Exists(Path.Combine(folder, program)))
        )
            Assert.Ignore($"{program} is not installed");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = temporary[""],
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.StartInfo.Environment["HOME"] = temporary[""];
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.That((process.ExitCode, await error), Is.EqualTo((0, "")));
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
