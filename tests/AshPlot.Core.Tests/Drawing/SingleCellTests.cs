using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// One cell at a known place is where the projection says it must be, and nowhere else: by formulas that the program
/// does not use, from what the manifest tells.
/// </summary>
[Category("Slow")]
internal sealed class SingleCellTests
{
    private static readonly PixelSize Size = new(480, 384);

    // The cell with ash is the one whose centre is nearest.
    private static readonly (double Longitude, double Latitude)[] Places =
    [
        (-19, 63),
        (179, 51),
        (-179, -17),
        (1, 1),
        (-71, -41),
        (131, 79),
        (45, 89),
        (-91, -87),
    ];

    private static readonly string[] Projections = [.. MapProjections.Names];

    [Test]
    public void On_a_global_grid(
        [ValueSource(nameof(Projections))] string projection,
        [ValueSource(nameof(Places))] (double, double) place,
        [Values] bool northFirst,
        [Values] bool fromGreenwich
    )
    {
        var (longitude, latitude) = place;
        var longitudes = GridAxis.Regular(fromGreenwich ? 1 : -179, 2, 180);
        var latitudes = GridAxis.Regular(northFirst ? 89 : -89, northFirst ? -2 : 2, 90);
        Check(
            new Grid(longitudes, latitudes),
            longitude,
            latitude,
            new MapOptions { Size = Size, Projection = projection }
        );
    }

    [Test]
    public void On_a_regional_grid(
        [ValueSource(nameof(Projections))] string projection,
        [ValueSource(nameof(Places))] (double, double) place,
        [Values] bool northFirst,
        [Values(-360, 0, 360)] int turn
    )
    {
        var (longitude, latitude) = place;
        // The cell is not in the middle: nothing that is the wrong way round may pass.
        var south = Math.Max(-90, Math.Min(90 - 20, latitude - 7));
        var longitudes = GridAxis.Regular(longitude - 9 + turn, 0.5, 60);
        var latitudes = GridAxis.Regular(northFirst ? south + 20 - 0.25 : south + 0.25, northFirst ? -0.5 : 0.5, 40);
        Check(
            new Grid(longitudes, latitudes),
            longitude,
            latitude,
            new MapOptions { Size = Size, Projection = projection }
        );
    }

    [TestCase("lambert", 30d)]
    [TestCase("polar-stereographic", -120d)]
    [TestCase("mercator", 90d)]
    [TestCase("plate-carree", -180d)]
    public void About_a_central_longitude_of_the_user(string projection, double central) =>
        Check(
            new Grid(GridAxis.Regular(-179, 2, 180), GridAxis.Regular(-89, 2, 90)),
            61,
            53,
            new MapOptions
            {
                Size = Size,
                Projection = projection,
                CentralLongitude = central,
            }
        );

    [TestCaseSource(nameof(Projections))]
    public void Within_limits_across_the_dateline(string projection) =>
        Check(
            new Grid(GridAxis.Regular(1, 2, 180), GridAxis.Regular(89, -2, 90)),
            181,
            53,
            new MapOptions
            {
                Size = Size,
                Projection = projection,
                Limits = new GeoExtent(165, 200, 40, 65),
            }
        );

    [Test]
    public void Rows_centred_on_the_poles_fill_the_pole([Values] bool isNorth)
    {
        var grid = new Grid(GridAxis.Regular(0, 10, 36), GridAxis.Regular(-90, 5, 37));
        var values = new float[grid.CellCount];
        Array.Fill(values, 0.5f, isNorth ? 36 * 36 : 0, 36);
        var map = PaintedMap.Of(
            grid,
            values,
            new MapOptions { Size = Size, Projection = PolarStereographic.OptionName }
        );
        var blank = PaintedMap.Of(grid, new float[grid.CellCount], view: map.View);
        Assert.That(
            map.View.Extent.CentralLatitude > 0,
            Is.EqualTo(isNorth),
            "the hemisphere of the ash is the one that is shown"
        );
        var snyder = new SnyderMap(FrameOf(map.View));
        var changed = map.PixelsUnlike(blank).ToHashSet();
        // Half a row of five degrees, all round.
        foreach (var (x, y) in Pixels(map.Frame))
        {
            var distance = 90 - Math.Abs(snyder.Place(x + 0.5, y + 0.5).Latitude);
            if (distance < 2.5)
                Assert.That(changed, Does.Contain((x, y)), $"{distance} degrees from the pole");
        }

        Assert.That(
            changed.Max(pixel => 90 - Math.Abs(snyder.Place(pixel.X + 0.5, pixel.Y + 0.5).Latitude)),
            Is.LessThan(2.5 + Tolerance(map))
        );
    }

    [Test]
    public void A_full_disc_has_no_hole_and_no_seam(
        [Values("lambert", "polar-stereographic")] string projection,
        [Values(0, 1)] int repeated
    )
    {
        var grid = new Grid(GridAxis.Regular(0, 2, 180 + repeated), GridAxis.Regular(90, -2, 91));
        var values = new float[grid.CellCount];
        Array.Fill(values, 0.5f);
        var map = PaintedMap.Of(grid, values, new MapOptions { Size = Size, Projection = projection });
        var snyder = new SnyderMap(FrameOf(map.View));
        var sea = Pixels(map.Frame).Where(pixel => map.Picture[pixel.X, pixel.Y] is 0xFFECF2F7 or 0xFFF5F1E8).ToArray();
        Assert.That(sea, Is.Empty, () =>
            string.Join(" ", sea.Take(5).Select(pixel => snyder.Place(pixel.X + 0.5, pixel.Y + 0.5)))
        );
    }

