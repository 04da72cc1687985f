using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>
/// Applies <c>Species</c> to the quantities of a run: one species of several, or the sum over all of them.
/// </summary>
internal static class SpeciesChoice
{
    /// <summary>The choice that adds all species.</summary>
    public const string Sum = "sum";

    // A note on a map has room for a few names.
    private const int MostNamed = 6;

    private static readonly QuantityKind[] Masses =
    [
        QuantityKind.AirConcentration,
        QuantityKind.MixingRatio,
        QuantityKind.TotalColumn,
        QuantityKind.Dosage,
        QuantityKind.TotalDeposition,
        QuantityKind.WetDeposition,
        QuantityKind.DryDeposition,
        QuantityKind.DepositThickness,
    ];

    /// <summary>True where a species has the name that the user gave, in any case.</summary>
    public static bool IsNamed(string? species, string choice) =>
        species is not null && QuantityKind.IsSameName(species, choice);

    /// <summary>The quantities of the species that is chosen.</summary>
    /// <param name="quantities">All quantities of the run, joined, steps not yet accumulated.</param>
    /// <param name="known">The species that the run has.</param>
    /// <param name="choice">A species, or <see cref="Sum"/>.</param>
    /// <param name="warnings">Gets a sentence for each quantity that cannot be summed.</param>
    /// <exception cref="InvalidOptionException">The run does not have the species.</exception>
    public static ImmutableArray<QuantityDescription> Apply(
        ImmutableArray<QuantityDescription> quantities,
        IReadOnlyList<string> known,
        string choice,
        ICollection<string> warnings
    )
    {
        if (known.Count == 0)
            throw new InvalidOptionException(
                nameof(LoadOptions.Species),
                "the files do not say of which species their values are"
            );
        if (choice == Sum)
            return [.. quantities.GroupBy(KeyOf).SelectMany(group => Added([.. group], warnings))];
        ImmutableArray<QuantityDescription> chosen =
        [
            .. quantities.Where(quantity => IsNamed(quantity.Species, choice)),
        ];
        return !chosen.IsEmpty
            ? chosen
            : throw new InvalidOptionException(
                nameof(LoadOptions.Species),
                $"there is no species '{choice}'; the run has {string.Join(", ", known)}, or '{Sum}' for all of them"
            );
    }

    /// <summary>What quantities must agree in to be added.</summary>
    private static string KeyOf(QuantityDescription quantity) =>
        string.Join(
            '\0',
            [
                SpeciesNames.Remove(quantity).Name,
                quantity.Units,
                quantity.Statistic,
                quantity.Levels[0].Kind.ToString(),
                .. QuantityJoiner
                    .Plain(quantity.Qualifiers)
                    .Remove(SpeciesNames.Qualifier)
                    .Select(pair => $"{pair.Key}\u0001{pair.Value}"),
            ]
        );

    private static IEnumerable<QuantityDescription> Added(
        IReadOnlyList<QuantityDescription> group,
        ICollection<string> warnings
    )
    {
        if (group is [var only])
            return [only];
        var header = SpeciesNames.Remove(group[0]);
        if (
            QuantityKind.Find(header.Name) is not { } kind
            || !Masses.Contains(kind)
            || !IsLinear(header)
            || group.Any(quantity =>
                !quantity.Grid.IsSameAs(header.Grid) || quantity.Slices.Any(slice => slice.Reduction is not null)
            )
        )
        {
            warnings.Add(
                $"{header.Name} is left out: its species do not add up, since it is not a mass of each on one grid."
            );
            return [];
        }

        var names = group.Select(quantity => quantity.Species ?? quantity.Variable).Distinct().ToArray();
        return
        [
            Joined(group) with
            {
                Name = header.Name,
                FileToken = header.FileToken,
                Title = header.Title,
                StandardName = kind.StandardName,
                Species = Sum,
                Variable = string.Join(", ", group.Select(quantity => quantity.Variable).Distinct()),
                Qualifiers = QuantityJoiner.Plain(header.Qualifiers).Remove(SpeciesNames.Qualifier),
                Notes =
                [
                    .. group.SelectMany(quantity => quantity.Notes).Distinct(),
                    names.Length > MostNamed ? $"sum of {names.Length} species" : $"sum of {string.Join(", ", names)}",
                ],
            },
        ];
    }

    /// <summary>True unless the values are a statistic of an ensemble that does not add up, such as a median.</summary>
    private static bool IsLinear(QuantityDescription quantity) =>
        !quantity.Qualifiers.TryGetValue("ensemble", out var part)
        || part == "mean"
        || part.StartsWith("member", StringComparison.Ordinal);

    /// <summary>The slices that every species has, each with the planes of all.</summary>
    private static QuantityDescription Joined(IReadOnlyList<QuantityDescription> group)
    {
        var first = group[0];
        var others = group
            .Skip(1)
            .Select(quantity => quantity.Slices.ToDictionary(slice => PlaceOf(quantity, slice), slice => slice.Terms))
            .ToArray();
        return first with
        {
            Slices =
            [
                .. from slice in first.Slices
                let place = PlaceOf(first, slice)
                where Array.TrueForAll(others, terms => terms.ContainsKey(place))
                select slice with
                {
                    Terms = [.. slice.Terms, .. others.SelectMany(terms => terms[place])],
                },
            ],
        };
    }

    private static (Level, TimeStep?) PlaceOf(QuantityDescription quantity, SliceDescription slice) =>
        (quantity.Levels[slice.LevelIndex], slice.TimeIndex < 0 ? null : quantity.Times[slice.TimeIndex]);
}
