using System.Collections.Immutable;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// NAME output as iris saves it: a variable for each cube, so that one NAME field may be spread over several variables,
/// with NAME's own texts as attributes.
/// </summary>
internal sealed class NameLayout : INetCdfLayout
{
    /// <summary>The attribute that says in NAME's words what was done over time.</summary>
    public const string Averaging = "Time Av or Int";

    private const string Vertical = "Vertical Av or Int";

    public string Model => "name";

    public bool Recognises(INetCdfFile file) =>
        file.Attributes.Find("NAME Version") is not null
        || file.Attributes.Find(Averaging) is not null
        || file.Variables.Any(variable => variable.Attributes.Find(Averaging) is not null);

    /// <summary>True for an attribute that would be read as one of every field if it were one of the file.</summary>
    public static bool DescribesField(string attribute) =>
        attribute is Averaging or Vertical or "Species" or "Quantity" || NameQualifiers.Attributes.Contains(attribute);

    public void Describe(CfDataset data, NetCdfRun run)
    {
        foreach (var variable in data.File.Variables)
        {
            if (data.FieldOf(variable) is not null)
                run.Add(variable, field => DescribeField(data, run, field));
        }
    }

    private static void DescribeField(CfDataset data, NetCdfRun run, CfField field)
    {
        // iris moves an attribute that all its cubes share to the file.
        string? Text(string name) => field.Variable.Attributes.Text(name) ?? data.File.Attributes.Text(name);

        var fieldName = (field.Variable.Attributes.Text("long_name") ?? field.Variable.Name).ToUpperInvariant();
        var (species, quantity) = SplitFieldName(fieldName);
        species = Text("Species") ?? species;
        quantity = Text("Quantity") ?? quantity;
        var units = field.Variable.Attributes.Text("units") ?? "";
        if (species is null || quantity is null)
            return;
        var period = PeriodOf(data, run, field.Variable, Text(Averaging));
        if (LevelsOf(data, run, field, Text(Vertical)) is not var (dimension, levels))
            return;

        var qualifiers = NameQualifiers.FromAttributes(Text);
        for (var level = 0; level < levels.Length; level++)
        {
            if (
                levels[level] is not { } known
                || NameQuantities.Classify(species, quantity, units, known, period) is not { } found
            )
                continue;
            if (Unit.Find(units) is null)
                run.WarnOfUnits(field.Variable, units);
            var builder = run.Begin(HeaderOf(found, data.GridOf(field), qualifiers) with { Species = species.Trim() });
            foreach (var (timeIndex, time) in run.TimesOf(field))
            {
                var planes =
                    dimension == field.Vertical?.Dimension
                        ? field.Planes(timeIndex, level, found.Factor)
                        : field.Planes(timeIndex, 0, found.Factor, (dimension, level));
                builder.Add(found.Level, WithPeriod(time, period), planes);
            }
        }
    }

    private static QuantityDescription HeaderOf(
        NameQuantity found,
        Grid grid,
        ImmutableSortedDictionary<string, string> qualifiers
    ) =>
        QuantityBuilder.HeaderOf(found.Kind, found.Variable, found.Units, grid) with
        {
            Name = found.Name,
            FileToken = found.FileToken,
            Title = found.Title,
            StandardName = found.StandardName,
            Statistic = found.Statistic,
            Qualifiers = qualifiers.SetItems(found.Qualifiers),
        };

    private static AveragingPeriod PeriodOf(CfDataset data, NetCdfRun run, NetCdfVariable variable, string? text)
    {
        if (text is null)
            return new AveragingPeriod(CfMethods.StatisticOf(variable), 0);
        if (!AveragingPeriod.TryParse(text, out var period))
            run.Warn($"{data.File.Path}: the averaging '{Excerpt.Of(text)}' is unknown; no averaging is assumed.");
        return period;
    }

    /// <summary>
    /// The levels of a field, and the dimension that they run along (<see cref="CfAxis.Scalar"/> for none).
    /// </summary>
    private static (int Dimension, ImmutableArray<Level?> Levels)? LevelsOf(
        CfDataset data,
        NetCdfRun run,
        CfField field,
        string? vertical
    )
    {
        var others = field.OpenDimensions;
        if (others.IsEmpty && field.Vertical is { } axis && data.LevelsOf(field) is { } levels)
            return (axis.Dimension, levels);

        var text = data.CoordinatesOf(field.Variable)
            .FirstOrDefault(coordinate =>
                !coordinate.IsNumeric
                && coordinate.Type != NetCdfType.Other
                && (coordinate.Attributes.Text("long_name") ?? coordinate.Name) is "z" or "Z"
            );
        if (others.IsEmpty && field.Vertical is null)
            return (CfAxis.Scalar, [NameLevel.Parse(text is not null ? data.ReadTexts(text)[0] : WithoutNo(vertical))]);
        if (
            others.Length == 1
            && field.Vertical is null
            && text is { Dimensions: [var along, ..] }
            && along == field.Variable.Dimensions[others[0]]
        )
            return (others[0], [.. data.ReadTexts(text).Select(NameLevel.Parse)]);

        run.Skip(field, QuantityKind.AirConcentration);
        return null;
    }

    /// <summary>"No vertical averaging" is not the name of a level.</summary>
    private static string? WithoutNo(string? vertical) =>
        vertical?.StartsWith("No ", StringComparison.OrdinalIgnoreCase) == true ? null : vertical;

    private static TimeStep? WithPeriod(TimeStep? time, AveragingPeriod period) =>
        time is { From: null } ? NameTime.StepOf(time.Time, period) ?? time : time;

    private static (string? Species, string? Quantity) SplitFieldName(string fieldName)
    {
        foreach (var quantity in NameQuantities.Names)
        {
            var ending = "_" + quantity.ToUpperInvariant().Replace(' ', '_');
            if (fieldName.EndsWith(ending, StringComparison.Ordinal) && fieldName.Length > ending.Length)
                return (fieldName[..^ending.Length], quantity);
        }

        return (null, null);
    }
}
