using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// What all maps share is not guessed where a slice cannot be read: maps, manifest and exit status say what it leaves
/// out.
/// </summary>
[CancelAfter(300_000)]
public sealed class SharedScaleTests
{
    private const string Sentence = "INCOMPLETE: the scale leaves out 1 of 4 slices";

    private static readonly string Sound = Path.Combine(Repository.Sample, "netcdf", "Sample_Eruption.nc");
    private static readonly DateTime Time = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private TemporaryFolder temporary = null!;

    private string Input => temporary["run.nc"];

    // The first time only: the slice that cannot be read is of the last one, and no map of it is drawn.
    private string[] Wanted =>
        [
            "render",
            Input,
            "--colours",
            "viridis",
            "--quantity",
            "total-deposition",
            "--quantity",
            "total-column",
            "--time",
            "2025-01-01T03:00:00Z",
            "--format",
            "svg",
            "--workers",
            "2",
            "-q",
            "-o",
            temporary["maps"],
        ];

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task A_slice_that_no_map_shows_but_all_share_is_missed_by_maps_manifest_and_status(
        CancellationToken cancellation
    )
    {
        WriteInput(isDamaged: true);
        var result = await AshPlotProcess.RunAsync(cancellation, Wanted);

        var quantities = ReadManifest("maps/manifest.json").Quantities.ToDictionary(quantity => quantity.Name);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(1), result.Error);
            Assert.That(
                result.ErrorLines[^1],
                Does.StartWith("ashplot: the maps of 1 of 2 quantities share an incomplete scale or box")
            );
            Assert.That(quantities["total-deposition"].Scale!.Incomplete, Is.True);
            Assert.That(quantities["total-deposition"].Notes, Has.Member(Sentence));
            Assert.That(quantities["total-column"].Scale!.Incomplete, Is.Null);
            Assert.That(TextOf(quantities["total-deposition"]), Does.Contain(Sentence));
            Assert.That(TextOf(quantities["total-column"]), Does.Not.Contain("INCOMPLETE"));
        }
    }

    [Test]
    public async Task Resuming_with_the_same_gap_keeps_the_maps_and_without_it_draws_them_again(
        CancellationToken cancellation
    )
    {
        WriteInput(isDamaged: true);
        await AshPlotProcess.RunAsync(cancellation, Wanted);
        var same = await AshPlotProcess.RunAsync(cancellation, [.. Wanted, "--resume"]);
        var kept = ReadManifest("maps/manifest.json").Quantities.SelectMany(quantity => quantity.Maps).ToArray();
        WriteInput(isDamaged: false);
        var whole = await AshPlotProcess.RunAsync(cancellation, [.. Wanted, "--resume"]);

        Assert.That((same.Status, whole.Status), Is.EqualTo((1, 0)), same.Error + whole.Error);
        Assert.That(kept.Select(map => map.Kept), Is.All.True);
        var quantities = ReadManifest("maps/manifest.json").Quantities;
        Assert.That(
            quantities.Select(quantity => (quantity.Scale!.Incomplete, quantity.Maps.Single().Kept)),
            Is.EquivalentTo(new[] { ((bool?)null, false), (null, true) })
        );
        Assert.That(quantities.Select(TextOf), Is.All.Not.Contain("INCOMPLETE"));
    }

    [TestCase("1/2")]
    [TestCase("2/2")]
    public async Task Merge_names_the_shard_that_could_not_read_a_slice_until_it_is_drawn_again(string damaged)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        // Each shard has a time of each quantity.
        string[] both =
        [
            .. Wanted.TakeWhile(word => word != "--time"),
            "--time",
            "2025-01-01T03:00:00Z/2025-01-01T06:00:00Z",
            .. Wanted.SkipWhile(word => word != "--format"),
        ];
        foreach (var shard in new[] { "1/2", "2/2" })
        {
            WriteInput(isDamaged: shard == damaged);
            // With it a later shard need not read what it could not.
            if (File.Exists(temporary["maps/.ashplot/prescan"]))
                File.Delete(temporary["maps/.ashplot/prescan"]);
            var drawn = await AshPlotProcess.RunAsync(cancellation, [.. both, "--shard", shard]);
            Assert.That(drawn.Status, Is.EqualTo(shard == damaged ? 1 : 0), drawn.Error);
        }

        var first = await AshPlotProcess.RunAsync(cancellation, "merge", temporary["maps"]);
        var isSaid = ReadManifest("maps/manifest.json")
            .Quantities.Select(quantity => quantity.Scale!.Incomplete)
            .ToArray();
        WriteInput(isDamaged: false);
        var again = await AshPlotProcess.RunAsync(cancellation, [.. both, "--shard", damaged, "--resume"]);
        var second = await AshPlotProcess.RunAsync(cancellation, "merge", temporary["maps"]);

        Assert.That(
            (first.Status, first.Error),
            Is.EqualTo(
                (
                    1,
                    $"ashplot: shard {damaged} drew Total Deposition on an incomplete scale or box, since slices could not be read; draw it again\n"
                )
            )
        );
        Assert.That(isSaid, Is.EquivalentTo(new bool?[] { true, null }));
        Assert.That((again.Status, second.Status), Is.EqualTo((0, 0)), again.Error + second.Error);
        Assert.That(
            ReadManifest("maps/manifest.json").Quantities.Select(quantity => quantity.Scale!.Incomplete),
            Is.All.Null
        );
    }

    [Test]
    public async Task A_shard_that_starts_later_has_scale_and_box_of_the_prescan_of_the_first(
        CancellationToken cancellation
    )
    {
        // What it does not read cannot fail: the test above has the same shards without a prescan.
        string[] both =
        [
            .. Wanted.TakeWhile(word => word != "--time"),
            "--time",
            "2025-01-01T03:00:00Z/2025-01-01T06:00:00Z",
            .. Wanted.SkipWhile(word => word != "--format"),
        ];
        WriteInput(isDamaged: false);
        var first = await AshPlotProcess.RunAsync(cancellation, [.. both, "--shard", "1/2"]);
        WriteInput(isDamaged: true);
        var second = await AshPlotProcess.RunAsync(cancellation, [.. both, "--shard", "2/2"]);
        Assert.That((first.Status, second.Status), Is.EqualTo((0, 0)), first.Error + second.Error);
    }

    /// <summary>
    /// Writes the sample, sound or with a compressed slice that cannot be inflated; either way it looks the same to a
    /// resumed run.
    /// </summary>
    private void WriteInput(bool isDamaged)
    {
        var bytes = File.ReadAllBytes(Sound);
        if (isDamaged)
            // RFC 1950: how a zlib stream begins.
            bytes.AsSpan(bytes.AsSpan().LastIndexOf([(byte)0x78, (byte)0x5e]), 2).Clear();
        File.WriteAllBytes(Input, bytes);
        File.SetLastWriteTimeUtc(Input, Time);
    }

    private Manifest ReadManifest(string name) => Manifest.Parse(File.ReadAllText(temporary[name]), name);

    private string TextOf(ManifestQuantity quantity) =>
        string.Concat(quantity.Maps.Select(map => File.ReadAllText(temporary[$"maps/{map.Path}"])));
}
