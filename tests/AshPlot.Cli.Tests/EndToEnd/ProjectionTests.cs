using AshPlot.Core.Reporting;
using AshPlot.Core.Tests.Drawing;
using SkiaSharp;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Projections and the box of the plume through the command, and what the manifest tells of them.</summary>
[CancelAfter(240_000)]
public sealed class ProjectionTests
{
    // A coast at 1:50 000 000 is good to some kilometres.
    private const int Nearness = 4;

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase("plate-carree")]
    [TestCase("mercator")]
    [TestCase("lambert")]
    [TestCase("polar-stereographic")]
    public async Task The_coast_is_where_the_manifest_puts_it_in_every_projection(
        string projection,
        CancellationToken cancellation
    )
    {
        var quantity = await RenderAsync(
            cancellation,
            "--quantity",
            "total-column",
            "--mask-below",
            "1e9",
            "--projection",
            projection
        );
        Assert.That(quantity.Frame!.Projection, Is.EqualTo(projection));
        using var picture = SKBitmap.Decode(temporary[$"maps/{quantity.Maps[0].Path}"]);
        var map = new SnyderMap(quantity.Frame);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CoastNear(picture, map.Pixel(-21.9, 64.1)), Is.True, "Reykjavik");
            Assert.That(CoastNear(picture, map.Pixel(-5.7, 50.1)), Is.True, "Land's End");
            Assert.That(CoastNear(picture, map.Pixel(-32.5, 52.5)), Is.False, "the Atlantic");
        }
    }

    [Test]
    public async Task The_box_of_the_plume_is_the_same_whatever_is_drawn_of_the_run(CancellationToken cancellation)
    {
        var whole = await RenderAsync(
            cancellation,
            "--zoom",
            "plume",
            "--projection",
            "plate-carree",
            "--format",
            "png"
        );
        var grid = await RenderAsync(cancellation, "--quantity", "total-column");
        var deposit = await RenderAsync(
            cancellation,
            "--zoom",
            "plume",
            "--projection",
            "plate-carree",
            "--quantity",
            "total-deposition",
            "--time",
            "2025-01-01T03:00Z"
        );
        Assert.That(deposit.Frame, Is.EqualTo(whole.Frame));
        Assert.That(grid.Frame!.XMax - grid.Frame.XMin, Is.GreaterThan(whole.Frame!.XMax - whole.Frame.XMin));
        foreach (var shard in (string[])["1/2", "2/2"])
            Assert.That(
                (
                    await AshPlotProcess.RunAsync(
                        cancellation,
                        "render",
                        Repository.Sample,
                        "-o",
                        temporary["shards"],
                        "--zoom",
                        "plume",
                        "--projection",
                        "plate-carree",
                        "--shard",
                        shard
                    )
                ).Status,
                Is.Zero
            );
        Assert.That((await AshPlotProcess.RunAsync(cancellation, "merge", temporary["shards"])).Status, Is.Zero);
        Assert.That(Read("shards").Quantities.Select(quantity => quantity.Frame), Is.All.EqualTo(whole.Frame));
    }

    [TestCase("--projection", "peters")]
    [TestCase("--zoom", "ash")]
    public async Task What_is_not_there_is_refused_with_what_is(
        string option,
        string value,
        CancellationToken cancellation
    )
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.Sample,
            "-o",
            temporary["maps"],
            option,
            value
        );
        Assert.That(result.Status, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(option).And.Contain(option == "--zoom" ? "plume" : "lambert"));
    }

    private async Task<ManifestQuantity> RenderAsync(CancellationToken cancellation, params string[] options)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            ["render", Repository.Sample, "-o", temporary["maps"], "--no-html", "--overwrite", .. options]
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        return Read("maps").Quantities[0];
    }

    private Manifest Read(string folder)
    {
        var path = temporary[$"{folder}/manifest.json"];
        return Manifest.Parse(File.ReadAllText(path), path);
    }

    private static bool CoastNear(SKBitmap picture, (double X, double Y) place)
    {
        for (var y = (int)place.Y - Nearness; y <= (int)place.Y + Nearness; y++)
        {
            for (var x = (int)place.X - Nearness; x <= (int)place.X + Nearness; x++)
            {
                if (picture.GetPixel(x, y) is { Red: < 0x80, Green: < 0x80, Blue: < 0x80 })
                    return true;
            }
        }

        return false;
    }
}
