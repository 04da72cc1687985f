using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>Joins the files of a run, each described by itself, into one run.</summary>
internal static class RunMerger
{
    /// <summary>
    /// Joins descriptions. A quantity is the same in two files if name, units, statistic, qualifiers and the kind of
    /// its levels agree; it then has the levels and times of both. Attributes and titles that differ are left out. Time
    /// series and trajectories beside gridded files are left out with a warning.
    /// </summary>
    /// <param name="parts">Descriptions of single files, at least one, in the order of files of the result.</param>
    /// <param name="species">The species that is drawn, or <c>sum</c>; null for each by itself.</param>
    /// <exception cref="InvalidOptionException">There is no such species.</exception>
    /// <exception cref="ConflictingInputsException">
    /// Two files hold the same slice, one quantity has two grids, or formats, models or kinds of output are mixed.
    /// </exception>
    public static RunDescription Merge(IReadOnlyList<RunDescription> parts, string? species = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        var warnings = parts.SelectMany(part => part.Warnings).ToList();
        if (parts.Any(part => part.Kind == RunKind.Grid))
        {
            warnings.AddRange(
                parts
                    .Where(part => part.Kind != RunKind.Grid)
                    .Select(part =>
                        $"'{part.Files[0].Path}' holds {(part.Kind == RunKind.TimeSeries ? "a time series" : "trajectories")}, which cannot be drawn as maps; it is left out."
                    )
            );
            parts = [.. parts.Where(part => part.Kind == RunKind.Grid)];
        }

        var first = parts[0];
        foreach (var part in parts)
            CheckSameKind(first, part);

        ImmutableArray<SourceFile> files = [.. parts.SelectMany(part => part.Files)];
        var offset = 0;
        var quantities = new List<QuantityDescription>();
        foreach (var part in parts)
        {
            quantities.AddRange(part.Quantities.Select(quantity => Shift(quantity, offset)));
            offset += part.Files.Length;
        }

        var joined = QuantityJoiner.Join(quantities, files);
        string[] known =
        [
            .. parts
                .SelectMany(part => part.Species)
                .Concat(joined.Select(quantity => quantity.Species).OfType<string>())
                .Distinct(),
        ];
        if (species is not null)
            joined = SpeciesChoice.Apply(joined, known, species, warnings);
        joined = Accumulation.Resolve(joined, warnings);
        var titles = parts.Select(part => part.Title).Distinct().ToList();
        if (titles.Count > 1)
            warnings.Add($"The files have {titles.Count} different titles; the names of the maps leave the title out.");
        return new RunDescription
        {
            Model = first.Model,
            Title = titles.Count == 1 ? titles[0] : null,
            Kind = first.Kind,
            Attributes = CommonAttributes(parts),
            Files = files,
            Quantities = joined,
            Species = [.. known],
            Members = MemberAxis.Join(parts.Select(part => part.Members)),
            OtherVariables =
            [
                .. parts
                    .SelectMany(part => part.OtherVariables)
                    .DistinctBy(other => (other.Name, other.Units, other.LongName)),
            ],
            Warnings = [.. warnings.Distinct()],
        };
    }

    private static void CheckSameKind(RunDescription first, RunDescription part)
    {
        var (one, other) = (first.Files[0], part.Files[0]);
        if (one.Format != other.Format)
            throw Mixed($"is in the format {one.Format}", other.Format);
        if (first.Model != part.Model)
            throw Mixed($"is output of the model {first.Model}", part.Model);
        if (first.Kind != part.Kind)
            throw Mixed($"holds {first.Kind}", part.Kind.ToString());

        ConflictingInputsException Mixed(string what, string instead) =>
            new(
                $"'{one.Path}' {what}, but '{other.Path}' {what[..what.IndexOf(' ')]} {instead}; they cannot be one run"
            );
    }

    private static QuantityDescription Shift(QuantityDescription quantity, int offset) =>
        offset == 0
            ? quantity
            : quantity with
            {
                Slices =
                [
                    .. quantity.Slices.Select(slice =>
                        slice with
                        {
                            Terms = [.. slice.Terms.Select(term => term with { File = term.File + offset })],
                        }
                    ),
                ],
            };

    private static ImmutableSortedDictionary<string, string> CommonAttributes(IReadOnlyList<RunDescription> parts) =>
        parts
            .SelectMany(part => part.Attributes)
            .GroupBy(attribute => attribute.Key, attribute => attribute.Value)
            .Where(values => values.Distinct().Count() == 1)
            .ToImmutableSortedDictionary(values => values.Key, values => values.First(), StringComparer.Ordinal);
}
