using AshPlot.Core.Geography;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Which cell of the grid each pixel of the map shows. Found once per frame by way of the projection, so that drawing a
/// slice is a look-up per pixel and cells are shown truly, never interpolated or stretched. A pixel shows the cell under its
/// centre; where cells are smaller than pixels, it shows the highest of those whose centres it holds, so that no ash
/// falls between two pixels.
/// </summary>
internal sealed class CellLookup
{
    private const int Outside = -1;

    private readonly int[] cells;
    private readonly int[]? pixelOfCell;
    private readonly int[] highest;

    private CellLookup(int[] cells, int[]? pixelOfCell, int width, int height)
    {
        this.cells = cells;
        this.pixelOfCell = pixelOfCell;
        highest = pixelOfCell is null ? [] : new int[cells.Length];
        Width = width;
        Height = height;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The cell under each pixel's centre, in reading order: index into [latitude, longitude], or -1 outside the grid.</summary>
    public ReadOnlySpan<int> UnderCentres => cells;

    /// <summary>The cell that each pixel shows, in the order of <see cref="UnderCentres"/>.</summary>
    /// <param name="values">The slice, by which the highest of several cells is found; missing values are NaN.</param>
    public ReadOnlySpan<int> CellsFor(ReadOnlySpan<float> values)
    {
        if (pixelOfCell is null)
            return cells;
        cells.CopyTo(highest, 0);
        for (var cell = 0; cell < values.Length; cell++)
        {
            var pixel = pixelOfCell[cell];
            if (pixel < 0)
                continue;
            var shown = highest[pixel];
            if (shown < 0 || values[cell] > values[shown] || float.IsNaN(values[shown]))
                highest[pixel] = cell;
        }

        return highest;
    }

    public static CellLookup Create(MapFrame frame, IMapProjection projection, Grid grid)
    {
        var columns = new AxisLookup(grid.Longitudes, period: 360);
        var rows = new AxisLookup(grid.Latitudes, period: 0);
        var cells = new int[frame.Width * frame.Height];
        for (var row = 0; row < frame.Height; row++)
        {
            for (var column = 0; column < frame.Width; column++)
            {
                var (x, y) = frame.ToProjected(column, row);
                var (longitude, latitude) = projection.Inverse(x, y);
                var gridRow = rows.IndexOf(latitude);
                var gridColumn = gridRow < 0 ? Outside : columns.IndexOf(longitude);
                cells[(row * frame.Width) + column] = gridColumn < 0 ? Outside : (gridRow * grid.Longitudes.Count) + gridColumn;
            }
        }

        var isFiner = grid.Longitudes.Count > (grid.Longitudes.UpperEdge - grid.Longitudes.LowerEdge) * frame.PixelsPerX
            || grid.Latitudes.Count > (grid.Latitudes.UpperEdge - grid.Latitudes.LowerEdge) * frame.PixelsPerY;
        return new CellLookup(cells, isFiner ? PixelsOf(frame, projection, grid) : null, frame.Width, frame.Height);
    }

    /// <summary>The pixel that holds the centre of each cell, or -1 for a cell outside the map.</summary>
    private static int[] PixelsOf(MapFrame frame, IMapProjection projection, Grid grid)
    {
        var pixels = new int[grid.CellCount];
        for (var cell = 0; cell < pixels.Length; cell++)
        {
            var (x, y) = projection.Forward(
                grid.Longitudes.Centres[cell % grid.Longitudes.Count], grid.Latitudes.Centres[cell / grid.Longitudes.Count]);
            var column = (int)Math.Floor((x - frame.XMin) * frame.PixelsPerX);
            var row = (int)Math.Floor((frame.YMax - y) * frame.PixelsPerY);
            pixels[cell] = column >= 0 && column < frame.Width && row >= 0 && row < frame.Height ? (row * frame.Width) + column : Outside;
        }

        return pixels;
    }
}
