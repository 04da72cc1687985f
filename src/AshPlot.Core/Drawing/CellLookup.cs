using AshPlot.Core.Geography;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Which cell of the grid lies under each pixel of the map. Found once per frame by way of the projection's inverse, so
/// that drawing a slice is a look-up per pixel and cells are shown truly, never interpolated or stretched.
/// </summary>
internal sealed class CellLookup
{
    private const int Outside = -1;

    private readonly int[] cells;

    private CellLookup(int[] cells, int width, int height)
    {
        this.cells = cells;
        Width = width;
        Height = height;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Cells in reading order of the pixels: index into [latitude, longitude], or -1 outside the grid.</summary>
    public ReadOnlySpan<int> Cells => cells;

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

        return new CellLookup(cells, frame.Width, frame.Height);
    }
}
