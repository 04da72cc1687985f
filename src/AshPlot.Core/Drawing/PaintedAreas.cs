using System.Buffers;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// The painted cells of a map as rectangles of one colour. They are taken from the pixels of the map, so that they show
/// what the pixels show in any projection; their edges lie on whole pixels.
/// </summary>
internal sealed class PaintedAreas : IDisposable
{
    // How far an area reaches under its right and its lower neighbour, in pixels. Where areas only touch, what lies
    // below shines through between them as soon as the picture is shown at another size.
    private const float Overlap = 0.35f;

    private readonly uint[] colours;
    private readonly MapFrame frame;

    private PaintedAreas(MapFrame frame)
    {
        this.frame = frame;
        colours = ArrayPool<uint>.Shared.Rent(frame.Width * frame.Height);
    }

    /// <summary>Width of the map in pixels.</summary>
    public int Width => frame.Width;

    /// <summary>Height of the map in pixels.</summary>
    public int Height => frame.Height;

    /// <summary>Where the map's left upper corner lies on the picture.</summary>
    public SKPointI Corner => new(frame.X, frame.Y);

    /// <summary>Finds the cells.</summary>
    /// <param name="before">The picture without cells.</param>
    /// <param name="after">The picture with cells.</param>
    /// <param name="frame">Where on the picture the map lies.</param>
    public static PaintedAreas Between(SKBitmap before, SKBitmap after, MapFrame frame)
    {
        var found = new PaintedAreas(frame);
        for (var row = 0; row < frame.Height; row++)
        {
            var under = Pixels(before, row);
            var over = Pixels(after, row);
            var line = found.colours.AsSpan(row * frame.Width, frame.Width);
            for (var column = 0; column < line.Length; column++)
                line[column] = over[column] == under[column] ? 0 : over[column];
        }

        return found;

        ReadOnlySpan<uint> Pixels(SKBitmap picture, int row) =>
            MemoryMarshal
                .Cast<byte, uint>(picture.GetPixelSpan())
                .Slice(((frame.Y + row) * picture.Width) + frame.X, frame.Width);
    }

    /// <summary>The colour of each pixel of a row, 0xAARRGGBB and opaque; 0 where no cell is painted.</summary>
    public ReadOnlySpan<uint> Row(int row) => colours.AsSpan(row * Width, Width);

    /// <summary>True where the cells are more than so many rectangles.</summary>
    public bool AreMoreThan(int rectangles) => Rectangles().Skip(rectangles).Any();

    /// <summary>Fills the areas, without soft edges: neighbours would show a seam.</summary>
    public void DrawTo(SKCanvas canvas)
    {
        var areas = new SortedDictionary<uint, SKPath>();
        foreach (var (colour, rectangle) in Rectangles())
        {
            if (!areas.TryGetValue(colour, out var area))
                areas[colour] = area = new SKPath();
            area.AddRect(rectangle);
        }

        using var fill = new SKPaint { IsAntialias = false };
        // The line round classes comes last, or its neighbours would reach under it from all sides.
        foreach (var (colour, area) in areas.OrderBy(known => known.Key == (uint)MapStyle.ClassOutline))
        {
            fill.Color = new SKColor(colour);
            canvas.DrawPath(area, fill);
            area.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<uint>.Shared.Return(colours);

    private IEnumerable<(uint Colour, SKRect Area)> Rectangles()
    {
        var open = new Dictionary<(int From, int To, bool Touches, uint Colour), int>();
        var next = new Dictionary<(int From, int To, bool Touches, uint Colour), int>();
        for (var row = 0; row <= Height; row++)
        {
            // A run that goes on from the row above keeps its first row: together they become one rectangle.
            for (var column = 0; row < Height && NextRun(row, column) is { } run; column = run.To)
                next[run] = open.Remove(run, out var first) ? first : row;
            foreach (var ((from, to, touches, colour), first) in open)
            {
                var isCovered = row < Height && !Row(row)[from..to].Contains(0u);
                yield return (
                    colour,
                    new SKRect(
                        frame.X + from,
                        frame.Y + first,
                        frame.X + to + (touches ? Overlap : 0),
                        frame.Y + row + (isCovered ? Overlap : 0)
                    )
                );
            }

            (open, next) = (next, open);
            next.Clear();
        }
    }

    /// <summary>The first run of painted pixels of one colour from a column on.</summary>
    private (int From, int To, bool Touches, uint Colour)? NextRun(int row, int column)
    {
        var line = Row(row);
        var start = line[column..].IndexOfAnyExcept(0u);
        if (start < 0)
            return null;
        var from = column + start;
        var length = line[from..].IndexOfAnyExcept(line[from]);
        var to = length < 0 ? line.Length : from + length;
        return (from, to, to < line.Length && line[to] != 0, line[from]);
    }
}
