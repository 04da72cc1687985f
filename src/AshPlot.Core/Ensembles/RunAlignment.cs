using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Ensembles;

/// <summary>
/// Finds what several runs have in common: quantities, and of each the levels and times that all have. The rest is left
/// out and said.
/// </summary>
internal sealed class RunAlignment
{
    private readonly List<string> warnings = [];
    private readonly List<(string Quantity, string What)> leftOut = [];

    private readonly bool isResampled;
    private readonly SourceFile[] files;

    private RunAlignment(IReadOnlyList<EnsembleMember> members, bool isResampled)
    {
        this.isResampled = isResampled;
        files = [.. members.SelectMany(member => member.Run.Files)];
        Quantities =
        [
            .. members[0].Run.Quantities.Select(quantity => Align(members, quantity)).OfType<AlignedQuantity>(),
        ];
        foreach (var member in members.Skip(1))
        {
            var names = member
                .Run.Quantities.Select(quantity => quantity.Name)
                .Except(members[0].Run.Quantities.Select(quantity => quantity.Name))
                .ToArray();
            if (names.Length > 0)
                warnings.Add(
                    $"{string.Join(", ", names)} of {member.Name} is left out: {members[0].Name} does not have it."
                );
        }
    }

    /// <summary>The files of all members, in their order; terms of slices count in these.</summary>
    public ImmutableArray<SourceFile> Files => [.. files];

    /// <summary>What all members have.</summary>
    public ImmutableArray<AlignedQuantity> Quantities { get; }

    /// <summary>What is left out, a sentence each.</summary>
    public IReadOnlyList<string> Warnings =>
        [
            .. warnings
                .Concat(
                    leftOut
                        .GroupBy(one => one.What)
                        .Select(group =>
                            $"{string.Join(", ", group.Select(one => one.Quantity).Distinct())}: {group.Key}."
                        )
                )
                .Distinct(),
        ];

    /// <summary>Aligns runs.</summary>
    /// <param name="members">Two or more.</param>
    /// <param name="isResampled">True to bring other grids to that of the first by the nearest cell; else they are
    /// refused.</param>
    /// <exception cref="ConflictingInputsException">Their grids differ, or they have nothing in common.</exception>
    public static RunAlignment Of(IReadOnlyList<EnsembleMember> members, bool isResampled = false)
    {
        if (members.FirstOrDefault(member => member.Run.Kind != RunKind.Grid) is { } other)
            throw new ConflictingInputsException($"'{other.Name}' has no fields on a grid; give runs with maps");
        var alignment = new RunAlignment(members, isResampled);
        return alignment.Quantities.IsEmpty
            ? throw new ConflictingInputsException(
                $"'{members[0].Name}' and '{members[^1].Name}' have no quantity, level and time in common; {alignment.Warnings.FirstOrDefault() ?? "'ashplot info' lists theirs"}"
            )
            : alignment;
    }

    private AlignedQuantity? Align(IReadOnlyList<EnsembleMember> members, QuantityDescription first)
    {
        var own = new QuantityDescription[members.Count];
        for (var index = 0; index < members.Count; index++)
        {
            if (members[index].Run.Quantities.FirstOrDefault(quantity => IsSame(first, quantity)) is not { } found)
            {
                warnings.Add(
                    $"{first.Title} is left out: {members[index].Name} does not have it in a unit that converts to {first.Units}."
                );
                return null;
            }

            if (!found.Grid.IsSameAs(first.Grid))
                CheckGrids(members, index, first, found);
            own[index] = found;
        }

        var levels = first
            .Levels.Where(level => own.All(quantity => quantity.Levels.Contains(level)))
            .ToImmutableArray();
        var times = first
            .Times.Where(step => own.All(quantity => quantity.Times.Any(other => other.Time == step.Time)))
            .ToImmutableArray();
        SayLeftOut(first, own, levels.Length, times.Length);
        var slices = Slices(members, own, levels, times);
        if (slices.IsEmpty)
            return null;
        string[] resampled =
        [
            .. own.Zip(members).Where(pair => !pair.First.Grid.IsSameAs(first.Grid)).Select(pair => pair.Second.Name),
        ];
        return new AlignedQuantity(first, levels, times, slices) { Resampled = [.. resampled] };
    }

