using AshPlot.Core.Reporting;
using AshPlot.Core.Tests.Reporting;
using static Microsoft.Playwright.Assertions;

namespace AshPlot.Pages.Tests;

/// <summary>Pages without scripts, and pages that text from a file tries to break.</summary>
public sealed class PlainPageTests
{
    [Test, CancelAfter(60_000)]
    public async Task Without_scripts_the_index_shows_every_map_with_its_link()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 2, times: 4));
        await using var watched = await WatchedPage.Open(folder.Index, scripts: false);

        await Expect(watched.Page.Locator("#viewer")).ToBeHiddenAsync();
        await ShowsEveryPicture(watched, folder.Manifest.Quantities.SelectMany(quantity => quantity.Maps));
        await Expect(watched.Page.GetByText("the slice cannot be read")).ToBeVisibleAsync();
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task A_summary_shows_every_map_of_its_quantity()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 2, times: 4));
        await using var watched = await WatchedPage.Open(folder.Summaries[0]);

        await ShowsEveryPicture(watched, folder.Manifest.Quantities[0].Maps);
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Step through all maps" }).ClickAsync();
        await Expect(watched.Page.Locator("#viewer")).ToBeVisibleAsync();
        watched.IsClean();
    }

    [TestCase("</script><img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>")]
    [TestCase("</title></style><script>document.title='broken'</script>")]
    [TestCase("</noscript>\"><svg onload=\"document.title='broken'\">")]
    [TestCase("' autofocus onfocus='document.title=`broken`")]
    [TestCase("javascript:document.title='broken'")]
    [TestCase("<base href=\"https://example.org/\"><meta http-equiv=refresh content=\"0;url=https://example.org/\">")]
    [CancelAfter(60_000)]
    public async Task A_hostile_title_is_shown_and_nothing_of_it_runs(string text)
    {
        var plain = SampleManifest.Run(text, levels: 1, times: 2);
        var quantity = plain.Quantities[0] with { Title = text, Units = text, Notes = [text] };
        using var folder = new OutputFolder(
            plain with
            {
                Warnings = [text],
                Quantities =
                [
                    quantity with
                    {
                        Maps =
                        [
                            quantity.Maps[0] with
                            {
                                Level = text,
                                LevelValue = null,
                                LevelBounds = null,
                            },
                            quantity.Maps[1],
                        ],
                    },
                ],
            }
        );

        foreach (var scripts in (bool[])[true, false])
        {
            await using var watched = await WatchedPage.Open(folder.Index, scripts);
            await Expect(watched.Page.Locator("h1")).ToHaveTextAsync(text);
            if (scripts)
            {
                await watched.Picture();
                await watched.Page.Keyboard.PressAsync("ArrowUp");
                await watched.Page.GetByLabel("all levels").CheckAsync();
                await Expect(watched.Page.Locator("#many button")).Not.ToHaveCountAsync(0);
            }

            Assert.That(await watched.Page.TitleAsync(), Is.EqualTo($"{text}: volcanic ash maps"));
            await Expect(watched.Page.Locator("script")).ToHaveCountAsync(2);
            await Expect(watched.Page.Locator("svg, base, [onerror], [onload], [onfocus]")).ToHaveCountAsync(0);
            watched.IsClean();
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task Names_with_signs_that_mean_something_in_addresses_are_found()
    {
        var plain = SampleManifest.Run("Run", levels: 1, times: 1);
        const string File = "50% of #1? a+b;c/ü & 'x'.png";
        var map = plain.Quantities[0].Maps[0] with { Path = File, Files = [File] };
        using var folder = new OutputFolder(plain with { Quantities = [plain.Quantities[0] with { Maps = [map] }] });
        await using var watched = await WatchedPage.Open(folder.Index);

        await watched.Picture();
        await Expect(watched.Page.Locator("#files a")).ToHaveTextAsync("ü & 'x'.png");
        watched.IsClean();
    }

    private static async Task ShowsEveryPicture(WatchedPage watched, IEnumerable<ManifestMap> maps)
    {
        var expected = maps.Where(map => map.Path is not null).Select(map => map.Path!).ToList();
        var pictures = watched.Page.Locator("main img:visible");
        await Expect(pictures).ToHaveCountAsync(expected.Count);
        for (var index = 0; index < expected.Count; index++)
        {
            var picture = pictures.Nth(index);
            await picture.ScrollIntoViewIfNeededAsync();
            await Expect(picture).ToHaveAttributeAsync("src", expected[index]);
            await Expect(picture).ToHaveJSPropertyAsync("complete", true);
            Assert.That(
                await picture.EvaluateAsync<int>("image => image.naturalWidth"),
                Is.GreaterThan(0),
                expected[index]
            );
            await Expect(picture.Locator("xpath=ancestor::a")).ToHaveAttributeAsync("href", expected[index]);
        }
    }
}
