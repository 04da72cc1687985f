using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class MapPainterTests
{
    private const uint Sea = 0xFFECF2F7;

    // Ocean west of Ireland: 15 x 8 cells of a degree, from 40 W and 48 N, and nothing but sea and graticule under
    // them.
    private const int Columns = 15;
    private const int Rows = 8;

    private static readonly Grid Ocean = OceanGrid(turn: 0, northFirst: false, eastFirst: false);

    [Test]
    public void A_cell_is_coloured_in_exactly_the_pixels_where_the_frame_puts_it(
        [Values(0, 360)] int turn,
        [Values] bool northFirst,
        [Values] bool eastFirst
    )
    {
        var grid = OceanGrid(turn, northFirst, eastFirst);
        var blank = PaintedMap.Of(grid, new float[grid.CellCount]);
        var values = new float[grid.CellCount];
        // The cell from 33 W to 32 W and 50 N to 51 N.
        values[((northFirst ? Rows - 1 - 2 : 2) * Columns) + (eastFirst ? Columns - 1 - 7 : 7)] = 0.5f;
        var map = PaintedMap.Of(grid, values);

        var pixels = map.PixelsIn(-33, -32, 50, 51).ToArray();
        Assert.That(pixels, Has.Length.GreaterThan(200));
        Assert.That(map.PixelsUnlike(blank), Is.EquivalentTo(pixels));
        var colour = ColourMaps.Table("viridis")[128];
        foreach (var (x, y) in pixels.Where(pixel => blank.Picture[pixel.X, pixel.Y] == Sea))
            Assert.That(map.Picture[x, y], Is.EqualTo(colour));
        Assert.That((blank.IsEmpty, map.IsEmpty), Is.EqualTo((true, false)));
    }

    [TestCase(500, 400, 1)]
    [TestCase(2000, 1500, 2)]
    public void In_classes_a_line_lies_round_what_is_coloured_and_a_cell_keeps_all_its_pixels(
        int width,
        int height,
        int line
    )
    {
        var options = new MapOptions { Size = new PixelSize(width, height) };
        var classes = new ClassColouring(
            ClassScheme.FromLevels("test", "g/m2", [0.2, 0.4], [0xFF80FFFF, 0xFF939598]),
            1,
            new DisplayScale(1, "g/m²"),
            float.Epsilon
        );
        var blank = PaintedMap.Of(Ocean, new float[Ocean.CellCount], options, colouring: classes);
        // Two cells of different classes, from 33 W to 31 W and 50 N to 51 N, and one below all classes beside them.
        var values = new float[Ocean.CellCount];
        ((values[(2 * Columns) + 7], values[(2 * Columns) + 8]), values[(2 * Columns) + 9]) = ((0.3f, 0.5f), 0.1f);
        var map = PaintedMap.Of(Ocean, values, options, colouring: classes);

        var cells = map.PixelsIn(-33, -31, 50, 51).ToHashSet();
        var (left, right) = (cells.Min(pixel => pixel.X) - line, cells.Max(pixel => pixel.X) + line);
        var (top, bottom) = (cells.Min(pixel => pixel.Y) - line, cells.Max(pixel => pixel.Y) + line);
        var around = (
            from x in Enumerable.Range(left, right - left + 1)
            from y in Enumerable.Range(top, bottom - top + 1)
            select (X: x, Y: y)
        )
            .Except(cells)
            .ToArray();
        Assert.That(map.PixelsUnlike(blank), Is.EquivalentTo(cells.Concat(around)));
        foreach (var (x, y) in map.PixelsIn(-33, -32, 50, 51).Where(pixel => blank.Picture[pixel.X, pixel.Y] == Sea))
            Assert.That(map.Picture[x, y], Is.EqualTo(0xFF80FFFF));
        foreach (var (x, y) in map.PixelsIn(-32, -31, 50, 51).Where(pixel => blank.Picture[pixel.X, pixel.Y] == Sea))
            Assert.That(map.Picture[x, y], Is.EqualTo(0xFF939598));
        foreach (var (x, y) in around.Where(pixel => blank.Picture[pixel.X, pixel.Y] == Sea))
            Assert.That(map.Picture[x, y], Is.EqualTo((uint)MapStyle.ClassOutline));
    }

    [Test]
    public void On_a_grid_finer_than_the_pixels_no_cell_is_lost_and_the_highest_is_shown()
    {
        // 20 cells a degree on some 20 pixels a degree and less: 0.05 degrees a cell, 40 W to 10 W, 48 N to 63 N.
        var grid = new Grid(GridAxis.Regular(-39.975, 0.05, 600), GridAxis.Regular(48.025, 0.05, 300));
        var blank = PaintedMap.Of(grid, new float[grid.CellCount]);
        Assert.That(blank.Frame.Width, Is.LessThan(600));
        foreach (var cell in new[] { 0, 599, 77_777, 123_456, grid.CellCount - 1 })
        {
            var values = new float[grid.CellCount];
            values[cell] = 0.5f;
            Assert.That(PaintedMap.Of(grid, values).PixelsUnlike(blank).Count(), Is.InRange(1, 2), $"cell {cell}");
        }

        var high = Field(grid, (longitude, _) => Math.Abs(longitude - -25.025) < 0.01 ? 1 : 0.1);
        var ridge = PaintedMap.Of(grid, high);
        var brightest = ColourMaps.Table("viridis")[^1];
        var rows = ridge
            .PixelsIn(-26, -24, 48, 63)
            .Where(pixel => ridge.Picture[pixel.X, pixel.Y] == brightest)
            .Select(pixel => pixel.Y)
            .Distinct();
        Assert.That(
            rows.Count(),
            Is.GreaterThan(ridge.Frame.Height * 9 / 10),
            "a ridge one cell wide is one line, but for what lies over it"
        );
    }

    [Test]
    public void The_same_field_is_the_same_picture_in_whatever_order_it_is_stored()
    {
        var pictures =
            from turn in new[] { 0, 360, -360 }
            from northFirst in new[] { false, true }
            from eastFirst in new[] { false, true }
            select Paint(turn, northFirst, eastFirst).Picture.Pixels;
        Assert.That(pictures, Is.All.EqualTo(Paint(0, false, false).Picture.Pixels));

        static PaintedMap Paint(int turn, bool northFirst, bool eastFirst)
        {
            var grid = OceanGrid(turn, northFirst, eastFirst);
            return PaintedMap.Of(
                grid,
                Field(grid, (longitude, latitude) => ((longitude - turn + 40) / 15) * ((latitude - 48) / 8))
            );
        }
    }

    [Test]
    public void A_grid_across_the_dateline_is_one_piece_however_its_longitudes_are_counted()
    {
        var east = Paint(170.5);
        Assert.That(Paint(-189.5).Picture.Pixels, Is.EqualTo(east.Picture.Pixels));
        Assert.That((east.Frame.XMin, east.Frame.XMax), Is.EqualTo((170d, 190d)));
        // Every cell is coloured: none of the map's own pixels is sea.
        Assert.That(
            east.PixelsIn(170, 190, 50, 60).Select(pixel => east.Picture[pixel.X, pixel.Y]),
            Has.None.EqualTo(Sea)
        );

        static PaintedMap Paint(double first)
        {
            var grid = new Grid(GridAxis.Regular(first, 1, 20), GridAxis.Regular(50.5, 1, 10));
            return PaintedMap.Of(grid, [.. Enumerable.Range(1, grid.CellCount).Select(cell => cell / 200f)]);
        }
    }

    [Test]
    public void A_global_field_is_the_same_picture_from_0_to_360_and_from_180_W()
    {
        var (one, other) = (Paint(0.5), Paint(-179.5));
        Assert.That(one.Picture.Pixels, Is.EqualTo(other.Picture.Pixels));
        Assert.That(
            one.PixelsIn(-180, 180, -90, 90).Select(pixel => one.Picture[pixel.X, pixel.Y]),
            Has.None.EqualTo(Sea)
        );

        static PaintedMap Paint(double first)
        {
            var grid = new Grid(GridAxis.Regular(first, 1, 360), GridAxis.Regular(-89.5, 1, 180));
            return PaintedMap.Of(
                grid,
                Field(grid, (longitude, latitude) =>
                    0.5
                    + (
                        0.4
                        * Math.Sin((Math.Round(longitude * 2) + 720) % 720 / 720 * 2 * Math.PI)
                        * Math.Cos(latitude * Math.PI / 180)
                    )
                )
            );
        }
    }

    [Test]
    public void Ash_outside_the_limits_is_not_on_the_map()
    {
        var values = new float[Ocean.CellCount];
        values[0] = 1;
        var west = PaintedMap.Of(
            Ocean,
            values,
            new MapOptions { Size = new PixelSize(500, 400), Limits = new GeoExtent(-38, -30, 50, 55) }
        );
        Assert.That(west.IsEmpty, Is.True);
        Assert.That(PaintedMap.Of(Ocean, values).IsEmpty, Is.False);
    }

    [Test]
    public void Limits_wider_than_the_grid_leave_sea_around_it()
    {
        var full = new float[Ocean.CellCount];
        Array.Fill(full, 1f);
        var map = PaintedMap.Of(
            Ocean,
            full,
            new MapOptions { Size = new PixelSize(503, 401), Limits = new GeoExtent(-45, -20, 44, 60) }
        );
        var painted = map.PixelsIn(-40, -25, 48, 56).ToHashSet();
        var blank = PaintedMap.Of(
            Ocean,
            new float[Ocean.CellCount],
            new MapOptions { Size = new PixelSize(503, 401), Limits = new GeoExtent(-45, -20, 44, 60) }
        );
        Assert.That(map.PixelsUnlike(blank), Is.EquivalentTo(painted));
    }

    [Test]
    public void A_painter_leaves_nothing_of_the_map_before()
    {
        var view = MapView.Of(MapExtent.Of(Ocean, new MapOptions()), new MapOptions { Size = new PixelSize(500, 400) });
        using var painter = new MapPainter(view, Ocean, new MapOptions());
        var (some, full) = (new float[Ocean.CellCount], new float[Ocean.CellCount]);
        some[40] = 0.7f;
        Array.Fill(full, 0.9f);
        var first = Draw(some, 1, "T");
        var between = Draw(full, 5000, "Another, much longer title than the first");
        Assert.That(Draw(some, 1, "T"), Is.EqualTo(first));
        Assert.That(between, Is.Not.EqualTo(first));

        uint[] Draw(float[] values, double max, string title)
        {
            painter.PaintCells(
                values,
                new ScaleColouring(
                    "viridis",
                    new ColourScale(0, max, ScaleKind.Linear),
                    new DisplayScale(1, "g/m²"),
                    0.1
                ),
                hasMissing: false
            );
            return Picture
                .Of(painter.Finish(new MapCaptions(title, title, title, title, values == full ? "A notice" : null)))
                .Pixels;
        }
    }

    [TestCase(-21.9, 64.1, TestName = "Reykjavik lies on the coast")]
    [TestCase(-5.7, 50.1, TestName = "Land's End lies on the coast")]
    public void The_coast_is_where_the_frame_puts_it(double longitude, double latitude)
    {
        var map = NorthAtlantic();
        var (x, y) = map.Frame.ToPicture(longitude, latitude);
        var near =
            from row in Enumerable.Range((int)y - 4, 9)
            from column in Enumerable.Range((int)x - 4, 9)
            select map.Picture[column, row];
        Assert.That(near.Any(IsCoast), Is.True);
    }

    [Test]
    public void In_the_middle_of_the_ocean_there_is_only_sea_and_graticule()
    {
        var map = NorthAtlantic();
        var (x, y) = map.Frame.ToPicture(-30, 52);
        var box =
            from row in Enumerable.Range((int)y - 10, 20)
            from column in Enumerable.Range((int)x - 10, 20)
            select map.Picture[column, row];
        var pixels = box.ToArray();
        Assert.That(pixels.Any(IsCoast), Is.False);
        Assert.That(
            pixels.Count(pixel => pixel == Sea),
            Is.GreaterThan(340),
            "a meridian takes two columns of twenty at most"
        );
    }

    private static PaintedMap NorthAtlantic() =>
        PaintedMap.Of(Ocean, new float[Ocean.CellCount], new MapOptions { Limits = new GeoExtent(-45, 5, 40, 70) });

    /// <summary>
    /// The coast is the only dark grey on a map; at the edges of its line it is mixed with what lies under it.
    /// </summary>
    private static bool IsCoast(uint pixel) =>
        (pixel & 0xFF) < 0x80 && (pixel >> 8 & 0xFF) < 0x80 && (pixel >> 16 & 0xFF) < 0x80;

    private static float[] Field(Grid grid, Func<double, double, double> value) =>
        [
            .. grid.Latitudes.Centres.SelectMany(latitude =>
                grid.Longitudes.Centres.Select(longitude => (float)value(longitude, latitude))
            ),
        ];

    private static Grid OceanGrid(int turn, bool northFirst, bool eastFirst) =>
        new(
            GridAxis.Regular((eastFirst ? -25.5 : -39.5) + turn, eastFirst ? -1 : 1, Columns),
            GridAxis.Regular(northFirst ? 55.5 : 48.5, northFirst ? -1 : 1, Rows)
        );
}