    private void CheckGrids(
        IReadOnlyList<EnsembleMember> members,
        int index,
        QuantityDescription first,
        QuantityDescription found
    )
    {
        if (!isResampled)
            throw new ConflictingInputsException(
                $"the grids of '{members[0].Name}' and '{members[index].Name}' differ for {first.Title}; give {OptionNames.Of(nameof(EnsembleOptions.IsResampled))} to bring them to that of the first, or runs on the same grid"
            );
        if (new NearestCells(new Regrid(found.Grid, first.Grid)).IsEmpty)
            throw new ConflictingInputsException(
                $"the grids of '{members[0].Name}' and '{members[index].Name}' have no place in common for {first.Title}; give runs of the same area"
            );
    }

    private static bool IsSame(QuantityDescription one, QuantityDescription other) =>
        one.Name == other.Name
        && UnitConversion.Factor(other.Units, one.Units) is not null
        && one.Statistic == other.Statistic
        && one.Qualifiers.Count == other.Qualifiers.Count
        && one.Qualifiers.All(pair => other.Qualifiers.GetValueOrDefault(pair.Key) == pair.Value)
        && other.Slices.All(slice => slice.Reduction is null);

    private void SayLeftOut(QuantityDescription first, QuantityDescription[] own, int levels, int times)
    {
        var (allLevels, allTimes) = (
            own.SelectMany(quantity => quantity.Levels).Distinct().Count(),
            own.SelectMany(quantity => quantity.Times.Select(step => step.Time)).Distinct().Count()
        );
        var parts = new[]
        {
            levels < allLevels ? $"{allLevels - levels} of {allLevels} levels" : null,
            times < allTimes ? $"{allTimes - times} of {allTimes} times" : null,
        }
            .OfType<string>()
            .ToArray();
        if (parts.Length > 0)
            leftOut.Add(
                (first.Title, $"{string.Join(" and ", parts)} left out, which not all of the {own.Length} runs have")
            );
    }

    private ImmutableArray<AlignedSlice> Slices(
        IReadOnlyList<EnsembleMember> members,
        QuantityDescription[] own,
        ImmutableArray<Level> levels,
        ImmutableArray<TimeStep> times
    )
    {
        var found = new Dictionary<(Level, ModelTime?), ImmutableArray<PlaneTerm>>[members.Count];
        var offset = 0;
        for (var index = 0; index < members.Count; index++)
        {
            var (quantity, shift) = (own[index], offset);
            var regrid = quantity.Grid.IsSameAs(own[0].Grid) ? null : new Regrid(quantity.Grid, own[0].Grid);
            var factor = UnitConversion.Factor(quantity.Units, own[0].Units)!.Value;
            found[index] = quantity.Slices.ToDictionary(
                slice =>
                    (
                        quantity.Levels[slice.LevelIndex],
                        slice.TimeIndex < 0 ? (ModelTime?)null : quantity.Times[slice.TimeIndex].Time
                    ),
                slice =>
                    slice
                        .Terms.Select(term =>
                            term with
                            {
                                File = term.File + shift,
                                Factor = term.Factor * factor,
                                Regrid = regrid is null ? null : NumberOf(regrid, term.File + shift),
                            }
                        )
                        .ToImmutableArray()
            );
            offset += members[index].Run.Files.Length;
        }

        var slices = ImmutableArray.CreateBuilder<AlignedSlice>();
        foreach (var (level, levelValue) in levels.Index())
        {
            foreach (
                var (time, moment) in times.IsEmpty
                    ? [(-1, (ModelTime?)null)]
                    : times.Select((step, index) => (index, (ModelTime?)step.Time))
            )
            {
                if (found.All(member => member.ContainsKey((levelValue, moment))))
                    slices.Add(
                        new AlignedSlice(level, time, [.. found.Select(member => member[(levelValue, moment)])])
                    );
            }
        }

        return slices.ToImmutable();
    }

    /// <summary>The number of a change of grid in a file, which is given it where it does not have it yet.</summary>
    private int NumberOf(Regrid regrid, int file)
    {
        ImmutableArray<Regrid> known = files[file].Regrids.IsDefault ? [] : files[file].Regrids;
        var number = known.IndexOf(regrid);
        if (number >= 0)
            return number;
        files[file] = files[file] with { Regrids = known.Add(regrid) };
        return known.Length;
    }
}