    private static void Check(Grid grid, double longitude, double latitude, MapOptions options)
    {
        var values = new float[grid.CellCount];
        var (column, row) = (
            CellOf(grid.Longitudes, longitude, 360),
            CellOf(grid.Latitudes, latitude, double.MaxValue)
        );
        values[(row * grid.Longitudes.Count) + column] = 0.5f;
        (longitude, latitude) = (grid.Longitudes.Centres[column], grid.Latitudes.Centres[row]);
        var map = PaintedMap.Of(grid, values, options);
        var frame = FrameOf(map.View);
        var snyder = new SnyderMap(frame);
        var (x, y) = snyder.Pixel(longitude, latitude);
        if (x < frame.X || x >= frame.X + frame.Width || y < frame.Y || y >= frame.Y + frame.Height)
        {
            // The other hemisphere of a polar map, or beyond the last parallel of Mercator's: then no ash may be on the
            // map at all.
            Assert.That(map.IsEmpty, Is.True, $"the place is at {x:0}, {y:0}, outside {frame}");
            return;
        }

        var blank = PaintedMap.Of(grid, new float[grid.CellCount], options, view: map.View);
        // A name that stood where there is ash now is gone: what has changed there is no cell.
        bool IsNamed(int column, int row) => blank.Labels.Any(label => label.Contains(column + 0.5f, row + 0.5f));
        var changed = map.PixelsUnlike(blank).Where(pixel => !IsNamed(pixel.X, pixel.Y)).ToHashSet();
        Assert.That(IsNamed((int)x, (int)y) || changed.Contains(((int)x, (int)y)), Is.True, "the centre of the cell");
        if (IsPlain(blank, (int)x, (int)y))
            Assert.That(map.Picture[(int)x, (int)y], Is.EqualTo(ColourMaps.Table("viridis")[128]));
        var (halfAcross, halfUp) = (Width(grid.Longitudes, column) / 2, Width(grid.Latitudes, row) / 2);
        foreach (var pixel in changed)
        {
            // Each pixel that is the cell's, turned into a place, lies in the cell, or at a narrow one within a pixel
            // of it.
            var place = snyder.Place(pixel.X + 0.5, pixel.Y + 0.5);
            var inCell =
                Math.Abs(Math.IEEERemainder(place.Longitude - longitude, 360)) <= halfAcross + 1e-6
                && Math.Abs(place.Latitude - latitude) <= halfUp + 1e-6;
            Assert.That(inCell || (pixel.X == (int)x && pixel.Y == (int)y), Is.True, $"{pixel} is at {place}");
        }

        // And each pixel whose place lies in the cell is the cell's.
        foreach (var pixel in Pixels(map.Frame))
        {
            var place = snyder.Place(pixel.X + 0.5, pixel.Y + 0.5);
            if (
                Math.Abs(Math.IEEERemainder(place.Longitude - longitude, 360)) < halfAcross - 1e-6
                && Math.Abs(place.Latitude - latitude) < halfUp - 1e-6
                && IsPlain(blank, pixel.X, pixel.Y)
                && !IsNamed(pixel.X, pixel.Y)
            )
                Assert.That(changed, Does.Contain(pixel), place.ToString());
        }
    }

    private static ManifestFrame FrameOf(MapView view) =>
        new()
        {
            X = view.Frame.X,
            Y = view.Frame.Y,
            Width = view.Frame.Width,
            Height = view.Frame.Height,
            Projection = view.Projection.Name,
            ProjectionParameters = view.Projection.Parameters,
            XMin = view.Frame.XMin,
            XMax = view.Frame.XMax,
            YMin = view.Frame.YMin,
            YMax = view.Frame.YMax,
        };

    /// <summary>Sea or land, with no line over it.</summary>
    private static bool IsPlain(PaintedMap map, int x, int y) => map.Picture[x, y] is 0xFFECF2F7 or 0xFFF5F1E8;

    private static IEnumerable<(int X, int Y)> Pixels(MapFrame frame) =>
        from row in Enumerable.Range(frame.Y, frame.Height)
        from column in Enumerable.Range(frame.X, frame.Width)
        select (column, row);

    private static double Tolerance(PaintedMap map) => 2 / (map.Frame.PixelsPerY * 111_000);

    private static double Width(GridAxis axis, int cell) => Math.Abs(axis.Edges[cell + 1] - axis.Edges[cell]);

    private static int CellOf(GridAxis axis, double centre, double period) =>
        Enumerable
            .Range(0, axis.Count)
            .MinBy(cell =>
                Math.Abs(
                    period == 360 ? Math.IEEERemainder(axis.Centres[cell] - centre, 360) : axis.Centres[cell] - centre
                )
            );
}
