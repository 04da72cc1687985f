using System.Collections.Immutable;

namespace AshPlot.Core.Runs;

/// <summary>A dimension of ensemble members in a run whose description is that of its first member.</summary>
/// <param name="Dimension">Its name in the files.</param>
/// <param name="Count">Number of members.</param>
/// <param name="Positions">For each variable that has it, which of its dimensions it is.</param>
internal sealed record MemberAxis(string Dimension, int Count, ImmutableSortedDictionary<string, int> Positions)
{
    /// <summary>The dimension of several parts of one run; null where they do not all have the same.</summary>
    public static MemberAxis? Join(IEnumerable<MemberAxis?> parts)
    {
        MemberAxis? joined = null;
        foreach (var part in parts)
        {
            if (
                part is null
                || (
                    joined is not null
                    && (
                        part.Dimension != joined.Dimension
                        || part.Count != joined.Count
                        || part.Positions.Any(pair =>
                            joined.Positions.GetValueOrDefault(pair.Key, pair.Value) != pair.Value
                        )
                    )
                )
            )
                return null;
            joined = joined is null ? part : joined with { Positions = joined.Positions.SetItems(part.Positions) };
        }

        return joined;
    }

    /// <summary>A member: the quantities that differ between members, with its planes.</summary>
    /// <param name="first">The run as the first member has it.</param>
    /// <param name="member">Which member, from 0.</param>
    public RunDescription MemberOf(RunDescription first, int member)
    {
        ArgumentNullException.ThrowIfNull(first);
        return first with
        {
            Members = null,
            Quantities =
            [
                .. first
                    .Quantities.Where(quantity =>
                        quantity.Slices.All(slice => slice.Terms.All(term => Positions.ContainsKey(term.Variable)))
                    )
                    .Select(quantity =>
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
                                                    Index = term.Index.SetItem(Positions[term.Variable], member),
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
}
