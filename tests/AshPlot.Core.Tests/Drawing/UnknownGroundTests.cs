using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>Ground of which nothing is known is never drawn or counted as ground without ash.</summary>
internal sealed class UnknownGroundTests
{
    private const uint Sea = 0xFFECF2F7;
    private const uint Land = 0xFFF5F1E8;

    private static readonly PixelSize Size = new(480, 384);

    // Ocean west of Ireland: 15 x 8 cells of a degree, from 40 W and 48 N, and nothing but sea under them.
    private static readonly Grid Ocean = new(GridAxis.Regular(-39.5, 1, 15), GridAxis.Regular(48.5, 1, 8));

    private static readonly Grid Globe = new(GridAxis.Regular(0, 2, 180), GridAxis.Regular(-90, 2, 91));

    private static readonly ClassColouring Classes = new(
        ClassScheme.FromLevels("test", "g/m2", [0.2], [0xFF80FFFF]),
        1,
        new DisplayScale(1, "g/m²"),
        float.Epsilon
    );

    private static readonly string[] Projections = [.. MapProjections.Names];

    [TestCase(-40, -25, 48, 56, 1)]
    [TestCase(-35, -30, 50, 52, 1)]
    [TestCase(-55, -25, 48, 56, 0.5)]
    [TestCase(-40, -25, 40, 72, 0.25)]
    [TestCase(-45, -20, 44, 60, 0.3)]
    [TestCase(10, 20, 48, 56, 0)]
    [TestCase(320, 335, 48, 56, 1)]
    public void Coverage_is_the_share_of_the_map_that_the_grid_covers(
        double west,
        double east,
        double south,
        double north,
        double share
    )
    {
        var map = Paint(new float[Ocean.CellCount], new GeoExtent(west, east, south, north));
        // A grid that ends within a pixel may have it or not.
        Assert.That(map.Coverage, Is.EqualTo(share).Within(share is 0 or 1 ? 0 : 1.0 / map.Frame.Height));
        Assert.That(map.Status, Is.EqualTo(share == 0 ? MapStatus.NoData : MapStatus.Empty));
    }

    [TestCase(2, 8, false, TestName = "Two columns of pixels beside the frame are a sliver")]
    [TestCase(10, 2, false, TestName = "Two rows of pixels are a sliver")]
    [TestCase(3, 3, true, TestName = "A corner of three pixels is not")]
    public void Outside_of_the_domain_is_shown_where_it_is_wide_enough(int across, int down, bool isWide)
    {
        var mask = new GroundMask(10, 8);
        for (var row = 0; row < down; row++)
            mask.Row(row)[..across].Fill(Ground.Outside);
        mask.Row(7)[4..].Fill(Ground.Outside);
        Assert.That(mask.HasSquare(Ground.Outside, 3), Is.EqualTo(isWide));
    }

    [TestCaseSource(nameof(Projections))]
    public void A_global_grid_covers_all_of_a_map_that_is_a_place_on_the_Earth(string projection)
    {
        var map = PaintedMap.Of(
            Globe,
            new float[Globe.CellCount],
            new MapOptions { Size = Size, Projection = projection }
        );
        Assert.That(map.Coverage, Is.EqualTo(1));
    }

