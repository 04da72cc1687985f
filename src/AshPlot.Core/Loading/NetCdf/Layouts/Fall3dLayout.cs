using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// FALL3D 8 and 9: <c>tephra_con_xy(time, zcut, lat, lon)</c> and its like, the same of each gas, and of an ensemble
/// the members, the mean and the probability of exceeding thresholds.
/// </summary>
internal sealed partial class Fall3dLayout : INetCdfLayout
{
    private const string Tephra = "tephra";
    private const string Members = "ens";
    private const string FlightLevel = "fl";

    public string Model => "fall3d";

    public bool Recognises(INetCdfFile file) =>
        file.Variables.Any(variable =>
            Pattern().IsMatch(variable.Name) && variable.Name.StartsWith(Tephra, StringComparison.Ordinal)
        )
        || (
            file.Attributes.Text("source")?.StartsWith("FALL3D", StringComparison.OrdinalIgnoreCase) == true
            && file.Variables.Any(variable => Pattern().IsMatch(variable.Name))
        );

    public void Describe(CfDataset data, NetCdfRun run)
    {
        foreach (var variable in data.File.Variables)
        {
            if (Pattern().Match(variable.Name) is not { Success: true } match)
                continue;
            var (what, statistic) = (match.Groups["what"].Value, match.Groups["statistic"].Value);
            // Concentration on the model's own levels is listed, and drawn as a variable that the options name.
            if (what == "con" && variable.DimensionIndex(FlightLevel) < 0)
                continue;
            var kind = what switch
            {
                "col_mass" => QuantityKind.TotalColumn,
                "cloud_top" => QuantityKind.CloudTop,
                "grn_load" => QuantityKind.TotalDeposition,
                _ => QuantityKind.AirConcentration,
            };
            run.Add(variable, field =>
            {
                var (placed, levels) = LevelsOf(data, field);
                var species = match.Groups["species"].Value;
                QuantityDescription Named(QuantityDescription header) =>
                    species == Tephra
                        ? header with
                        {
                            Species = header.Species ?? Tephra,
                        }
                        : SpeciesNames.Add(header, species);
                if (statistic == "exceedance_probability")
                    AddProbabilities(data, run, placed, levels, Named);
                else
                    AddFields(data, run, kind, placed, levels, header =>
                        Named(statistic.Length == 0 ? header : InEnsemble(header, statistic))
                    );
            });
        }
    }

    /// <summary>One quantity, or one for each member of an ensemble, unless members are taken together.</summary>
    private static void AddFields(
        CfDataset data,
        NetCdfRun run,
        QuantityKind kind,
        CfField field,
        ImmutableArray<Level?>? levels,
        Func<QuantityDescription, QuantityDescription> change
    )
    {
        var dimension = field.Variable.DimensionIndex(Members);
        if (dimension < 0 || field.Summed.Contains(dimension) || data.TakesMembers)
        {
            run.TryAddWhole(kind, field, levels, change);
            return;
        }

        var count = (int)Math.Min(field.Variable.Dimensions[dimension].Length, NetCdfLimits.Terms);
        var numbers = data.File.Find(Members) is { IsNumeric: true, Dimensions.Length: 1 } coordinate
            ? data.ReadNumbers(coordinate)
            : [];
        var members = field.Selected.TryGetValue(dimension, out var chosen) ? [chosen] : Enumerable.Range(0, count);
        foreach (var member in members)
        {
            var number = numbers.Length == count && double.IsFinite(numbers[member]) ? numbers[member] : member + 1;
            var name = string.Create(CultureInfo.InvariantCulture, $"member {number:0.###}");
            if (
                !run.TryAddWhole(
                    kind,
                    field with
                    {
                        Selected = field.Selected.SetItem(dimension, member),
                    },
                    levels,
                    header => InEnsemble(change(header), name)
                )
            )
                return;
        }
    }

