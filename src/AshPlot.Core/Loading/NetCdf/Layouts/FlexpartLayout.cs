using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// FLEXPART: <c>specNNN_mr</c> or <c>specNNN</c> over releases, times and layers named by their tops, and deposits
/// <c>WD_specNNN</c> and <c>DD_specNNN</c> since the start of the run (FLEXPART 10.4, netcdf_output_mod.f90; Pisso et
/// al. 2019, doi:10.5194/gmd-12-4955-2019, section 6).
/// </summary>
internal sealed partial class FlexpartLayout : INetCdfLayout
{
    public string Model => "flexpart";

    public bool Recognises(INetCdfFile file) =>
        file.Variables.Any(variable => Air().IsMatch(variable.Name) || Deposit().IsMatch(variable.Name))
        && (
            file.Attributes.Find("ldirect") is not null
            || file.Find("RELCOM") is not null
            || file.Attributes.Text("title")?.Contains("FLEXPART", StringComparison.OrdinalIgnoreCase) == true
        );

    public void Describe(CfDataset data, NetCdfRun run)
    {
        if (data.File.Attributes.Find("ldirect")?.Numbers is [-1])
        {
            throw new UnreadableInputException(
                data.File.Path,
                "is a backward run of FLEXPART (ldirect = -1), which holds residence times and not ash; only forward runs can be drawn"
            );
        }

        FlexpartReleases.AddTo(data, run);
        var names = data
            .File.Variables.Where(variable => Air().IsMatch(variable.Name))
            .GroupBy(variable => Air().Match(variable.Name).Groups["number"].Value)
            .ToDictionary(group => group.Key, group => group.First().Attributes.Text("long_name")?.Trim());
        foreach (var variable in data.File.Variables)
        {
            if (Air().Match(variable.Name) is { Success: true } air)
                run.Add(variable, field => AddAir(data, run, field, header => Named(header, air)));
            else if (Deposit().Match(variable.Name) is { Success: true } deposit)
                run.Add(variable, field =>
                    AddDeposit(data, run, field, deposit.Groups["kind"].Value == "WD", header => Named(header, deposit))
                );
        }

        // A run has one or two species of ash, or many bins: which is which only the name says.
        QuantityDescription Named(QuantityDescription header, Match match)
        {
            var number = match.Groups["number"].Value;
            var name = names.GetValueOrDefault(number) is { Length: > 0 } text ? text : $"spec{number}";
            return names.Count <= 1 && name.Contains("ash", StringComparison.OrdinalIgnoreCase)
                ? header with
                {
                    Species = name,
                }
                : SpeciesNames.Add(header, name);
        }
    }

    /// <summary>
    /// A concentration with its column, or a mixing ratio, which has none: the density of the air is not stored.
    /// </summary>
    private static void AddAir(
        CfDataset data,
        NetCdfRun run,
        CfField field,
        Func<QuantityDescription, QuantityDescription> named
    )
    {
        var measures = Unit.Find(field.Variable.Attributes.Text("units"))?.Measures;
        var kind = measures is "1" ? QuantityKind.MixingRatio : QuantityKind.AirConcentration;
        if (measures?.EndsWith("m-3", StringComparison.Ordinal) != true && kind != QuantityKind.MixingRatio)
            throw new UnreadableInputException(
                data.File.Path,
                "is neither a concentration nor a mixing ratio by its units",
                variable: field.Variable.Name
            );
        var levels = LayersOf(data, field);
        var hours = PeriodOf(data);
        QuantityDescription Mean(QuantityDescription header) =>
            named(header) with
            {
                Statistic = hours > 0 ? AveragingPeriod.Mean : null,
            };
        TimeStep? Averaged(TimeStep? time) =>
            time is { From: null } && hours > 0
                ? time with
                {
                    From = time.Time.AddSeconds(-hours),
                    To = time.Time,
                }
                : time;
        if (!field.IsPlain)
        {
            run.Skip(field, kind);
            return;
        }

        run.AddPlanes(run.Begin(kind, field, Mean), field, levels, period: Averaged);
        if (
            kind == QuantityKind.MixingRatio
            || field.Vertical is not { Dimension: >= 0 }
            || field.Selected.ContainsKey(field.Vertical.Dimension)
        )
            return;
        var column = run.Begin(QuantityKind.TotalColumn, field, header =>
            Mean(header) with
            {
                Units = header.Units.Replace("/m3", "/m2", StringComparison.Ordinal),
            }
        );
        foreach (var (index, time) in run.TimesOf(field))
        {
            column.Add(
                Level.None,
                Averaged(time),
                [
                    .. levels
                        .Index()
                        .Where(layer => layer.Item is not null)
                        .SelectMany(layer =>
                            field.Planes(index, layer.Index, layer.Item!.Upper!.Value - layer.Item.Lower!.Value)
                        ),
                ]
            );
        }
    }

