using System.Text.Json;
using SkiaSharp;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(180_000)]
public sealed class CompareTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Rendered_maps_are_the_same_until_one_pixel_is_changed(CancellationToken cancellation)
    {
        foreach (var folder in (string[])["golden", "maps"])
        {
            var drawn = await AshPlotProcess.RunAsync(
                cancellation,
                "render",
                Repository.Sample,
                "-o",
                temporary[folder],
                "--size",
                "400x300",
                "--quantity",
                "air-concentration",
                "--workers",
                "2"
            );
            Assert.That(drawn.Status, Is.Zero, drawn.Error);
        }

        var same = await AshPlotProcess.RunAsync(cancellation, "compare", temporary["golden"], temporary["maps"]);
        Assert.That(same.Status, Is.Zero, same.Error);
        Assert.That(same.Output, Does.Contain("12 pictures: 12 same"));
        Assert.That(same.Error, Is.Empty);

        var map = Directory
            .GetFiles(temporary["maps"], "*.png", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .First();
        ChangePixel(map, 201, 150);
        var changed = await AshPlotProcess.RunAsync(
            cancellation,
            "compare",
            temporary["golden"],
            temporary["maps"],
            "--report",
            temporary["report"]
        );

        Assert.That(changed.Status, Is.EqualTo(1), changed.Error);
        Assert.That(
            changed.Output,
            Does.Contain("12 pictures: 11 same, 1 different").And.EndWith(temporary["report/index.html"] + "\n")
        );
        var name = Path.GetRelativePath(temporary["maps"], map);
        using var marked = SKBitmap.Decode(temporary[$"report/difference/{name}"]);
        Assert.That(marked.GetPixel(201, 150), Is.EqualTo(new SKColor(0xE0, 0x00, 0x1B)));
        using var document = JsonDocument.Parse(
            await File.ReadAllTextAsync(temporary["report/compare.json"], cancellation)
        );
        var row = document
            .RootElement.GetProperty("pictures")
            .EnumerateArray()
            .Single(picture => picture.GetProperty("path").GetString() == name);
        Assert.That(row.GetProperty("differentPixels").GetInt32(), Is.EqualTo(1));
        Assert.That(row.GetProperty("box").GetProperty("x").GetInt32(), Is.EqualTo(201));
    }

    [Test]
    public async Task A_missing_map_and_an_extra_one_fail(CancellationToken cancellation)
    {
        WritePicture("golden/a.png");
        WritePicture("golden/b.png");
        WritePicture("maps/b.png");
        WritePicture("maps/c.png");
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "compare",
            temporary["golden"],
            temporary["maps"],
            "--tolerance",
            "255",
            "--max-different",
            "100"
        );
        Assert.That(result.Status, Is.EqualTo(1), result.Error);
        Assert.That(result.Output, Does.Contain("3 pictures: 1 same, 1 missing, 1 extra"));
    }

    [TestCase("--tolerance", "NaN")]
    [TestCase("--tolerance", "-1")]
    [TestCase("--tolerance", "many")]
    [TestCase("--max-different", "101")]
    [TestCase("--max-different", "-0.1")]
    [TestCase("--channel", "256")]
    [TestCase("--channel", "-1")]
    [TestCase("--channel", "1.5")]
    public async Task A_limit_that_is_none_is_wrong_usage(string option, string value)
    {
        WritePicture("a.png");
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            "compare",
            temporary["a.png"],
            temporary["a.png"],
            option,
            value
        );
        Refused(result, 2, option);
    }

    [Test]
    public async Task A_report_among_the_pictures_is_wrong_usage(CancellationToken cancellation)
    {
        WritePicture("maps/a.png");
        Refused(
            await AshPlotProcess.RunAsync(
                cancellation,
                "compare",
                temporary["maps"],
                temporary["maps"],
                "--report",
                temporary["maps/report"]
            ),
            2,
            "--report"
        );
        Assert.That(Directory.Exists(temporary["maps/report"]), Is.False);
    }

    [Test]
    public async Task What_cannot_be_read_is_status_3(CancellationToken cancellation)
    {
        WritePicture("maps/a.png");
        temporary.Write("broken/a.png", "no picture");
        Directory.CreateDirectory(temporary["empty"]);
        Refused(
            await AshPlotProcess.RunAsync(cancellation, "compare", temporary["nowhere"], temporary["maps"]),
            3,
            "nowhere"
        );
        Refused(
            await AshPlotProcess.RunAsync(cancellation, "compare", temporary["empty"], temporary["empty"]),
            3,
            "image"
        );
        var broken = await AshPlotProcess.RunAsync(cancellation, "compare", temporary["maps"], temporary["broken"]);
        Assert.That((broken.Status, broken.ErrorLines.Length), Is.EqualTo((3, 1)), broken.Error);
        Assert.That(broken.Error, Does.Contain("a.png"));
        var one = await AshPlotProcess.RunAsync(cancellation, "compare", temporary["maps"], temporary["empty"]);
        Assert.That(one.Status, Is.EqualTo(1), one.Error);
    }

    private static void Refused(CommandResult result, int status, string named)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(status), result.Error);
            Assert.That(result.ErrorLines, Has.Length.EqualTo(1), result.Error);
            Assert.That(result.Error, Does.StartWith("ashplot: ").And.Contain(named));
            Assert.That(result.Output, Is.Empty);
        }
    }

    private void WritePicture(string name)
    {
        temporary.Write(name, "");
        using var bitmap = new SKBitmap(40, 30);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(temporary[name], data.ToArray());
    }

    private static void ChangePixel(string file, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(file);
        var colour = bitmap.GetPixel(x, y);
        bitmap.SetPixel(x, y, colour.WithRed((byte)(colour.Red ^ 1)));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(file, data.ToArray());
    }
}
