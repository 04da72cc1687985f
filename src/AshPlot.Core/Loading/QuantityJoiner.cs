using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>Joins descriptions of the same quantity, each of some levels and times, into one of all of them.</summary>
/// <remarks>
/// The same are those of one name, units, statistic, kind of levels and qualifiers. The length of the averaging period
/// is no part of that, since a deposit is integrated over a longer period at each time; only where two slices of one
/// level and time differ in it are there two quantities. Joining what has been joined before gives the same again.
/// </remarks>
internal static class QuantityJoiner
{
    private const string Statistic = "statistic";
    private const string Period = "period";
    private const string Units = "units";

    /// <summary>Joins quantities; the result is in the order of the table of quantities.</summary>
    /// <param name="quantities">Quantities whose terms count in <paramref name="files"/>.</param>
    /// <param name="files">The files, for messages.</param>
    /// <exception cref="ConflictingInputsException">A slice is there twice, or one quantity has two grids.</exception>
    public static ImmutableArray<QuantityDescription> Join(
        IEnumerable<QuantityDescription> quantities,
        IReadOnlyList<SourceFile> files
    )
    {
        var groups = new Dictionary<string, List<Piece>>();
        foreach (var quantity in quantities)
        {
            foreach (var slice in quantity.Slices)
            {
                var piece = new Piece(
                    quantity,
                    quantity.Levels[slice.LevelIndex],
                    slice.TimeIndex < 0 ? null : quantity.Times[slice.TimeIndex],
                    slice.Terms
                );
                var key = IdentityOf(piece);
                if (!groups.TryGetValue(key, out var group))
                    groups.Add(key, group = []);
                group.Add(piece);
            }
        }

        var joined = groups
            .Values.SelectMany(group => SplitByPeriod(group, files))
            .Select(group => Build(group, files))
            .ToList();
        return
        [
            .. Distinguish(joined)
                .OrderBy(Rank)
                .ThenBy(quantity => quantity.Name, StringComparer.Ordinal)
                .ThenBy(quantity => quantity.Levels[0].Kind),
        ];
    }

    private static string IdentityOf(Piece piece)
    {
        var quantity = piece.Quantity;
        var qualifiers = Plain(quantity.Qualifiers).Select(pair => $"{pair.Key}\u0001{pair.Value}");
        return string.Join(
            '\0',
            [
                quantity.Name,
                quantity.Units,
                quantity.Statistic,
                piece.Level.Kind.ToString(),
                piece.Time is null ? "" : "t",
                .. qualifiers,
            ]
        );
    }

    /// <summary>The qualifiers that a file gave, without those that <see cref="Distinguish"/> adds.</summary>
    public static ImmutableSortedDictionary<string, string> Plain(
        ImmutableSortedDictionary<string, string> qualifiers
    ) => qualifiers.RemoveRange([Statistic, Period, Units]);

    private static IEnumerable<List<Piece>> SplitByPeriod(List<Piece> group, IReadOnlyList<SourceFile> files)
    {
        var seen = new Dictionary<(Level, ModelTime?), Piece>();
        foreach (var piece in group)
        {
            if (seen.TryAdd((piece.Level, piece.Time?.Time), piece))
                continue;
            var other = seen[(piece.Level, piece.Time?.Time)];
            if (other.Time?.PeriodSeconds == piece.Time?.PeriodSeconds)
                throw new ConflictingInputsException(TwiceMessage(piece, other, files));
            return group
                .GroupBy(member => member.Time!.PeriodSeconds)
                .OrderBy(part => part.Key)
                .SelectMany(part => SplitByPeriod([.. part], files));
        }

        return [group];
    }

