using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Grids;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// Single cells of grids of every kind are where they belong on maps of every projection, by formulas that the program
/// does not use: the pixel under a cell's centre has its colour, and a pixel that is no part of the grid is found to be
/// none.
/// </summary>
internal sealed class RandomGridTests
{
    private const int CellsOfMap = 6;
    private static readonly PixelSize Size = new(400, 320);

    [Test]
    public void The_pixel_under_a_centre_has_the_colour_of_the_cell(
        [ValueSource(typeof(RandomGrids), nameof(RandomGrids.Kinds))] string kind,
        [Values("plate-carree", "mercator", "lambert", "polar-stereographic")] string projection,
        [Values(11, 12)] int seed
    )
    {
        var random = new Random(seed);
        var grid = RandomGrids.Of(kind, random);
        var geometry = GridGeometry.Of(grid);
        var options = new MapOptions { Size = Size, Projection = projection };
        var cells = Enumerable.Range(0, CellsOfMap).Select(_ => random.Next(grid.CellCount)).Distinct().ToArray();
        var values = new float[grid.CellCount];
        foreach (var cell in cells)
            values[cell] = 0.5f;
        MapView view;
        try
        {
            view = MapView.Of(ExtentOf(grid, values, options), options);
        }
        catch (Core.Errors.InvalidOptionException)
        {
            Assert.Pass("the projection cannot show the latitudes of the grid, and says so");
            return;
        }

        var (map, blank) = (PaintedMap.Of(grid, values, options), Blank(view, grid, options));
        Assert.That(map.Frame, Is.EqualTo(view.Frame), "else the two cannot be compared");
        var snyder = new SnyderMap(FrameOf(view));
        foreach (var cell in cells)
        {
            var (longitude, latitude) = geometry.Centre(cell);
            if (latitude < view.Projection.Domain.South || latitude > view.Projection.Domain.North)
                continue;
            var (x, y) = snyder.Pixel(longitude, latitude);
            if (
                x < view.Frame.X
                || x >= view.Frame.X + view.Frame.Width
                || y < view.Frame.Y
                || y >= view.Frame.Y + view.Frame.Height
            )
                continue;
            if (blank[(int)x, (int)y] is 0xFFECF2F7 or 0xFFF5F1E8)
                Assert.That(
                    Distance(map.Picture[(int)x, (int)y], ColourMaps.Table("viridis")[128]),
                    Is.LessThan(16),
                    $"cell {cell} at {longitude}, {latitude}"
                );
        }

        var lookup = CellLookup.Create(view.Frame, view.Projection, grid);
        for (var pixel = 0; pixel < lookup.UnderCentres.Length; pixel++)
        {
            var (column, row) = (pixel % lookup.Width, pixel / lookup.Width);
            if (Neighbours(snyder, view, geometry, column, row) is { } same)
                Assert.That(Math.Max(-1, lookup.UnderCentres[pixel]), Is.EqualTo(same), $"pixel {column}, {row}");
        }
    }

    /// <summary>The largest difference of a channel: the edge of a line may tint a pixel.</summary>
    private static int Distance(uint one, uint other) =>
        Enumerable
            .Range(0, 4)
            .Max(channel => Math.Abs((int)((one >> (8 * channel)) & 255) - (int)((other >> (8 * channel)) & 255)));

    /// <summary>
    /// The cell that all places near the middle of a pixel lie in, -1 for outside; null where they lie in different
    /// ones.
    /// </summary>
    private static int? Neighbours(SnyderMap snyder, MapView view, GridGeometry geometry, int column, int row)
    {
        int? same = null;
        foreach (var (right, down) in new[] { (0.49, 0.49), (0.51, 0.51), (0.49, 0.51), (0.51, 0.49) })
        {
            var (longitude, latitude) = snyder.Place(view.Frame.X + column + right, view.Frame.Y + row + down);
            if (
                !double.IsFinite(longitude)
                || !double.IsFinite(latitude)
                || !double.IsFinite(
                    view.Projection.Inverse(
                        view.Frame.ToProjected(column, row).X,
                        view.Frame.ToProjected(column, row).Y
                    ).Latitude
                )
            )
                return null;
            var cell = geometry.CellAt(longitude, latitude);
            if (same is { } known && known != cell)
                return null;
            same = cell;
        }

        return same;
    }

    private static GeoExtent ExtentOf(Grid grid, float[] values, MapOptions options)
    {
        var scan = new AshScan(grid);
        scan.Add(values, float.Epsilon);
        return MapExtent.Of(grid, options, scan.Cover());
    }

    private static Picture Blank(MapView view, Grid grid, MapOptions options)
    {
        using var painter = new MapPainter(view, grid, options);
        painter.PaintCells(
            new float[grid.CellCount],
            new ScaleColouring(
                "viridis",
                new ColourScale(0, 1, ScaleKind.Linear),
                new DisplayScale(1, "g/m²"),
                float.Epsilon
            ),
            hasMissing: false
        );
        return Picture.Of(painter.Finish(new MapCaptions("", "", "", "", null)));
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
}
