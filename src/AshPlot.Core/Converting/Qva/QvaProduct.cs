using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Converting.Qva;

/// <summary>
/// What a QVA file holds: air concentration of a run, or probabilities of an ensemble by threshold, on layers of flight
/// levels. Plain data.
/// </summary>
/// <param name="Run">The run, whose quantities are the concentration or the probabilities.</param>
/// <param name="Thresholds">For probabilities their thresholds in mg/m3, in the order of the quantities; none for a
/// concentration.</param>
/// <param name="Attributes">Global attributes.</param>
internal sealed record QvaProduct(
    RunDescription Run,
    ImmutableArray<double> Thresholds,
    ImmutableArray<KeyValuePair<string, string>> Attributes
)
{
    /// <summary>Units of concentrations and thresholds.</summary>
    public const string Units = "mg/m3";

    private const string ConcentrationTitle = "Volcanic ash air concentration forecast";
    private const string ProbabilityTitle = "Volcanic ash exceedance probability forecast";

    /// <summary>The thresholds of the harmonised form, in mg/m3.</summary>
    public static ImmutableArray<double> UsualThresholds { get; } = [0.2, 2, 5, 10];

    /// <summary>Makes the product of a run.</summary>
    /// <param name="run">The run, or that of an ensemble whose statistics are probabilities.</param>
    /// <param name="thresholds">Thresholds of the probabilities; null for a run by itself.</param>
    /// <param name="given">Options to attributes.</param>
    /// <exception cref="UnreadableInputException">The run is not what the form holds.</exception>
    /// <exception cref="InvalidOptionException">An attribute is missing.</exception>
    public static QvaProduct Of(
        RunDescription run,
        ImmutableArray<ThresholdValue>? thresholds,
        IReadOnlyDictionary<string, string> given
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        var name = thresholds is null
            ? QuantityKind.AirConcentration.Slug
            : $"{QuantityKind.AirConcentration.Slug}-{QuantityKind.Probability.Slug}";
        ImmutableArray<QuantityDescription> found =
        [
            .. run.Quantities.Where(quantity => run.Kind == RunKind.Grid && quantity.Name == name),
        ];
        var file = run.Files[0].Path;
        if (found.IsEmpty)
            throw new UnreadableInputException(
                file,
                "has no air concentration of volcanic ash, which a QVA file holds; 'ashplot info' lists the quantities"
            );
        if (found.Length > (thresholds?.Length ?? 1))
            throw new UnreadableInputException(
                file,
                $"has {found.Length} air concentrations ({string.Join("; ", found.Select(Distinction))}), and a QVA file holds one; choose one of them by its own file, {OptionNames.Of(nameof(LoadOptions.Species))} or {OptionNames.Of(nameof(LoadOptions.Select))}"
            );
        foreach (var quantity in found)
            Check(file, quantity);
        return new QvaProduct(
            run with
            {
                Quantities = found,
                OtherVariables = [],
            },
            thresholds is null ? [] : [.. thresholds.Value.Select(threshold => threshold.In(Units)!.Value)],
            [
                .. QvaAttribute.Of(run, given, thresholds is null ? ConcentrationTitle : ProbabilityTitle),
                .. Comment(found[0]),
            ]
        );
    }

    /// <summary>What a reader must know, such as how many members there are and which are missing.</summary>
    private static KeyValuePair<string, string>[] Comment(QuantityDescription quantity) =>
        quantity.Notes.IsEmpty ? [] : [new("comment", string.Join(' ', quantity.Notes))];

    private static string Distinction(QuantityDescription quantity) =>
        string.Join(", ", quantity.Qualifiers.Select(pair => $"{pair.Key} {pair.Value}"));

    private static void Check(string file, QuantityDescription quantity)
    {
        if (!quantity.Grid.IsTrue)
            throw Refused(
                "its grid is not one of longitudes and latitudes; bring it to one with a tool such as 'cdo remapnn' first"
            );
        if (
            quantity.Levels.FirstOrDefault(level =>
                level is not { Kind: LevelKind.FlightLevel, Lower: not null, Upper: not null }
            ) is
            { } level
        )
        {
            throw Refused(
                level.Kind == LevelKind.FlightLevel
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"its level FL{level.Value:000} has no bounds; a QVA file has layers"
                    )
                    : "its levels are not flight levels; heights are not converted, since flight levels are pressures"
            );
        }

        if (quantity.Times.IsEmpty)
            throw Refused("it has no times");
        if (quantity.Units != "%" && UnitConversion.Factor(quantity.Units, Units) is null)
            throw Refused($"its unit '{quantity.Units}' does not convert to {Units}");

        UnreadableInputException Refused(string reason) =>
            new(file, $"cannot be written as QVA: {reason}", variable: quantity.Variable);
    }
}
