namespace AshPlot.Core.Contours;

/// <summary>
/// Rounds the corners of a line (G. Chaikin, "An algorithm for high speed curve generation", 1974): each edge is cut at
/// a quarter and at three quarters of its length. The line stays within the squares that it went through, less than
/// half a cell from where it was.
/// </summary>
internal static class CornerCutting
{
    private const int Passes = 3;

    /// <summary>
    /// The rounded line; a ring, which ends where it begins, stays one, and an open line keeps its ends.
    /// </summary>
    public static List<(double Row, double Column)> Round(List<(double Row, double Column)> line)
    {
        for (var pass = 0; pass < Passes && line.Count > 2; pass++)
            line = Cut(line);
        return line;
    }

    private static List<(double Row, double Column)> Cut(List<(double Row, double Column)> line)
    {
        var (first, last) = (line[0], line[^1]);
        // A ring round the globe ends in its first column, a turn farther on.
        var isRing = first == last;
        var cut = new List<(double Row, double Column)>((2 * line.Count) + 1);
        if (!isRing)
            cut.Add(first);
        for (var index = 1; index < line.Count; index++)
        {
            cut.Add(Between(line[index - 1], line[index], 0.25));
            cut.Add(Between(line[index - 1], line[index], 0.75));
        }

        cut.Add(isRing ? cut[0] : last);
        return cut;
    }

    private static (double Row, double Column) Between(
        (double Row, double Column) from,
        (double Row, double Column) to,
        double share
    ) => (from.Row + (share * (to.Row - from.Row)), from.Column + (share * (to.Column - from.Column)));
}
