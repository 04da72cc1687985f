using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>What is known of the place under a pixel of the map. Bytes, which are searched many at a time.</summary>
internal static class Ground
{
    /// <summary>The model has a value there, which has no colour.</summary>
    public const byte Clean = 0;

    /// <summary>A cell with a colour.</summary>
    public const byte Painted = 1;

    /// <summary>A cell of the grid without a value.</summary>
    public const byte Missing = 2;

    /// <summary>Not of the model's domain.</summary>
    public const byte Outside = 3;
}

/// <summary>What is known of the place under each pixel of a map, row by row from the top. Not thread-safe.</summary>
/// <param name="width">Pixels across the map.</param>
/// <param name="height">Pixels down the map.</param>
internal sealed class GroundMask(int width, int height)
{
    private readonly byte[] pixels = new byte[width * height];

    public int Width => width;

    public int Height => height;

    /// <summary>The pixels of a row.</summary>
    public Span<byte> Row(int row) => pixels.AsSpan(row * width, width);

    /// <summary>Forgets all cells.</summary>
    /// <param name="blank">The mask of the map without cells; null where the domain fills it.</param>
    public void Reset(GroundMask? blank)
    {
        if (blank is null)
            Array.Clear(pixels);
        else
            blank.pixels.CopyTo(pixels, 0);
    }

    /// <summary>Marks the pixels that show a cell without a value.</summary>
    /// <param name="cells">The cell of each pixel; below 0 for none.</param>
    /// <param name="values">Value of each cell; NaN is missing.</param>
    /// <returns>How many they are.</returns>
    public int MarkMissing(ReadOnlySpan<int> cells, ReadOnlySpan<float> values)
    {
        var count = 0;
        for (var pixel = 0; pixel < cells.Length; pixel++)
        {
            if (cells[pixel] < 0 || !float.IsNaN(values[cells[pixel]]))
                continue;
            pixels[pixel] = Ground.Missing;
            count++;
        }

        return count;
    }

    /// <summary>True where a square of so many pixels a side is all of a kind.</summary>
    public bool HasSquare(byte kind, int side)
    {
        var heights = new int[width];
        for (var row = 0; row < height; row++)
        {
            var line = Row(row);
            var across = 0;
            for (var column = 0; column < width; column++)
            {
                heights[column] = line[column] == kind ? heights[column] + 1 : 0;
                across = heights[column] >= side ? across + 1 : 0;
                if (across == side)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The pixels of a kind as rectangles on the picture, each as large as it can be downwards.</summary>
    /// <param name="kind">Which pixels.</param>
    /// <param name="frame">Where on the picture the map lies.</param>
    public SKPath Area(byte kind, MapFrame frame)
    {
        var area = new SKPath();
        var open = new Dictionary<(int From, int To), int>();
        var next = new Dictionary<(int From, int To), int>();
        for (var row = 0; row <= height; row++)
        {
            // A run that goes on from the row above keeps its first row: together they become one rectangle.
            for (var column = 0; row < height && column < width;)
            {
                var line = Row(row)[column..];
                var from = line.IndexOf(kind);
                if (from < 0)
                    break;
                var length = line[from..].IndexOfAnyExcept(kind);
                var run = (column + from, length < 0 ? width : column + from + length);
                next[run] = open.Remove(run, out var first) ? first : row;
                column = run.Item2;
            }

            foreach (var ((from, to), first) in open)
                area.AddRect(new SKRect(frame.X + from, frame.Y + first, frame.X + to, frame.Y + row));
            (open, next) = (next, open);
            next.Clear();
        }

        return area;
    }
}