    /// <summary>Names a quantity for what it is of an ensemble: the mean, or a member.</summary>
    private static QuantityDescription InEnsemble(QuantityDescription header, string part)
    {
        var words = Percentile().Match(part) is { Success: true } percentile
            ? $"percentile {percentile.Groups["number"].Value}"
            : part.Replace('_', ' ');
        return header with
        {
            FileToken =
                $"{header.FileToken}_{string.Join('_', words.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}",
            Title = words.StartsWith("member", StringComparison.Ordinal)
                ? $"{header.Title}, {words}"
                : $"{header.Title}, ensemble {words}",
            Qualifiers = header.Qualifiers.SetItem("ensemble", words),
        };
    }

    private static void AddProbabilities(
        CfDataset data,
        NetCdfRun run,
        CfField field,
        ImmutableArray<Level?>? levels,
        Func<QuantityDescription, QuantityDescription> change
    )
    {
        var along = field.Variable.Dimensions.FirstOrDefault(dimension =>
            dimension.Name.StartsWith("intensity_measure", StringComparison.Ordinal)
        );
        if (
            along is null
            || data.File.Find(along.Name) is not { IsNumeric: true } coordinate
            || (levels ?? data.LevelsOf(field)) is not { } known
            || field.OpenDimensions.Any(dimension => field.Variable.Dimensions[dimension] != along)
        )
        {
            run.Skip(field, QuantityKind.Probability);
            return;
        }

        run.AddProbabilities(
            field,
            field.Variable.DimensionIndex(along.Name),
            data.ReadNumbers(coordinate),
            coordinate.Attributes.Text("units") ?? "mg/m3",
            known,
            change: change
        );
    }

    /// <summary>
    /// Cuts at flight levels, which say so by their name, and layers between two heights; null leaves levels to their
    /// coordinate.
    /// </summary>
    private static (CfField Field, ImmutableArray<Level?>? Levels) LevelsOf(CfDataset data, CfField field)
    {
        if (
            field.Vertical is { Dimension: >= 0, Coordinate: { Name: FlightLevel } coordinate }
            && !field.SumsLevels
            && !field.Selected.ContainsKey(field.Vertical.Dimension)
        )
        {
            return (
                field,
                [
                    .. data.ReadNumbers(coordinate)
                        .Select(number => double.IsFinite(number) ? new Level(LevelKind.FlightLevel, number) : null),
                ]
            );
        }

        var layer = field.Variable.DimensionIndex("layer");
        if (
            layer < 0
            || field.Selected.ContainsKey(layer)
            || field.Summed.Contains(layer)
            || data.File.Find("layer_bottom") is not { } bottom
            || data.File.Find("layer_top") is not { } top
            || LevelsAt(data, bottom) is not { } bottoms
            || LevelsAt(data, top) is not { } tops
            || bottoms.Length != field.Variable.Dimensions[layer].Length
            || tops.Length != bottoms.Length
        )
            return (field, null);
        return (
            field with
            {
                Vertical = new CfAxis(layer, bottom),
            },
            [
                .. bottoms
                    .Zip(tops)
                    .Select(pair =>
                        pair is ({ Value: { } low } lower, { Value: { } high } upper) && lower.Kind == upper.Kind
                            ? new Level(lower.Kind, (low + high) / 2, Math.Min(low, high), Math.Max(low, high))
                            : null
                    ),
            ]
        );
    }

    private static ImmutableArray<Level?>? LevelsAt(CfDataset data, NetCdfVariable coordinate) =>
        CfVertical.Levels(coordinate, data.ReadNumbers(coordinate), [], null, _ => { });

    [GeneratedRegex("^(?:percentile|perc|p)_?(?<number>[0-9]{1,3})$")]
    private static partial Regex Percentile();

    [GeneratedRegex(
        "^(?<species>[A-Za-z0-9]+)_(?<what>con_xy|con_layer|con|fl|col_mass|cloud_top|grn_load)(?:_(?<statistic>mean|median|standard_dev|log_mean|exceedance_probability|(?:percentile_?|perc_?|p)[0-9]{1,3}))?$"
    )]
    private static partial Regex Pattern();
}
