namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>What stands behind standard output is full, or it is closed.</summary>
[CancelAfter(120_000)]
internal sealed class StandardOutputTests
{
    private static readonly string[] Commands =
    [
        "--help",
        "--version",
        "render --help",
        "completion bash",
        "info data/sample --json",
        "render data/sample --dry-run",
        "start-methods",
        "analyse data/sample",
        "sample \"$FOLDER/sample\"",
        "convert data/sample/Air_Conc_grid_202501010300.txt -o \"$FOLDER/run.nc\"",
        "compare docs/gallery docs/gallery",
        "slurm render data/sample --tasks 2 -o \"$FOLDER/maps\"",
    ];

    [Test]
    public async Task Every_command_says_so_in_one_line_with_status_3(
        [ValueSource(nameof(Commands))] string command,
        [Values("> /dev/full", ">&-")] string output,
        CancellationToken cancellation
    )
    {
        var result = await RunAsync($"{command} {output}", cancellation);

        Assert.That(result.Status, Is.EqualTo(3), result.Error);
        Assert.That(result.ErrorLines[^1], Does.StartWith("ashplot: standard output: cannot be written ("));
        Assert.That(result.ErrorLines, Is.All.StartsWith("ashplot: "));
    }

    [Test]
    public async Task A_render_has_drawn_its_maps_all_the_same(CancellationToken cancellation)
    {
        var result = await RunAsync(
            "render data/sample --quiet -w 1 --size 320x240 --time 2025-01-01T03:00Z -o \"$FOLDER/maps\" > /dev/full; ls \"$FOLDER/maps\"",
            cancellation
        );

        Assert.That(
            result.ErrorLines,
            Is.EqualTo(new[] { "ashplot: standard output: cannot be written (No space left on device)" })
        );
        Assert.That(result.Output, Does.Contain("index.html"));
    }

    [Test]
    public async Task With_standard_error_full_too_the_status_tells(CancellationToken cancellation)
    {
        var result = await RunAsync("--help > /dev/full 2> /dev/full", cancellation);

        Assert.That((result.Status, result.Error), Is.EqualTo((3, "")));
    }

    [Test]
    public async Task A_reader_that_has_gone_is_not_an_error(CancellationToken cancellation)
    {
        var result = await RunAsync("render --help | true; exit ${PIPESTATUS[0]}", cancellation);

        Assert.That((result.Status, result.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task A_log_file_on_a_full_disk_costs_a_warning_and_no_map(CancellationToken cancellation)
    {
        // With --quiet nothing is logged of a run in which all goes well, so nothing would be written.
        var result = await RunAsync(
            "render data/sample -w 1 --size 320x240 --time 2025-01-01T03:00Z -o \"$FOLDER/maps\" --log-file /dev/full",
            cancellation
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(
            result.ErrorLines.Where(line => line.Contains("warning", StringComparison.Ordinal)),
            Has.One.StartsWith("ashplot: warning: /dev/full: the log file cannot be written any more")
                .And.Exactly(1)
                .Items
        );
    }

    private static async Task<CommandResult> RunAsync(string words, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        using var shell = AshPlotProcess.StartIn(
            Repository.Root,
            "/bin/bash",
            "-c",
            $"FOLDER='{folder["."]}'; ./ashplot {words}"
        );
        return await shell.WaitAsync(cancellation);
    }
}
