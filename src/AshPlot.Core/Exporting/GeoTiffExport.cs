using System.Globalization;
using System.Runtime.InteropServices;
using System.Security;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;
using BitMiracle.LibTiff.Classic;

namespace AshPlot.Core.Exporting;

/// <summary>
/// GeoTIFF of the values as they are: single precision, deflate, longitude and latitude of WGS 84 (EPSG:4326), north up, missing
/// values NaN. Cells of different sizes have no place in it and are refused rather than interpolated.
/// </summary>
public sealed class GeoTiffExport : ISliceExport
{
    // Tags of GeoTIFF 1.1 (OGC 19-008) and of GDAL.
    private const TiffTag PixelScale = (TiffTag)33550;
    private const TiffTag TiePoint = (TiffTag)33922;
    private const TiffTag GeoKeys = (TiffTag)34735;
    private const TiffTag GdalMetadata = (TiffTag)42112;
    private const TiffTag GdalNoData = (TiffTag)42113;

    private static readonly TiffFieldInfo[] Fields =
    [
        new(PixelScale, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelPixelScaleTag"),
        new(TiePoint, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTiepointTag"),
        new(GeoKeys, -1, -1, TiffType.SHORT, FieldBit.Custom, true, true, "GeoKeyDirectoryTag"),
        new(GdalMetadata, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GDAL_METADATA"),
        new(GdalNoData, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GDAL_NODATA"),
    ];

    // Version 1.1.0, then key, location, count, value: a geographic model, pixels are areas, EPSG:4326.
    private static readonly short[] Keys = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326];

    /// <inheritdoc/>
    public string Name => "geotiff";

    /// <inheritdoc/>
    public string Extension => ".tif";

    /// <inheritdoc/>
    public byte[]? Write(ExportedSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var raster = RegularRaster.Of(slice.Quantity.Grid)
            ?? throw new UnwritableOutputException(slice.Map.Path + Extension, "GeoTIFF holds only grids of equal steps; export geojson instead");
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
        tiff.SetField(TiffTag.IMAGEWIDTH, raster.Columns.Length);
        tiff.SetField(TiffTag.IMAGELENGTH, raster.Rows.Length);
        tiff.SetField(TiffTag.BITSPERSAMPLE, 32);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.SAMPLEFORMAT, SampleFormat.IEEEFP);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
        tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.COMPRESSION, Compression.ADOBE_DEFLATE);
        tiff.SetField(TiffTag.ROWSPERSTRIP, Math.Clamp(65536 / raster.Columns.Length, 1, raster.Rows.Length));
        tiff.SetField(PixelScale, 3, new[] { raster.StepAcross, raster.StepDown, 0 });
        tiff.SetField(TiePoint, 6, new[] { 0, 0, 0, raster.West, raster.North, 0 });
        tiff.SetField(GeoKeys, Keys.Length, Keys);
        tiff.SetField(GdalNoData, "nan");
        tiff.SetField(GdalMetadata, Metadata(slice));
    }

    private static void WriteValues(Tiff tiff, RegularRaster raster, ExportedSlice slice)
    {
        var values = slice.Values.Span;
        var line = new float[raster.Columns.Length];
        var bytes = new byte[line.Length * sizeof(float)];
        for (var row = 0; row < raster.Rows.Length; row++)
        {
            for (var column = 0; column < line.Length; column++)
            {
                var value = values[(raster.Rows[row] * slice.Quantity.Grid.Longitudes.Count) + raster.Columns[column]];
                // What is computed has no number where there is no ash.
                line[column] = value == SliceReduction.Nothing ? float.NaN : value;
            }

            MemoryMarshal.AsBytes(line.AsSpan()).CopyTo(bytes);
            tiff.WriteScanline(bytes, row);
        }
    }

    /// <summary>What the values are, in the XML that GDAL shows with a file.</summary>
    private static string Metadata(ExportedSlice slice)
    {
        var items = new List<string> { $"<Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">{Escape(slice.Quantity.Units)}</Item>" };
        Add("quantity", slice.Quantity.Name);
        Add("level", slice.Map.Level);
        Add("level_value", slice.Level.Value?.ToString(CultureInfo.InvariantCulture));
        Add("level_units", slice.Level.Units);
        Add("time", slice.Time?.Time.ToString());
        Add("time_from", slice.Time?.From?.ToString());
        Add("time_to", slice.Time?.To?.ToString());
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
        public override void Close(object clientData)
        {
        }
    }
}
