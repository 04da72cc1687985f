using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>A grid as a raster has it: north up, west left, from -180 on, each meridian once.</summary>
/// <param name="Columns">Columns of the grid from west to east.</param>
/// <param name="Rows">Rows of the grid from north to south.</param>
/// <param name="West">Western edge.</param>
/// <param name="North">Northern edge; beyond the pole by half a row where a row is centred on it.</param>
/// <param name="StepAcross">Width of a cell in degrees.</param>
/// <param name="StepDown">Height of a cell in degrees.</param>
internal sealed record RegularRaster(int[] Columns, int[] Rows, double West, double North, double StepAcross, double StepDown)
{
    /// <summary>The raster of a grid, or null where its cells are of different sizes.</summary>
    public static RegularRaster? Of(Grid grid)
    {
        if (grid.Longitudes.Step is not { } across || grid.Latitudes.Step is not { } down)
            return null;
        var eastward = Enumerable.Range(0, grid.Longitudes.Count).OrderBy(column => grid.Longitudes.Centres[column]).ToArray();
        var first = grid.Longitudes.Centres[eastward[0]];
        // Without a meridian that is there twice.
        var once = eastward.Where(column => grid.Longitudes.Centres[column] < first + 360 - (across / 2)).ToArray();
        var turns = Math.Floor((first + 180) / 360) * 360;
        // Only a grid round the whole globe can be turned to begin at -180 without a gap.
        var isWhole = Math.Abs((once.Length * across) - 360) < across / 2;
        var start = isWhole ? Array.FindIndex(once, column => grid.Longitudes.Centres[column] - turns > 180) : -1;
        var columns = start > 0 ? [.. once[start..], .. once[..start]] : once;
        var west = grid.Longitudes.Centres[columns[0]] - turns - (start > 0 ? 360 : 0) - (across / 2);
        var rows = Enumerable.Range(0, grid.Latitudes.Count).OrderByDescending(row => grid.Latitudes.Centres[row]).ToArray();
        return new RegularRaster(columns, rows, west, grid.Latitudes.Centres[rows[0]] + (down / 2), across, down);
    }
}
