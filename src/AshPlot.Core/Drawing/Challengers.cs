using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Cells whose centre lies in a pixel that has another cell under its own centre: where cells are smaller than pixels,
/// or as narrow as they are about a pole. Such a pixel shows the highest of them.
/// </summary>
internal interface IChallengers
{
    /// <summary>Has each pixel show its highest cell; of equal ones the first that is known.</summary>
    /// <param name="values">The slice; missing values are NaN.</param>
    /// <param name="cells">The cell under the centre of each pixel; negative where there is none.</param>
    /// <param name="highest">The same at first; then the highest.</param>
    void Raise(ReadOnlySpan<float> values, ReadOnlySpan<int> cells, Span<int> highest);
}

/// <summary>Such cells one by one, where rows and columns of the picture are not those of the grid.</summary>
internal sealed class ListedChallengers : IChallengers
{
    private readonly (int Cell, int Pixel)[] list;

    private ListedChallengers((int Cell, int Pixel)[] list) => this.list = list;

    /// <summary>Finds them; null where there are none.</summary>
    public static ListedChallengers? Find(MapFrame frame, IMapProjection projection, Grid grid, int[] cells)
    {
        var (south, north) = (projection.Domain.South, projection.Domain.North);
        var geometry = GridGeometry.Of(grid);
        var list = new List<(int Cell, int Pixel)>();
        for (var cell = 0; cell < grid.CellCount; cell++)
        {
            var (longitude, stored) = geometry.Centre(cell);
            var latitude = Math.Clamp(stored, -90, 90);
            if (!(latitude >= south && latitude <= north))
                continue;
            var (x, y) = projection.Forward(longitude, latitude);
            if (
                frame.PixelAt(x, y) is ( >= 0 and var pixelColumn, >= 0 and var pixelRow)
                && cells[(pixelRow * frame.Width) + pixelColumn] != cell
            )
            {
                list.Add((cell, (pixelRow * frame.Width) + pixelColumn));
            }
        }

        return list.Count == 0 ? null : new ListedChallengers([.. list]);
    }

    public void Raise(ReadOnlySpan<float> values, ReadOnlySpan<int> cells, Span<int> highest)
    {
        foreach (var (cell, pixel) in list)
        {
            var shown = highest[pixel];
            if (shown < 0 || values[cell] > values[shown] || float.IsNaN(values[shown]))
                highest[pixel] = cell;
        }
    }
}

/// <summary>
/// Such cells by the pixel column of each column of the grid and the pixel row of each row: of the largest grids some
/// thousand numbers, where a list would have an entry for each of millions of cells.
/// </summary>
internal sealed class StraightChallengers : IChallengers
{
    private readonly int width;
    private readonly int[] columns;
    private readonly int[] rows;

    private StraightChallengers(int width, int[] columns, int[] rows) =>
        (this.width, this.columns, this.rows) = (width, columns, rows);

    /// <summary>Finds them; null where there are none.</summary>
    public static StraightChallengers? Find(
        MapFrame frame,
        IMapProjection projection,
        Grid grid,
        ReadOnlySpan<int> cells
    )
    {
        var (south, north) = (projection.Domain.South, projection.Domain.North);
        // A place on the equator, and one on the meridian in the middle, serve for all: x depends on the longitude
        // alone, y on the latitude.
        int[] columns =
        [
            .. grid.Longitudes.Centres.Select(longitude =>
                frame.PixelAt(projection.Forward(longitude, 0).X, frame.YMax).Column
            ),
        ];
        int[] rows =
        [
            .. grid
                .Latitudes.Centres.Select(stored => Math.Clamp(stored, -90, 90))
                .Select(latitude =>
                    latitude >= south && latitude <= north
                        ? frame.PixelAt(frame.XMin, projection.Forward(0, latitude).Y).Row
                        : -1
                ),
        ];
        var found = new StraightChallengers(frame.Width, columns, rows);
        return found.IsEmpty(cells) ? null : found;
    }

    public void Raise(ReadOnlySpan<float> values, ReadOnlySpan<int> cells, Span<int> highest)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] < 0)
                continue;
            var first = row * columns.Length;
            var own = cells.Slice(rows[row] * width, width);
            var line = highest.Slice(rows[row] * width, width);
            for (var column = 0; column < columns.Length; column++)
            {
                var pixel = columns[column];
                if (pixel < 0 || own[pixel] == first + column)
                    continue;
                var (value, shown) = (values[first + column], line[pixel]);
                if (shown < 0 || value > values[shown] || float.IsNaN(values[shown]))
                    line[pixel] = first + column;
            }
        }
    }

    private bool IsEmpty(ReadOnlySpan<int> cells)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; rows[row] >= 0 && column < columns.Length; column++)
            {
                if (
                    columns[column] >= 0
                    && cells[(rows[row] * width) + columns[column]] != (row * columns.Length) + column
                )
                    return false;
            }
        }

        return true;
    }
}
