using System.Globalization;
using System.Runtime.InteropServices;
using System.Security;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;
using BitMiracle.LibTiff.Classic;

namespace AshPlot.Core.Exporting;

/// <summary>
/// GeoTIFF of the values as they are: single precision, deflate, north up, missing values NaN; in longitude and
/// latitude of WGS 84 (EPSG:4326), or metres of the grid's own projection. Rotated and curvilinear grids are resampled
/// by the nearest cell, and the file says so. Axes of uneven steps have no place in it and are refused rather than
/// interpolated.
/// </summary>
internal sealed class GeoTiffExport : ISliceExport
{
    // Tags of GeoTIFF 1.1 (OGC 19-008) and of GDAL.
    private const TiffTag PixelScale = (TiffTag)33550;
    private const TiffTag TiePoint = (TiffTag)33922;
    private const TiffTag GeoKeys = (TiffTag)34735;
    private const TiffTag GeoDoubles = (TiffTag)34736;
    private const TiffTag GdalMetadata = (TiffTag)42112;
    private const TiffTag GdalNoData = (TiffTag)42113;

    private static readonly TiffFieldInfo[] Fields =
    [
        new(PixelScale, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelPixelScaleTag"),
        new(TiePoint, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTiepointTag"),
        new(GeoKeys, -1, -1, TiffType.SHORT, FieldBit.Custom, true, true, "GeoKeyDirectoryTag"),
        new(GeoDoubles, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "GeoDoubleParamsTag"),
        new(GdalMetadata, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GDAL_METADATA"),
        new(GdalNoData, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GDAL_NODATA"),
    ];

    /// <inheritdoc/>
    public string Name => "geotiff";

    /// <inheritdoc/>
    public string Extension => ".tif";

    /// <inheritdoc/>
    public byte[]? Write(ExportedSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var raster = RegularRaster.Of(slice.Quantity.Grid)
            ?? throw new UnwritableOutputException(
                slice.Map.Path + Extension,
                "GeoTIFF holds only grids of equal steps; export geojson instead"
            );
        using var stream = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("slice", "w", stream, new KeptStream()))
        {
            tiff.MergeFieldInfo(Fields, Fields.Length);
            WriteHeader(tiff, raster, slice);
            WriteValues(tiff, raster, slice);
        }

        return stream.ToArray();
    }

    private static void WriteHeader(Tiff tiff, RegularRaster raster, ExportedSlice slice)
    {
        tiff.SetField(TiffTag.IMAGEWIDTH, raster.Width);
        tiff.SetField(TiffTag.IMAGELENGTH, raster.Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, 32);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.SAMPLEFORMAT, SampleFormat.IEEEFP);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
        tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.COMPRESSION, Compression.ADOBE_DEFLATE);
        tiff.SetField(TiffTag.ROWSPERSTRIP, Math.Clamp(65536 / raster.Width, 1, raster.Height));
        tiff.SetField(PixelScale, 3, new[] { raster.StepAcross, raster.StepDown, 0 });
        tiff.SetField(TiePoint, 6, new[] { 0, 0, 0, raster.West, raster.North, 0 });
        var keys = GeoKeyDirectory.Of(raster.Mapping);
        tiff.SetField(GeoKeys, keys.Entries.Length, keys.Entries);
        if (keys.Doubles.Length > 0)
            tiff.SetField(GeoDoubles, keys.Doubles.Length, keys.Doubles);
        tiff.SetField(GdalMetadata, Metadata(slice, raster));
        tiff.SetField(GdalNoData, "nan");
    }

    private static void WriteValues(Tiff tiff, RegularRaster raster, ExportedSlice slice)
    {
        var values = slice.Values.Span;
        // What is computed has no number where there is no ash; of two runs that are alike the difference is 0.
        var nothing = slice.Quantity.IsDifference ? 0 : float.NaN;
        var line = new float[raster.Width];
        var bytes = new byte[line.Length * sizeof(float)];
        for (var row = 0; row < raster.Height; row++)
        {
            for (var column = 0; column < line.Length; column++)
            {
                var value = raster.Cells[(row * line.Length) + column] is >= 0 and var cell ? values[cell] : float.NaN;
                line[column] = value == SliceReduction.Nothing ? nothing : value;
            }

            MemoryMarshal.AsBytes(line.AsSpan()).CopyTo(bytes);
            tiff.WriteScanline(bytes, row);
        }
    }

    /// <summary>What the values are, in the XML that GDAL shows with a file.</summary>
    private static string Metadata(ExportedSlice slice, RegularRaster raster)
    {
        var items = new List<string>
        {
            $"<Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">{Escape(slice.Quantity.Units)}</Item>",
        };
        Add("quantity", slice.Quantity.Name);
        Add("level", slice.Map.Level);
        Add("level_value", slice.Level.Value?.ToString(CultureInfo.InvariantCulture));
        Add("level_units", slice.Level.Units);
        Add("time", slice.Time?.Time.ToString());
        Add("time_from", slice.Time?.From?.ToString());
        Add("time_to", slice.Time?.To?.ToString());
        foreach (var fact in slice.Facts)
            Add(fact.Key.ToLowerInvariant().Replace(' ', '_'), fact.Value);
        if (raster.IsResampled)
            Add("resampling", $"nearest cell of a {slice.Quantity.Grid.Mapping?.Title ?? "curvilinear"} grid");
        return $"<GDALMetadata>{string.Concat(items)}</GDALMetadata>";

        void Add(string name, string? value)
        {
            if (value is not null)
                items.Add($"<Item name=\"{name}\">{Escape(value)}</Item>");
        }
    }

    /// <summary>ASCII, as the tag is, without characters that XML does not have.</summary>
    private static string Escape(string text) =>
        SecurityElement.Escape(new string([.. text.Select(letter => letter is >= ' ' and < '\u007F' ? letter : '?')]));

    /// <summary>Leaves the stream open for its bytes to be taken.</summary>
    private sealed class KeptStream : TiffStream
    {
        public override void Close(object clientData) { }
    }
}
