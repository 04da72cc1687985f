using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using AshPlot.Core.Tests.Images;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class PanelPainterTests
{
    private SampleMaps sample = null!;

    [OneTimeSetUp]
    public void Load() => sample = SampleMaps.NameTwo();

    [OneTimeTearDown]
    public void Unload() => sample.Dispose();

    [Test]
    public void Each_panel_has_the_pixels_of_its_own_slice_whatever_stands_beside_it()
    {
        var options = new MapOptions
        {
            Panels = PanelOptions.Parse("2x2"),
            Quantities = ["air-concentration"],
            Levels = ["FL200-350"],
        };
        var all = Draw(options);
        var layout = Layout(options);
        for (var panel = 0; panel < 4; panel++)
        {
            // The same time alone, in the first cell of the same grid.
            var alone = Draw(
                options with
                {
                    Times = [TimeSelector.Parse($"2025-01-01T{3 * (panel + 1):00}:00Z")],
                    Panels = PanelOptions.Parse("time:2x2"),
                }
            );
            var (one, other) = (layout.FrameOf(panel), layout.FrameOf(0));
            for (var row = 0; row < one.Height; row++)
            {
                Assert.That(
                    all.Pixels.AsSpan(((one.Y + row) * all.Width) + one.X, one.Width)
                        .SequenceEqual(alone.Pixels.AsSpan(((other.Y + row) * all.Width) + other.X, one.Width)),
                    $"row {row} of panel {panel}"
                );
            }
        }
    }

    [Test]
    public void A_figure_leaves_nothing_behind_on_the_next_one()
    {
        var options = new MapOptions
        {
            Panels = PanelOptions.Parse("time:1x3"),
            Quantities = ["air-concentration"],
            Levels = ["FL200-350"],
        };
        var plan = RunPlanner.Plan(sample.Run, options);
        Assert.That(plan.Maps.Select(map => map.Panels!.Panels.Length), Is.EqualTo(new[] { 3, 1 }));
        using var renderer = new MapRenderer(DrawingJob.For(plan, options, sample.Folder, sample.Folder));
        var extent = MapExtent.Of(plan.Quantities[0].Description.Grid, options);
        var files = plan.Maps.Select(map => renderer.Draw(map, null, extent)).ToArray();
        using var fresh = new MapRenderer(DrawingJob.For(plan, options, sample.Folder, sample.Folder));
        Assert.That(fresh.Draw(plan.Maps[1], null, extent).Files, Is.EqualTo(files[1].Files));
    }

    [Test]
    public void A_figure_has_the_range_of_its_panels_and_shows_ash_where_one_of_them_does()
    {
        var options = new MapOptions
        {
            Panels = PanelOptions.Parse("time"),
            Quantities = ["air-concentration"],
            Levels = ["FL200-350"],
        };
        var (_, figure, _) = sample.Draw(options, "_Panels_FL200-350_20250101030000");
        var maps = new[] { 3, 6, 9, 12 }
            .Select(hour => sample.Draw(new MapOptions(), $"_Air_Concentration_FL200-350_20250101{hour:00}0000").Map)
            .ToArray();
        Assert.That(
            (figure.Status, figure.Min, figure.Max),
            Is.EqualTo((AshPlot.Core.Reporting.MapStatus.Done, maps.Min(map => map.Min), maps.Max(map => map.Max)))
        );
    }

    [TestCase("svg")]
    [TestCase("pdf")]
    public void Formats_of_lines_are_the_same_however_often_they_are_drawn(string format)
    {
        var options = new MapOptions
        {
            Panels = PanelOptions.Parse("time"),
            Size = new PixelSize(400, 300),
            Quantities = ["air-concentration"],
            Levels = ["FL200-350"],
        };
        var (one, other) = (Bytes(), Bytes());
        Assert.That(one, Has.Length.GreaterThan(10_000).And.EqualTo(other));

        byte[] Bytes() => sample.DrawAs(format, options, "_Panels_FL200-350_20250101030000");
    }

    private Picture Draw(MapOptions options) => Picture.Decode(sample.Draw(options, "00").Png);

    private PanelLayout Layout(MapOptions options)
    {
        var plan = RunPlanner.Plan(sample.Run, options);
        return PanelLayout.Of(
            plan.Maps[0].Panels!,
            MapExtent.Of(plan.Quantities[0].Description.Grid, options),
            options,
            Colourings.LegendOf(plan.Quantities[0])
        );
    }
}