    private static QuantityDescription Build(List<Piece> group, IReadOnlyList<SourceFile> files)
    {
        var first = group[0].Quantity;
        if (
            group.Find(piece =>
                !ReferenceEquals(piece.Quantity.Grid, first.Grid) && !piece.Quantity.Grid.IsSameAs(first.Grid)
            ) is
            { } other
        )
        {
            throw new ConflictingInputsException(
                $"{first.Name} is on one grid in '{PathOf(group[0], files)}' and on another in '{PathOf(other, files)}'; "
                    + "draw them as separate runs"
            );
        }

        ImmutableArray<Level> levels =
        [
            .. group
                .Select(piece => piece.Level)
                .Distinct()
                .Order(LevelComparer.Instance)
                .ThenBy(level => level.Lower)
                .ThenBy(level => level.Upper),
        ];
        ImmutableArray<TimeStep> times =
        [
            .. group
                .Select(piece => piece.Time)
                .OfType<TimeStep>()
                .Distinct()
                .OrderBy(step => step.Time)
                .ThenBy(step => step.PeriodSeconds),
        ];
        var levelIndices = levels
            .Select((level, index) => (level, index))
            .ToDictionary(pair => pair.level, pair => pair.index);
        var timeIndices = times
            .Select((step, index) => (step, index))
            .ToDictionary(pair => pair.step, pair => pair.index);
        return first with
        {
            Variable = string.Join(", ", group.Select(piece => piece.Quantity.Variable).Distinct()),
            Qualifiers = Plain(first.Qualifiers),
            Levels = levels,
            Times = times,
            Slices =
            [
                .. group
                    .Select(piece => new SliceDescription(
                        levelIndices[piece.Level],
                        piece.Time is { } step ? timeIndices[step] : -1,
                        piece.Terms
                    ))
                    .OrderBy(slice => slice.LevelIndex)
                    .ThenBy(slice => slice.TimeIndex),
            ],
            Notes = [.. group.SelectMany(piece => piece.Quantity.Notes).Distinct()],
        };
    }

    /// <summary>Says of quantities of one name what they differ in, where that stands in no qualifier yet.</summary>
    private static IEnumerable<QuantityDescription> Distinguish(List<QuantityDescription> joined) =>
        joined
            .GroupBy(quantity => quantity.Name)
            .SelectMany(group =>
            {
                var statistics = group.Select(quantity => quantity.Statistic).Distinct().Count() > 1;
                var units = group.Select(quantity => quantity.Units).Distinct().Count() > 1;
                // Two of one identity are there only if they were split by period.
                var periods =
                    group
                        .Select(quantity =>
                            (quantity.Statistic, quantity.Units, quantity.Levels[0].Kind, KeyOf(quantity))
                        )
                        .Distinct()
                        .Count() < group.Count();
                return group.Select(quantity =>
                    quantity with
                    {
                        Qualifiers = quantity
                            .Qualifiers.AddRange(statistics ? [new(Statistic, quantity.Statistic ?? "momentary")] : [])
                            .AddRange(units ? [new(Units, quantity.Units)] : [])
                            .AddRange(
                                periods && quantity.Times.Length > 0 ? [new(Period, DurationOf(quantity.Times[0]))] : []
                            ),
                    }
                );
            });

    private static string KeyOf(QuantityDescription quantity) =>
        string.Join('\0', quantity.Qualifiers.Select(pair => $"{pair.Key}\u0001{pair.Value}"));

    private static string DurationOf(TimeStep step)
    {
        var seconds = step.PeriodSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(seconds % 3600 == 0 ? seconds / 3600 : seconds)} {(seconds % 3600 == 0 ? "h" : "s")}"
        );
    }

    /// <summary>
    /// The place in the table; the species comes first in the name of a species other than volcanic ash.
    /// </summary>
    private static int Rank(QuantityDescription quantity)
    {
        for (var row = 0; row < QuantityKind.All.Length; row++)
        {
            var slug = QuantityKind.All[row].Slug;
            if (quantity.Name == slug)
                return 2 * row;
            if (quantity.Name.EndsWith($"-{slug}", StringComparison.Ordinal))
                return (2 * row) + 1;
        }

        return int.MaxValue;
    }

    private static string TwiceMessage(Piece piece, Piece other, IReadOnlyList<SourceFile> files)
    {
        var slice = piece.Quantity.Name;
        if (piece.Level.Kind != LevelKind.None)
            slice += string.Create(
                CultureInfo.InvariantCulture,
                $" at {piece.Level.Label ?? $"{piece.Level.Value:0.###} {piece.Level.Units}"}"
            );
        if (piece.Time is { } step)
            slice += $" for {step.Time}";
        var (path, otherPath) = (PathOf(piece, files), PathOf(other, files));
        return path == otherPath
            ? $"'{path}' contains {slice} twice"
            : $"'{otherPath}' and '{path}' both contain {slice}; leave one of them out";
    }

    private static string PathOf(Piece piece, IReadOnlyList<SourceFile> files) => files[piece.Terms[0].File].Path;

    private sealed record Piece(
        QuantityDescription Quantity,
        Level Level,
        TimeStep? Time,
        ImmutableArray<PlaneTerm> Terms
    );
}
