using System.Security.Cryptography;
using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Maps in all formats, and what is joined of them.</summary>
[CancelAfter(300_000)]
public sealed class FormatTests
{
    private static readonly string[] Wanted =
    [
        Repository.Sample,
        "--quantity",
        "total-column",
        "--size",
        "400x300",
        "-q",
        "--animate",
        "--merge-pdf",
        "--format",
        "png",
        "--format",
        "jpeg",
        "--format",
        "webp",
        "--format",
        "svg",
    ];

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task All_files_are_the_same_to_the_byte_however_workers_start_and_in_shards(
        CancellationToken cancellation
    )
    {
        await DrawAsync("spawn", cancellation, "--workers", "3");
        var expected = Hashes("spawn");
        Assert.That(
            expected.Keys.Select(Path.GetExtension).Distinct(),
            Is.EquivalentTo(new[] { ".png", ".jpeg", ".webp", ".svg", ".pdf", ".css" })
        );
        Assert.That(
            expected,
            Does.ContainKey("animations/Sample_Eruption_Total_Column_Mass.webp").And.ContainKey("maps.pdf")
        );

        await DrawAsync("serial", cancellation, "--serial");
        Assert.That(Hashes("serial"), Is.EqualTo(expected));
        await DrawAsync("fork", cancellation, "--start-method", "fork", "--workers", "2");
        Assert.That(Hashes("fork"), Is.EqualTo(expected));
        await DrawAsync("shards", cancellation, "--shard", "1/2");
        await DrawAsync("shards", cancellation, "--shard", "2/2");
        Assert.That(Hashes("shards"), Does.Not.ContainKey("maps.pdf"), "a shard joins nothing");
        var merged = await AshPlotProcess.RunAsync(cancellation, "merge", temporary["shards"]);
        Assert.That(merged.Status, Is.Zero, merged.Error);
        Assert.That(Hashes("shards"), Is.EqualTo(expected));
    }

    [Test]
    public async Task The_manifest_lists_every_file(CancellationToken cancellation)
    {
        await DrawAsync("maps", cancellation, "--workers", "2");
        var manifest = Manifest.Parse(
            await File.ReadAllTextAsync(temporary["maps/manifest.json"], cancellation),
            "manifest.json"
        );
        var quantity = manifest.Quantities.Single();
        var listed = quantity
            .Maps.SelectMany(map => map.Files)
            .Concat(quantity.Animations!.Value.Select(animation => animation.Path))
            .Append(manifest.Document)
            .Concat(quantity.Maps.Select(map => map.Values))
            .Append(quantity.Values);
        Assert.That(listed, Is.EquivalentTo(Hashes("maps").Keys));
        Assert.That(quantity.Maps.Select(map => map.Path), Is.All.EndsWith(".png"));
        Assert.That(quantity.Animations.Value.Single().Frames, Is.EqualTo(quantity.Maps.Length));
    }

    [TestCase("--animate", "--format", "svg")]
    [TestCase("--format", "gif", "--serial")]
    public async Task What_cannot_be_written_is_refused_before_anything_is_drawn(
        string first,
        string second,
        string third,
        CancellationToken cancellation
    )
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.Sample,
            "-o",
            temporary["maps"],
            first,
            second,
            third
        );
        Assert.That(result.Status, Is.EqualTo(2));
        Assert.That(result.Error.Trim().Split('\n'), Has.Length.EqualTo(1).And.Some.Contains("--format"));
        Assert.That(Directory.Exists(temporary["maps"]), Is.False);
    }

    private async Task DrawAsync(string folder, CancellationToken cancellation, params string[] options)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            ["render", .. Wanted, "-o", temporary[folder], .. options]
        );
        Assert.That(result.Status, Is.Zero, result.Error);
    }

    /// <summary>Every picture and document of a folder with its hash.</summary>
    private SortedDictionary<string, string> Hashes(string folder)
    {
        var files = Directory
            .EnumerateFiles(temporary[folder], "*", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetExtension(file) is not (".html" or ".json")
                && !file.Contains("/.ashplot/", StringComparison.Ordinal)
            );
        return new SortedDictionary<string, string>(
            files.ToDictionary(
                file => Path.GetRelativePath(temporary[folder], file),
                file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))
            ),
            StringComparer.Ordinal
        );
    }
}