    [Test]
    public void Exactly_the_pixels_outside_the_grid_are_veiled(
        [ValueSource(nameof(Projections))] string projection,
        [Values(-40, 170, -5)] double west,
        [Values(45, 70, -80)] double south
    )
    {
        var grid = new Grid(GridAxis.Regular(west + 0.5, 1, 30), GridAxis.Regular(south + 0.25, 0.5, 38));
        var (north, east) = (south + 19, west + 30);
        var limits = new GeoExtent(west - 8, east + 12, Math.Max(-89, south - 6), Math.Min(89, north + 9));
        var options = new MapOptions
        {
            Size = Size,
            Projection = projection,
            Limits = limits,
        };
        var map = PaintedMap.Of(grid, new float[grid.CellCount], options);
        var snyder = new SnyderMap(FrameOf(map.View));
        var plain = PaintedMap.Of(Globe, new float[Globe.CellCount], options);
        Assert.That(plain.Frame, Is.EqualTo(map.Frame), "else the two cannot be compared");
        var inside = map.PixelsIn(double.MinValue, double.MaxValue, double.MinValue, double.MaxValue)
            .ToDictionary(pixel => pixel, pixel => IsInside(snyder.Place(pixel.X + 0.5, pixel.Y + 0.5)));
        // Where there is neither a line of the map nor the edge of the domain.
        var free = inside
            .Where(pixel => plain.Picture[pixel.Key.X, pixel.Key.Y] is Sea or Land && IsAwayFromEdge(pixel.Key))
            .ToArray();
        Assert.That(free.Count(pixel => pixel.Value), Is.GreaterThan(1000));
        Assert.That(free.Count(pixel => !pixel.Value), Is.GreaterThan(1000));
        Assert.That(
            free.Where(pixel =>
                IsVeiled(map.Picture[pixel.Key.X, pixel.Key.Y], plain.Picture[pixel.Key.X, pixel.Key.Y]) == pixel.Value
            ),
            Is.Empty
        );
        Assert.That(map.Coverage, Is.EqualTo((double)inside.Count(pixel => pixel.Value) / inside.Count).Within(0.004));

        bool IsInside((double Longitude, double Latitude) place) =>
            Math.Abs(Math.IEEERemainder(place.Longitude - (west + 15), 360)) < 15
            && place.Latitude > south
            && place.Latitude < Math.Min(90, north);

        bool IsAwayFromEdge((int X, int Y) pixel) =>
            new[] { (-3, 0), (3, 0), (0, -3), (0, 3), (-3, -3), (3, -3), (-3, 3), (3, 3) }.All(step =>
                inside.GetValueOrDefault((pixel.X + step.Item1, pixel.Y + step.Item2), inside[pixel]) == inside[pixel]
            );
    }

    [Test]
    public void A_map_within_the_grid_has_neither_veil_nor_edge_nor_legend_of_them()
    {
        var (plain, wider) = (
            Paint(new float[Ocean.CellCount]),
            Paint(new float[Ocean.CellCount], new GeoExtent(-50, -15, 40, 60))
        );
        Assert.That(
            plain.Picture.Pixels.Any(pixel => IsVeiled(pixel, Sea) || pixel == (uint)MapStyle.DomainEdge),
            Is.False
        );
        Assert.That(wider.Picture.Pixels.Any(pixel => IsVeiled(pixel, Sea)), Is.True);
    }

    [Test]
    public void Missing_values_look_unlike_clean_air_and_cells_below_the_mask_like_it()
    {
        var clean = Paint(new float[Ocean.CellCount]);
        var values = new float[Ocean.CellCount];
        // From 40 W to 33 W missing, from 33 W on below the mask.
        for (var cell = 0; cell < values.Length; cell++)
            values[cell] = cell % 15 < 7 ? float.NaN : -1;
        var map = Paint(values);
        Assert.That(map.Status, Is.EqualTo(MapStatus.Empty));
        var changed = map.PixelsUnlike(clean).Where(pixel => pixel.Y < clean.Frame.Y + clean.Frame.Height).ToHashSet();
        var missing = clean.PixelsIn(-40, -33, 48, 56).Where(pixel => clean.Picture[pixel.X, pixel.Y] == Sea).ToArray();
        Assert.That(missing.Count(changed.Contains), Is.EqualTo(missing.Length));
        Assert.That(changed.Except(clean.PixelsIn(-40, -33, 48, 56)).Except(Border(clean)), Is.Empty);
    }

    [Test]
    public void Where_no_pixel_of_the_map_has_a_value_there_is_no_data()
    {
        var all = new float[Ocean.CellCount];
        Array.Fill(all, float.NaN);
        Assert.That(Paint(all).Status, Is.EqualTo(MapStatus.NoData));
        Assert.That(Paint(all, new GeoExtent(-50, -20, 40, 60)).Status, Is.EqualTo(MapStatus.NoData));
        var half = new float[Ocean.CellCount];
        for (var cell = 0; cell < half.Length; cell++)
            half[cell] = cell % 15 < 7 ? float.NaN : 0;
        Assert.That(Paint(half).Status, Is.EqualTo(MapStatus.Empty));
        Assert.That(Paint(half, new GeoExtent(-39, -34, 49, 55)).Status, Is.EqualTo(MapStatus.NoData));
        half[14] = 0.5f;
        Assert.That(Paint(half).Status, Is.EqualTo(MapStatus.Done));
    }

