using System.Collections.Immutable;
using AshPlot.Core.Loading.NetCdf;

namespace AshPlot.Core.Sample;

/// <summary>
/// The fields of the NAME II text as one NetCDF-4 file, laid out as iris saves them when it has loaded that text:
/// header lines as global attributes, blanks and all; levels that are text as scalar character variables; a time axis
/// of its own for the deposit, whose bounds differ.
/// </summary>
internal static class SampleNetCdf
{
    private const string Bounds = "bnds";
    private const int Deflate = 6;
    private const string ColumnZ = "z";
    private const string DepositZ = "z_0";

    /// <summary>Writes the file.</summary>
    /// <exception cref="Errors.MissingLibraryException">The NetCDF library is not installed.</exception>
    /// <exception cref="Errors.UnwritableOutputException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<SamplePeriod> periods, INetCdfLibrary library)
    {
        using var writer = library.Create(path);
        var air = periods.Select(NameTwoText.AirConcentration).ToArray();
        var column = periods.Select(NameTwoText.Column).ToArray();
        var deposit = periods.Select(NameTwoText.Deposition).ToArray();

        Define(writer, periods.Count, air[0][0], column[0], deposit[0]);
        WriteAxes(writer, periods);
        writer.WriteText(ColumnZ, [0], [column[0].Z.Length], column[0].Z);
        writer.WriteText(DepositZ, [0], [deposit[0].Z.Length], deposit[0].Z);
        var (rows, columns) = (SampleRun.Grid.Latitudes.Count, SampleRun.Grid.Longitudes.Count);
        for (var time = 0; time < periods.Count; time++)
        {
            for (var level = 0; level < air[time].Length; level++)
                writer.Write(VariableName(air[0][0]), [level, time, 0, 0], [1, 1, rows, columns], air[time][level].Values);
            writer.Write(VariableName(column[0]), [time, 0, 0], [1, rows, columns], column[time].Values);
            writer.Write(VariableName(deposit[0]), [time, 0, 0], [1, rows, columns], deposit[time].Values);
        }

        writer.Complete();
    }

    private static void Define(
        INetCdfWriter writer, int times, NameTwoField air, NameTwoField column, NameTwoField deposit)
    {
        writer.DefineDimension("flight_level", SampleLayer.FlightLevels.Count);
        writer.DefineDimension("time", times);
        writer.DefineDimension("latitude", SampleRun.Grid.Latitudes.Count);
        writer.DefineDimension("longitude", SampleRun.Grid.Longitudes.Count);
        writer.DefineDimension(Bounds, 2);
        writer.DefineDimension("time_0", times);
        foreach (var length in new[] { column.Z.Length, deposit.Z.Length })
            writer.DefineDimension($"string{length}", length);

        writer.DefineAttribute(NetCdfAttribute.OfText("NAME Version", SampleRun.Version));
        foreach (var (key, value) in NameTwoText.RunHeader)
            writer.DefineAttribute(NetCdfAttribute.OfText(key, value));
        writer.DefineAttribute(NetCdfAttribute.OfText("Species", SampleRun.Species));
        writer.DefineAttribute(NetCdfAttribute.OfText("Species Category", SampleRun.SpeciesCategory));
        writer.DefineAttribute(NetCdfAttribute.OfText("Conventions", "CF-1.5"));

        DefineField(writer, air, "g/m3", "time: mean", null, ["flight_level", "time"]);
        DefineField(writer, column, "g s/m2", "time: sum", ColumnZ, ["time"]);
        DefineField(writer, deposit, "g/m2", "time_0: sum", DepositZ, ["time_0"]);
        Define(writer, "latitude_longitude", NetCdfType.Int, [],
        [
            NetCdfAttribute.OfText("grid_mapping_name", "latitude_longitude"),
            NetCdfAttribute.OfDouble("longitude_of_prime_meridian", 0),
            NetCdfAttribute.OfDouble("earth_radius", PuffGrid.EarthRadius),
        ]);
        // iris knows no unit of flight levels and so writes none.
        DefineAxis(writer, "flight_level", ("long_name", "flight_level"), ("positive", "up"));
        foreach (var name in new[] { "time", "time_0" })
            DefineAxis(writer, name, ("axis", "T"), ("units", "hours since 1970-01-01 00:00:00"), ("standard_name", "time"), ("calendar", "gregorian"));
        DefineAxis(writer, "latitude", ("axis", "Y"), ("units", "degrees_north"), ("standard_name", "latitude"));
        DefineAxis(writer, "longitude", ("axis", "X"), ("units", "degrees_east"), ("standard_name", "longitude"));
        foreach (var (name, z) in new[] { (ColumnZ, column.Z), (DepositZ, deposit.Z) })
        {
            Define(writer, name, NetCdfType.Text, [$"string{z.Length}"],
                [NetCdfAttribute.OfText("units", "no_unit"), NetCdfAttribute.OfText("long_name", "z")]);
        }
    }

