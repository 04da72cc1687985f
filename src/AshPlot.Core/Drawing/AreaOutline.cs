namespace AshPlot.Core.Drawing;

/// <summary>
/// A line between the painted part of a map and clean air, on the pixels of clean air, so that no cell loses any of its
/// colour. None runs along the edge of the domain or along missing values: nobody knows whether the cloud ends there.
/// Its work is that of the edges alone: stretches in which a row is like the row above are passed over as a whole. Not
/// thread-safe.
/// </summary>
/// <param name="ground">What is under the pixels of the map.</param>
/// <param name="thickness">Pixels across the line.</param>
internal sealed class AreaOutline(GroundMask ground, int thickness)
{
    /// <summary>Draws the line.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="first">Index of the map's first pixel.</param>
    /// <param name="stride">Pixels of the picture from one row to the next.</param>
    /// <param name="colour">The line's colour.</param>
    public void Draw(Span<uint> pixels, int first, int stride, uint colour)
    {
        var map = pixels[first..];
        for (var row = 0; row < ground.Height; row++)
        {
            DrawSides(map, row, stride, colour);
            if (row > 0)
                DrawTopsAndBottoms(map, row, stride, colour);
        }
    }

    /// <summary>The line left and right of each painted run of a row.</summary>
    private void DrawSides(Span<uint> map, int row, int stride, uint colour)
    {
        var line = ground.Row(row);
        var column = 0;
        while (column < line.Length)
        {
            var run = line[column..].IndexOfAnyExcept(line[column]);
            if (run < 0)
                return;
            column += run;
            if (!IsEdge(line[column - 1], line[column]))
                continue;
            var from = line[column] == Ground.Painted ? column - thickness : column;
            Fill(map, row, row + 1, from, from + thickness, stride, colour);
        }
    }

    /// <summary>The line between a row and the one above, round the corners too.</summary>
    private void DrawTopsAndBottoms(Span<uint> map, int row, int stride, uint colour)
    {
        var above = ground.Row(row - 1);
        var below = ground.Row(row);
        var column = 0;
        while (column < below.Length)
        {
            column += above[column..].CommonPrefixLength(below[column..]);
            if (column == below.Length)
                return;
            var (over, under, end) = (above[column], below[column], column + 1);
            while (end < below.Length && above[end] == over && below[end] == under)
                end++;
            var from = under == Ground.Painted ? row - thickness : row;
            if (IsEdge(over, under))
                Fill(map, from, from + thickness, column - thickness, end + thickness, stride, colour);
            column = end;
        }
    }

    private static bool IsEdge(byte one, byte other) =>
        (one, other) is (Ground.Painted, Ground.Clean) or (Ground.Clean, Ground.Painted);

    private void Fill(Span<uint> map, int top, int bottom, int left, int right, int stride, uint colour)
    {
        (left, right) = (Math.Max(left, 0), Math.Min(right, ground.Width));
        for (var row = Math.Max(top, 0); row < Math.Min(bottom, ground.Height); row++)
        {
            var line = ground.Row(row);
            for (var column = left; column < right; column++)
            {
                if (line[column] == Ground.Clean)
                    map[(row * stride) + column] = colour;
            }
        }
    }
}
