using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>
/// Which slices of a run the options select. Every value of <c>Quantities</c>, <c>Levels</c> and <c>Times</c> must
/// select a map: one that selects none, given the others, is refused by its name.
/// </summary>
internal sealed class MapSelection
{
    private const int MostListed = 12;

    private readonly RunDescription run;
    private readonly (Level Level, string Name)[] levels;
    private readonly ModelTime start;
    private readonly Choice[] byQuantity;
    private readonly Choice[] byLevel;
    private readonly Choice[] byTime;

    /// <exception cref="InvalidOptionException">A value can select nothing.</exception>
    public MapSelection(RunDescription run, MapOptions options, MapNames names)
    {
        this.run = run;
        byQuantity = [.. options.Quantities.Select(ChooseQuantity)];
        var quantities = run
            .Quantities.Where(quantity =>
                byQuantity.Length == 0 || Array.Exists(byQuantity, choice => choice.Selects(quantity, null))
            )
            .ToArray();
        levels =
        [
            .. quantities
                .SelectMany(quantity => quantity.Levels)
                .Distinct()
                .Order(LevelComparer.Instance)
                .Where(level => level.Kind != LevelKind.None)
                .Select(level => (level, names.Level(level)!)),
        ];
        start = StartOf(run);
        byLevel = [.. options.Levels.Select(ChooseLevel)];
        byTime = [.. options.Times.Select(ChooseTime)];
    }

    /// <summary>
    /// The beginning of a run, from which <c>T+6</c> counts: that of its first period, or else its first time.
    /// </summary>
    public static ModelTime StartOf(RunDescription run) =>
        run
            .Quantities.Where(quantity => !quantity.Times.IsEmpty)
            .Select(quantity => quantity.Times[0].From ?? quantity.Times[0].Time)
            .Order()
            .FirstOrDefault();

    /// <summary>True for a slice that is selected; notes by which values.</summary>
    public bool Contains(QuantityDescription quantity, SliceDescription slice)
    {
        if (!Any(byQuantity, quantity, slice) || !Any(byLevel, quantity, slice) || !Any(byTime, quantity, slice))
            return false;
        Note(byQuantity, quantity, slice);
        Note(byLevel, quantity, slice);
        Note(byTime, quantity, slice);
        return true;
    }

    /// <summary>Refuses a value by which no slice was selected, once all have been looked at.</summary>
    /// <exception cref="InvalidOptionException">There is one.</exception>
    public void Check()
    {
        if (
            byQuantity.FirstOrDefault(choice => !choice.IsUsed) is { } quantity
            && Array.TrueForAll(byLevel, choice => choice.IsUsed)
            && Array.TrueForAll(byTime, choice => choice.IsUsed)
        )
            throw new InvalidOptionException(
                nameof(MapOptions.Quantities),
                $"'{quantity.Text}' has no map at the {Others(byLevel, "level")}{(byLevel.Length * byTime.Length > 0 ? " and " : "")}{Others(byTime, "time")} asked for; leave it out, or ask for others"
            );
        if (byLevel.FirstOrDefault(choice => !choice.IsUsed) is { } level)
            throw NoLevel(
                level.Text,
                $"no map {(byTime.Length > 0 ? "at the time asked for " : "")}is at '{level.Text}'"
            );
        if (byTime.FirstOrDefault(choice => !choice.IsUsed) is { } time)
            throw new InvalidOptionException(
                nameof(MapOptions.Times),
                $"no map {(byLevel.Length > 0 ? "at the level asked for " : "")}is at '{time.Text}'; {Times(null)}"
            );
    }

    private static string Others(Choice[] choices, string word) =>
        choices.Length switch
        {
            0 => "",
            1 => word,
            _ => word + "s",
        };

    private Choice ChooseQuantity(string name)
    {
        // Species may differ in nothing but what stands between words.
        var isExact = run.Quantities.Any(quantity => quantity.Name == name);
        return isExact || run.Quantities.Any(quantity => quantity.IsNamed(name))
            ? new Choice(name, (quantity, _) => isExact ? quantity.Name == name : quantity.IsNamed(name))
            : throw new InvalidOptionException(
                nameof(MapOptions.Quantities),
                $"the run has no '{name}'; it has {List(run.Quantities.Select(quantity => quantity.Name).Distinct())}"
            );
    }

    private Choice ChooseLevel(string text)
    {
        var chosen = LevelSelector.Choose(text, levels).ToHashSet();
        return chosen.Count > 0
            ? new Choice(text, (quantity, slice) => chosen.Contains(quantity.Levels[slice!.LevelIndex]))
            : throw NoLevel(text, $"the run has no level '{text}'");
    }

    private InvalidOptionException NoLevel(string text, string problem) =>
        new(
            nameof(MapOptions.Levels),
            levels.Length == 0
                ? $"{problem}; the quantities asked for have no levels"
                : $"{problem}; {LevelSelector.Advice(text, levels)}its levels are {List(levels.Select(level => level.Name).Distinct())}"
        );

    private Choice ChooseTime(TimeSelector selector)
    {
        var chosen = new Dictionary<QuantityDescription, ImmutableArray<bool>>(ReferenceEqualityComparer.Instance);
        foreach (var quantity in run.Quantities)
            chosen[quantity] = selector.Choose(quantity.Times, start);
        return chosen.Values.Any(times => times.Contains(true))
            ? new Choice(selector.Text, (quantity, slice) => slice!.TimeIndex >= 0 && chosen[quantity][slice.TimeIndex])
            : throw new InvalidOptionException(
                nameof(MapOptions.Times),
                $"no map of the run is at '{selector.Text}'; {Times(selector)}"
            );
    }

    private string Times(TimeSelector? selector)
    {
        ImmutableArray<TimeStep> times =
        [
            .. run
                .Quantities.SelectMany(quantity => quantity.Times)
                .DistinctBy(step => step.Time)
                .OrderBy(step => step.Time),
        ];
        if (times.IsEmpty)
            return "its maps have no time";
        if (selector is { From.Kind: TimeBoundKind.Clock })
            return $"its times of day are {List(times.Select(step => step.Time.ToString()[11..16] + "Z").Distinct().Order(StringComparer.Ordinal))}";
        var nearest = string.Join(" and ", selector?.Nearest(times, start) ?? []);
        var all = $"its times go from {times[0].Time} to {times[^1].Time}";
        return nearest.Length == 0
            ? all
            : $"the nearest {(nearest.Contains(' ', StringComparison.Ordinal) ? "are" : "is")} {nearest}; {all}";
    }

    private static bool Any(Choice[] choices, QuantityDescription quantity, SliceDescription slice) =>
        choices.Length == 0 || Array.Exists(choices, choice => choice.Selects(quantity, slice));

    private static void Note(Choice[] choices, QuantityDescription quantity, SliceDescription slice)
    {
        foreach (var choice in choices)
            choice.IsUsed |= choice.Selects(quantity, slice);
    }

    private static string List(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length <= MostListed
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(MostListed))} and {all.Length - MostListed} more";
    }

    /// <summary>One value of an option. That of <c>Quantities</c> needs no slice.</summary>
    private sealed class Choice(string text, Func<QuantityDescription, SliceDescription?, bool> selects)
    {
        public string Text => text;

        public bool IsUsed { get; set; }

        public bool Selects(QuantityDescription quantity, SliceDescription? slice) => selects(quantity, slice);
    }
}
