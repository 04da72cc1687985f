using System.IO.Compression;
using System.Text;
using AshPlot.Core.Drawing;
using SkiaSharp;

namespace AshPlot.Core.Pdf;

/// <summary>
/// Writes the cells of a map as a picture, a pixel of the map to the pixel. Colours are numbered, and one is the clear
/// ground; where they are too many for a byte they are written as they are, and one that no cell has is the clear
/// ground.
/// </summary>
/// <remarks>
/// The format: ISO 32000-1, sections 8.6.6.3 (indexed colours), 8.9.5 (images), 8.9.6.4 (masking by colour).
/// </remarks>
internal static class PdfCells
{
    private const int MostNumbers = 256;

    // Named, so that no other version of .NET changes the bytes; higher levels take five times as long for 5 % less.
    private static readonly ZLibCompressionOptions Deflate = new() { CompressionLevel = 6 };

    /// <summary>Writes the picture.</summary>
    /// <param name="objects">Where to.</param>
    /// <param name="cells">The cells; at least one is painted.</param>
    /// <returns>Its number, and the pixels of the drawing that it covers.</returns>
    public static (int Number, SKRectI Box) Add(PdfObjects objects, PaintedAreas cells)
    {
        var box = BoxOf(cells);
        var colours = new SortedSet<uint>();
        for (var row = box.Top; row < box.Bottom; row++)
        {
            var line = cells.Row(row)[box.Left..box.Right];
            for (var start = 0; start < line.Length;)
            {
                colours.Add(line[start]);
                var length = line[start..].IndexOfAnyExcept(line[start]);
                start = length < 0 ? line.Length : start + length;
            }
        }

        colours.Remove(0);
        var number =
            colours.Count < MostNumbers
                ? Numbered(objects, cells, box, [.. colours])
                : Plainly(objects, cells, box, colours);
        box.Offset(cells.Corner);
        return (number, box);
    }

    private static int Numbered(PdfObjects objects, PaintedAreas cells, SKRectI box, uint[] colours)
    {
        var numbers = colours.Index().ToDictionary(one => one.Item, one => (byte)one.Index);
        numbers[0] = (byte)colours.Length;
        var table = new StringBuilder();
        foreach (var colour in colours)
            table.Append($"{colour & 0xFFFFFF:X6}");
        return Picture(
            objects,
            box,
            $"[/Indexed /DeviceRGB {colours.Length} <{table}FFFFFF>]",
            $"{colours.Length} {colours.Length}",
            1,
            (row, bytes) =>
            {
                var line = cells.Row(row)[box.Left..box.Right];
                var (last, number) = (0u, numbers[0]);
                for (var column = 0; column < line.Length; column++)
                {
                    if (line[column] != last)
                        (last, number) = (line[column], numbers[line[column]]);
                    bytes[column] = number;
                }
            }
        );
    }

    private static int Plainly(PdfObjects objects, PaintedAreas cells, SKRectI box, SortedSet<uint> colours)
    {
        var clear = 0xFFFFFFFF;
        while (colours.Contains(clear))
            clear--;
        var (red, green, blue) = ((byte)(clear >> 16), (byte)(clear >> 8), (byte)clear);
        return Picture(objects, box, "/DeviceRGB", $"{red} {red} {green} {green} {blue} {blue}", 3, (row, bytes) =>
        {
            var line = cells.Row(row)[box.Left..box.Right];
            for (var column = 0; column < line.Length; column++)
            {
                var shown = line[column] == 0 ? clear : line[column];
                (bytes[3 * column], bytes[(3 * column) + 1], bytes[(3 * column) + 2]) = (
                    (byte)(shown >> 16),
                    (byte)(shown >> 8),
                    (byte)shown
                );
            }
        });
    }

    private static int Picture(
        PdfObjects objects,
        SKRectI box,
        string colours,
        string mask,
        int bytesOfPixel,
        Action<int, byte[]> fill
    )
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, Deflate, leaveOpen: true))
        {
            var line = new byte[box.Width * bytesOfPixel];
            for (var row = box.Top; row < box.Bottom; row++)
            {
                fill(row, line);
                deflate.Write(line);
            }
        }

        return objects.AddStream(
            $"/Type /XObject\n/Subtype /Image\n/Width {box.Width}\n/Height {box.Height}\n/ColorSpace {colours}\n/BitsPerComponent 8\n"
                + $"/Mask [{mask}]\n/Interpolate false\n",
            packed.GetBuffer().AsSpan(0, (int)packed.Length)
        );
    }

    /// <summary>The smallest rectangle that holds all painted pixels of the map.</summary>
    private static SKRectI BoxOf(PaintedAreas cells)
    {
        var box = new SKRectI(cells.Width, cells.Height, 0, 0);
        for (var row = 0; row < cells.Height; row++)
        {
            var line = cells.Row(row);
            var first = line.IndexOfAnyExcept(0u);
            if (first >= 0)
                box = new SKRectI(
                    Math.Min(box.Left, first),
                    Math.Min(box.Top, row),
                    Math.Max(box.Right, line.LastIndexOfAnyExcept(0u) + 1),
                    row + 1
                );
        }

        return box;
    }
}
