using AshPlot.Core.Runs;

namespace AshPlot.Core.Ensembles;

/// <summary>What several runs that are taken together have in common as one run.</summary>
internal static class CommonRun
{
    /// <summary>
    /// The files of all, with title and attributes in which they agree, and what any of them warns of; without
    /// quantities.
    /// </summary>
    /// <param name="members">The runs.</param>
    /// <param name="alignment">What they have in common.</param>
    public static RunDescription Of(IReadOnlyList<EnsembleMember> members, RunAlignment alignment)
    {
        var first = members[0].Run;
        return first with
        {
            Title = members.All(member => member.Run.Title == first.Title) ? first.Title : null,
            Files = alignment.Files,
            Attributes = first
                .Attributes.RemoveRange(
                    first
                        .Attributes.Where(pair =>
                            members.Any(member => member.Run.Attributes.GetValueOrDefault(pair.Key) != pair.Value)
                        )
                        .Select(pair => pair.Key)
                )
                .SetItems(RunStamp.Attributes([.. members.Select(member => member.Run)])),
            Quantities = [],
            OtherVariables = [],
            Warnings = [.. members.SelectMany(member => member.Run.Warnings).Concat(alignment.Warnings).Distinct()],
        };
    }
}
