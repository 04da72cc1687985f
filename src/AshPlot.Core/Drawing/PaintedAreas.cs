using System.Runtime.InteropServices;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// The painted cells of a map as areas, one path for each colour. They are taken from the pixels of the map, so that
/// they show what the pixels show in any projection; their edges lie on whole pixels.
/// </summary>
internal sealed class PaintedAreas : IDisposable
{
    // How far an area reaches under its right and its lower neighbour, in pixels. Where areas only touch, what lies
    // below shines through between them as soon as the picture is shown at another size.
    private const float Overlap = 0.35f;

    private readonly SortedDictionary<uint, SKPath> areas = [];

    private PaintedAreas() { }

    /// <summary>Finds the areas.</summary>
    /// <param name="before">The picture without cells.</param>
    /// <param name="after">The picture with cells.</param>
    /// <param name="frame">Where on the picture the map lies.</param>
    public static PaintedAreas Between(SKBitmap before, SKBitmap after, MapFrame frame)
    {
        var found = new PaintedAreas();
        var open = new Dictionary<(int From, int To, bool Touches, uint Colour), int>();
        var next = new Dictionary<(int From, int To, bool Touches, uint Colour), int>();
        for (var row = frame.Y; row <= frame.Y + frame.Height; row++)
        {
            var isMap = row < frame.Y + frame.Height;
            var under = isMap ? Row(before, frame, row) : [];
            var over = isMap ? Row(after, frame, row) : [];
            if (isMap)
            {
                // A run that goes on from the row above keeps its first row: together they become one rectangle.
                foreach (var run in Runs(under, over))
                    next[run] = open.Remove(run, out var first) ? first : row;
            }

            foreach (var ((from, to, touches, colour), first) in open)
            {
                var covered = isMap && AreCells(under[from..to], over[from..to]);
                found
                    .Area(colour)
                    .AddRect(
                        new SKRect(
                            frame.X + from,
                            first,
                            frame.X + to + (touches ? Overlap : 0),
                            row + (covered ? Overlap : 0)
                        )
                    );
            }

            (open, next) = (next, open);
            next.Clear();
        }

        return found;
    }

    /// <summary>Fills the areas, without soft edges: neighbours would show a seam.</summary>
    public void DrawTo(SKCanvas canvas)
    {
        using var fill = new SKPaint { IsAntialias = false };
        // The line round classes comes last, or its neighbours would reach under it from all sides.
        foreach (var (colour, area) in areas.OrderBy(known => known.Key == (uint)MapStyle.ClassOutline))
        {
            fill.Color = new SKColor(colour);
            canvas.DrawPath(area, fill);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var area in areas.Values)
            area.Dispose();
    }

    private static bool AreCells(ReadOnlySpan<uint> before, ReadOnlySpan<uint> after)
    {
        for (var column = 0; column < after.Length; column++)
        {
            if (before[column] == after[column])
                return false;
        }

        return true;
    }

    private SKPath Area(uint colour)
    {
        if (!areas.TryGetValue(colour, out var area))
            areas[colour] = area = new SKPath();
        return area;
    }

    private static ReadOnlySpan<uint> Row(SKBitmap picture, MapFrame frame, int row) =>
        MemoryMarshal.Cast<byte, uint>(picture.GetPixelSpan()).Slice((row * picture.Width) + frame.X, frame.Width);

    private static List<(int From, int To, bool Touches, uint Colour)> Runs(
        ReadOnlySpan<uint> before,
        ReadOnlySpan<uint> after
    )
    {
        var runs = new List<(int, int, bool, uint)>();
        var column = 0;
        while (column < after.Length)
        {
            var from = column;
            var colour = after[column];
            var isCell = colour != before[column];
            while (column < after.Length && after[column] == colour && (before[column] != colour) == isCell)
                column++;
            if (isCell)
                runs.Add((from, column, column < after.Length && after[column] != before[column], colour));
        }

        return runs;
    }
}
