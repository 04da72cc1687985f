using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>
/// Cells as a raster has them: north up, west left; true longitudes from -180 on, each meridian once.
/// </summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Cells">The cell of each pixel, row by row from north to south, from west to east; -1 outside the
/// grid.</param>
/// <param name="West">Western edge: degrees, or metres of a projected grid.</param>
/// <param name="North">Northern edge; beyond the pole by half a row where a row is centred on it.</param>
/// <param name="StepAcross">Width of a pixel.</param>
/// <param name="StepDown">Height of a pixel.</param>
internal sealed record RegularRaster(
    int Width,
    int Height,
    int[] Cells,
    double West,
    double North,
    double StepAcross,
    double StepDown
)
{
    private const int MostPixels = 4096;

    /// <summary>The projection whose metres the raster counts; null for degrees.</summary>
    public GridMapping? Mapping { get; private init; }

    /// <summary>True where pixels are not the cells themselves: each shows the cell that its centre lies in.</summary>
    public bool IsResampled { get; private init; }

    /// <summary>
    /// The raster of a grid: its own cells where it has equal steps in degrees or metres; of rotated and curvilinear
    /// grids a raster of degrees, some three times as fine as the cells. Null for true or projected axes of uneven
    /// steps.
    /// </summary>
    public static RegularRaster? Of(Grid grid)
    {
        if (grid.Places is not null || grid.Mapping is { IsRotatedPole: true })
            return Resampled(grid, GridGeometry.Of(grid).Cover.Box);
        if (grid.Longitudes.Step is not { } across || grid.Latitudes.Step is not { } down)
            return null;
        var rows = Enumerable
            .Range(0, grid.Latitudes.Count)
            .OrderByDescending(row => grid.Latitudes.Centres[row])
            .ToArray();
        var (columns, west) = grid.Mapping is null
            ? Meridians(grid.Longitudes, across)
            : Columns(grid.Longitudes, across);
        return new RegularRaster(
            columns.Length,
            rows.Length,
            [.. rows.SelectMany(row => columns.Select(column => (row * grid.Longitudes.Count) + column))],
            west,
            grid.Latitudes.Centres[rows[0]] + (down / 2),
            across,
            down
        )
        {
            Mapping = grid.Mapping,
        };
    }

    /// <summary>A box of degrees, of which each pixel shows the cell under its centre.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="box">The box.</param>
    /// <param name="perCell">Pixels to the shorter side of a cell, about; three put the middle of a pixel near the
    /// middle of every cell.</param>
    public static RegularRaster Resampled(Grid grid, GeoExtent box, int perCell = 3)
    {
        var geometry = GridGeometry.Of(grid);
        var side = ShortSide(geometry, grid.CellCount) / perCell;
        var shrink = box is { South: <= 0, North: >= 0 }
            ? 1
            : Math.Cos(Earth.Radians(Math.Min(Math.Abs(box.South), Math.Abs(box.North))));
        var (width, height) = (Pixels(box.Width * shrink / side), Pixels(box.Height / side));
        var (across, down) = (box.Width / width, box.Height / height);
        var cells = new int[width * height];
        for (var pixel = 0; pixel < cells.Length; pixel++)
            cells[pixel] = geometry.CellAt(
                box.West + (((pixel % width) + 0.5) * across),
                box.North - (((pixel / width) + 0.5) * down)
            );
        return new RegularRaster(width, height, cells, box.West, box.North, across, down) { IsResampled = true };
    }

    /// <summary>Degrees of the shorter side of most cells.</summary>
    private static double ShortSide(GridGeometry geometry, int count)
    {
        var sides = new List<double>();
        for (var cell = 0; cell < count; cell += 1 + (count / 10_000))
        {
            var corners = Array.ConvertAll(geometry.Corners(cell), UnitVector.Of);
            var (down, across) = (corners[3] - corners[0], corners[1] - corners[0]);
            if (Math.Min(down.Dot(down), across.Dot(across)) is > 0 and var square)
                sides.Add(Earth.Degrees(Math.Sqrt(square)));
        }

        sides.Sort();
        return sides.Count == 0 ? 1 : sides[sides.Count / 10];
    }

    private static int Pixels(double wanted) => (int)Math.Clamp(Math.Ceiling(wanted), 1, MostPixels);

    private static (int[] Columns, double West) Columns(GridAxis axis, double across)
    {
        var eastward = Enumerable.Range(0, axis.Count).OrderBy(column => axis.Centres[column]).ToArray();
        return (eastward, axis.Centres[eastward[0]] - (across / 2));
    }

    private static (int[] Columns, double West) Meridians(GridAxis axis, double across)
    {
        var (eastward, _) = Columns(axis, across);
        var first = axis.Centres[eastward[0]];
        // Without a meridian that is there twice.
        var once = eastward.Where(column => axis.Centres[column] < first + 360 - (across / 2)).ToArray();
        var turns = Math.Floor((first + 180) / 360) * 360;
        // Only a grid round the whole globe can be turned to begin at -180 without a gap.
        var isWhole = Math.Abs((once.Length * across) - 360) < across / 2;
        var start = isWhole ? Array.FindIndex(once, column => axis.Centres[column] - turns > 180) : -1;
        int[] columns = start > 0 ? [.. once[start..], .. once[..start]] : once;
        return (columns, axis.Centres[columns[0]] - turns - (start > 0 ? 360 : 0) - (across / 2));
    }
}
