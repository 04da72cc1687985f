using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>
/// West and east of a grid's columns as geographic data has them: within -180..180, a column across the dateline cut in
/// two, one that repeats another left out, and edges that are the same but for rounding exactly the same.
/// </summary>
internal static class CellEdges
{
    // Edges nearer than this part of a cell are one.
    private const double Same = 0.01;

    /// <summary>The parts of columns from west to east.</summary>
    public static IReadOnlyList<(int Column, double West, double East)> Columns(GridAxis axis)
    {
        var parts = new List<(int Column, double West, double East)>();
        var limit = axis.LowerEdge + 360;
        foreach (var column in Enumerable.Range(0, axis.Count).OrderBy(column => axis.Centres[column]))
        {
            var lower = Math.Min(axis.Edges[column], axis.Edges[column + 1]);
            var upper = Math.Min(limit, Math.Max(axis.Edges[column], axis.Edges[column + 1]));
            var width = Math.Abs(axis.Edges[column + 1] - axis.Edges[column]);
            if (upper - lower < width * Same)
                continue;
            var turns = Math.Floor((lower + 180) / 360) * 360;
            var (west, east) = (lower - turns, upper - turns);
            if (180 - west < width * Same)
                parts.Add((column, west - 360, east - 360));
            else if (east <= 180 + (width * Same))
                parts.Add((column, west, east));
            else
                parts.AddRange([(column, west, 180), (column, -180, east - 360)]);
        }

        return Snap(parts, Math.Abs(axis.Edges[^1] - axis.Edges[0]) / axis.Count * Same);
    }

    /// <summary>The rows from south to north, without what would lie past a pole.</summary>
    public static IReadOnlyList<(int Row, double South, double North)> Rows(GridAxis axis)
    {
        var edges = axis.ClampToPoles().Edges;
        return
        [
            .. Enumerable
                .Range(0, axis.Count)
                .Select(row => (row, Math.Min(edges[row], edges[row + 1]), Math.Max(edges[row], edges[row + 1])))
                .Where(row => row.Item2 < row.Item3)
                .OrderBy(row => row.Item2),
        ];
    }

    private static List<(int, double, double)> Snap(List<(int Column, double West, double East)> parts, double distance)
    {
        var one = new SortedDictionary<double, double>();
        var last = double.NegativeInfinity;
        foreach (var edge in parts.SelectMany(part => new[] { part.West, part.East }).Distinct().Order())
        {
            if (edge - last > distance)
                last = Math.Abs(Math.Abs(edge) - 180) <= distance ? Math.CopySign(180, edge) : edge;
            one[edge] = last;
        }

        return [.. parts.Select(part => (part.Column, one[part.West], one[part.East])).OrderBy(part => part.Item2)];
    }
}