    [Test]
    public void What_is_computed_and_has_no_ash_is_clean_and_not_missing()
    {
        var values = new float[Ocean.CellCount];
        Array.Fill(values, SliceReduction.Nothing);
        var map = Paint(values);
        Assert.That(map.Status, Is.EqualTo(MapStatus.Empty));
        Assert.That(map.Picture.Pixels, Is.EqualTo(Paint(new float[Ocean.CellCount]).Picture.Pixels));
    }

    [Test]
    public void The_line_round_classes_ends_where_the_domain_or_the_data_end()
    {
        // A cloud of all rows from the western edge to 30 W, and nothing known east of 30 W.
        var values = new float[Ocean.CellCount];
        for (var cell = 0; cell < values.Length; cell++)
            values[cell] = cell % 15 >= 10 ? float.NaN : 0.5f;
        var limits = new GeoExtent(-50, -20, 40, 64);
        Assert.That(Paint(values, limits, Classes).Picture.Pixels, Has.None.EqualTo((uint)MapStyle.ClassOutline));
        values[0] = 0;
        Assert.That(
            Paint(values, limits, Classes).Picture.Pixels,
            Does.Contain((uint)MapStyle.ClassOutline),
            "a clean cell has one"
        );
    }

    [Test]
    public void A_painter_leaves_nothing_of_what_was_missing_before()
    {
        var options = new MapOptions { Size = Size, Limits = new GeoExtent(-50, -20, 40, 64) };
        using var painter = new MapPainter(
            MapView.Of(MapExtent.Of(Ocean, options), options, LegendKind.Classes),
            Ocean,
            options
        );
        var (whole, holed) = (new float[Ocean.CellCount], new float[Ocean.CellCount]);
        (whole[40], holed[40], holed[41], holed[90]) = (0.5f, 0.5f, float.NaN, float.NaN);
        var (first, hatched) = (Draw(whole, false), Draw(holed, true));
        Assert.That(hatched, Is.Not.EqualTo(first));
        Assert.That(Draw(whole, false), Is.EqualTo(first));
        Assert.That(Draw(holed, true), Is.EqualTo(hatched));

        uint[] Draw(float[] values, bool hasMissing)
        {
            painter.PaintCells(values, Classes, hasMissing);
            return Picture.Of(painter.Finish(new MapCaptions("", "", "", "", null))).Pixels;
        }
    }

    private static PaintedMap Paint(float[] values, GeoExtent? limits = null, MapColouring? colouring = null) =>
        PaintedMap.Of(Ocean, values, new MapOptions { Size = Size, Limits = limits }, colouring: colouring);

    /// <summary>True for a colour under the veil, however it is rounded.</summary>
    private static bool IsVeiled(uint pixel, uint colour)
    {
        var veil = MapStyle.Veil;
        return IsMixed(veil.Red, 16) && IsMixed(veil.Green, 8) && IsMixed(veil.Blue, 0);

        bool IsMixed(byte over, int shift) =>
            Math.Abs(
                (over * veil.Alpha / 255.0)
                    + ((colour >> shift & 0xFF) * (255.0 - veil.Alpha) / 255)
                    - (pixel >> shift & 0xFF)
            ) <= 2;
    }

    private static IEnumerable<(int X, int Y)> Border(PaintedMap map) =>
        from x in Enumerable.Range(map.Frame.X - 1, map.Frame.Width + 2)
        from y in Enumerable.Range(map.Frame.Y - 1, map.Frame.Height + 2)
        where
            x <= map.Frame.X
            || y <= map.Frame.Y
            || x >= map.Frame.X + map.Frame.Width - 1
            || y >= map.Frame.Y + map.Frame.Height - 1
        select (x, y);

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
}
