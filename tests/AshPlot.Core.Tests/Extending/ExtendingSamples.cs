using System.Globalization;
using System.Text;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Exporting;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Loading.NetCdf.Layouts;
using AshPlot.Core.Runs;
using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Tests.Extending;

// The worked examples of docs/extending.md, each as it stands there.

/// <summary>
/// Lambert's cylindrical equal-area projection (Snyder, Map Projections: A Working Manual, 1987, section 10).
/// </summary>
internal sealed class EqualArea(double centralLongitude) : IMapProjection
{
    public const string OptionName = "equal-area";

    public string Name => OptionName;

    public ProjectionParameters Parameters { get; } =
        new()
        {
            Units = "metres",
            CentralLongitude = centralLongitude,
            StandardParallel1 = 0,
            EarthRadius = Radius,
        };

    public bool IsRectilinear => true;

    public GeoExtent Domain { get; } = GeoExtent.Around(centralLongitude, -90, 90);

    public static EqualArea For(GeoExtent extent, double? centralLongitude) =>
        new(extent.TurnedTowards(centralLongitude ?? 0).CentralLongitude);

    public GeoExtent Fit(GeoExtent extent) => extent;

    public (double X, double Y) Forward(double longitude, double latitude) =>
        (Radius * Radians(Math.IEEERemainder(longitude - centralLongitude, 360)), Radius * Math.Sin(Radians(latitude)));

    public (double Longitude, double Latitude) Inverse(double x, double y) =>
        (centralLongitude + Degrees(x / Radius), Math.Abs(y) <= Radius ? Degrees(Math.Asin(y / Radius)) : double.NaN);
}

/// <summary>A model that marks its files by an attribute and calls its concentration <c>ash</c>.</summary>
internal sealed class PuffLayout : INetCdfLayout
{
    public string Model => "puff";

    public bool Recognises(INetCdfFile file) => file.Attributes.Text("source") == "Puff";

    public void Describe(CfDataset data, NetCdfRun run)
    {
        foreach (var variable in data.File.Variables.Where(variable => variable.Name == "ash"))
            run.Add(variable, field => run.TryAddWhole(QuantityKind.AirConcentration, field));
    }
}

/// <summary>Schemes of a centre of its own.</summary>
internal static class CentreSchemes
{
    public static ClassScheme Traffic { get; } =
        ClassScheme.FromLevels(
            "traffic",
            "mg/m3",
            [0.2, 2, 4],
            [0xFF2E8B57, 0xFFFFC20E, 0xFFC1272D],
            ["low", "medium", "high"]
        ) with
        {
            IsForAirConcentration = true,
        };
}

/// <summary>
/// Portable pixmap: three bytes a pixel behind a header of text (netpbm.sourceforge.net/doc/ppm.html).
/// </summary>
internal sealed class PixmapFormat : IMapFormat
{
    public string Name => "ppm";

    public bool IsRaster => true;

    public void Write(IFinishedMap map, Stream destination)
    {
        destination.Write(Encoding.ASCII.GetBytes($"P6 {map.Size.Width} {map.Size.Height} 255\n"));
        foreach (var colour in map.Pixels.Pixels)
            destination.Write([colour.Red, colour.Green, colour.Blue]);
    }
}

/// <summary>Cells with ash as comma-separated values, their unit in the heading.</summary>
internal sealed class CsvExport : ISliceExport
{
    public string Name => "csv";

    public string Extension => ".csv";

    public byte[]? Write(ExportedSlice slice)
    {
        var text = new StringBuilder($"longitude,latitude,{slice.Quantity.Name} ({slice.Quantity.Units})\n");
        var geometry = GridGeometry.Of(slice.Quantity.Grid);
        for (var cell = 0; cell < slice.Values.Length; cell++)
        {
            if (!(slice.Values.Span[cell] >= slice.Plan.MaskBelow))
                continue;
            var (longitude, latitude) = geometry.Centre(cell);
            text.Append(CultureInfo.InvariantCulture, $"{longitude},{latitude},{slice.Values.Span[cell]}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
