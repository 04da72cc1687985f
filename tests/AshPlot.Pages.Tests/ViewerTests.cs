using System.Text.RegularExpressions;
using AshPlot.Core.Reporting;
using AshPlot.Core.Tests.Reporting;
using static Microsoft.Playwright.Assertions;

namespace AshPlot.Pages.Tests;

/// <summary>The index page, used as a forecaster uses it, from disk and without a network.</summary>
public sealed class ViewerTests
{
    [Test, CancelAfter(120_000)]
    public async Task Every_picture_loads_when_one_steps_to_it_with_the_arrow_keys()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 3, times: 4));
        await using var watched = await WatchedPage.Open(folder.Index);
        var seen = new List<string>();

        for (var level = 0; level < 3; level++)
        {
            await watched.Page.Keyboard.PressAsync("Home");
            for (var time = 0; time < 4; time++)
            {
                if (time > 0)
                    await watched.Page.Keyboard.PressAsync("ArrowRight");
                seen.Add(await watched.Picture());
            }

            await watched.Page.Keyboard.PressAsync("ArrowUp");
        }

        Assert.That(seen, Is.EqualTo(folder.Manifest.Quantities[0].Maps.Select(map => map.Path)));
        await Expect(watched.Page.Locator("#next")).ToBeDisabledAsync();
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task Another_level_and_another_quantity_keep_the_time()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 3, times: 4));
        await using var watched = await WatchedPage.Open(folder.Index);
        var page = watched.Page;

        await page.GetByRole(AriaRole.Slider, new() { Name = "Time" }).FillAsync("3");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Level" })
            .SelectOptionAsync(new SelectOptionValue { Label = "1000 m (750 to 1250 m)" });
        Assert.That(await watched.Picture(), Is.EqualTo(folder.Manifest.Quantities[0].Maps[11].Path));

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Quantity" }).SelectOptionAsync("Total Column Mass");
        Assert.That(await watched.Picture(), Is.EqualTo(folder.Manifest.Quantities[1].Maps[3].Path));
        await Expect(page.Locator("#level-field")).ToBeHiddenAsync();
        await Expect(page.Locator("#time-text")).ToHaveTextAsync("18 Apr 2010 12:00 UTC");
        await Expect(page.Locator("#caption")).ToHaveTextAsync("Total Column Mass, 18 Apr 2010 12:00 UTC");
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task Two_runs_and_their_difference_are_side_by_side_and_step_together()
    {
        var run = SampleManifest.Run("Run", levels: 2, times: 3);
        ManifestQuantity Part(string name, string title, string role) =>
            run.Quantities[0] with
            {
                Name = name,
                Title = title,
                Of = "air-concentration",
                Role = role,
                Maps =
                [
                    .. run.Quantities[0]
                        .Maps.Select(map => map with { Path = $"{role}/{map.Path}", Files = [$"{role}/{map.Path}"] }),
                ],
            };
        var parts = new[]
        {
            Part("air-concentration-difference", "Air Concentration, B - A", "difference"),
            Part("a-air-concentration", "Air Concentration, A", "a"),
            Part("b-air-concentration", "Air Concentration, B", "b"),
        };
        // B lacks the last map of the second level.
        parts[2] = parts[2] with { Maps = parts[2].Maps[..^1] };
        using var folder = new OutputFolder(run with { Quantities = [.. parts] });
        await using var watched = await WatchedPage.Open(folder.Index);
        var page = watched.Page;
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.That(await watched.Picture(), Is.EqualTo(parts[0].Maps[4].Path));
        await Expect(page.Locator("#others img").Nth(0)).ToHaveAttributeAsync("src", parts[1].Maps[4].Path!);
        await Expect(page.Locator("#others img").Nth(1)).ToHaveAttributeAsync("src", parts[2].Maps[4].Path!);
        var lefts = await page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('#others figure, #first')].map(figure => figure.getBoundingClientRect().left)"
        );
        // In the order of the document: the chosen difference, A, B.
        Assert.That((double[])[lefts[1], lefts[2], lefts[0]], Is.Ordered.And.Unique, "A, B, difference");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#others figcaption").Nth(1))
            .ToHaveTextAsync("Air Concentration, B: no map at this time");
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task A_failed_an_empty_and_an_undrawn_map_say_so()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 1, times: 4));
        await using var watched = await WatchedPage.Open(folder.Index + "#quantity=total-column");
        var page = watched.Page;

        await Expect(page.Locator("#caption")).ToContainTextAsync("no ash in the drawn part of the model's domain");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next time" }).ClickAsync();
        await Expect(page.Locator("#no-picture")).ToContainTextAsync("the slice cannot be read");
        await Expect(page.Locator("#picture")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#no-picture")).ToContainTextAsync("interrupted before its turn");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.That(await watched.Picture(), Is.EqualTo(folder.Manifest.Quantities[1].Maps[3].Path));
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task Playing_shows_the_maps_one_after_the_other_and_begins_again()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 1, times: 3));
        await using var watched = await WatchedPage.Open(folder.Index);
        var page = watched.Page;
        await page.EvaluateAsync(
            """
            () => {
              window.shown = [document.getElementById("time-text").textContent];
              new MutationObserver(() => window.shown.push(document.getElementById("time-text").textContent))
                .observe(document.getElementById("time-text"), { childList: true });
            }
            """
        );

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Speed" }).SelectOptionAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await page.WaitForFunctionAsync("() => window.shown.length >= 5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();

        var shown = await page.EvaluateAsync<string[]>("() => window.shown");
        Assert.That(
            shown.Take(5),
            Is.EqualTo(
                new[]
                {
                    "18 Apr 2010 03:00 UTC",
                    "18 Apr 2010 06:00 UTC",
                    "18 Apr 2010 09:00 UTC",
                    "18 Apr 2010 03:00 UTC",
                    "18 Apr 2010 06:00 UTC",
                }
            )
        );
        await Expect(page.Locator("#caption")).ToHaveAttributeAsync("aria-live", "polite");
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task All_times_and_all_levels_are_shown_side_by_side_and_lead_to_one_map()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 3, times: 4));
        await using var watched = await WatchedPage.Open(folder.Index);
        var page = watched.Page;

        await page.GetByLabel("all times").CheckAsync();
        await Expect(page.Locator("#many button")).ToHaveCountAsync(4);
        await page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('#many img')].every(image => image.complete && image.naturalWidth > 0)"
        );
        await page.GetByLabel("all levels").CheckAsync();
        await Expect(page.Locator("#many button")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "1000 m" }).ClickAsync();

        Assert.That(await watched.Picture(), Is.EqualTo(folder.Manifest.Quantities[0].Maps[8].Path));
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Level" })).ToHaveValueAsync("2");
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task The_address_of_the_page_leads_back_to_the_map()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 3, times: 4));
        await using var first = await WatchedPage.Open(folder.Index);
        await first.Page.Keyboard.PressAsync("ArrowUp");
        await first.Page.Keyboard.PressAsync("End");
        var address = first.Page.Url;

        await using var second = await WatchedPage.Open(address);

        Assert.That(await second.Picture(), Is.EqualTo(folder.Manifest.Quantities[0].Maps[7].Path));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_picture_that_is_gone_is_named()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 1, times: 2));
        var map = folder.Manifest.Quantities[0].Maps[0];
        folder.Delete(map.Path!);

        await using var watched = await WatchedPage.Open(folder.Index);

        await Expect(watched.Page.Locator("#no-picture")).ToContainTextAsync("cannot be opened");
        await Expect(watched.Page.Locator("#no-picture")).ToContainTextAsync(Path.GetFileName(map.Path!));
    }

    [Test, CancelAfter(60_000)]
    public async Task Another_level_stands_beside_the_map_and_keeps_in_step()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 3, times: 4));
        await using var watched = await WatchedPage.Open(folder.Index);
        var page = watched.Page;
        var maps = folder.Manifest.Quantities[0].Maps;
        var second = page.Locator("#second-picture");

        await Expect(page.Locator("#second")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Beside it" }).SelectOptionAsync("own");
        await Expect(second).ToHaveAttributeAsync("src", maps[4].Path!);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Its level" }).SelectOptionAsync("2");
        await Expect(second).ToHaveAttributeAsync("src", maps[8].Path!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next time" }).ClickAsync();
        Assert.That(await watched.Picture(), Is.EqualTo(maps[1].Path));
        await Expect(second).ToHaveAttributeAsync("src", maps[9].Path!);
        await Expect(page.Locator("#second-caption"))
            .ToHaveTextAsync("Air Concentration, 1000 m, 18 Apr 2010 06:00 UTC");

        await using var again = await WatchedPage.Open(page.Url);
        await Expect(again.Page.Locator("#second-picture")).ToHaveAttributeAsync("src", maps[9].Path!);
        await again
            .Page.GetByRole(AriaRole.Combobox, new() { Name = "Second map" })
            .SelectOptionAsync("Total Column Mass");
        await again
            .Page.GetByRole(AriaRole.Combobox, new() { Name = "Its time" })
            .SelectOptionAsync("2010-04-18T12:00:00Z");
        await Expect(again.Page.Locator("#second-picture"))
            .ToHaveAttributeAsync("src", folder.Manifest.Quantities[1].Maps[3].Path!);
        await again.Page.GetByRole(AriaRole.Button, new() { Name = "Next time" }).ClickAsync();
        await Expect(again.Page.Locator("#second-picture"))
            .ToHaveAttributeAsync("src", folder.Manifest.Quantities[1].Maps[3].Path!);
        await again.Page.GetByRole(AriaRole.Combobox, new() { Name = "Beside it" }).SelectOptionAsync("nothing");
        await Expect(again.Page.Locator("#second")).ToBeHiddenAsync();
        watched.IsClean();
        again.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task A_map_of_another_runs_folder_stands_beside_the_map()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 1, times: 2));
        using var other = new OutputFolder(SampleManifest.Run("Other <b>run</b>", levels: 1, times: 2));
        await using var watched = await WatchedPage.Open(folder.Index);
        var page = watched.Page;

        await page.Locator("#folder").SetInputFilesAsync(new Uri(new Uri(other.Index), ".").LocalPath);

        await Expect(page.Locator("#second-caption"))
            .ToHaveTextAsync("Other <b>run</b>: Air Concentration, 0 m, 18 Apr 2010 03:00 UTC");
        await page.WaitForFunctionAsync("() => document.getElementById('second-canvas').width === 400");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next time" }).ClickAsync();
        await Expect(page.Locator("#second-caption")).ToContainTextAsync("18 Apr 2010 06:00 UTC");
        watched.IsClean();

        other.Delete("index.html");
        await page.Locator("#folder").SetInputFilesAsync(new Uri(new Uri(other.Index), ".").LocalPath);
        await Expect(page.Locator("#folder-problem")).ToContainTextAsync("no index.html of ashplot");
        await Expect(page.Locator("#second")).ToBeHiddenAsync();
    }

    [Test, CancelAfter(60_000)]
    public async Task Exports_and_documents_can_be_downloaded_and_processes_are_in_a_fold()
    {
        var plain = SampleManifest.Run("Run", levels: 1, times: 1);
        var map = plain.Quantities[0].Maps[0] with { Exports = ["export/a.geojson"] };
        using var folder = new OutputFolder(
            plain with
            {
                Document = "maps.pdf",
                Tables = ["flight.csv"],
                Source = plain.Source with
                {
                    Volcano = "Katla",
                    Release = "release at Katla, 63.63°N 19.05°W",
                    RunTime = "2010-04-18T00:00:00Z",
                },
                Quantities = [plain.Quantities[0] with { Maps = [map], Exports = ["export/all.kmz"] }],
            }
        );
        await using var watched = await WatchedPage.Open(folder.Index);
        var page = watched.Page;

        await Expect(page.Locator("h1")).ToHaveTextAsync("Katla: Run");
        await Expect(page.Locator("header"))
            .ToContainTextAsync("Release at Katla, 63.63°N 19.05°W · run of 18 Apr 2010 00:00 UTC");
        await Expect(page.Locator("nav a[download='maps.pdf'][href='maps.pdf']")).ToBeVisibleAsync();
        await Expect(page.Locator("nav a[download='flight.csv']")).ToBeVisibleAsync();
        await Expect(page.Locator("nav a[download='all.kmz'][href='export/all.kmz']")).ToBeVisibleAsync();
        await Expect(page.Locator("#files a[download='a.geojson'][href='export/a.geojson']")).ToBeVisibleAsync();
        await Expect(page.GetByText("8.1 ms by process 4242")).ToBeHiddenAsync();
        await page.Locator("#drawn-field summary").ClickAsync();
        await Expect(page.GetByText("8.1 ms by process 4242")).ToBeVisibleAsync();
    }

    [Test, CancelAfter(60_000)]
    public async Task What_prints_is_the_shown_map()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 2, times: 2));
        await using var watched = await WatchedPage.Open(folder.Index);
        await watched.Picture();
        await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(watched.Page.Locator("#picture")).ToBeVisibleAsync();
        await Expect(watched.Page.Locator("#caption")).ToBeVisibleAsync();
        await Expect(watched.Page.Locator("#all-maps")).ToBeHiddenAsync();
        await Expect(watched.Page.Locator("#previous")).ToBeHiddenAsync();
    }

    [Test, CancelAfter(120_000)]
    public async Task A_page_of_5000_maps_has_few_elements_to_a_map_and_few_bytes()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 24, times: 200));
        await using var watched = await WatchedPage.Open(folder.Index);
        await watched.Picture();

        var maps = folder.Manifest.Quantities.Sum(quantity => quantity.Maps.Length);
        var elements = await watched.Page.EvaluateAsync<int>("document.querySelectorAll('*').length");
        Assert.That(maps, Is.EqualTo(5000));
        Assert.That(elements, Is.LessThan(4 * maps));
        Assert.That(new FileInfo(new Uri(folder.Index).LocalPath).Length, Is.LessThan(900 * maps));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_name_can_be_copied_and_the_animation_is_linked()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 2, times: 3), animate: true);
        await using var watched = await WatchedPage.Open(folder.Index);
        var page = watched.Page;

        var copy = page.GetByRole(AriaRole.Button, new() { Name = "Copy name" });
        await copy.ClickAsync();
        await Expect(copy).ToHaveTextAsync(new Regex("Copied|Selected"));
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("#files a").Last)
            .ToHaveAttributeAsync("href", "animations/Run_Air_Concentration_00500.apng");
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task Nothing_speaks_while_the_film_plays()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 1, times: 3));
        await using var watched = await WatchedPage.Open(folder.Index);
        await watched.Page.Keyboard.PressAsync(" ");
        await Expect(watched.Page.Locator("#play")).ToHaveAttributeAsync("aria-pressed", "true");

        // An output element speaks unless it is told not to.
        await Expect(
                watched.Page.Locator(
                    "output:not([aria-live=off]), [aria-live=polite], [aria-live=assertive], [role=status], [role=alert]"
                )
            )
            .ToHaveCountAsync(0);
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task Maps_that_are_no_pictures_are_linked()
    {
        var plain = SampleManifest.Run("Run", levels: 1, times: 2);
        var maps = plain
            .Quantities[0]
            .Maps.Select(map => map with { Path = map.Path + ".pdf", Files = [map.Path + ".pdf"] });
        using var folder = new OutputFolder(
            plain with
            {
                Document = "maps.pdf",
                Quantities = [plain.Quantities[0] with { Maps = [.. maps] }],
            }
        );
        await using var watched = await WatchedPage.Open(folder.Index);

        await Expect(watched.Page.Locator("#no-picture")).ToContainTextAsync("Open its file with the link");
        await Expect(watched.Page.Locator("#files a"))
            .ToHaveAttributeAsync("href", folder.Manifest.Quantities[0].Maps[0].Path!);
        await Expect(watched.Page.GetByRole(AriaRole.Link, new() { Name = "All maps in one document" }))
            .ToHaveAttributeAsync("href", "maps.pdf");
        watched.IsClean();
    }

    [Test, CancelAfter(120_000)]
    public async Task Of_thousands_of_maps_only_those_that_are_looked_at_are_loaded()
    {
        using var folder = new OutputFolder(SampleManifest.Run("Run", levels: 25, times: 200));
        await using var watched = await WatchedPage.Open(folder.Index);
        await watched.Picture();
        await watched.Page.Keyboard.PressAsync("ArrowRight");
        await watched.Picture();
        await watched.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");

        Assert.That(Pictures(), Is.InRange(2, 3), "the map, the one stepped to, and the one after it");
        for (var step = 0; step < 30; step++)
            await watched.Page.Keyboard.PressAsync(step % 10 == 9 ? "ArrowUp" : "ArrowRight");
        Assert.That(await watched.Picture(), Is.EqualTo(folder.Manifest.Quantities[0].Maps[(3 * 200) + 28].Path));
        Assert.That(Pictures(), Is.LessThan(80));

        await watched.Page.GetByLabel("all times").CheckAsync();
        await Expect(watched.Page.Locator("#many button")).ToHaveCountAsync(200);
        await watched.Page.WaitForFunctionAsync("() => document.querySelector('#many img').complete");
        Assert.That(Pictures(), Is.LessThan(180));
        watched.IsClean();

        int Pictures()
        {
            lock (watched.Requests)
                return watched.Requests.Count(request => request.EndsWith(".png", StringComparison.Ordinal));
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task A_run_without_maps_gives_a_page_without_a_viewer()
    {
        using var folder = new OutputFolder(SampleManifest.Wrap("Run"));
        await using var watched = await WatchedPage.Open(folder.Index);

        await Expect(watched.Page.Locator("#viewer")).ToBeHiddenAsync();
        watched.IsClean();
    }
}
