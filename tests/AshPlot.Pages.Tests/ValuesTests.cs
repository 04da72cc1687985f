using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using static Microsoft.Playwright.Assertions;

namespace AshPlot.Pages.Tests;

/// <summary>Value, place and level under the cursor, against the values that the model gave.</summary>
public sealed class ValuesTests
{
    private const double MilligramsPerGram = 1000;

    // Rows and columns of the grid, then a table of cells.
    [TestCase("plate-carree", "1000x750")]
    [TestCase("mercator", "700x900")]
    [TestCase("lambert", "1000x750")]
    [TestCase("polar-stereographic", "1000x750")]
    [CancelAfter(120_000)]
    public async Task The_value_under_the_cursor_is_the_one_of_the_cell(string projection, string size)
    {
        using var run = new DrawnRun(new MapOptions { Projection = projection, Size = PixelSize.Parse(size) });
        await using var watched = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await watched.Picture();
        var (read, ash) = (0, 0);
        foreach (var (x, y) in Points(run, 0))
        {
            var expected = Expected(run, 0, x, y);
            await Point(watched.Page, "#picture", x, y);
            await Expect(watched.Page.Locator("#reading")).ToHaveTextAsync(new Regex(Regex.Escape(Place(run, x, y))));
            var text = await watched.Page.TextContentAsync("#reading") ?? "";
            Assert.That(text, Does.Contain(" · FL000-200 · "));
            var shown = text.Split(" · ")[^1];
            read++;
            if (expected < run.Quantity.MaskBelow)
            {
                Assert.That(shown, Is.EqualTo("below 0.1 mg/m³"), text);
                continue;
            }

            ash++;
            Assert.That(shown, Does.EndWith(" mg/m³"), text);
            Assert.That(
                double.Parse(shown[..^" mg/m³".Length], CultureInfo.InvariantCulture),
                Is.EqualTo(expected * MilligramsPerGram).Within(0.7).Percent,
                text
            );
        }

        Assert.That((read, ash), Is.EqualTo((24, 12)), "half of the points are in the ash");
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task Each_panel_of_a_figure_says_its_own_values_and_its_time()
    {
        using var run = new DrawnRun(new MapOptions { Panels = PanelOptions.Parse("time"), Levels = ["FL000-200"] });
        await using var watched = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await watched.Picture();
        for (var panel = 0; panel < 4; panel++)
        {
            run.LookAt(panel);
            // Of twelve in the ash and twelve beside it.
            foreach (var index in (int[])[0, 5, 11, 14])
            {
                var (x, y) = Points(run, panel)[index];
                var expected = Expected(run, panel, x, y);
                await Point(watched.Page, "#picture", x, y);
                await Expect(watched.Page.Locator("#reading"))
                    .ToHaveTextAsync(
                        new Regex(
                            $"^{Regex.Escape(Place(run, x, y))} · FL000-200 · .*{3 * (panel + 1):00}:00.* · .*mg/m³$"
                        )
                    );
                if (expected < run.Quantity.MaskBelow)
                    continue;
                var text = (await watched.Page.TextContentAsync("#reading"))!.Split(" · ")[^1];
                Assert.That(
                    double.Parse(text[..^" mg/m³".Length], CultureInfo.InvariantCulture),
                    Is.EqualTo(expected * MilligramsPerGram).Within(0.7).Percent
                );
            }
        }

        await Point(watched.Page, "#picture", run.View.Frame.X - 3, run.View.Frame.Y + 5);
        await Expect(watched.Page.Locator("#reading")).ToBeEmptyAsync();
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task Where_cells_are_smaller_than_pixels_the_value_is_the_highest_as_its_colour_is()
    {
        using var run = new DrawnRun(
            new MapOptions { Size = new PixelSize(320, 240), Limits = new GeoExtent(-180, 180, -90, 90) }
        );
        await using var watched = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await watched.Picture();
        var grid = run.Quantity.Description.Grid;
        var peak = Array.IndexOf(run.Values[0], run.Values[0].Max());
        var (x, y) = run.View.ToPicture(
            grid.Longitudes.Centres[peak % grid.Longitudes.Count],
            grid.Latitudes.Centres[peak / grid.Longitudes.Count]
        );

        await Point(watched.Page, "#picture", Math.Floor(x) + 0.5, Math.Floor(y) + 0.5);

        await Expect(watched.Page.Locator("#reading")).ToHaveTextAsync(new Regex("mg/m³$"));
        var shown = (await watched.Page.TextContentAsync("#reading"))!.Split(" · ")[^1];
        Assert.That(
            double.Parse(shown[..^" mg/m³".Length], CultureInfo.InvariantCulture),
            Is.EqualTo(run.Values[0].Max() * MilligramsPerGram).Within(0.7).Percent
        );
        await Point(watched.Page, "#picture", run.View.Frame.X + 3.5, run.View.Frame.Y + 3.5);
        await Expect(watched.Page.Locator("#reading")).ToHaveTextAsync(new Regex("outside the model's domain$"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Another_map_has_its_own_values_and_the_cross_stays()
    {
        using var run = new DrawnRun(new MapOptions());
        await using var watched = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await watched.Picture();
        var (x, y) = Points(run, 1).First();
        await Point(watched.Page, "#picture", x, y);
        await Expect(watched.Page.Locator("#reading")).Not.ToBeEmptyAsync();

        await watched.Page.Keyboard.PressAsync("ArrowRight");

        var expected = Expected(run, 1, x, y) * MilligramsPerGram;
        await Expect(watched.Page.Locator("#reading"))
            .ToHaveTextAsync(
                new Regex($" · {Regex.Escape(expected.ToString("G2", CultureInfo.InvariantCulture)[..1])}")
            );
        await Expect(watched.Page.Locator("#picture-pane .cross")).ToBeVisibleAsync();
    }

    [Test, CancelAfter(60_000)]
    public async Task Beside_the_map_and_without_values_no_value_is_said()
    {
        using var run = new DrawnRun(new MapOptions());
        await using var watched = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await watched.Picture();
        await Point(watched.Page, "#picture", 5, 5);
        await Expect(watched.Page.Locator("#reading")).ToBeEmptyAsync();
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(run.Folder, "values"),
                "*.css",
                SearchOption.AllDirectories
            )
        )
            File.Delete(file);
        await using var without = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await without.Picture();
        var (x, y) = Points(run, 0).First();
        await Point(without.Page, "#picture", x, y);
        await Expect(without.Page.Locator("#reading")).ToHaveTextAsync($"{Place(run, x, y)} · FL000-200");
    }

    [Test, CancelAfter(60_000)]
    public async Task A_zoomed_and_moved_map_says_the_same()
    {
        using var run = new DrawnRun(new MapOptions());
        await using var watched = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await watched.Picture();
        var page = watched.Page;
        var (x, y) = Points(run, 0).First();
        await Point(page, "#picture", x, y);
        await Expect(page.Locator("#reading")).ToHaveTextAsync(new Regex("mg/m³$"));
        var before = await page.TextContentAsync("#reading");
        var width = await Width(page);

        await page.Mouse.DblClickAsync(
            await Client(page, "#picture", x, y, "x"),
            await Client(page, "#picture", x, y, "y")
        );
        Assert.That(await Width(page), Is.EqualTo(2 * width).Within(1));
        await Point(page, "#picture", x, y);
        Assert.That(await page.TextContentAsync("#reading"), Is.EqualTo(before));

        var at = await page.Locator("#picture-pane").BoundingBoxAsync();
        await page.Mouse.MoveAsync(at!.X + 200, at.Y + 200);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(at.X + 170, at.Y + 190);
        await page.Mouse.UpAsync();
        await page.Mouse.MoveAsync(at.X + 100, at.Y + 100);
        var there = await page.TextContentAsync("#reading");
        await page.Keyboard.PressAsync("0");
        Assert.That(await Width(page), Is.EqualTo(width).Within(1));
        Assert.That(there, Is.Not.Null);
        watched.IsClean();

        static Task<double> Width(IPage page) =>
            page.EvaluateAsync<double>("document.getElementById('picture').getBoundingClientRect().width");
    }

    [Test, CancelAfter(60_000)]
    public async Task Both_maps_say_what_is_under_the_cross()
    {
        using var run = new DrawnRun(new MapOptions());
        await using var watched = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await watched.Picture();
        var page = watched.Page;
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Beside it" }).SelectOptionAsync("own");
        await page.WaitForFunctionAsync(
            "() => document.getElementById('second-picture').complete && document.getElementById('second-picture').naturalWidth > 0"
        );
        var (x, y) = Points(run, 0).First();
        await Point(page, "#picture", x, y);
        await Expect(page.Locator("#reading")).ToHaveTextAsync(new Regex("FL000-200 · .* mg/m³$"));
        await Expect(page.Locator("#second .reading")).ToHaveTextAsync(new Regex("FL200-350 · .* mg/m³$"));
        await Expect(page.Locator("#second-pane .cross")).ToBeVisibleAsync();
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task In_maps_of_different_frames_only_the_pointed_one_has_cross_and_reading()
    {
        using var run = new DrawnRun(new MapOptions());
        var quantity = run.Manifest.Quantities[0];
        var moved = quantity with
        {
            Name = "moved",
            Title = "Moved",
            Frame = quantity.Frame! with { X = quantity.Frame.X + 1 },
        };
        await using var watched = await WatchedPage.Open(run.PageOf([quantity, moved]), width: 1800, height: 1500);
        await watched.Picture();
        var page = watched.Page;
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Beside it" }).SelectOptionAsync("own");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Second map" }).SelectOptionAsync("Moved");
        await page.WaitForFunctionAsync(
            "() => document.getElementById('second-picture').complete && document.getElementById('second-picture').naturalWidth > 0"
        );
        var (x, y) = Points(run, 0).First();

        await Point(page, "#picture", x, y);
        await Expect(page.Locator("#reading")).ToHaveTextAsync(new Regex("mg/m³$"));
        await Expect(page.Locator("#second .reading")).ToBeEmptyAsync();
        await Expect(page.Locator("#picture-pane .cross")).ToBeVisibleAsync();
        await Expect(page.Locator("#second-pane .cross")).ToBeHiddenAsync();

        await Point(page, "#second-picture", x, y);
        await SecondAlone();
        // Another map is read where it was pointed at, and not in the first one.
        await page.EvaluateAsync("document.querySelector('#second .reading').textContent = ''");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#second-caption")).ToContainTextAsync("Moved");
        await SecondAlone();
        // Keys begin in the middle of a map that has no cross yet.
        await page.FocusAsync("#picture-pane");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(page.Locator("#reading")).ToHaveTextAsync(new Regex("°N .*°"));
        await Expect(page.Locator("#second .reading")).ToBeEmptyAsync();
        var (left, middle) = (
            await page.EvaluateAsync<double>("parseFloat(document.querySelector('#picture-pane .cross').style.left)"),
            await page.EvaluateAsync<double>(
                "(picture => picture.offsetLeft + picture.offsetWidth / 2)(document.getElementById('picture'))"
            )
        );
        Assert.That(left, Is.EqualTo(middle).Within(1));
        watched.IsClean();

        async Task SecondAlone()
        {
            await Expect(page.Locator("#second .reading")).ToHaveTextAsync(new Regex(" · "));
            await Expect(page.Locator("#reading")).ToBeEmptyAsync();
            await Expect(page.Locator("#second-pane .cross")).ToBeVisibleAsync();
            await Expect(page.Locator("#picture-pane .cross")).ToBeHiddenAsync();
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task In_a_projection_that_the_page_cannot_invert_it_says_the_value_alone()
    {
        using var run = new DrawnRun(new MapOptions());
        var quantity = run.Manifest.Quantities[0];
        await using var watched = await WatchedPage.Open(
            run.PageOf([quantity with { Frame = quantity.Frame! with { Projection = "equal-area" } }]),
            width: 1800,
            height: 1500
        );
        await watched.Picture();
        var (x, y) = Points(run, 0).First();
        await Point(watched.Page, "#picture", x, y);
        await Expect(watched.Page.Locator("#reading")).ToHaveTextAsync(new Regex("^FL000-200 · .* mg/m³$"));
        await Point(watched.Page, "#picture", 5, 5);
        await Expect(watched.Page.Locator("#reading")).ToBeEmptyAsync();
        watched.IsClean();
    }

    [Test, CancelAfter(60_000)]
    public async Task Keys_move_the_cross()
    {
        using var run = new DrawnRun(new MapOptions());
        await using var watched = await WatchedPage.Open(run.Index, width: 1800, height: 1500);
        await watched.Picture();
        await watched.Page.FocusAsync("#picture-pane");
        await watched.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(watched.Page.Locator("#reading")).ToHaveTextAsync(new Regex("°N .*°"));
        var first = await watched.Page.TextContentAsync("#reading");
        await watched.Page.Keyboard.PressAsync("Shift+ArrowUp");
        await Expect(watched.Page.Locator("#reading")).Not.ToHaveTextAsync(first!);
    }

    /// <summary>
    /// Twelve pixels of the picture over cells with ash, and twelve over cells without, spread over the map.
    /// </summary>
    private static List<(double X, double Y)> Points(DrawnRun run, int map)
    {
        var frame = run.View.Frame;
        var all = (
            from row in Enumerable.Range(0, frame.Height / 2)
            from column in Enumerable.Range(0, frame.Width / 2)
            select (X: frame.X + (2 * column) + 0.5, Y: frame.Y + (2 * row) + 0.5)
        )
            .Where(point => IsClear(run, map, point.X, point.Y))
            .ToList();
        var mask = run.Quantity.MaskBelow;
        return
        [
            .. Spread(all.Where(point => Expected(run, map, point.X, point.Y) >= mask)),
            .. Spread(all.Where(point => Expected(run, map, point.X, point.Y) < mask)),
        ];

        static IEnumerable<(double, double)> Spread(IEnumerable<(double, double)> points)
        {
            var list = points.ToList();
            return Enumerable.Range(0, 12).Select(index => list[index * (list.Count - 1) / 11]);
        }
    }

    /// <summary>
    /// True where all cells that a pixel could show, whatever the rule, have one value: its own and its neighbours'
    /// centres.
    /// </summary>
    private static bool IsClear(DrawnRun run, int map, double x, double y)
    {
        var value = Expected(run, map, x, y);
        return !double.IsNaN(value)
            && new[] { (-0.6, -0.6), (0.6, -0.6), (-0.6, 0.6), (0.6, 0.6) }.All(step =>
                Expected(run, map, x + step.Item1, y + step.Item2).Equals(value)
            );
    }

    /// <summary>
    /// The value of the cell that holds a point of the picture, found by the axes of the grid; NaN outside.
    /// </summary>
    private static double Expected(DrawnRun run, int map, double x, double y)
    {
        var (longitude, latitude) = Inverse(run, x, y);
        var grid = run.Quantity.Description.Grid;
        var (column, row) = (Nearest(grid.Longitudes.Centres, longitude), Nearest(grid.Latitudes.Centres, latitude));
        return column < 0 || row < 0 ? double.NaN : run.Values[map][(row * grid.Longitudes.Count) + column];

        static int Nearest(IReadOnlyList<double> centres, double value)
        {
            var nearest = Enumerable.Range(0, centres.Count).MinBy(index => Math.Abs(centres[index] - value));
            return Math.Abs(centres[nearest] - value) <= Math.Abs(centres[1] - centres[0]) / 2 ? nearest : -1;
        }
    }

    private static (double Longitude, double Latitude) Inverse(DrawnRun run, double x, double y)
    {
        var frame = run.View.Frame;
        return run.View.Projection.Inverse(
            frame.XMin + ((x - frame.X) / frame.PixelsPerX),
            frame.YMax - ((y - frame.Y) / frame.PixelsPerY)
        );
    }

    private static string Place(DrawnRun run, double x, double y)
    {
        var (longitude, latitude) = Inverse(run, x, y);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Abs(latitude):0.00}°{(latitude < 0 ? 'S' : 'N')} {Math.Abs(longitude):0.00}°{(longitude < 0 ? 'W' : 'E')}"
        );
    }

    /// <summary>Moves the mouse over a point of a picture, in pixels of the picture's own.</summary>
    private static async Task Point(IPage page, string picture, double x, double y) =>
        await page.Mouse.MoveAsync(await Client(page, picture, x, y, "x"), await Client(page, picture, x, y, "y"));

    private static async Task<float> Client(IPage page, string picture, double x, double y, string axis) =>
        await page.EvaluateAsync<float>(
            """
            ([picture, x, y, axis]) => {
              const image = document.querySelector(picture);
              const box = image.getBoundingClientRect();
              return axis === "x" ? box.left + x / image.naturalWidth * box.width : box.top + y / image.naturalHeight * box.height;
            }
            """,
            new object[] { picture, x, y, axis }
        );
}
