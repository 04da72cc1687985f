using System.Numerics;
using System.Runtime.InteropServices;
using AshPlot.Core.Colours;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Lays the colours of cells over the lower layer, row by row and many pixels at a time. Not thread-safe.
/// </summary>
internal sealed class CellPainter
{
    private readonly CellLookup lookup;
    private readonly uint[] cellColours;
    private readonly float[] lineValues;
    private readonly uint[] lineColours;

    /// <summary>Prepares to paint.</summary>
    /// <param name="lookup">Which cell each pixel shows.</param>
    /// <param name="cells">How many cells the grid has.</param>
    public CellPainter(CellLookup lookup, int cells)
    {
        this.lookup = lookup;
        lineColours = new uint[lookup.Width];
        // Colours are found once per cell or once per pixel, whichever are fewer.
        var isByCell = cells <= lookup.Width * lookup.Height;
        (cellColours, lineValues) = isByCell ? (new uint[cells], Array.Empty<float>()) : ([], new float[lookup.Width]);
    }

    /// <summary>Paints a slice.</summary>
    /// <param name="cells">The cell that each pixel shows; negative for none.</param>
    /// <param name="values">Value of each cell.</param>
    /// <param name="colours">Turns values into colours.</param>
    /// <param name="lower">What lies under the map.</param>
    /// <param name="picture">Receives it, and the colours over it.</param>
    /// <param name="mask">Receives which pixels are painted; null where nobody asks.</param>
    /// <returns>True where a pixel is painted.</returns>
    public bool Paint(
        ReadOnlySpan<int> cells,
        ReadOnlySpan<float> values,
        IFieldColours colours,
        PixelArea lower,
        PixelArea picture,
        GroundMask? mask
    )
    {
        if (cellColours.Length > 0)
            colours.Apply(values, cellColours);
        var painted = false;
        var isPainted = false;
        for (var row = 0; row < lookup.Height; row++)
        {
            var under = cells.Slice(row * lookup.Width, lookup.Width);
            // Many a row shows the same cells as the one above.
            if (row == 0 || !lookup.IsLikeAbove(row))
                isPainted = FindColours(under, values, colours);
            painted |= isPainted;
            if (!isPainted)
                lower.Row(row).CopyTo(picture.Row(row));
            else
                Lay(lineColours, lower.Row(row), picture.Row(row), mask is null ? default : mask.Row(row));
        }

        return painted;
    }

    /// <summary>Lays colours over a row.</summary>
    /// <param name="colours">Colour of each pixel; 0 for none.</param>
    /// <param name="under">What shows where there is none.</param>
    /// <param name="line">Receives the one or the other.</param>
    /// <param name="noted">Receives <see cref="Ground.Painted"/> where there is a colour; empty where nobody
    /// asks.</param>
    internal static void Lay(ReadOnlySpan<uint> colours, ReadOnlySpan<uint> under, Span<uint> line, Span<byte> noted)
    {
        var count = Vector<byte>.Count;
        var quarter = Vector<uint>.Count;
        var pixel = 0;
        for (; pixel + count <= colours.Length; pixel += count)
        {
            var first = LayVector(colours[pixel..], under[pixel..], line[pixel..]);
            var second = LayVector(colours[(pixel + quarter)..], under[(pixel + quarter)..], line[(pixel + quarter)..]);
            var third = LayVector(
                colours[(pixel + (2 * quarter))..],
                under[(pixel + (2 * quarter))..],
                line[(pixel + (2 * quarter))..]
            );
            var fourth = LayVector(
                colours[(pixel + (3 * quarter))..],
                under[(pixel + (3 * quarter))..],
                line[(pixel + (3 * quarter))..]
            );
            if (noted.IsEmpty)
                continue;
            var none = Vector.Narrow(Vector.Narrow(first, second), Vector.Narrow(third, fourth));
            var marks = noted.Slice(pixel, count);
            Vector.ConditionalSelect(none, new Vector<byte>(marks), new Vector<byte>(Ground.Painted)).CopyTo(marks);
        }

        for (; pixel < colours.Length; pixel++)
        {
            var colour = colours[pixel];
            line[pixel] = colour == FieldColours.Transparent ? under[pixel] : colour;
            if (!noted.IsEmpty && colour != FieldColours.Transparent)
                noted[pixel] = Ground.Painted;
        }
    }

    private static Vector<uint> LayVector(ReadOnlySpan<uint> colours, ReadOnlySpan<uint> under, Span<uint> line)
    {
        var colour = new Vector<uint>(colours);
        var none = Vector.Equals(colour, Vector<uint>.Zero);
        Vector.ConditionalSelect(none, new Vector<uint>(under), colour).CopyTo(line);
        return none;
    }

    /// <summary>The colour of each pixel of a row; false where none has one.</summary>
    private bool FindColours(ReadOnlySpan<int> under, ReadOnlySpan<float> values, IFieldColours colours)
    {
        var line = lineColours.AsSpan(0, under.Length);
        var table = cellColours;
        if (table.Length == 0)
        {
            for (var pixel = 0; pixel < line.Length; pixel++)
                lineValues[pixel] = under[pixel] < 0 ? float.NaN : values[under[pixel]];
            colours.Apply(lineValues, line);
            return MemoryMarshal.AsBytes(line).ContainsAnyExcept((byte)0);
        }

        var any = 0u;
        for (var pixel = 0; pixel < line.Length; pixel++)
        {
            // All bits where there is a cell, else none.
            var cell = under[pixel];
            var exists = ~(cell >> 31);
            any |= line[pixel] = table[cell & exists] & (uint)exists;
        }

        return any != 0;
    }
}
