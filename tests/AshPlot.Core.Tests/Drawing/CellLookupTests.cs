using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Runs;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class CellLookupTests
{
    private static readonly MapFrame Frame = new(0, 0, 40, 30, -20, 20, -15, 15);

    [Test]
    public void A_pixel_shows_the_highest_of_the_cells_under_its_centre_and_in_it([Values] bool isMercator) =>
        Gen.Select(
                Gen.Int[1, 90],
                Gen.Int[1, 70],
                Gen.Double[0.2, 1.5],
                Gen.Double[-30, 10],
                Gen.Bool,
                Gen.Int[0, 1000]
            )
            .Sample(
                (columns, rows, step, first, isNorthFirst, seed) =>
                {
                    var grid = new Grid(
                        GridAxis.Regular(first, step, columns),
                        GridAxis.Regular(isNorthFirst ? 14 : -14, isNorthFirst ? -step : step, rows)
                    );
                    var (projection, frame) = isMercator
                        ? ((IMapProjection)new Mercator(0), MercatorFrame())
                        : (new PlateCarree(0), Frame);
                    var values = Slice(grid.CellCount, seed);

                    var lookup = CellLookup.Create(frame, projection, grid);
                    Assert.That(
                        lookup.CellsFor(values).ToArray(),
                        Is.EqualTo(CellByCell(lookup, frame, projection, grid, values))
                    );
                    Assert.That(
                        lookup.CellsFor(values).ToArray(),
                        Is.EqualTo(CellByCell(lookup, frame, projection, grid, values)),
                        "a second time"
                    );
                },
                iter: 100
            );

    [Test]
    public void Cells_of_a_large_grid_are_not_listed()
    {
        var grid = new Grid(GridAxis.Regular(-19.99, 0.01, 4000), GridAxis.Regular(-14.99, 0.015, 2000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = CellLookup.Create(Frame, new PlateCarree(0), grid);
        Assert.That(
            GC.GetAllocatedBytesForCurrentThread() - before,
            Is.LessThan(grid.CellCount),
            "a byte for each of 8 million cells"
        );
    }

    private static MapFrame MercatorFrame()
    {
        var (x, y) = new Mercator(0).Forward(20, 15);
        return Frame with { XMin = -x, XMax = x, YMin = -y, YMax = y };
    }

    private static float[] Slice(int cells, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, cells).Select(_ => random.Next(4) == 0 ? float.NaN : random.Next(6))];
    }

    /// <summary>Asks of each cell by itself which pixel its centre lies in.</summary>
    private static int[] CellByCell(
        CellLookup lookup,
        MapFrame frame,
        IMapProjection projection,
        Grid grid,
        float[] values
    )
    {
        var shown = lookup.UnderCentres.ToArray();
        for (var cell = 0; cell < grid.CellCount; cell++)
        {
            var (row, column) = Math.DivRem(cell, grid.Longitudes.Count);
            var (x, y) = projection.Forward(
                grid.Longitudes.Centres[column],
                Math.Clamp(grid.Latitudes.Centres[row], -90, 90)
            );
            var (pixelColumn, pixelRow) = (
                Math.Floor((x - frame.XMin) * frame.PixelsPerX),
                Math.Floor((frame.YMax - y) * frame.PixelsPerY)
            );
            if (pixelColumn < 0 || pixelColumn >= frame.Width || pixelRow < 0 || pixelRow >= frame.Height)
                continue;
            var pixel = (int)((pixelRow * frame.Width) + pixelColumn);
            if (cell == lookup.UnderCentres[pixel])
                continue;
            if (shown[pixel] < 0 || values[cell] > values[shown[pixel]] || float.IsNaN(values[shown[pixel]]))
                shown[pixel] = cell;
        }

        return shown;
    }
}
