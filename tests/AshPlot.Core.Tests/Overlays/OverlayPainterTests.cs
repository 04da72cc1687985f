using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Overlays;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;
using SkiaSharp;

namespace AshPlot.Core.Tests.Overlays;

/// <summary>
/// An overlay is where its degrees say, in every projection, whole or with the picture's own formulas as the judge.
/// </summary>
internal sealed class OverlayPainterTests
{
    private const uint Red = 0xFFFF0000;

    private static readonly string[] Projections = [.. MapProjections.Names];

    [Test]
    public void A_point_is_at_its_place(
        [ValueSource(nameof(Projections))] string projection,
        [Values(-360, 0, 360)] int turn
    )
    {
        var view = View(projection, -30, 10, 45, 70);
        var drawn = Draw(
            view,
            new OverlayFeature(
                OverlayKind.Point,
                [
                    [-10 + turn, 60],
                ],
                null,
                new OverlayStyle { Marker = Red }
            )
        );
        var (x, y) = view.ToPicture(-10, 60);
        var red = Pixels(drawn).ToArray();
        Assert.That(red, Is.Not.Empty);
        Assert.That(red.Average(pixel => pixel.X + 0.5), Is.EqualTo(x).Within(0.6));
        Assert.That(red.Average(pixel => pixel.Y + 0.5), Is.EqualTo(y).Within(0.6));
    }

    [Test]
    public void A_line_and_the_edge_of_an_area_follow_their_degrees(
        [ValueSource(nameof(Projections))] string projection,
        [Values] bool isArea
    )
    {
        var view = View(projection, -30, 10, 45, 70);
        float[] places = [-20, 50, 0, 50, 0, 62, -20, 62];
        var drawn = Draw(
            view,
            new OverlayFeature(
                isArea ? OverlayKind.Area : OverlayKind.Line,
                [
                    [.. places],
                ],
                null,
                new OverlayStyle { Stroke = Red, StrokeWidth = 4 }
            )
        );
        var red = Pixels(drawn).ToHashSet();
        for (var edge = 0; edge < (isArea ? 4 : 3); edge++)
        {
            var (from, to) = (edge * 2, (edge + 1) % 4 * 2);
            for (var step = 1; step < 20; step++)
            {
                var (longitude, latitude) = (
                    places[from] + ((places[to] - places[from]) * step / 20),
                    places[from + 1] + ((places[to + 1] - places[from + 1]) * step / 20)
                );
                var (x, y) = view.ToPicture(longitude, latitude);
                Assert.That(red, Does.Contain(((int)x, (int)y)), $"{longitude} {latitude}");
            }
        }

        Assert.That(red.Contains(Pixel(view, -10, 56)), Is.False, "not filled without being asked to");
    }

    [Test]
    public void A_fill_has_a_hole_and_goes_over_the_dateline(
        [Values("plate-carree", "mercator", "lambert")] string projection
    )
    {
        var view = View(projection, 160, 200, 40, 65);
        var style = new OverlayStyle { Fill = Red, StrokeWidth = 0 };
        var outer = OverlayLines.Unwrapped([170, 45, -170, 45, -170, 60, 170, 60]);
        var inner = OverlayLines.Unwrapped([178, 50, -178, 50, -178, 54, 178, 54]);
        var red = Pixels(Draw(view, new OverlayFeature(OverlayKind.Area, [outer, inner], null, style))).ToHashSet();
        Assert.That(red, Does.Contain(Pixel(view, 174, 52)).And.Contain(Pixel(view, -174, 52)));
        Assert.That(red, Does.Not.Contain(Pixel(view, 180, 52)).And.Not.Contain(Pixel(view, 165, 52)));
    }

    [Test]
    public void Nothing_is_drawn_outside_the_map()
    {
        var view = View("plate-carree", -30, 10, 45, 70);
        var drawn = Draw(
            view,
            new OverlayFeature(
                OverlayKind.Area,
                [
                    [-180, -90, 180, -90, 180, 90, -180, 90],
                ],
                null,
                new OverlayStyle { Fill = Red, Stroke = Red }
            )
        );
        var frame = view.Frame;
        Assert.That(
            Pixels(drawn)
                .All(pixel =>
                    pixel.X >= frame.X
                    && pixel.X < frame.X + frame.Width
                    && pixel.Y >= frame.Y
                    && pixel.Y < frame.Y + frame.Height
                ),
            Is.True
        );
        Assert.That(Pixels(drawn).Count(), Is.EqualTo(frame.Width * frame.Height));
    }

    [Test]
    public void Names_stand_beside_points_and_within_what_the_map_shows_of_areas()
    {
        var view = View("plate-carree", -30, 10, 45, 70);
        using var font = new SKFont(EmbeddedFonts.Regular, 12);
        var painter = new OverlayPainter(
            view,
            [
                new OverlayFeature(
                    OverlayKind.Point,
                    [
                        [-10, 60],
                    ],
                    "Here",
                    new OverlayStyle()
                ),
                new OverlayFeature(
                    OverlayKind.Point,
                    [
                        [100, 60],
                    ],
                    "Elsewhere",
                    new OverlayStyle()
                ),
                new OverlayFeature(
                    OverlayKind.Area,
                    [
                        [0, 50, 40, 50, 40, 60, 0, 60],
                    ],
                    "FIR",
                    new OverlayStyle()
                ),
            ]
        );
        var labels = painter.Labels(font).ToArray();
        Assert.That(labels.Select(label => label.Text), Is.EqualTo(new[] { "Here", "FIR" }));
        Assert.That(
            labels[0]
                .Places.Any(place =>
                    place.Contains((float)view.ToPicture(-10, 60).X, (float)view.ToPicture(-10, 60).Y)
                ),
            Is.False
        );
        var east = view.Projection.Inverse(view.Frame.XMax, 0).Longitude;
        var middle = view.ToPicture(east / 2, 55);
        // Lines are cut a little beyond the map.
        Assert.That(labels[1].Places[0].MidX, Is.EqualTo(middle.X).Within(10));
        Assert.That(painter.Signs().Count(), Is.EqualTo(1));
    }

    private static MapView View(string projection, double west, double east, double south, double north) =>
        MapView.Of(
            new GeoExtent(west, east, south, north),
            new MapOptions { Projection = projection, Size = new PixelSize(600, 450) }
        );

    private static Picture Draw(MapView view, OverlayFeature feature)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(600, 450, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        new OverlayPainter(view, [feature]).Draw(canvas);
        return Picture.Of(bitmap);
    }

    private static IEnumerable<(int X, int Y)> Pixels(Picture picture) =>
        Enumerable
            .Range(0, picture.Pixels.Length)
            .Where(pixel => picture.Pixels[pixel] == Red)
            .Select(pixel => (pixel % picture.Width, pixel / picture.Width));

    private static (int X, int Y) Pixel(MapView view, double longitude, double latitude)
    {
        var (x, y) = view.ToPicture(longitude, latitude);
        return ((int)x, (int)y);
    }
}
