using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;
using CsCheck;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>Names and marks leave ash to be seen, in any box and projection.</summary>
internal sealed class SignPlacementTests
{
    private static readonly MapCaptions None = new("", "", "", "", null);

    private static readonly MapColouring Viridis = new ScaleColouring(
        "viridis",
        new ColourScale(0, 1, ScaleKind.Linear),
        new DisplayScale(1, "g/m²"),
        float.Epsilon
    );

    private static readonly string[] Projections = [.. MapProjections.Names];

    [Test]
    [Category("Slow")]
    public void No_name_lies_on_ash_on_a_mark_or_on_another_name() =>
        Gen.Select(
                Gen.Int[0, Projections.Length - 1].Select(index => Projections[index]),
                Gen.Select(Gen.Double[-180, 180], Gen.Double[-75, 55]),
                Gen.Select(Gen.Double[12, 50], Gen.Double[8, 20]),
                Gen.Select(Gen.Int[320, 1200], Gen.Int[240, 900]),
                Gen.Int[0, 1000]
            )
            .Sample(
                (projection, corner, size, picture, seed) =>
                {
                    var random = new Random(seed);
                    var (columns, rows) = (12, 10);
                    var grid = new Grid(
                        GridAxis.Regular(corner.Item1, size.Item1 / columns, columns),
                        GridAxis.Regular(corner.Item2, size.Item2 / rows, rows)
                    );
                    var values = new float[grid.CellCount];
                    for (var cell = 0; cell < values.Length; cell++)
                        values[cell] = random.Next(4) == 0 ? 0.5f : 0;
                    var site = new ReleaseSite(
                        grid.Longitudes.Centres[random.Next(columns)],
                        grid.Latitudes.Centres[random.Next(rows)]
                    );
                    var captions = new MapCaptions("", "", "", "", null)
                    {
                        Sites = [site],
                        Volcano = "Eyjafjallajökull",
                        Peak = new Peak(
                            grid.Longitudes.Centres[random.Next(columns)],
                            grid.Latitudes.Centres[random.Next(rows)]
                        ),
                    };
                    var options = new MapOptions
                    {
                        Projection = projection,
                        Size = new PixelSize(picture.Item1, picture.Item2),
                        Contours = (ContourLines)(seed % 3),
                        HasCities = true,
                    };
                    // One painter for all three: what it makes of the base map takes the time.
                    using var painter = new MapPainter(MapView.Of(MapExtent.Of(grid, options), options), grid, options);
                    var (blank, plain) = (Paint(new float[grid.CellCount], None), Paint(values, None));
                    Paint(values, captions);
                    var labels = painter.LabelBoxes.ToArray();
                    var (frame, contourLabels) = (painter.View.Frame, painter.ContourLabels.ToArray());
                    foreach (var (index, label) in contourLabels.Index())
                    {
                        Assert.That(labels.Any(label.IntersectsWith), Is.False);
                        Assert.That(
                            contourLabels.Where((_, other) => other != index).Any(other => other.IntersectsWith(label)),
                            Is.False
                        );
                        Assert.That(
                            label.Left >= frame.X
                                && label.Right <= frame.X + frame.Width
                                && label.Top >= frame.Y
                                && label.Bottom <= frame.Y + frame.Height,
                            Is.True
                        );
                        Assert.That(Math.Max(label.Width, label.Height), Is.GreaterThanOrEqualTo(9));
                    }

                    var ash = Enumerable
                        .Range(0, plain.Length)
                        .Where(pixel =>
                            plain[pixel] != blank[pixel] && plain[pixel] == ColourMaps.Table("viridis")[128]
                        )
                        .Select(pixel => (pixel % options.Size.Width, pixel / options.Size.Width))
                        .ToHashSet();
                    uint[] Paint(float[] field, MapCaptions texts)
                    {
                        painter.PaintCells(field, Viridis, hasMissing: false);
                        return Picture.Of(painter.Finish(texts)).Pixels;
                    }

                    foreach (var (index, label) in labels.Index())
                    {
                        Assert.That(labels.Where((_, other) => other != index).Any(label.IntersectsWith), Is.False);
                        for (var y = (int)MathF.Ceiling(label.Top); y < label.Bottom; y++)
                        {
                            for (var x = (int)MathF.Ceiling(label.Left); x < label.Right; x++)
                                Assert.That(ash.Contains((x, y)), Is.False, $"{projection} {label}");
                        }
                    }
                },
                iter: 200
            );

