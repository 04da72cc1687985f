using System.Runtime.InteropServices;
using AshPlot.Core.Colours;
using AshPlot.Core.Grids;
using SkiaSharp;

namespace AshPlot.Core.Exporting;

/// <summary>
/// KMZ for Google Earth and others: the coloured cells as a picture over the ground, in degrees, with the time they are
/// for and the altitude of their level.
/// </summary>
internal sealed class OverlayExport : ISliceExport
{
    private const int MostPixels = 4096;

    /// <inheritdoc/>
    public string Name => "kmz";

    /// <inheritdoc/>
    public string Extension => ".kmz";

    /// <inheritdoc/>
    public byte[]? Write(ExportedSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var grid = slice.Quantity.Grid;
        var colours = new uint[grid.CellCount];
        slice.Colouring.Colours().Apply(slice.Values.Span, colours);
        if (!grid.IsTrue)
            return Resampled(slice, colours) is { Count: > 0 } resampled ? KmzFile.Write(slice, resampled) : null;
        var parts = CellEdges.Columns(grid.Longitudes);
        var pictures = new List<OverlayPicture>();
        // One picture for each stretch without a gap: a grid across the dateline gives one on either side.
        for (var from = 0; from < parts.Count;)
        {
            var to = from + 1;
            while (to < parts.Count && parts[to].West == parts[to - 1].East)
                to++;
            if (Picture(slice, colours, parts.Skip(from).Take(to - from).ToArray()) is { } picture)
                pictures.Add(picture);
            from = to;
        }

        return pictures.Count == 0 ? null : KmzFile.Write(slice, pictures);
    }

    /// <summary>
    /// The box of the cells that have a colour, of a grid whose rows are not parallels; two boxes across the dateline.
    /// </summary>
    private static List<OverlayPicture> Resampled(ExportedSlice slice, uint[] colours)
    {
        var pictures = new List<OverlayPicture>();
        var coloured = Enumerable.Range(0, colours.Length).Where(cell => colours[cell] != FieldColours.Transparent);
        if (GridGeometry.Of(slice.Quantity.Grid).CoverOf(coloured)?.Box.TurnedTowards(0) is not { } box)
            return pictures;
        foreach (var turn in new[] { -360, 0, 360 })
        {
            var (west, east) = (Math.Max(-180, box.West + turn), Math.Min(180, box.East + turn));
            if (west >= east)
                continue;
            var raster = RegularRaster.Resampled(
                slice.Quantity.Grid,
                box with
                {
                    West = west,
                    East = east,
                },
                perCell: 2
            );
            using var bitmap = new SKBitmap(
                new SKImageInfo(raster.Width, raster.Height, SKColorType.Bgra8888, SKAlphaType.Unpremul)
            );
            var pixels = Pixels(bitmap);
            for (var pixel = 0; pixel < raster.Cells.Length; pixel++)
                pixels[pixel] = raster.Cells[pixel] < 0 ? FieldColours.Transparent : colours[raster.Cells[pixel]];
            pictures.Add(new OverlayPicture(Encoded(bitmap), west, east, box.South, box.North));
        }

        return pictures;
    }

    /// <summary>The cells of a stretch of columns, cut to those that have a colour; null where none has.</summary>
    private static OverlayPicture? Picture(
        ExportedSlice slice,
        uint[] colours,
        (int Column, double West, double East)[] parts
    )
    {
        var (axis, across) = (slice.Quantity.Grid.Latitudes, slice.Quantity.Grid.Longitudes.Count);
        // A row that is centred past a pole by half a cell has no height.
        var rows = Enumerable
            .Range(0, axis.Count)
            .Where(row =>
                Edge(axis, row, lower: true) < Edge(axis, row, lower: false)
                && parts.Any(part => colours[(row * across) + part.Column] != FieldColours.Transparent)
            )
            .ToArray();
        if (rows.Length == 0)
            return null;
        var used = parts
            .Where(part => rows.Any(row => colours[(row * across) + part.Column] != FieldColours.Transparent))
            .ToArray();
        var (west, east) = (used[0].West, used[^1].East);
        var (south, north) = (
            rows.Min(row => Edge(axis, row, lower: true)),
            rows.Max(row => Edge(axis, row, lower: false))
        );
        var width = Size((east - west) / used.Min(part => part.East - part.West));
        var height = Size(
            (north - south) / rows.Min(row => Edge(axis, row, lower: false) - Edge(axis, row, lower: true))
        );
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Unpremul));
        var pixels = Pixels(bitmap);
        var columns = ColumnsOf(parts, west, east, width);
        var latitudes = new AxisLookup(axis, period: 0);
        var above = -1;
        for (var y = 0; y < height; y++)
        {
            var row = latitudes.IndexOf(north - ((y + 0.5) * (north - south) / height));
            var line = pixels.Slice(y * width, width);
            // A cell is two pixels high at least.
            if (y > 0 && row == above)
                pixels.Slice((y - 1) * width, width).CopyTo(line);
            else if (row < 0)
                line.Clear();
            else
                Fill(line, colours.AsSpan(row * across, across), columns);
            above = row;
        }

        return new OverlayPicture(Encoded(bitmap), west, east, south, north);
    }

    /// <summary>The grid's column that each column of the picture shows.</summary>
    private static int[] ColumnsOf((int Column, double West, double East)[] parts, double west, double east, int width)
    {
        var columns = new int[width];
        var part = 0;
        for (var x = 0; x < width; x++)
        {
            var longitude = west + ((x + 0.5) * (east - west) / width);
            while (part < parts.Length - 1 && parts[part].East <= longitude)
                part++;
            columns[x] = parts[part].Column;
        }

        return columns;
    }

    private static void Fill(Span<uint> line, ReadOnlySpan<uint> colours, ReadOnlySpan<int> columns)
    {
        for (var x = 0; x < line.Length; x++)
            line[x] = colours[columns[x]];
    }

    /// <summary>The pixels of a bitmap that was made here, 0xAARRGGBB, without room between its rows.</summary>
    private static Span<uint> Pixels(SKBitmap bitmap) => MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());

    /// <summary>
    /// As PNG: pixels in blocks of one colour need no filter, which makes them larger and takes most of the time.
    /// </summary>
    private static byte[] Encoded(SKBitmap bitmap)
    {
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 4))
            ?? throw new InvalidOperationException("Skia cannot encode a bitmap of its own");
        return data.ToArray();
    }

    /// <summary>Two pixels a cell keep the edges of cells sharp where a viewer smooths.</summary>
    private static int Size(double cells) => Math.Clamp((int)Math.Round(cells) * 2, 1, MostPixels);

    private static double Edge(Runs.GridAxis axis, int row, bool lower)
    {
        var (one, other) = (Math.Clamp(axis.Edges[row], -90, 90), Math.Clamp(axis.Edges[row + 1], -90, 90));
        return lower ? Math.Min(one, other) : Math.Max(one, other);
    }
}

/// <summary>A picture over the ground and its edges in degrees.</summary>
/// <param name="Png">The picture; without colour where nothing is.</param>
/// <param name="West">Western edge, -180..180.</param>
/// <param name="East">Eastern edge, -180..180.</param>
/// <param name="South">Southern edge.</param>
/// <param name="North">Northern edge.</param>
internal sealed record OverlayPicture(byte[] Png, double West, double East, double South, double North);