    /// <summary>A deposit since the start of the run, by itself and as a part of the total.</summary>
    private static void AddDeposit(
        CfDataset data,
        NetCdfRun run,
        CfField field,
        bool isWet,
        Func<QuantityDescription, QuantityDescription> named
    )
    {
        if (!field.IsPlain)
        {
            run.Skip(field, QuantityKind.TotalDeposition);
            return;
        }

        var start = data.TimesOf(field) is [] ? null : StartOf(data);
        QuantityDescription Sum(QuantityDescription header) => named(header) with { Statistic = AveragingPeriod.Sum };
        TimeStep? SinceStart(TimeStep? time) =>
            time is not null && start is not null && start.Value.CompareTo(time.Time) < 0
                ? time with
                {
                    From = start,
                    To = time.Time,
                }
                : time;
        run.AddPlanes(
            run.Begin(isWet ? QuantityKind.WetDeposition : QuantityKind.DryDeposition, field, Sum),
            field,
            [Level.None],
            period: SinceStart
        );
        var dryName = "DD" + field.Variable.Name[2..];
        if (
            !isWet
            || data.File.Find(dryName) is not { } dryVariable
            || data.FieldOf(dryVariable) is not { } dry
            || !dry.Variable.Dimensions.AsSpan().SequenceEqual(field.Variable.Dimensions.AsSpan())
            || dry.Variable.Attributes.Text("units") != field.Variable.Attributes.Text("units")
        )
            return;
        var total = run.Begin(QuantityKind.TotalDeposition, field, header =>
            Sum(header) with
            {
                Variable = $"{field.Variable.Name}, {dryName}",
            }
        );
        foreach (var (index, time) in run.TimesOf(field))
            total.Add(Level.None, SinceStart(time), [.. field.Planes(index), .. dry.Planes(index)]);
    }

    /// <summary>Layers above ground, of which the file has the tops.</summary>
    private static ImmutableArray<Level?> LayersOf(CfDataset data, CfField field)
    {
        if (field.Vertical is not { Coordinate: var coordinate } || field.SumsLevels)
            return [Level.None];
        var factor = UnitConversion.Factor(coordinate.Attributes.Text("units") ?? "m", "m")
            ?? throw new UnreadableInputException(
                data.File.Path,
                "has heights in a unit that is not a length",
                variable: coordinate.Name
            );
        double[] tops = [.. data.ReadNumbers(coordinate).Select(top => top * factor)];
        if (
            !tops.SequenceEqual(tops.Order())
            || tops.Distinct().Count() != tops.Length
            || !Array.TrueForAll(tops, top => top is > 0 and < 1e6)
        )
            throw new UnreadableInputException(
                data.File.Path,
                "has tops of layers that do not ascend from the ground",
                variable: coordinate.Name
            );
        var chosen = field.Selected.TryGetValue(field.Vertical.Dimension, out var only) ? only : (int?)null;
        return
        [
            .. tops.Select(
                (top, index) =>
                    chosen is null || chosen == index
                        ? new Level(LevelKind.MetresAboveGround, top, index == 0 ? 0 : tops[index - 1], top)
                        : null
            ),
        ];
    }

    /// <summary>Seconds over which concentrations are averaged, up to the time that is stored.</summary>
    private static long PeriodOf(CfDataset data) =>
        data.File.Attributes.Find("loutaver")?.Numbers is [> 0 and < 1e9 and var seconds] ? (long)seconds : 0;

    /// <summary>The start of the simulation, from <c>ibdate</c> and <c>ibtime</c>.</summary>
    private static ModelTime? StartOf(CfDataset data)
    {
        var text = $"{TextOf("ibdate", 8)}{TextOf("ibtime", 6)}";
        return DateTime.TryParseExact(
            text,
            "yyyyMMddHHmmss",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var start
        )
            ? ModelTime.FromDate(start.Year, start.Month, start.Day, (long)start.TimeOfDay.TotalSeconds)
            : null;

        // Some versions write numbers, which lose leading zeros.
        string TextOf(string name, int digits) =>
            data.File.Attributes.Find(name) switch
            {
                { Text: { } written } => written.Trim(),
                { Numbers: [>= 0 and < 1e8 and var number] } => ((long)number)
                    .ToString(CultureInfo.InvariantCulture)
                    .PadLeft(digits, '0'),
                _ => "",
            };
    }

    [GeneratedRegex("^spec(?<number>[0-9]{3})(?:_mr|_pptv)?$")]
    private static partial Regex Air();

    [GeneratedRegex("^(?<kind>WD|DD)_spec(?<number>[0-9]{3})$")]
    private static partial Regex Deposit();
}
