using AshPlot.Core.Advising;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Advising;

internal sealed class CloudPolygonsTests
{
    private const double Radius = 6371229;

    [Test]
    public void Random_clouds_lie_in_polygons_of_few_corners_whose_area_is_right(
        [Values(1, 2, 3, 4)] int seed,
        [Values(4, 6, 10, 25)] int corners,
        [Values("iceland", "dateline", "arctic", "globe", "minutes")] string where
    )
    {
        var grid = where switch
        {
            "iceland" => Grid(-30, 55, 0.5, 0.25, 60, 50),
            "dateline" => Grid(170, -40, 0.5, 0.5, 50, 40),
            "arctic" => Grid(0, 60, 4, 2, 90, 15),
            "globe" => Grid(-180, -90, 5, 5, 72, 36),
            _ => Grid(10, 45, 0.02, 0.01, 40, 40),
        };
        // Blobs of ash, and in every other field single cells here and there.
        var random = new Random(seed);
        var values = Blobs(grid, random, seed % 2 == 0 ? 0.02 : 0);
        var outline = new CloudPolygons(grid, corners).Of(values, 0.5f)!;
        Assert.That(outline.Rings.Select(ring => ring.Length), Is.All.InRange(3, corners));
        var plain = new PlainPolygons(outline.Rings.Select(ring => (IReadOnlyList<IcaoPosition>)ring));
        Assert.That(
            LeftOut(grid, values, plain, 0.98),
            Is.Empty,
            "a cell over the threshold reaches out of the polygons"
        );
        Assert.That(outline.SquareMetres, Is.EqualTo(plain.Area()).Within(0.2).Percent);
        Assert.That(outline.OutsideSquareMetres, Is.LessThan(0.02 * AreaOver(grid, values)));
    }

    [Test]
    public void A_narrow_cloud_on_a_slope_is_followed()
    {
        var grid = Grid(-30, 55, 0.25, 0.25, 80, 80);
        var values = new float[80 * 80];
        for (var row = 0; row < 80; row++)
        {
            for (var column = 0; column < 80; column++)
                values[(row * 80) + column] = Math.Abs(row - (0.6 * column) - 10) < 3 ? 1 : 0;
        }

        var outline = new CloudPolygons(grid, 10).Of(values, 0.5f)!;
        Assert.That(outline.Rings, Has.Length.EqualTo(1));
        Assert.That(outline.SquareMetres / AreaOver(grid, values), Is.InRange(1, 1.35));
    }

    [Test]
    public void Clouds_apart_have_polygons_of_their_own_and_a_gap_of_a_cell_is_closed()
    {
        var grid = Grid(0, 0, 1, 1, 20, 20);
        var values = new float[400];
        foreach (var (row, column) in new[] { (2, 2), (2, 3), (3, 2), (2, 4), (12, 12), (12, 13), (12, 15), (12, 16) })
            values[(row * 20) + column] = 1;
        var rings = new CloudPolygons(grid, 8).Of(values, 0.5f)!.Rings;
        Assert.That(rings, Has.Length.EqualTo(2));
        Assert.That(
            string.Join(" - ", rings.Single(ring => ring.All(corner => corner.Latitude > 600))),
            Is.EqualTo("N1301 E01159 - N1301 E01701 - N1159 E01701 - N1159 E01159")
        );
    }

    [Test]
    public void A_cloud_over_the_dateline_is_one_polygon_on_every_grid([Values(-180, 0, 150)] int west)
    {
        var grid = Grid(west, 0, 1, 1, 360, 30);
        var values = new float[360 * 30];
        for (var east = 170; east < 195; east++)
        {
            for (var row = 10; row < 15; row++)
                values[(row * 360) + ((east - west) % 360)] = 1;
        }

        var rings = new CloudPolygons(grid, 8).Of(values, 0.5f)!.Rings;
        Assert.That(
            string.Join(" - ", rings.Single()),
            Is.EqualTo("N1501 E16959 - N1501 W16459 - N0959 W16459 - N0959 E16959")
        );
    }

