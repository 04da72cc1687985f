using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Which cell of the grid each pixel of the map shows. Found once per frame by way of the projection, so that drawing a
/// slice is a look-up per pixel and cells are shown truly, never interpolated or stretched. A pixel shows the cell
/// under its centre; where cells are smaller than pixels, it shows the highest of those whose centres it holds, so that
/// no ash falls between two pixels.
/// </summary>
internal sealed class CellLookup
{
    /// <summary>Of a pixel that shows no cell of the grid.</summary>
    public const int Outside = -1;

    // Of a pixel beyond the edge of the Earth as the projection shows it.
    private const int NoPlace = -2;

    private readonly int[] cells;
    private readonly IChallengers? challengers;
    private readonly int[] highest;
    private readonly bool[] likeAbove;

    private CellLookup(int[] cells, IChallengers? challengers, MapFrame frame, bool isStraight)
    {
        this.cells = cells;
        IsStraight = isStraight;
        this.challengers = challengers;
        highest = challengers is null ? [] : new int[cells.Length];
        (Width, Height) = (frame.Width, frame.Height);
        likeAbove = new bool[Height];
        for (var row = 1; challengers is null && row < Height; row++)
            likeAbove[row] = cells.AsSpan(row * Width, Width).SequenceEqual(cells.AsSpan((row - 1) * Width, Width));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>True where rows and columns of pixels show rows and columns of the grid.</summary>
    public bool IsStraight { get; }

    /// <summary>True where the values decide which cell a pixel shows.</summary>
    public bool DependsOnValues => challengers is not null;

    /// <summary>What <see cref="CellsFor"/> gave last.</summary>
    public ReadOnlySpan<int> Last => challengers is null ? cells : highest;

    /// <summary>
    /// The cell under each pixel's centre, in reading order: index into [latitude, longitude], -1 outside the grid, -2
    /// beyond the Earth.
    /// </summary>
    public ReadOnlySpan<int> UnderCentres => cells;

    /// <summary>The cell that each pixel shows, in the order of <see cref="UnderCentres"/>.</summary>
    /// <param name="values">The slice, by which the highest of several cells is found; missing values are NaN.</param>
    public ReadOnlySpan<int> CellsFor(ReadOnlySpan<float> values)
    {
        if (challengers is null)
            return cells;
        cells.CopyTo(highest, 0);
        challengers.Raise(values, cells, highest);
        return highest;
    }

    /// <summary>True where a row of pixels shows the same cells as the one above, whatever the values.</summary>
    public bool IsLikeAbove(int row) => likeAbove[row];

    public static CellLookup Create(MapFrame frame, IMapProjection projection, Grid grid)
    {
        if (!projection.IsRectilinear || !grid.IsTrue)
        {
            var bent = BentCells(frame, projection, grid);
            return new CellLookup(
                bent,
                ListedChallengers.Find(frame, projection, grid, bent),
                frame,
                isStraight: false
            );
        }

        var straight = StraightCells(frame, projection, grid);
        return new CellLookup(
            straight,
            StraightChallengers.Find(frame, projection, grid, straight),
            frame,
            isStraight: true
        );
    }

    /// <summary>Rows and columns of the picture are rows and columns of the grid: each is looked up once.</summary>
    private static int[] StraightCells(MapFrame frame, IMapProjection projection, Grid grid)
    {
        var (columns, rows) = (new AxisLookup(grid.Longitudes, period: 360), new AxisLookup(grid.Latitudes, period: 0));
        var gridColumns = new int[frame.Width];
        for (var column = 0; column < gridColumns.Length; column++)
            gridColumns[column] = columns.IndexOf(
                projection.Inverse(frame.ToProjected(column, 0).X, frame.YMin).Longitude
            );
        var cells = new int[frame.Width * frame.Height];
        for (var row = 0; row < frame.Height; row++)
        {
            var (x, y) = frame.ToProjected(0, row);
            var gridRow = rows.IndexOf(projection.Inverse(x, y).Latitude);
            var line = cells.AsSpan(row * frame.Width, frame.Width);
            for (var column = 0; column < line.Length; column++)
                line[column] =
                    gridRow < 0 || gridColumns[column] < 0
                        ? Outside
                        : (gridRow * grid.Longitudes.Count) + gridColumns[column];
        }

        return cells;
    }

    private static int[] BentCells(MapFrame frame, IMapProjection projection, Grid grid)
    {
        var geometry = GridGeometry.Of(grid);
        var cells = new int[frame.Width * frame.Height];
        for (var row = 0; row < frame.Height; row++)
        {
            for (var column = 0; column < frame.Width; column++)
            {
                var (x, y) = frame.ToProjected(column, row);
                var (longitude, latitude) = projection.Inverse(x, y);
                cells[(row * frame.Width) + column] = double.IsNaN(latitude)
                    ? NoPlace
                    : geometry.CellAt(longitude, latitude);
            }
        }

        return cells;
    }
}
