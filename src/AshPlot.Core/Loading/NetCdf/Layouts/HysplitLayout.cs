using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Hysplit;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// HYSPLIT as con2cdf4 writes it: a variable for each pollutant over <c>levels</c>, the tops of layers above ground in
/// metres, of which level 0 is what each step deposited.
/// </summary>
internal sealed class HysplitLayout : INetCdfLayout
{
    private const string LongName = "Concentration Array - ";

    /// <summary>A top of a layer beyond it, in metres, is damage.</summary>
    internal const double HighestTop = 1e6;

    public string Model => "hysplit";

    public bool Recognises(INetCdfFile file) => Pollutants(file).Any();

    public void Describe(CfDataset data, NetCdfRun run)
    {
        AddSources(data, run);
        var pollutants = Pollutants(data.File).ToList();
        foreach (var variable in pollutants)
        {
            var species = variable.Attributes.Text("long_name")![(LongName.Length - 1)..].Trim();
            run.Add(variable, field => AddPollutant(data, run, field, species, pollutants.Count > 1));
        }
    }

    /// <summary>
    /// The sources, which HYSPLIT keeps in variables, as NAME writes its own; sources at several heights are one place.
    /// </summary>
    private static void AddSources(CfDataset data, NetCdfRun run)
    {
        var origins = new[] { "olon", "olat" }
            .Select(name => data.File.Variables.FirstOrDefault(variable => variable.Name == name))
            .ToArray();
        if (origins is not [{ Dimensions.Length: <= 1 } longitude, { Dimensions.Length: <= 1 } latitude])
            return;
        if (ReleaseSites.TextOf(data.ReadNumbers(longitude).Zip(data.ReadNumbers(latitude))) is { Length: > 0 } text)
            run.AddAttribute(ReleaseSites.Attribute, text);
    }

    private static IEnumerable<NetCdfVariable> Pollutants(INetCdfFile file) =>
        file.Variables.Where(variable =>
            variable.DimensionIndex("levels") >= 0
            && variable.Attributes.Text("long_name")?.StartsWith(LongName.TrimEnd(), StringComparison.Ordinal) == true
        );

    private static void AddPollutant(CfDataset data, NetCdfRun run, CfField field, string id, bool isNamed)
    {
        var times = data.TimesOf(field);
        if (field.Vertical is not { Dimension: >= 0, Coordinate: var coordinate } || times.IsEmpty || !field.IsPlain)
            throw new UnreadableInputException(
                data.File.Path,
                "has no levels or no times, which HYSPLIT writes",
                variable: field.Variable.Name
            );
        var stored = field.Variable.Attributes.Text("units");
        if (stored is null)
            run.Warn(HysplitPollutant.UnitsWarning);
        new HysplitPollutant(id, isNamed, TopsOf(data, coordinate), times)
        {
            Planes = (time, level, factor) => field.Planes(time, level, factor),
            Begin = (kind, change) =>
                run.Begin(kind, field, header =>
                    change(header) with
                    {
                        Units = stored is null ? change(header).Units : UnitsOn(kind, header.Units),
                    }
                ),
        }.Add();
    }

    /// <summary>Tops of the layers in metres.</summary>
    private static double[] TopsOf(CfDataset data, NetCdfVariable coordinate)
    {
        var metres = coordinate.Attributes.Text("units") is { } units ? UnitConversion.Factor(units, "m") : 1;
        if (metres is not { } factor)
            throw new UnreadableInputException(
                data.File.Path,
                "has tops of layers in a unit that is not a length; HYSPLIT writes metres",
                variable: coordinate.Name
            );
        double[] tops = [.. data.ReadNumbers(coordinate).Select(top => top * factor)];
        return Array.TrueForAll(tops, top => top is >= 0 and <= HighestTop) && tops.Distinct().Count() == tops.Length
            ? tops
            : throw new UnreadableInputException(
                data.File.Path,
                "has tops of layers that are missing, negative, beyond 1000 km or twice the same",
                variable: coordinate.Name
            );
    }

    /// <summary>The units of a quantity whose concentration has these.</summary>
    internal static string UnitsOn(QuantityKind kind, string units) =>
        kind.HasLevels ? units : units.Replace("/m3", "/m2", StringComparison.Ordinal);
}
