using AshPlot.Core.Comparing;
using static Microsoft.Playwright.Assertions;

namespace AshPlot.Pages.Tests;

/// <summary>The report of a comparison, opened from disk.</summary>
[CancelAfter(60_000)]
public sealed class ComparisonPageTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-compare-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [TestCase("00500/map.png")]
    [TestCase("<img src=x onerror=\"document.title='broken'\">.png")]
    [TestCase("javascript:document.title='broken' #1? 50% & ü.png")]
    public async Task A_pair_stands_side_by_side_and_under_a_slider(string name)
    {
        await using var watched = await WatchedPage.Open(Compare(name));
        var pictures = watched.Page.Locator(".triple img");
        await Expect(pictures).ToHaveCountAsync(3);
        for (var index = 0; index < 3; index++)
        {
            await pictures.Nth(index).ScrollIntoViewIfNeededAsync();
            await Expect(pictures.Nth(index)).ToHaveJSPropertyAsync("complete", true);
            Assert.That(await pictures.Nth(index).EvaluateAsync<int>("image => image.naturalWidth"), Is.EqualTo(64));
        }

        await Expect(watched.Page.Locator("h2").First).ToContainTextAsync(name);
        await watched.Page.Locator(".wipe input").FillAsync("30");
        Assert.That(
            await watched.Page.Locator(".over").EvaluateAsync<string>("image => getComputedStyle(image).clipPath"),
            Is.EqualTo("inset(0px 0px 0px 30%)")
        );
        Assert.That(await watched.Page.TitleAsync(), Does.StartWith("Comparison: 1 picture"));
        watched.IsClean();
    }

    [Test]
    public async Task Without_scripts_the_slider_is_not_there_and_the_pictures_are()
    {
        await using var watched = await WatchedPage.Open(Compare("map.png"), scripts: false);
        await Expect(watched.Page.Locator(".wipe")).ToBeHiddenAsync();
        await Expect(watched.Page.Locator(".triple img:visible")).ToHaveCountAsync(3);
        watched.IsClean();
    }

    private string Compare(string name)
    {
        var plain = new Picture(64, 48, [.. Enumerable.Repeat(0xFF336699u, 64 * 48)]);
        Write("expected", plain);
        plain.Pixels[1000] = 0xFFFFFFFF;
        Write("actual", plain);
        var (expected, actual) = (Path.Combine(folder.FullName, "expected"), Path.Combine(folder.FullName, "actual"));
        var report = new ComparisonReport(Path.Combine(folder.FullName, "report"));
        var document = new ComparisonDocument
        {
            Expected = expected,
            Actual = actual,
            Tolerance = PictureTolerance.None,
            Pictures = new PictureComparer(PictureTolerance.None, report).Compare(PicturePairs.Find(expected, actual)),
        };
        return new Uri(report.Write(document)).AbsoluteUri;

        void Write(string side, Picture picture)
        {
            var path = Path.Combine(folder.FullName, side, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, picture.Encode());
        }
    }
}