    [Test]
    public void A_mark_stands_aside_of_a_plume_of_one_cell_and_on_a_large_one()
    {
        using var before = new SKBitmap(new SKImageInfo(200, 200, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var after = before.Copy();
        after.Erase(SKColors.Red, new SKRectI(98, 98, 103, 103));
        var frame = new MapFrame(0, 0, 200, 200, 0, 1, 0, 1);
        var area = SKRect.Create(0, 0, 200, 200);
        var mark = PlacedMark.Of(new SKPoint(100, 100), 9, new PaintedPixels(before, after, frame), area, []);
        Assert.That(mark.HasLeader, Is.True);
        Assert.That(new PaintedPixels(before, after, frame).Count(mark.Area), Is.Zero);
        var second = PlacedMark.Of(new SKPoint(101, 101), 7, new PaintedPixels(before, after, frame), area, [mark]);
        Assert.That(second.HasLeader && !second.Area.IntersectsWith(mark.Area), Is.True);

        after.Erase(SKColors.Red, new SKRectI(70, 70, 130, 130));
        Assert.That(
            PlacedMark.Of(new SKPoint(100, 100), 9, new PaintedPixels(before, after, frame), area, []).HasLeader,
            Is.False
        );
        Assert.That(
            PlacedMark.Of(new SKPoint(20, 20), 9, new PaintedPixels(before, after, frame), area, []).HasLeader,
            Is.False,
            "no ash there"
        );
    }

    [Test]
    public void Pixels_of_ash_are_counted_within_the_map_alone()
    {
        using var before = new SKBitmap(new SKImageInfo(100, 80, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var after = before.Copy();
        after.Erase(SKColors.Red, new SKRectI(0, 0, 100, 80));
        var painted = new PaintedPixels(before, after, new MapFrame(10, 20, 50, 40, 0, 1, 0, 1));
        Assert.That(painted.Count(SKRect.Create(-5, -5, 200, 200)), Is.EqualTo(50 * 40));
        Assert.That(painted.Count(new SKRect(0, 0, 12, 22)), Is.EqualTo(4));
        Assert.That(painted.IsClear(new SKRect(0, 0, 10, 20)), Is.True);
        Assert.That(painted.Count(new SKRect(59, 59, 70, 70)), Is.EqualTo(1));
    }

    [TestCase(0.9, 0.5)]
    [TestCase(7, 5)]
    [TestCase(4.99, 2)]
    [TestCase(1999, 1000)]
    [TestCase(0.02, 0.02)]
    public void The_scale_bar_is_round(double most, double length) =>
        Assert.That(ScaleBar.Round(most), Is.EqualTo(length).Within(1e-12));

    [TestCase("plate-carree")]
    [TestCase("mercator")]
    [TestCase("lambert")]
    [TestCase("polar-stereographic")]
    public void The_scale_bar_is_as_long_as_it_says(string projection)
    {
        var view = MapView.Of(new GeoExtent(-30, 5, 48, 66), new MapOptions { Projection = projection });
        var bar = new ScaleBar(view);
        var frame = view.Frame;
        // Two places on the parallel of the middle, the bar's length apart on the picture: their distance by the
        // haversine formula.
        var (longitude, latitude) = view.Projection.Inverse(
            (frame.XMin + frame.XMax) / 2,
            (frame.YMin + frame.YMax) / 2
        );
        var kilometres = double.Parse(bar.Text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        var half = kilometres / 2 / (6371.229 * Math.Cos(latitude * Math.PI / 180)) * 180 / Math.PI;
        var (west, east) = (view.ToPicture(longitude - half, latitude), view.ToPicture(longitude + half, latitude));
        Assert.That(
            double.Hypot(east.X - west.X, east.Y - west.Y),
            Is.EqualTo(bar.Length).Within(0.01 * bar.Length + 0.5)
        );
        Assert.That(bar.Text, Does.EndWith($" km at {Math.Round(latitude)}°N"));
    }

    [Test]
    public void A_map_of_the_globe_has_no_scale_bar() =>
        Assert.That(new ScaleBar(MapView.Of(new GeoExtent(-180, 180, -90, 90), new MapOptions())).Text, Is.Empty);
}
