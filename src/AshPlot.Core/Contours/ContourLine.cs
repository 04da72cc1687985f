namespace AshPlot.Core.Contours;

/// <summary>A contour of a field, by its places on the Earth. A ring repeats its first place at the end.</summary>
/// <param name="Level">Its value.</param>
/// <param name="Places">Longitude, latitude, longitude, latitude and so on, in degrees; longitudes go on over the
/// dateline without a jump.</param>
internal sealed record ContourLine(ContourLevel Level, float[] Places)
{
    /// <summary>The contours of a field.</summary>
    /// <param name="grid">The grid of the values.</param>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    /// <param name="levels">Their values, ascending.</param>
    /// <param name="isSmooth">Whether corners are rounded.</param>
    public static List<ContourLine> Of(
        Runs.Grid grid,
        ReadOnlySpan<float> values,
        IReadOnlyList<ContourLevel> levels,
        bool isSmooth
    )
    {
        var places = new FieldPlaces(grid);
        var traced = MarchingSquares.Trace(
            values,
            places.Rows,
            places.Columns,
            places.IsRound,
            [.. levels.Select(level => (float)level.Value)]
        );
        var lines = new List<ContourLine>();
        foreach (var (level, points) in traced)
        {
            // A centre of just this value among lower ones is a line of no length.
            if (points.Count > 1)
                lines.Add(new ContourLine(levels[level], places.Of(isSmooth ? CornerCutting.Round(points) : points)));
        }

        return lines;
    }
}

/// <summary>A value along which a contour runs.</summary>
/// <param name="Value">The value, in the quantity's units.</param>
/// <param name="Text">The value in the units of the map; empty for a line without a label.</param>
internal readonly record struct ContourLevel(double Value, string Text);
