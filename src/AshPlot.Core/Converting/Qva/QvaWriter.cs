using System.Collections.Immutable;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Layouts;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Converting.Qva;

/// <summary>
/// Writes Quantitative Volcanic Ash in the advisory centres' harmonised form, as <see cref="QvaLayout"/> reads it:
/// <c>ash_concentration(time, flight_level, latitude, longitude)</c> or <c>ash_probability(threshold, time,
/// flight_level, latitude, longitude)</c>. Times are the beginnings of sampling periods.
/// </summary>
internal static class QvaWriter
{
    private const string Crs = "crs";
    private const string Threshold = "threshold";
    private const string Units = "mg m-3";
    private const float Fill = 9.9692099683868690e+36f;
    private const int Deflate = 4;

    /// <summary>Writes the file: aside first, then renamed.</summary>
    /// <inheritdoc cref="RunConverter.Write(RunDescription, string, string, INetCdfLibrary)"/>
    public static void Write(QvaProduct product, string path, string workingFolder, INetCdfLibrary library) =>
        RunConverter.WriteAside(path, workingFolder, aside => Write(product, aside, library));

    private static void Write(QvaProduct product, string path, INetCdfLibrary library)
    {
        using var file = library.Create(path);
        var run = product.Run;
        var first = run.Quantities[0];
        foreach (var (name, text) in product.Attributes)
            file.DefineAttribute(NetCdfAttribute.OfText(name, text));
        file.DefineAttribute(NetCdfAttribute.OfText("Conventions", "CF-1.8"));
        var coordinates = new CfCoordinates(file, new NetCdfNames());
        var times = coordinates.Times([.. first.Times.Select(Beginning)]);
        var levels = coordinates.Levels(first.Levels);
        var grid = coordinates.Grid(first.Grid);
        DefineCrs(file, run);
        var isProbability = !product.Thresholds.IsEmpty;
        ImmutableArray<string> dimensions = [times, levels, grid.Rows, grid.Columns];
        if (isProbability)
            DefineThresholds(file, product.Thresholds.Length);
        var variable = isProbability ? "ash_probability" : "ash_concentration";
        long[] chunk = [1, 1, first.Grid.Latitudes.Count, first.Grid.Longitudes.Count];
        file.DefineVariable(
            new NetCdfVariableDefinition(
                variable,
                NetCdfType.Float,
                isProbability ? dimensions.Insert(0, Threshold) : dimensions,
                isProbability ? OfProbability() : OfConcentration(first, times, levels)
            )
            {
                Chunks = isProbability ? [1, .. chunk] : [.. chunk],
                DeflateLevel = Deflate,
            }
        );
        if (isProbability)
            file.Write(Threshold, [0], [product.Thresholds.Length], product.Thresholds.AsSpan());
        coordinates.WriteValues();
        WriteSlices(file, product, variable);
        file.Complete();
    }

    private static void WriteSlices(INetCdfWriter file, QvaProduct product, string variable)
    {
        using var reader = new SliceReader(product.Run.Files);
        var grid = product.Run.Quantities[0].Grid;
        var plane = new float[grid.CellCount];
        long[] count = [1, 1, grid.Latitudes.Count, grid.Longitudes.Count];
        foreach (var (number, quantity) in product.Run.Quantities.Index())
        {
            var factor = product.Thresholds.IsEmpty
                ? UnitConversion.Factor(quantity.Units, QvaProduct.Units)!.Value
                : 1;
            foreach (var slice in quantity.Slices)
            {
                reader.Read(slice, plane);
                Prepare(plane, factor);
                long[] start = [slice.TimeIndex, slice.LevelIndex, 0, 0];
                if (product.Thresholds.IsEmpty)
                    file.Write(variable, start, count, plane);
                else
                    file.Write(variable, [number, .. start], [1, .. count], plane);
            }
        }
    }

    /// <summary>What is nowhere exceeded has the probability 0, and what is missing the fill value.</summary>
    private static void Prepare(Span<float> plane, double factor)
    {
        foreach (ref var value in plane)
            value =
                float.IsNaN(value) ? Fill
                : value == SliceReduction.Nothing ? 0
                : (float)(value * factor);
    }

    private static TimeStep Beginning(TimeStep step) =>
        step is { From: { } from, To: not null } ? step with { Time = from } : new TimeStep(step.Time);

    private static void DefineCrs(INetCdfWriter file, RunDescription run)
    {
        var attributes = new List<NetCdfAttribute>
        {
            NetCdfAttribute.OfText("grid_mapping_name", "latitude_longitude"),
        };
        if (run.Files.All(source => source.Format == NameTextFormat.FormatName))
            attributes.Add(NetCdfAttribute.OfDouble("earth_radius", RunNetCdfWriter.EarthRadius));
        file.DefineVariable(new NetCdfVariableDefinition(Crs, NetCdfType.Int, [], [.. attributes]));
    }

    private static void DefineThresholds(INetCdfWriter file, int count)
    {
        file.DefineDimension(Threshold, count);
        file.DefineVariable(
            new NetCdfVariableDefinition(
                Threshold,
                NetCdfType.Double,
                [Threshold],
                [
                    NetCdfAttribute.OfText("units", Units),
                    NetCdfAttribute.OfText("long_name", "Threshold for exceedance probability"),
                ]
            )
        );
    }

    private static ImmutableArray<NetCdfAttribute> OfConcentration(
        QuantityDescription quantity,
        string times,
        string levels
    ) =>
        [
            NetCdfAttribute.OfFloat("_FillValue", Fill),
            NetCdfAttribute.OfText("standard_name", QuantityKind.AirConcentration.StandardName!),
            NetCdfAttribute.OfText("long_name", QuantityKind.AirConcentration.StandardName!),
            NetCdfAttribute.OfText("units", Units),
            NetCdfAttribute.OfText(
                "cell_methods",
                $"{times}: {(quantity.Statistic == AveragingPeriod.Mean ? "mean" : "point")} {levels}: mean"
            ),
            NetCdfAttribute.OfText("grid_mapping", Crs),
        ];

    private static ImmutableArray<NetCdfAttribute> OfProbability() =>
        [
            NetCdfAttribute.OfFloat("_FillValue", Fill),
            NetCdfAttribute.OfText(
                "long_name",
                "probability_of_mass_concentration_of_volcanic_ash_in_air_above_threshold"
            ),
            NetCdfAttribute.OfText("units", "percent"),
            NetCdfAttribute.OfText("grid_mapping", Crs),
        ];
}
