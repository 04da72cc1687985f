namespace AshPlot.Core.Drawing;

/// <summary>
/// A line round the painted part of a map, on the pixels that are not painted, so that no cell loses any of its colour. Its work
/// is that of the edges alone: stretches in which a row is like the row above are passed over as a whole. Not thread-safe.
/// </summary>
/// <param name="width">Pixels across the map.</param>
/// <param name="height">Pixels down the map.</param>
/// <param name="thickness">Pixels across the line.</param>
internal sealed class AreaOutline(int width, int height, int thickness)
{
    private const byte Painted = 1;

    private readonly byte[] mask = new byte[width * height];

    /// <summary>Where the caller notes which pixels of a row it has painted: 1 or 0 for each.</summary>
    public Span<byte> Row(int row) => mask.AsSpan(row * width, width);

    /// <summary>Draws the line round what was noted.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="first">Index of the map's first pixel.</param>
    /// <param name="stride">Pixels of the picture from one row to the next.</param>
    /// <param name="colour">The line's colour.</param>
    public void Draw(Span<uint> pixels, int first, int stride, uint colour)
    {
        var map = pixels[first..];
        for (var row = 0; row < height; row++)
        {
            DrawSides(map, row, stride, colour);
            if (row > 0)
                DrawTopsAndBottoms(map, row, stride, colour);
        }
    }

    /// <summary>The line left and right of each painted run of a row.</summary>
    private void DrawSides(Span<uint> map, int row, int stride, uint colour)
    {
        var line = Row(row);
        var column = 0;
        while (column < width)
        {
            var run = line[column..].IndexOfAnyExcept(line[column]);
            if (run < 0)
                return;
            column += run;
            var from = line[column] == Painted ? column - thickness : column;
            Fill(map, row, row + 1, from, from + thickness, stride, colour);
        }
    }

    /// <summary>The line between a row and the one above, round the corners too.</summary>
    private void DrawTopsAndBottoms(Span<uint> map, int row, int stride, uint colour)
    {
        var above = Row(row - 1);
        var below = Row(row);
        var column = 0;
        while (column < width)
        {
            column += above[column..].CommonPrefixLength(below[column..]);
            if (column == width)
                return;
            var end = column;
            var isTop = below[column] == Painted;
            while (end < width && above[end] != below[end] && (below[end] == Painted) == isTop)
                end++;
            var from = isTop ? row - thickness : row;
            Fill(map, from, from + thickness, column - thickness, end + thickness, stride, colour);
            column = end;
        }
    }

    private void Fill(Span<uint> map, int top, int bottom, int left, int right, int stride, uint colour)
    {
        (left, right) = (Math.Max(left, 0), Math.Min(right, width));
        for (var row = Math.Max(top, 0); row < Math.Min(bottom, height); row++)
        {
            var line = Row(row);
            for (var column = left; column < right; column++)
            {
                if (line[column] != Painted)
                    map[(row * stride) + column] = colour;
            }
        }
    }
}
