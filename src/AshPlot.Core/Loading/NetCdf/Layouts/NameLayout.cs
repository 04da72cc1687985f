using System.Collections.Immutable;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// NAME output as iris saves it: a variable for each cube, so that one NAME field may be spread over several variables,
/// with NAME's own texts as attributes.
/// </summary>
internal sealed class NameLayout : INetCdfLayout
{
    private const string Averaging = "Time Av or Int";

    /// <summary>Attributes that tell fields of one name apart, in the words of NAME III.</summary>
    private static readonly string[] Distinctions =
        ["Sources", "Ensemble Av", "Horizontal Av or Int", "Vertical Av or Int", "Prob Perc", "Prob Perc Ens", "Prob Perc Time"];

    // Longest first: the name of a field ends in one of them.
    private static readonly string[] QuantityNames =
        ["Air Concentration", "Total deposition", "Wet deposition", "Dry deposition", "Concentration", "Deposition", "Dosage"];

    public string Model => "name";

    public bool Recognises(INetCdfFile file) =>
        file.Attributes.Find("NAME Version") is not null || file.Attributes.Find(Averaging) is not null
        || file.Variables.Any(variable => variable.Attributes.Find(Averaging) is not null);

    public void Describe(CfDataset data, NetCdfRun run)
    {
        var groups = new Dictionary<string, QuantityBuilder>();
        foreach (var variable in data.File.Variables)
        {
            if (data.FieldOf(variable) is { } field)
                DescribeField(data, run, field, groups);
        }
    }

    private static void DescribeField(CfDataset data, NetCdfRun run, CfField field, Dictionary<string, QuantityBuilder> groups)
    {
        // iris moves an attribute that all its cubes share to the file.
        string? Text(string name) => field.Variable.Attributes.Text(name) ?? data.File.Attributes.Text(name);

        var fieldName = (field.Variable.Attributes.Text("long_name") ?? field.Variable.Name).ToUpperInvariant();
        var (species, quantity) = SplitFieldName(fieldName);
        species = Text("Species") ?? species;
        quantity = Text("Quantity") ?? quantity;
        var units = field.Variable.Attributes.Text("units") ?? "";
        if (species is null || quantity is null || PeriodOf(run, field.Variable, Text(Averaging)) is not { } period
            || LevelsOf(data, run, field) is not var (dimension, levels))
            return;

        foreach (var (timeIndex, time) in run.TimesOf(field))
        {
            for (var level = 0; level < levels.Length; level++)
            {
                if (NameQuantities.Classify(species, quantity, units, levels[level], period) is not { } found)
                    continue;
                if (!NameUnits.IsKnown(units))
                    run.Warn($"'{field.Variable.Name}' has units that are not known: '{units}'");
                var plane = dimension == field.Vertical?.Dimension
                    ? field.Plane(timeIndex, level, found.Factor)
                    : field.Plane(timeIndex, 0, found.Factor, (dimension, level));
                GroupOf(data, run, field, found, period, groups).Add(found.Level, WithPeriod(time, period), plane);
            }
        }
    }

    /// <summary>The quantity that a plane belongs to: one for all variables that hold the same field.</summary>
    private static QuantityBuilder GroupOf(
        CfDataset data, NetCdfRun run, CfField field, NameQuantity found, AveragingPeriod period,
        Dictionary<string, QuantityBuilder> groups)
    {
        var qualifiers = found.Qualifiers;
        foreach (var name in Distinctions)
        {
            if (field.Variable.Attributes.Text(name) is { } text)
                qualifiers = qualifiers.Add(name.ToLowerInvariant(), text);
        }

        if (found.Statistic is not null)
            qualifiers = qualifiers.Add("statistic", found.Statistic);
        // The period of a deposit grows from step to step; another period of a mean is another quantity.
        if (period.Seconds > 0 && found.Kind.Slug is "air-concentration" or "total-column" or "dosage")
            qualifiers = qualifiers.Add("period", FormattableString.Invariant($"{period.Seconds / 3600.0:0.####}h"));

        var grid = data.GridOf(field);
        var key = string.Join('\n', [found.Name, found.Variable, found.Units, .. qualifiers.Select(pair => $"{pair.Key}={pair.Value}")]);
        if (groups.TryGetValue(key, out var group) && group.Header.Grid.IsSameAs(grid))
            return group;
        group = run.Add(new QuantityBuilder(
            data.File.Path, QuantityBuilder.HeaderOf(found.Kind, found.Variable, found.Units, grid) with
            {
                Name = found.Name,
                FileToken = found.FileToken,
                Title = found.Title,
                StandardName = found.StandardName,
                Statistic = found.Statistic,
                Qualifiers = qualifiers,
            }));
        groups[key] = group;
        return group;
    }

    private static AveragingPeriod? PeriodOf(NetCdfRun run, NetCdfVariable variable, string? text)
    {
        if (!AveragingPeriod.TryParse(text, out var period))
        {
            run.Warn($"'{variable.Name}' is not drawn: what '{text}' does over time is not known");
            return null;
        }

        return text is null ? new AveragingPeriod(CfMethods.StatisticOf(variable), 0) : period;
    }

    /// <summary>The levels of a field, and the dimension that they run along (<see cref="CfAxis.Scalar"/> for none).</summary>
    private static (int Dimension, ImmutableArray<Level> Levels)? LevelsOf(CfDataset data, NetCdfRun run, CfField field)
    {
        var others = field.OtherDimensions.Where(dimension => field.Variable.Dimensions[dimension].Length > 1).ToList();
        if (others.Count == 0 && field.Vertical is { } vertical && data.LevelsOf(field) is { } levels)
            return (vertical.Dimension, levels);

        var text = data.CoordinatesOf(field.Variable).FirstOrDefault(coordinate => !coordinate.IsNumeric
            && coordinate.Type != NetCdfType.Other && (coordinate.Attributes.Text("long_name") ?? coordinate.Name) is "z" or "Z");
        if (others.Count == 0 && field.Vertical is null)
            return (CfAxis.Scalar, [text is null ? Level.None : NameLevel.Parse(data.ReadTexts(text)[0])]);
        if (others.Count == 1 && field.Vertical is null && text is { Dimensions: [var along, ..] }
            && along == field.Variable.Dimensions[others[0]])
            return (others[0], [.. data.ReadTexts(text).Select(NameLevel.Parse)]);

        run.WarnOfDimensions(field);
        return null;
    }

    private static TimeStep? WithPeriod(TimeStep? time, AveragingPeriod period) =>
        time is { From: null } && period.Seconds > 0
            ? time with { From = time.Time.AddSeconds(-period.Seconds), To = time.Time }
            : time;

    private static (string? Species, string? Quantity) SplitFieldName(string fieldName)
    {
        foreach (var quantity in QuantityNames)
        {
            var ending = "_" + quantity.ToUpperInvariant().Replace(' ', '_');
            if (fieldName.EndsWith(ending, StringComparison.Ordinal) && fieldName.Length > ending.Length)
                return (fieldName[..^ending.Length], quantity);
        }

        return (null, null);
    }
}
