using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Loading.NetCdf.Layouts;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>
/// Finds the options with which a variable that is not drawn is drawn. Each is tried before it is given: what
/// <c>info</c> advises, <c>render</c> accepts.
/// </summary>
internal sealed class Advice(INetCdfFile file, INetCdfLayout layout, LoadOptions options)
{
    private const int AllReleases = 0;

    // A file may hold any number of variables; a person reads a few.
    private const int MostAdvised = 40;

    /// <summary>Adds the advice to the variables that are not drawn.</summary>
    public RunDescription AddTo(RunDescription run) =>
        run with
        {
            OtherVariables =
            [
                .. run.OtherVariables.Select(
                    (other, index) => index < MostAdvised ? other with { Advice = Find(other) } : other
                ),
            ],
        };

    private string? Find(OtherVariable other)
    {
        if (file.Find(other.Name) is not { } variable)
            return null;
        return Candidates(variable)
            .Where(candidate => Draws(candidate, variable.Name))
            .Select(WordsOf)
            .FirstOrDefault();
    }

    private IEnumerable<LoadOptions> Candidates(NetCdfVariable variable)
    {
        if (FieldOf(variable) is not { } field)
            yield break;
        var select = options with
        {
            Select = options.Select.SetItems(
                field.OpenDimensions.Select(dimension => KeyValuePair.Create(variable.Dimensions[dimension].Name, 0))
            ),
        };
        // The bins of sizes are parts of one whole.
        var sum = options with
        {
            Sum = options.Sum.AddRange(field.OpenDimensions.Select(dimension => variable.Dimensions[dimension].Name)),
        };
        LoadOptions[] choices = CfReasons
            .Undrawn(new CfDataset(file, options), field, null)
            .Contains("size bins", StringComparison.Ordinal)
            ? [sum, select]
            : [select, sum];
        if (field.Vertical is { Dimension: >= 0 and var vertical })
            choices =
            [
                .. choices,
                select with
                {
                    Select = select.Select.SetItem(variable.Dimensions[vertical].Name, 0),
                },
            ];
        if (
            field.OpenDimensions.Any(dimension =>
                CfReasons.IsRelease(new CfDataset(file), variable.Dimensions[dimension])
            )
        )
            choices = [options with { Release = AllReleases }, .. choices];
        foreach (var choice in choices.Where(choice => choice != options))
            yield return choice;
        foreach (var choice in choices)
        {
            foreach (var kind in KindsOf(variable))
                yield return choice with
                {
                    Variables = options.Variables.SetItem(kind.Slug, variable.Name),
                };
        }
    }

    private CfField? FieldOf(NetCdfVariable variable)
    {
        try
        {
            return new CfDataset(file, options).FieldOf(variable);
        }
        catch (InvalidOptionException)
        {
            // The user chose of a dimension that another option chooses from for this variable.
            return null;
        }
    }

    /// <summary>Quantities that have such units, the likeliest first.</summary>
    private static ImmutableArray<QuantityKind> KindsOf(NetCdfVariable variable) =>
        Unit.Find(variable.Attributes.Text("units"))?.Measures switch
        {
            "g1 m-3" => [QuantityKind.AirConcentration],
            "g1 m-2" => [QuantityKind.TotalColumn],
            "m1" => [QuantityKind.CloudTop],
            "s1" => [QuantityKind.ArrivalTime],
            "%1" => [QuantityKind.Probability],
            _ => [QuantityKind.AirConcentration, QuantityKind.TotalColumn],
        };

    private bool Draws(LoadOptions candidate, string variable)
    {
        try
        {
            return NetCdfFormat
                .Read(file, layout, candidate)
                .Build(layout.Model)
                .Quantities.Any(quantity =>
                    quantity.Slices.Any(slice => slice.Terms.Any(term => term.Variable == variable))
                );
        }
        catch (Exception error) when (error is UnreadableInputException or InvalidOptionException)
        {
            return false;
        }
    }

    private static string WordsOf(LoadOptions candidate) =>
        string.Join(
            ' ',
            candidate
                .Variables.Select(pair => $"{OptionNames.Of(nameof(LoadOptions.Variables))} {pair.Key}={pair.Value}")
                .Concat(
                    candidate.Select.Select(pair =>
                        $"{OptionNames.Of(nameof(LoadOptions.Select))} {pair.Key}={pair.Value}"
                    )
                )
                .Concat(candidate.Sum.Select(name => $"{OptionNames.Of(nameof(LoadOptions.Sum))} {name}"))
                .Concat(candidate.Release == AllReleases ? [$"{OptionNames.Of(nameof(LoadOptions.Release))} sum"] : [])
        );
}
