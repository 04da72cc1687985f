using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>Figures of several panels against pictures that were looked at.</summary>
internal sealed class GoldenPanelTests
{
    private const string Times = "_Air_Concentration_Panels_FL200-350_20250101030000";
    private const string Levels = "_Air_Concentration_Panels_20250101060000";

    private static readonly MapOptions Default = new();

    private SampleMaps sample = null!;

    [OneTimeSetUp]
    public void Load() => sample = SampleMaps.NameTwo();

    [OneTimeTearDown]
    public void Unload() => sample.Dispose();

    [TestCase(1000, 750)]
    [TestCase(320, 240)]
    [TestCase(1080, 1920)]
    public void Times_of_a_level(int width, int height) =>
        Check(
            $"panels-time-{width}",
            Default with
            {
                Panels = PanelOptions.Parse("time"),
                Size = new PixelSize(width, height),
            },
            Times
        );

    [TestCase(1000, 750)]
    [TestCase(320, 240)]
    [TestCase(1920, 1080)]
    public void Levels_of_a_time_in_VAAC_classes_with_a_stamp(int width, int height) =>
        Check(
            $"panels-level-{width}",
            Default with
            {
                Panels = PanelOptions.Parse("level"),
                Classes = ClassSchemes.Vaac,
                Stamp = "EXERCISE",
                Size = new PixelSize(width, height),
            },
            Levels
        );

    [Test]
    public void Two_rows_of_three_with_empty_cells_in_lambert() =>
        Check(
            "panels-2x3-lambert",
            Default with
            {
                Panels = PanelOptions.Parse("2x3"),
                Projection = LambertConformal.OptionName,
                Colours = "viridis",
            },
            Times
        );

    [Test]
    public void A_scale_of_the_figure() =>
        Check(
            "panels-slice",
            Default with
            {
                Panels = PanelOptions.Parse("time:1x2"),
                Scale = ScaleChoice.Slice,
                Colours = "viridis",
                Title = TitleChoice.File,
                Limits = new GeoExtent(-20, -8, 52, 70),
            },
            "_Air_Concentration_Panels_FL200-350_20250101090000"
        );

    [Test]
    public void The_globe()
    {
        var grid = new Grid(GridAxis.Regular(0, 2, 181), GridAxis.Regular(90, -2, 91));
        var options = Default with { Size = new PixelSize(800, 600) };
        var panels = new PanelsPlan(
            PanelAxis.Time,
            2,
            2,
            [.. Enumerable.Range(0, 3).Select(index => new PanelPlan(null, new SliceDescription(0, index, [])))]
        );
        using var painter = new PanelPainter(
            PanelLayout.Of(panels, MapExtent.Of(grid, options), options, LegendKind.Bar),
            grid,
            options
        );
        var viridis = new ScaleColouring(
            "viridis",
            new ColourScale(0, 1, ScaleKind.Linear),
            new DisplayScale(1, "g/m²"),
            float.Epsilon
        );
        painter.Begin();
        for (var panel = 0; panel < 3; panel++)
        {
            var (longitude, latitude) = (60 + (100 * panel), 50 - (40 * panel));
            float[] values =
            [
                .. grid.Latitudes.Centres.SelectMany(row =>
                    grid.Longitudes.Centres.Select(column =>
                        panel == 2 ? 0 : (float)Math.Max(0, 1 - (double.Hypot(column - longitude, row - latitude) / 20))
                    )
                ),
            ];
            painter.Panel.PaintCells(values, viridis, hasMissing: false);
            painter.Add(
                new MapCaptions(
                    $"Panel {panel + 1}",
                    "",
                    "",
                    "max 1 g/m²",
                    panel == 2 ? "No ash at or above 0.1 g/m² anywhere on the Earth, or so the model says" : null
                )
                {
                    ShorterNotice = "No ash",
                },
                asLines: false
            );
        }

        using var encoded = painter
            .Finish(new MapCaptions("Made-up clouds", "of the globe", "Synthetic", "", null), viridis)
            .Encode(SKEncodedImageFormat.Png, 100);
        GoldenImage.Check("panels-globe", encoded.ToArray());
    }

    private void Check(string name, MapOptions options, string pathEnd) =>
        GoldenImage.Check(name, sample.Draw(options, pathEnd).Png);
}