    [Test]
    public void A_wide_hole_stays_clear_and_a_small_one_is_covered()
    {
        var grid = Grid(0, 40, 0.5, 0.5, 60, 60);
        var (ring, full) = (new float[3600], new float[3600]);
        for (var cell = 0; cell < 3600; cell++)
        {
            var away = Math.Sqrt(Math.Pow((cell % 60) - 30, 2) + Math.Pow((cell / 60) - 30, 2));
            ring[cell] = away is > 18 and < 24 ? 1 : 0;
            full[cell] = away is > 4 and < 24 ? 1 : 0;
        }

        var around = new CloudPolygons(grid, 12).Of(ring, 0.5f)!;
        var plain = new PlainPolygons(around.Rings.Select(one => (IReadOnlyList<IcaoPosition>)one));
        Assert.That(around.Rings, Has.Length.GreaterThan(1));
        Assert.That(plain.Hold(15, 55), Is.False, "the middle of the ring");
        Assert.That(LeftOut(grid, ring, plain, 0.98), Is.Empty);
        Assert.That(new CloudPolygons(grid, 12).Of(full, 0.5f)!.Rings, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_cap_over_the_pole_and_a_belt_round_the_globe_are_cut_in_polygons()
    {
        var grid = Grid(0, -90, 2, 2, 180, 90);
        var values = new float[180 * 90];
        for (var cell = 0; cell < values.Length; cell++)
            values[cell] = cell / 180 is > 82 or (> 40 and < 44) ? 1 : 0;
        var outline = new CloudPolygons(grid, 10).Of(values, 0.5f)!;
        var plain = new PlainPolygons(outline.Rings.Select(ring => (IReadOnlyList<IcaoPosition>)ring));
        for (var east = -180; east < 180; east += 7)
            Assert.That(
                (plain.Hold(east, 89.9), plain.Hold(east, 77), plain.Hold(east, 70), plain.Hold(east, -5)),
                Is.EqualTo((true, true, false, true)),
                $"{east}"
            );
        Assert.That(outline.SquareMetres / AreaOver(grid, values), Is.InRange(0.999, 1.05));
        Assert.That(
            outline.Rings.Select(ring => AdvisoryPolygon.Of(ring).Text),
            Has.Some.Contains("N9000 E00000").And.None.Matches("N9000 .* - N9000")
        );
    }

    [Test]
    public void Nothing_over_the_threshold_is_no_polygon_and_the_threshold_itself_is_not_over()
    {
        var grid = Grid(0, 0, 1, 1, 3, 3);
        Assert.That(new CloudPolygons(grid, 10).Of(new float[9], 0), Is.Null);
        Assert.That(new CloudPolygons(grid, 10).Of([0.2f, float.NaN, 0, 0, 0.2f, 0, 0, 0, 0], 0.2f), Is.Null);
        Assert.That(
            new CloudPolygons(grid, 10).Of([0.2f, float.NaN, 0, 0, 0.20000002f, 0, 0, 0, 0], 0.2f)!.Rings,
            Has.Length.EqualTo(1)
        );
    }

    [Test]
    public void All_of_a_global_grid_is_covered()
    {
        var grid = Grid(-180, -90, 10, 10, 36, 18);
        var outline = new CloudPolygons(grid, 10).Of([.. Enumerable.Repeat(1f, 36 * 18)], 0.5f)!;
        Assert.That(outline.SquareMetres, Is.EqualTo(4 * Math.PI * Radius * Radius).Within(0.01).Percent);
    }

    private static Grid Grid(double west, double south, double dx, double dy, int columns, int rows) =>
        new(GridAxis.Regular(west + (dx / 2), dx, columns), GridAxis.Regular(south + (dy / 2), dy, rows));

    private static float[] Blobs(Grid grid, Random random, double noise)
    {
        var (columns, rows) = (grid.Longitudes.Count, grid.Latitudes.Count);
        var values = new float[columns * rows];
        for (var blob = 0; blob < 3; blob++)
        {
            var (row, column, size, slope) = (
                random.Next(rows),
                random.Next(columns),
                1 + (random.NextDouble() * rows / 4),
                random.NextDouble() - 0.5
            );
            for (var cell = 0; cell < values.Length; cell++)
            {
                // Of a grid round the globe blobs go on over the seam.
                var across = (cell % columns) - column;
                if (columns * (grid.Longitudes.Step ?? 0) >= 360)
                    across -= (int)Math.Round((double)across / columns) * columns;
                var along = (cell / columns) - row - (slope * across);
                if ((along * along * 6) + (across * across) < size * size)
                    values[cell] = 1;
            }
        }

        for (var cell = 0; cell < values.Length; cell++)
        {
            if (random.NextDouble() < noise)
                values[cell] = random.Next(2) == 0 ? 1 : float.NaN;
        }

        values[random.Next(values.Length)] = 1;
        return values;
    }

    /// <summary>
    /// Places of cells over the threshold that no polygon holds: their middle, and near their corners.
    /// </summary>
    private static IEnumerable<string> LeftOut(Grid grid, float[] values, PlainPolygons polygons, double share)
    {
        var (columns, x, y) = (grid.Longitudes.Count, grid.Longitudes, grid.Latitudes);
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (!(values[cell] > 0.5f))
                continue;
            var (dx, dy) = (share * x.Step!.Value / 2, share * y.Step!.Value / 2);
            var (east, north) = (x.Centres[cell % columns], y.Centres[cell / columns]);
            // At a pole the plane of the polygons ends a hundredth of a degree before it.
            foreach (var (a, b) in new[] { (0.0, 0.0), (-dx, -dy), (dx, -dy), (dx, dy), (-dx, dy) })
            {
                // Rounding moves a corner by half a minute.
                var (mx, my) = (Math.Sign(a) * Math.Min(0.01, dx / 2), Math.Sign(b) * Math.Min(0.01, dy / 2));
                if (!polygons.Hold(east + a - mx, Math.Clamp(north + b - my, -89.98, 89.98)))
                    yield return $"{east + a} {north + b}";
            }
        }
    }

    private static double AreaOver(Grid grid, float[] values)
    {
        var area = 0.0;
        for (var cell = 0; cell < values.Length; cell++)
        {
            var (south, north) = (
                grid.Latitudes.Edges[cell / grid.Longitudes.Count] * Math.PI / 180,
                grid.Latitudes.Edges[(cell / grid.Longitudes.Count) + 1] * Math.PI / 180
            );
            area +=
                values[cell] > 0.5f
                    ? Radius
                        * Radius
                        * grid.Longitudes.Step!.Value
                        * Math.PI
                        / 180
                        * (Math.Sin(north) - Math.Sin(south))
                    : 0;
        }

        return area;
    }
}
