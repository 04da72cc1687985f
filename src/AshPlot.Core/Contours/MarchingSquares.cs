namespace AshPlot.Core.Contours;

/// <summary>
/// Contours of a field by marching squares (Maple 2003): in each square between the centres of four cells, straight
/// from edge to edge, at the place where the value between two centres is that of the contour. A contour parts values
/// below it from those at or over it, as classes do. Where two corners across a square are over it and two are not, the
/// mean of the four decides which of them are joined. A square with a missing corner has no line: lines end there.
/// </summary>
internal static class MarchingSquares
{
    /// <summary>Traces a field.</summary>
    /// <param name="values">Values, row by row; what is not finite is missing.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Values of a row.</param>
    /// <param name="isRound">True where the last column adjoins the first.</param>
    /// <param name="levels">Values of contours, ascending.</param>
    /// <returns>
    /// Lines by the number of their level, as rows and columns counted from the first centre; columns of a line go on
    /// past the last one. A ring repeats its first point.
    /// </returns>
    public static List<(int Level, List<(double Row, double Column)> Points)> Trace(
        ReadOnlySpan<float> values,
        int rows,
        int columns,
        bool isRound,
        ReadOnlySpan<float> levels
    )
    {
        var lines = new List<(int, List<(double, double)>)>();
        if (levels.IsEmpty || rows < 2 || columns < 2)
            return lines;
        var nexts = new Dictionary<int, int>[levels.Length];
        for (var level = 0; level < levels.Length; level++)
            nexts[level] = [];
        for (var row = 0; row + 1 < rows; row++)
        {
            for (var column = 0; column < (isRound ? columns : columns - 1); column++)
            {
                var right = column + 1 == columns ? 0 : column + 1;
                Square square = new(
                    values[(row * columns) + column],
                    values[(row * columns) + right],
                    values[((row + 1) * columns) + right],
                    values[((row + 1) * columns) + column]
                );
                if (square.Least >= levels[^1] || square.Most < levels[0] || !square.IsKnown)
                    continue;
                Edges edges = new(
                    Across((row * columns) + column),
                    Down((row * columns) + right),
                    Across(((row + 1) * columns) + column),
                    Down((row * columns) + column)
                );
                for (var level = 0; level < levels.Length; level++)
                    Cross(square, levels[level], edges, nexts[level]);
            }
        }

        for (var level = 0; level < levels.Length; level++)
        {
            foreach (var edgesOfLine in Chained(nexts[level]))
                lines.Add((level, Points(edgesOfLine, values, columns, levels[level])));
        }

        return lines;
    }

    // An edge is known by the cell that it begins at, and by its way: across to the next column, or down to the next
    // row.
    private static int Across(int cell) => 2 * cell;

    private static int Down(int cell) => (2 * cell) + 1;

    /// <summary>
    /// Adds the lines through a square, each from an edge to another, with what is at or over the level on one and the
    /// same side.
    /// </summary>
    private static void Cross(in Square square, float level, in Edges edges, Dictionary<int, int> next)
    {
        if (square.Least >= level || square.Most < level)
            return;
        // Round the square, lines begin where it goes from over the level to below, and end where it goes back.
        var (begin, end, crossings) = (-1, -1, 0);
        for (var side = 0; side < 4; side++)
        {
            var (isOver, isNextOver) = (square[side] >= level, square[side + 1] >= level);
            if (isOver == isNextOver)
                continue;
            crossings++;
            if (isOver)
                begin = side;
            else
                end = side;
        }

        if (crossings == 2)
        {
            next[edges[begin]] = edges[end];
            return;
        }

        // A saddle: each line goes round a corner that is below where the middle is over, else round one that is over.
        var step = square.Mean >= level ? 1 : 3;
        next[edges[begin]] = edges[begin + step];
        next[edges[begin + 2]] = edges[begin + 2 + step];
    }

    /// <summary>Joins lines end to begin: open ones from where they begin, then rings.</summary>
    private static IEnumerable<List<int>> Chained(Dictionary<int, int> next)
    {
        var ends = next.Values.ToHashSet();
        foreach (var begin in next.Keys.Order().ToArray().OrderBy(edge => ends.Contains(edge)))
        {
            if (!next.ContainsKey(begin))
                continue;
            var edges = new List<int> { begin };
            while (next.Remove(edges[^1], out var following))
                edges.Add(following);
            yield return edges;
        }
    }

    private static List<(double Row, double Column)> Points(
        List<int> edges,
        ReadOnlySpan<float> values,
        int columns,
        float level
    )
    {
        var points = new List<(double Row, double Column)>(edges.Count);
        foreach (var edge in edges)
        {
            var (cell, isDown) = (edge >> 1, (edge & 1) == 1);
            var (row, column) = Math.DivRem(cell, columns);
            var other =
                isDown ? cell + columns
                : column + 1 == columns ? cell + 1 - columns
                : cell + 1;
            var share = ((double)level - values[cell]) / ((double)values[other] - values[cell]);
            var (down, across) = isDown ? (row + share, (double)column) : (row, column + share);
            if (points.Count > 0)
                across += columns * Math.Round((points[^1].Column - across) / columns);
            // Where a centre has just the value of the contour, two edges are crossed in one place.
            if (points.Count == 0 || points[^1] != (down, across))
                points.Add((down, across));
        }

        return points;
    }

    /// <summary>The values at the corners of a square, in turn.</summary>
    private readonly ref struct Square(float first, float second, float third, float fourth)
    {
        public float this[int corner] =>
            (corner & 3) switch
            {
                0 => first,
                1 => second,
                2 => third,
                _ => fourth,
            };

        public bool IsKnown =>
            float.IsFinite(first) && float.IsFinite(second) && float.IsFinite(third) && float.IsFinite(fourth);

        public float Least => Math.Min(Math.Min(first, second), Math.Min(third, fourth));

        public float Most => Math.Max(Math.Max(first, second), Math.Max(third, fourth));

        public double Mean => ((double)first + second + third + fourth) / 4;
    }

    /// <summary>The edges of a square, each from the corner of its number to the next.</summary>
    private readonly ref struct Edges(int first, int second, int third, int fourth)
    {
        public int this[int side] =>
            (side & 3) switch
            {
                0 => first,
                1 => second,
                2 => third,
                _ => fourth,
            };
    }
}
