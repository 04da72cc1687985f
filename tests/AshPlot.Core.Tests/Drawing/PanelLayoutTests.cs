using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using CsCheck;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class PanelLayoutTests
{
    private static readonly string[] Projections = [.. MapProjections.Names];
    private static readonly GeoExtent NorthAtlantic = new(-40, 20, 45, 72);

    [Test]
    public void Panels_are_alike_within_the_picture_and_apart() =>
        Gen.Select(
                Gen.Int[0, Projections.Length - 1],
                Gen.Select(Gen.Int[320, 2000], Gen.Int[240, 2000]),
                Gen.Int[1, 12],
                Gen.Bool,
                Gen.Bool,
                Gen.Select(Gen.Double[-180, 180], Gen.Double[-70, 40], Gen.Double[10, 100], Gen.Double[8, 40])
            )
            .Sample(
                (projection, size, count, isBar, isStamped, box) =>
                {
                    var options = new MapOptions
                    {
                        Projection = Projections[projection],
                        Size = new PixelSize(size.Item1, size.Item2),
                        Stamp = isStamped ? "TEST" : null,
                    };
                    var (rows, columns) = new PanelOptions(PanelAxis.Time).Grid(count, options.Size);
                    var extent = new GeoExtent(box.Item1, box.Item1 + box.Item3, box.Item2, box.Item2 + box.Item4);
                    var layout = PanelLayout.Of(
                        Plan(count, rows, columns),
                        extent,
                        options,
                        isBar ? LegendKind.Bar : LegendKind.Classes
                    );
                    var maps = Enumerable
                        .Range(0, count)
                        .Select(layout.FrameOf)
                        .Select(frame => SKRectI.Create(frame.X, frame.Y, frame.Width, frame.Height))
                        .ToArray();
                    Assert.That(maps.Select(map => map.Size).Distinct().Count(), Is.EqualTo(1));
                    var heading = layout.Panel.Frame.Y;
                    Assert.That(
                        heading,
                        Is.GreaterThanOrEqualTo(1.2 * FigureLayout.LeastLabel),
                        "a line of letters has room over each map"
                    );
                    foreach (var (index, map) in maps.Index())
                    {
                        Assert.That(
                            new SKRectI(0, 0, options.Size.Width, options.Size.Height).Contains(map),
                            map.ToString()
                        );
                        Assert.That(
                            maps.Skip(index + 1)
                                .Any(other =>
                                    SKRectI
                                        .Create(other.Left, other.Top - heading, other.Width, other.Height + heading)
                                        .IntersectsWith(map)
                                ),
                            Is.False
                        );
                    }

                    var figure = layout.Figure.Layout;
                    Assert.That(maps.Min(map => map.Top), Is.GreaterThanOrEqualTo(figure.StampHeight));
                    Assert.That(
                        new[]
                        {
                            layout.Panel.Layout.LabelSize,
                            figure.LabelSize,
                            figure.FootSize,
                            figure.TitleSize,
                            figure.SubtitleSize,
                        },
                        Is.All.GreaterThanOrEqualTo(FigureLayout.LeastLabel - 0.01f)
                    );
                    // A degree is as long on the figure, where the scale bar is measured, as on a panel.
                    Assert.That(
                        layout.Figure.Frame.PixelsPerX,
                        Is.EqualTo(layout.Panel.Frame.PixelsPerX).Within(1e-6).Percent
                    );
                },
                iter: 300
            );

    [TestCase(1000, 750, 4, 0.53)]
    [TestCase(1920, 1080, 6, 0.55)]
    [TestCase(1080, 1920, 3, 0.6)]
    [TestCase(320, 240, 4, 0.25)]
    public void Panels_fill_the_picture(int width, int height, int count, double share)
    {
        var options = new MapOptions { Size = new PixelSize(width, height) };
        var (rows, columns) = new PanelOptions(PanelAxis.Time).Grid(count, options.Size);
        var frame = PanelLayout.Of(Plan(count, rows, columns), NorthAtlantic, options, LegendKind.Classes).Panel.Frame;
        Assert.That((double)frame.Width * frame.Height * count / (width * height), Is.GreaterThan(share));
    }

    [Test]
    public void With_limits_panels_keep_the_proportions_of_the_box()
    {
        var options = new MapOptions
        {
            Size = new PixelSize(1000, 750),
            Limits = new GeoExtent(-20, -8, 52, 70),
            Projection = Mercator.OptionName,
        };
        var frame = PanelLayout.Of(Plan(2, 1, 2), options.Limits, options, LegendKind.Bar).Panel.Frame;
        var box = ProjectedBox.Around(options.Limits, Mercator.For(options.Limits, null));
        Assert.That((double)frame.Width / frame.Height, Is.EqualTo(box.Width / box.Height).Within(1).Percent);
    }

    private static PanelsPlan Plan(int count, int rows, int columns) =>
        new(
            PanelAxis.Time,
            rows,
            columns,
            [.. Enumerable.Range(0, count).Select(index => new PanelPlan(null, new SliceDescription(0, index, [])))]
        );
}
