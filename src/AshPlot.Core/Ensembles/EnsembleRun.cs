using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Ensembles;

/// <summary>Makes of the members of an ensemble one run, whose quantities are their statistics.</summary>
internal static class EnsembleRun
{
    /// <summary>Makes the run.</summary>
    /// <param name="members">The members, at least two.</param>
    /// <param name="missing">Names of members that could not be read.</param>
    /// <param name="options">What is made of them.</param>
    /// <exception cref="ConflictingInputsException">Their grids differ, or they have nothing in common.</exception>
    /// <exception cref="InvalidOptionException">A threshold measures no quantity of theirs.</exception>
    public static RunDescription Of(
        IReadOnlyList<EnsembleMember> members,
        IReadOnlyList<string> missing,
        EnsembleOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(options);
        if (members.Count < 2)
            throw new ConflictingInputsException(
                $"an ensemble has two members at least, and this one has {members.Count}; check {OptionNames.Of(nameof(LoadOptions.Members))}"
            );
        var alignment = RunAlignment.Of(members, options.IsResampled);
        var all = members.Count + missing.Count;
        string[] notes =
            missing.Count == 0
                ? [string.Create(CultureInfo.InvariantCulture, $"{members.Count} members.")]
                :
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{members.Count} of {all} members; missing: {string.Join(", ", missing)}."
                    ),
                ];
        foreach (
            var threshold in options.Thresholds.Where(_ =>
                options.Statistics.Any(statistic => statistic.NeedsThreshold)
            )
        )
        {
            if (alignment.Quantities.All(quantity => threshold.In(quantity.First.Units) is null))
                throw new InvalidOptionException(
                    nameof(MapOptions.Threshold),
                    $"'{threshold.Units}' measures none of {string.Join(", ", alignment.Quantities.Select(quantity => $"{quantity.First.Title} ({quantity.First.Units})"))}; give it in one of these units"
                );
        }

        return CommonRun.Of(members, alignment) with
        {
            Quantities =
            [
                .. alignment.Quantities.SelectMany(quantity =>
                    options.Statistics.SelectMany(statistic =>
                        statistic.NeedsThreshold
                            ? options
                                .Thresholds.Where(threshold => threshold.In(quantity.First.Units) is not null)
                                .Select(threshold => Over(quantity, statistic, threshold, members.Count, notes))
                            : [Of(quantity, statistic, members.Count, notes)]
                    )
                ),
            ],
        };
    }

    /// <summary>Makes a run of the members along a dimension of its files.</summary>
    /// <param name="first">The run as its first member has it.</param>
    /// <param name="options">What is made of them.</param>
    /// <exception cref="ConflictingInputsException">Its files have not the same members.</exception>
    /// <exception cref="InvalidOptionException">A threshold measures no quantity of theirs.</exception>
    public static RunDescription Along(RunDescription first, EnsembleOptions options)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (first.Members is not { } axis)
            throw new ConflictingInputsException(
                "the files do not all have the same dimension of ensemble members; give files of one ensemble"
            );
        var run = Of(
            [
                .. Enumerable
                    .Range(0, axis.Count)
                    .Select(member => new EnsembleMember($"{axis.Dimension} {member}", axis.MemberOf(first, member))),
            ],
            [],
            options
        );
        // All members lie in the same files, which are opened once.
        return run with
        {
            Files = first.Files,
            Quantities =
            [
                .. run.Quantities.Select(quantity =>
                    quantity with
                    {
                        Slices =
                        [
                            .. quantity.Slices.Select(slice =>
                                slice with
                                {
                                    Terms =
                                    [
                                        .. slice.Terms.Select(term =>
                                            term with
                                            {
                                                File = term.File % first.Files.Length,
                                            }
                                        ),
                                    ],
                                }
                            ),
                        ],
                    }
                ),
            ],
        };
    }

    private static QuantityDescription Of(
        AlignedQuantity quantity,
        EnsembleStatistic statistic,
        int members,
        string[] notes
    )
    {
        var (first, count) = (quantity.First, members.ToString(CultureInfo.InvariantCulture));
        return quantity.Reduced(statistic.Kind, statistic.Percentile, members) with
        {
            Source = first.Name,
            Name = $"{statistic.Slug}-{first.Name}",
            FileToken = $"{first.FileToken}_{statistic.Token}",
            Title = $"{first.Title}, {statistic.Title} of {count} members",
            Notes = [.. first.Notes, .. Resampled(quantity, members), .. notes],
        };
    }

    private static QuantityDescription Over(
        AlignedQuantity quantity,
        EnsembleStatistic statistic,
        ThresholdValue threshold,
        int members,
        string[] notes
    )
    {
        var (first, count) = (quantity.First, members.ToString(CultureInfo.InvariantCulture));
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{threshold.Value} {UnitText.ForPeople(threshold.Units ?? first.Units)}"
        );
        var token = SafeName.Of(
            threshold
                .WithUnit(first.Units)
                .Replace(" ", "", StringComparison.Ordinal)
                .Replace("/", "", StringComparison.Ordinal)
        );
        return quantity.Reduced(statistic.Kind, threshold.In(first.Units)!.Value, members) with
        {
            Source = first.Name,
            Name = $"{first.Name}-{statistic.Slug}",
            FileToken = $"{first.FileToken}_{statistic.Token}_{token}",
            Title =
                $"{(statistic.Kind == ReductionKind.Probability ? "Probability of exceeding" : "Agreement of members on exceeding")} {words}, {count} members",
            Units = "%",
            StandardName = null,
            Statistic = null,
            Qualifiers = first.Qualifiers.SetItem("threshold", threshold.WithUnit(first.Units)),
            Notes = [.. first.Notes, $"Of {first.Title}.", .. Resampled(quantity, members), .. notes],
        };
    }

    private static string[] Resampled(AlignedQuantity quantity, int members) =>
        quantity.Resampled.IsEmpty
            ? []
            :
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{quantity.Resampled.Length} of {members} members brought to the grid of the first (nearest cell)."
                ),
            ];
}

/// <summary>One of several runs that are taken together.</summary>
/// <param name="Name">What people call it: its file or folder.</param>
/// <param name="Run">The run.</param>
internal sealed record EnsembleMember(string Name, RunDescription Run);

/// <summary>How the members of an ensemble are taken together.</summary>
/// <param name="Statistics">What is made of them; at least one.</param>
/// <param name="Thresholds">Thresholds of probability and agreement.</param>
/// <param name="AllowMissing">How many members may be unreadable.</param>
public sealed record EnsembleOptions(
    ImmutableArray<EnsembleStatistic> Statistics,
    ImmutableArray<ThresholdValue> Thresholds,
    int AllowMissing
)
{
    /// <summary>
    /// True to bring members on other grids to that of the first by the nearest cell; else they are refused.
    /// </summary>
    public bool IsResampled { get; init; }
}