    private static void DefineField(
        INetCdfWriter writer, NameTwoField field, string units, string cellMethods, string? coordinates, ImmutableArray<string> outer)
    {
        var attributes = ImmutableArray.Create(
            NetCdfAttribute.OfText("long_name", VariableName(field).ToUpperInvariant()),
            NetCdfAttribute.OfText("units", units),
            NetCdfAttribute.OfText("Quantity", field.Quantity),
            NetCdfAttribute.OfText("Time Av or Int", field.Averaging),
            NetCdfAttribute.OfText("cell_methods", cellMethods),
            NetCdfAttribute.OfText("grid_mapping", "latitude_longitude"));
        if (coordinates is not null)
            attributes = attributes.Add(NetCdfAttribute.OfText("coordinates", coordinates));

        // A chunk is a map: reading one touches nothing else.
        writer.DefineVariable(new NetCdfVariableDefinition(
            VariableName(field), NetCdfType.Float, outer.Add("latitude").Add("longitude"), attributes)
        {
            Chunks = [.. outer.Select(_ => 1L), SampleRun.Grid.Latitudes.Count, SampleRun.Grid.Longitudes.Count],
            DeflateLevel = Deflate,
        });
    }

    private static void DefineAxis(INetCdfWriter writer, string name, params (string Name, string Text)[] attributes)
    {
        var bounds = $"{name}_{Bounds}";
        Define(writer, name, NetCdfType.Double, [name],
        [
            NetCdfAttribute.OfText("bounds", bounds),
            .. attributes.Select(attribute => NetCdfAttribute.OfText(attribute.Name, attribute.Text)),
        ]);
        Define(writer, bounds, NetCdfType.Double, [name, Bounds], []);
    }

    private static void Define(
        INetCdfWriter writer, string name, NetCdfType type, ImmutableArray<string> dimensions, ImmutableArray<NetCdfAttribute> attributes) =>
        writer.DefineVariable(new NetCdfVariableDefinition(name, type, dimensions, attributes));

    private static void WriteAxes(INetCdfWriter writer, IReadOnlyList<SamplePeriod> periods)
    {
        WriteAxis(writer, "flight_level", SampleLayer.FlightLevels.Select(band =>
            ((band.Lower + band.Upper) / 2.0, (double)band.Lower, (double)band.Upper)));
        WriteAxis(writer, "time", periods.Select(period => TimeOf(period, SampleRun.PeriodHours)));
        WriteAxis(writer, "time_0", periods.Select(period => TimeOf(period, SampleRun.Hours)));
        foreach (var (name, axis) in new[] { ("latitude", SampleRun.Grid.Latitudes), ("longitude", SampleRun.Grid.Longitudes) })
            WriteAxis(writer, name, axis.Centres.Select((centre, index) => (centre, axis.Edges[index], axis.Edges[index + 1])));
    }

    private static (double Time, double From, double To) TimeOf(SamplePeriod period, int hours)
    {
        var end = period.Time.Time.Seconds / 3600.0;
        return (end, end - hours, end);
    }

    private static void WriteAxis(INetCdfWriter writer, string name, IEnumerable<(double Point, double Lower, double Upper)> cells)
    {
        var all = cells.ToArray();
        writer.Write(name, [0], [all.Length], all.Select(cell => cell.Point).ToArray());
        double[] bounds = [.. all.SelectMany(cell => new[] { cell.Lower, cell.Upper })];
        writer.Write($"{name}_{Bounds}", [0, 0], [all.Length, 2], bounds);
    }

    private static string VariableName(NameTwoField field) =>
        $"{SampleRun.Species}_{field.Quantity}".Replace(' ', '_').ToLowerInvariant();
}
