using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Name;
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
    private const int MostSources = 50;

    public string Model => "hysplit";

    public bool Recognises(INetCdfFile file) => Pollutants(file).Any();

    public void Describe(CfDataset data, NetCdfRun run)
    {
        AddSources(data, run);
        var pollutants = Pollutants(data.File).ToList();
        foreach (var variable in pollutants)
        {
            var species = variable.Attributes.Text("long_name")![(LongName.Length - 1)..].Trim();
            run.Add(variable, field =>
            {
                var pollutant = new Pollutant(data, run, field, pollutants.Count > 1 ? species : null);
                pollutant.AddConcentration();
                pollutant.AddColumn();
                pollutant.AddDeposit();
            });
        }
    }

    /// <summary>The sources, which HYSPLIT keeps in variables, as NAME writes its own; sources at several heights are one place.</summary>
    private static void AddSources(CfDataset data, NetCdfRun run)
    {
        var origins = new[] { "olon", "olat" }.Select(name => data.File.Variables.FirstOrDefault(variable => variable.Name == name)).ToArray();
        if (origins is not [{ Dimensions.Length: <= 1 } longitude, { Dimensions.Length: <= 1 } latitude])
            return;
        var places = data.ReadNumbers(longitude).Zip(data.ReadNumbers(latitude))
            .Where(place => Math.Abs(place.First) <= 360 && Math.Abs(place.Second) <= 90).Distinct().Take(MostSources)
            .Select(place => string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Abs(Math.IEEERemainder(place.First, 360)):0.0000}{(Math.IEEERemainder(place.First, 360) < 0 ? 'W' : 'E')} {Math.Abs(place.Second):0.0000}{(place.Second < 0 ? 'S' : 'N')}"));
        if (string.Join("; ", places) is { Length: > 0 } text)
            run.AddAttribute(ReleaseSites.Attribute, text);
    }

    private static IEnumerable<NetCdfVariable> Pollutants(INetCdfFile file) => file.Variables.Where(variable =>
        variable.DimensionIndex("levels") >= 0
        && variable.Attributes.Text("long_name")?.StartsWith(LongName.TrimEnd(), StringComparison.Ordinal) == true);

    private sealed class Pollutant
    {
        private const double HighestTop = 1e6;

        private readonly NetCdfRun run;
        private readonly CfField field;
        private readonly string? species;
        private readonly ImmutableArray<TimeStep> times;
        private readonly ImmutableArray<(int Index, Level Level)> layers;
        private readonly int ground;

        public Pollutant(CfDataset data, NetCdfRun run, CfField field, string? species)
        {
            (this.run, this.field, this.species) = (run, field, species);
            times = data.TimesOf(field);
            if (field.Vertical is not { Dimension: >= 0, Coordinate: var coordinate } || times.IsEmpty || !field.IsPlain)
                throw new UnreadableInputException(data.File.Path, "has no levels or no times, which HYSPLIT writes", variable: field.Variable.Name);

            var metres = coordinate.Attributes.Text("units") is { } units ? UnitConversion.Factor(units, "m") : 1;
            if (metres is not { } factor)
                throw new UnreadableInputException(data.File.Path, "has tops of layers in a unit that is not a length; HYSPLIT writes metres", variable: coordinate.Name);
            double[] tops = [.. data.ReadNumbers(coordinate).Select(top => top * factor)];
            if (!Array.TrueForAll(tops, top => top is >= 0 and <= HighestTop) || tops.Distinct().Count() != tops.Length)
                throw new UnreadableInputException(data.File.Path, "has tops of layers that are missing, negative, beyond 1000 km or twice the same", variable: coordinate.Name);
            ground = Array.IndexOf(tops, 0);
            var bottom = 0.0;
            layers =
            [
                .. tops.Index().Where(top => top.Item > 0).OrderBy(top => top.Item).Select(top =>
                {
                    var level = new Level(LevelKind.MetresAboveGround, top.Item, bottom, top.Item);
                    bottom = top.Item;
                    return (top.Index, level);
                }),
            ];
        }

        public void AddConcentration()
        {
            var quantity = Begin(QuantityKind.AirConcentration, "g/m3", AveragingPeriod.Mean);
            foreach (var (index, level) in layers)
            {
                for (var time = 0; time < times.Length; time++)
                    quantity.Add(level, times[time], field.Planes(time, index));
            }
        }

        /// <summary>The column is not stored: it is the sum of concentration times thickness over the layers.</summary>
        public void AddColumn()
        {
            var quantity = Begin(QuantityKind.TotalColumn, "g/m2", AveragingPeriod.Mean);
            for (var time = 0; time < times.Length && layers.Length > 0; time++)
            {
                quantity.Add(
                    Level.None, times[time],
                    [.. layers.SelectMany(layer => field.Planes(time, layer.Index, layer.Level.Upper!.Value - layer.Level.Lower!.Value))]);
            }
        }

        /// <summary>Each step holds what fell during it; <see cref="Accumulation"/> sums the steps of all files of the run.</summary>
        public void AddDeposit()
        {
            if (ground < 0)
                return;
            var quantity = Begin(QuantityKind.TotalDeposition, "g/m2", AveragingPeriod.Sum, accumulates: true);
            for (var time = 0; time < times.Length; time++)
                quantity.Add(Level.None, times[time], field.Planes(time, ground));
        }

        private QuantityBuilder Begin(QuantityKind kind, string units, string statistic, bool accumulates = false)
        {
            var stored = field.Variable.Attributes.Text("units");
            if (stored is null)
                run.Warn("HYSPLIT states no units: g/m3 in air and g/m2 on the ground are assumed.");
            return run.Begin(kind, field, header =>
            {
                header = header with { Units = stored is null ? units : UnitsOn(kind, header.Units), Statistic = statistic, Accumulates = accumulates };
                return species is null ? header : SpeciesNames.Add(header, species);
            });
        }

        private static string UnitsOn(QuantityKind kind, string units) =>
            kind.HasLevels ? units : units.Replace("/m3", "/m2", StringComparison.Ordinal);
    }
}
