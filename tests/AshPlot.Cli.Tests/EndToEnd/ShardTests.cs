using System.Text.Json.Nodes;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>A run in parts, joined, is the run in one piece.</summary>
[CancelAfter(300_000)]
public sealed class ShardTests
{
    private static readonly string[] Wanted =
    [
        Repository.Sample,
        "--quantity",
        "total-column",
        "--quantity",
        "total-deposition",
        "--size",
        "400x300",
        "-q",
    ];

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Shards_side_by_side_give_the_same_files_and_the_same_manifest(CancellationToken cancellation)
    {
        await AshPlotProcess.RunAsync(cancellation, ["render", .. Wanted, "-o", temporary["whole"], "--workers", "2"]);
        // More parts than the 8 maps, so that the last ones are empty.
        var shards = await Task.WhenAll(
            Enumerable.Range(1, 10).Select(index => DrawAsync($"{index}/10", cancellation))
        );
        Assert.That(
            shards.Select(shard => shard.Status),
            Is.All.Zero,
            string.Concat(shards.Select(shard => shard.Error))
        );
        Assert.That(
            shards.Select(shard => shard.Output),
            Is.EqualTo(
                Enumerable.Range(1, 10).Select(index => temporary[$"parts/.ashplot/shard-{index}-of-10.json"] + "\n")
            )
        );
        Assert.That(
            File.Exists(temporary["parts/manifest.json"]) || File.Exists(temporary["parts/index.html"]),
            Is.False
        );

        var first = await MergeAsync(cancellation);
        var manifest = await File.ReadAllTextAsync(temporary["parts/manifest.json"], cancellation);
        var second = await MergeAsync(cancellation);

        Assert.That((first.Status, first.Output), Is.EqualTo((0, temporary["parts/index.html"] + "\n")), first.Error);
        Assert.That(second.Status, Is.Zero, second.Error);
        Assert.That(
            await File.ReadAllTextAsync(temporary["parts/manifest.json"], cancellation),
            Is.EqualTo(manifest),
            "merging again changes nothing"
        );
        SameRun.AssertSame(temporary["whole"], temporary["parts"]);
    }

    [Test]
    public async Task A_missing_shard_is_named_until_it_is_drawn(CancellationToken cancellation)
    {
        await DrawAsync("1/3", cancellation);
        await DrawAsync("3/3", cancellation);
        var without = await MergeAsync(cancellation);
        Assert.That(
            (without.Status, without.Error),
            Is.EqualTo((1, "ashplot: shard 2/3 is missing, with 3 of 8 maps\n"))
        );
        Assert.That(Manifest()["warnings"]![0]!.GetValue<string>(), Does.Contain("shard 2/3 is missing"));

        await DrawAsync("2/3", cancellation);
        var whole = await MergeAsync(cancellation);

        Assert.That(whole.Status, Is.Zero, whole.Error);
        Assert.That(
            Manifest()["quantities"]!.AsArray().Sum(quantity => quantity!["maps"]!.AsArray().Count),
            Is.EqualTo(8)
        );
    }

    [Test]
    public async Task Shards_drawn_with_other_options_are_refused(CancellationToken cancellation)
    {
        await DrawAsync("1/2", cancellation);
        var refused = await DrawAsync("2/2", cancellation, "--log");
        await DrawAsync("2/2", cancellation, "--log", "--keep");
        var result = await MergeAsync(cancellation);

        Assert.That(refused.Status, Is.EqualTo(2));
        Assert.That(
            refused.Error,
            Does.Contain("--log was not given, is given").And.Contain("--overwrite").And.Contain("--keep")
        );

        Assert.That(result.Status, Is.EqualTo(3));
        Assert.That(result.Error, Does.Match("^ashplot: shard ./2 is of another job than shard ./2 .*\n$"));
        Assert.That(File.Exists(temporary["parts/manifest.json"]), Is.False);
    }

    [Test]
    public async Task A_map_that_was_removed_is_named(CancellationToken cancellation)
    {
        await DrawAsync("1/1", cancellation);
        File.Delete(temporary["parts/Sample_Eruption_Total_Column_Mass_20250101030000.png"]);
        var result = await MergeAsync(cancellation);

        Assert.That(
            (result.Status, result.Error),
            Is.EqualTo(
                (
                    1,
                    $"ashplot: 1 files of maps are not in {temporary["parts"]}, the first Sample_Eruption_Total_Column_Mass_20250101030000.png; draw their shards again\n"
                )
            )
        );
    }

    [Test]
    public async Task There_is_nothing_to_merge_in_a_folder_without_shards(CancellationToken cancellation)
    {
        var nowhere = await MergeAsync(cancellation);
        Directory.CreateDirectory(temporary["parts"]);
        var empty = await MergeAsync(cancellation);

        Assert.That((nowhere.Status, empty.Status), Is.EqualTo((3, 3)));
        Assert.That(nowhere.Error, Does.Contain("no such folder"));
        Assert.That(empty.Error, Does.Contain("no finished shard of a run there"));
    }

    [Test]
    public async Task A_dry_run_lists_the_maps_of_the_part(CancellationToken cancellation)
    {
        var result = await DrawAsync("2/4", cancellation, "--dry-run");

        Assert.That(
            result.Output,
            Is.EqualTo(
                "Sample_Eruption_Total_Column_Mass_20250101060000.png\nSample_Eruption_Total_Deposition_20250101060000.png\n"
            )
        );
        Assert.That(Directory.Exists(temporary["parts"]), Is.False);
    }

    private Task<CommandResult> DrawAsync(string shard, CancellationToken cancellation, params string[] more) =>
        AshPlotProcess.RunAsync(
            cancellation,
            ["render", .. Wanted, .. more, "-o", temporary["parts"], "--workers", "2", "--shard", shard]
        );

    private Task<CommandResult> MergeAsync(CancellationToken cancellation) =>
        AshPlotProcess.RunAsync(cancellation, "merge", temporary["parts"]);

    private JsonNode Manifest() => JsonNode.Parse(File.ReadAllText(temporary["parts/manifest.json"]))!;
}
