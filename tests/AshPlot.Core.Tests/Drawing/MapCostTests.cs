using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// Guards against a map that suddenly costs many times as much. Two costs of one run are compared, never a time with a
/// number: both are processor time, best of several rounds in turn, so that a busy machine slows both or neither.
/// </summary>
internal sealed class MapCostTests
{
    // The aim is 2 in a release build, and half of that is measured; this is a debug build, and a guard must not cry
    // wolf. One that draws coasts or axes anew for each map costs 10 to 20.
    private const double MostTimesEncodeAlone = 5;

    [Test, CancelAfter(300_000)]
    public void A_map_costs_a_few_times_what_encoding_alone_costs()
    {
        var grid = new Grid(GridAxis.Regular(-40, 0.15, 401), GridAxis.Regular(40, 0.1, 301));
        var options = new MapOptions { Size = new PixelSize(640, 480) };
        using var painter = new MapPainter(MapView.Of(MapExtent.Of(grid, options), options), grid, options);
        var colouring = new ScaleColouring(
            "viridis",
            new ColourScale(0, 1, ScaleKind.Linear),
            new DisplayScale(1, "g/m²"),
            1e-8
        );
        var values = new float[grid.CellCount];
        var random = new Random(1);
        for (var row = 80; row < 220; row++)
        {
            for (var column = 150; column < 400; column++)
                values[(row * 401) + column] = (float)random.NextDouble() * (row - 79) / 140;
        }

        var (map, floor) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < 8; round++)
        {
            map = Math.Min(
                map,
                ProcessorTime(() =>
                {
                    painter.PaintCells(values, colouring, hasMissing: false);
                    using var encoded = PngEncoder.Encode(
                        painter.Finish(
                            new MapCaptions("Ash", "valid 18 Apr 2010 03:00 UTC", "NAME", "maximum 1 g/m²", null)
                        )
                    );
                })
            );
            painter.PaintCells(values, colouring, hasMissing: false);
            var frame = painter.Finish(new MapCaptions("Ash", "", "", "", null));
            floor = Math.Min(
                floor,
                ProcessorTime(() =>
                {
                    using var pixels = new SKPixmap(
                        frame.Info.WithAlphaType(SKAlphaType.Unpremul),
                        frame.GetPixels(),
                        frame.RowBytes
                    );
                    using var encoded = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 1));
                })
            );
        }

        TestContext.Out.WriteLine($"map {map:0.00} ms, encode alone {floor:0.00} ms: {map / floor:0.00}");
        Assert.That(map / floor, Is.LessThan(MostTimesEncodeAlone));
    }

    private static double ProcessorTime(Action action)
    {
        const int Count = 8;
        var before = Environment.CpuUsage.TotalTime;
        for (var index = 0; index < Count; index++)
            action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Count;
    }
}
