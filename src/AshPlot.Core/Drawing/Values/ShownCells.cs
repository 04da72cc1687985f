using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace AshPlot.Core.Drawing.Values;

/// <summary>
/// Says which value each pixel of a map shows, so that a page finds it again. Where no pixel shows another cell than
/// the one under its centre, that is the same for all maps of a grid and written once; else each map has the values of
/// its pixels.
/// </summary>
/// <remarks>
/// The file is that of <see cref="ValuesWriter"/>, with <c>KIND WIDTH HEIGHT COLUMNS BASE64</c>: <c>straight</c> has a
/// column of the grid for each column of pixels, then a row for each row (-1 for none), and COLUMNS of the grid;
/// <c>bent</c> the cell of each pixel, less that of the pixel before it; <c>pixels</c> nothing. Numbers are 32 bits,
/// the lowest byte first, by zlib.
/// </remarks>
/// <param name="lookup">Which cell each pixel shows.</param>
/// <param name="columns">Columns of the grid.</param>
internal sealed class ShownCells(CellLookup lookup, int columns)
{
    // Of a pixel that no cell covers; no model has such a value.
    private const float Outside = float.PositiveInfinity;

    private float[] pixels = [];

    /// <summary>The values to write: those of the cells, or of the pixels.</summary>
    /// <param name="values">Value of each cell of the slice that was painted last.</param>
    public ReadOnlySpan<float> ValuesOf(ReadOnlySpan<float> values)
    {
        if (!lookup.DependsOnValues)
            return values;
        var cells = lookup.Last;
        if (pixels.Length == 0)
            pixels = new float[cells.Length];
        for (var pixel = 0; pixel < cells.Length; pixel++)
            pixels[pixel] = cells[pixel] < 0 ? Outside : values[cells[pixel]];
        return pixels;
    }

    /// <summary>Writes how a page gets from a pixel to a value.</summary>
    public void Write(PooledStream destination)
    {
        var kind =
            lookup.DependsOnValues ? "pixels"
            : lookup.IsStraight ? "straight"
            : "bent";
        using var packed = new PooledStream(4096);
        if (!lookup.DependsOnValues)
        {
            using var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            if (lookup.IsStraight)
                WriteStraight(zlib);
            else
                WriteBent(zlib);
        }

        ValuesWriter.Write(
            string.Create(CultureInfo.InvariantCulture, $"{kind} {lookup.Width} {lookup.Height} {columns} "),
            packed.Written,
            destination
        );
    }

    private void WriteStraight(Stream target)
    {
        var cells = lookup.UnderCentres;
        var (across, down) = (new int[lookup.Width], new int[lookup.Height]);
        across.AsSpan().Fill(CellLookup.Outside);
        down.AsSpan().Fill(CellLookup.Outside);
        for (var pixel = 0; pixel < cells.Length; pixel++)
        {
            if (cells[pixel] < 0)
                continue;
            across[pixel % lookup.Width] = cells[pixel] % columns;
            down[pixel / lookup.Width] = cells[pixel] / columns;
        }

        Write(across, target);
        Write(down, target);
    }

    private void WriteBent(Stream target)
    {
        var steps = ArrayPool<int>.Shared.Rent(lookup.Width);
        var before = 0;
        for (var row = 0; row < lookup.Height; row++)
        {
            for (var column = 0; column < lookup.Width; column++)
            {
                var cell = lookup.UnderCentres[(row * lookup.Width) + column];
                (steps[column], before) = (cell - before, cell);
            }

            Write(steps.AsSpan(0, lookup.Width), target);
        }

        ArrayPool<int>.Shared.Return(steps);
    }

    private static void Write(ReadOnlySpan<int> numbers, Stream target)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("values are written on machines with the lowest byte first");
        target.Write(MemoryMarshal.AsBytes(numbers));
    }
}
