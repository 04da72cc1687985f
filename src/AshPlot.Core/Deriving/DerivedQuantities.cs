using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Deriving;

/// <summary>
/// Quantities that are computed from air concentration on layers where a run does not have them: cloud top, arrival
/// time and exceedance of a threshold, and what is made of all times: departure, duration, maximum, its time, and
/// dosage. They are added to a run only when they are asked for.
/// </summary>
internal static class DerivedQuantities
{
    /// <summary>The threshold without an option: where the lowest class of aviation charts begins.</summary>
    public static ThresholdValue DefaultThreshold { get; } = new(0.2, "mg/m3");

    private static readonly ImmutableDictionary<
        string,
        Func<QuantityDescription, double, IEnumerable<QuantityDescription>>
    > Known = ImmutableDictionary<string, Func<QuantityDescription, double, IEnumerable<QuantityDescription>>>
        .Empty.Add(QuantityKind.CloudTop.Slug, Computation.CloudTop)
        .Add(QuantityKind.ArrivalTime.Slug, Computation.ArrivalTime)
        .Add(QuantityKind.DepartureTime.Slug, Computation.DepartureTime)
        .Add(QuantityKind.Duration.Slug, Computation.Duration)
        .Add(QuantityKind.MaximumConcentration.Slug, Computation.Maximum)
        .Add(QuantityKind.TimeOfMaximum.Slug, Computation.TimeOfMaximum)
        .Add(QuantityKind.Dosage.Slug, Computation.Dosage)
        .Add(QuantityKind.Exceedance.Slug, Computation.Exceedance);

    /// <summary>True for the slug of a quantity that can be computed.</summary>
    internal static bool CanCompute(string slug) => Known.ContainsKey(slug);

    /// <summary>Adds those of the quantities asked for that the run does not have and that can be computed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="asked">Slugs of quantities.</param>
    /// <param name="threshold">The concentration that counts as ash.</param>
    /// <exception cref="InvalidOptionException">The threshold measures something else than the run's air
    /// concentration.</exception>
    public static RunDescription Add(RunDescription run, IEnumerable<string> asked, ThresholdValue threshold)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(threshold);
        var missing = asked
            .Distinct()
            .Where(slug => Known.ContainsKey(slug) && !run.Quantities.Any(quantity => quantity.Name == slug))
            .ToArray();
        var sources = Sources(run);
        if (missing.Length == 0 || sources.Length == 0)
            return run;
        var derived = missing.SelectMany(slug =>
            sources.SelectMany(source =>
                Known[slug]
                    (source, In(source, threshold))
                    .Where(quantity => !quantity.Slices.IsEmpty)
                    .Select(quantity => Marked(quantity, source, threshold))
            )
        );
        return run with { Quantities = [.. run.Quantities, .. derived] };
    }

    /// <summary>Slugs of what can be computed of a run, without what it has as it is.</summary>
    public static IEnumerable<string> Available(RunDescription run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sources = Sources(run);
        // Any threshold will do to see whether there is a slice.
        return Known
            .Where(pair =>
                !run.Quantities.Any(quantity => quantity.Name == pair.Key)
                && sources.Any(source => pair.Value(source, 0).Any(quantity => !quantity.Slices.IsEmpty))
            )
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Air concentration of ash, or, where the run names its species, of each of them.</summary>
    private static QuantityDescription[] Sources(RunDescription run)
    {
        var all = run
            .Quantities.Where(quantity =>
                run.Kind == RunKind.Grid
                && quantity.Name.EndsWith(QuantityKind.AirConcentration.Slug, StringComparison.Ordinal)
                && quantity.Slices.All(slice => slice.Reduction is null)
            )
            .ToArray();
        return Array.Exists(all, quantity => quantity.Name == QuantityKind.AirConcentration.Slug)
            ? [.. all.Where(quantity => quantity.Name == QuantityKind.AirConcentration.Slug)]
            : all;
    }

    /// <summary>A threshold in the units of an air concentration.</summary>
    /// <exception cref="InvalidOptionException">It measures something else.</exception>
    internal static double In(QuantityDescription source, ThresholdValue threshold) =>
        threshold.In(source.Units)
        ?? throw new InvalidOptionException(
            nameof(MapOptions.Threshold),
            $"'{threshold.Units}' does not measure the run's air concentration ({source.Units}); give it in {source.Units} or a unit that converts to it"
        );

    private static QuantityDescription Marked(
        QuantityDescription quantity,
        QuantityDescription source,
        ThresholdValue threshold
    )
    {
        var text = threshold.WithUnit(source.Units);
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{threshold.Value} {UnitText.ForPeople(threshold.Units ?? source.Units)}"
        );
        return quantity with
        {
            Qualifiers = Species(source).SetItems(quantity.IsDerived ? [new("threshold", text)] : []),
            Notes =
            [
                .. source.Notes,
                .. quantity.Notes,
                $"Computed from air concentration{(quantity.IsDerived ? $" over {words}" : "")}.",
            ],
        };
    }

    private static ImmutableSortedDictionary<string, string> Species(QuantityDescription source) =>
        source.Name == QuantityKind.AirConcentration.Slug || source.Species is null
            ? source.Qualifiers
            : source.Qualifiers.SetItem("species", source.Species);
}
