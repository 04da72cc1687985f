using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Sections;

/// <summary>
/// Makes of a run one whose quantities are sections: a slice for each time, or one for a flight, with the slices of all
/// levels as its parts.
/// </summary>
internal static class SectionRun
{
    /// <summary>The run of the sections of quantities with heights.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">The route, and which quantities and levels are drawn.</param>
    /// <exception cref="InvalidOptionException">The route does not touch the model's domain, or nothing asked for has
    /// heights.</exception>
    public static RunDescription Of(RunDescription run, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        var route = options.Section!;
        var names = options.Quantities.IsEmpty ? QueryPlan.Concentrations(run) : options.Quantities;
        var asked = run.Quantities.Where(quantity => names.Any(quantity.IsNamed)).ToArray();
        if (names.FirstOrDefault(name => !run.Quantities.Any(quantity => quantity.IsNamed(name))) is { } unknown)
            throw new InvalidOptionException(
                nameof(MapOptions.Quantities),
                $"the run has no '{unknown}'; it has {string.Join(", ", run.Quantities.Select(quantity => quantity.Name).Distinct())}"
            );
        var warnings = run.Warnings.ToBuilder();
        var markAboveGround = LevelNames.MarkAboveGround(run);
        ImmutableArray<QuantityDescription> sections =
        [
            .. asked
                .Select(quantity => Section(quantity, route, Chosen(quantity, options, markAboveGround), warnings))
                .OfType<QuantityDescription>(),
        ];
        if (sections.IsEmpty)
            throw new InvalidOptionException(
                nameof(MapOptions.Quantities),
                $"{string.Join(", ", names)}: no level with a height to draw a section of"
            );
        return run with { Quantities = sections, Warnings = warnings.ToImmutable() };
    }

    /// <summary>The levels of one kind that are drawn.</summary>
    private static HashSet<Level> Chosen(QuantityDescription quantity, MapOptions options, bool markAboveGround)
    {
        var named = quantity
            .Levels.Where(level => level.Value is not null)
            .Select(level => (level, LevelNames.Of(level, markAboveGround) ?? ""))
            .ToArray();
        if (options.Levels.IsEmpty)
            return [.. named.Select(level => level.level)];
        var chosen = options.Levels.SelectMany(text =>
            LevelSelector.Choose(text, named) is { Count: > 0 } found
                ? found
                : throw new InvalidOptionException(
                    nameof(MapOptions.Levels),
                    $"the run has no level '{text}'; its levels are {string.Join(", ", named.Select(level => level.Item2))}"
                )
        );
        return [.. chosen];
    }

    private static QuantityDescription? Section(
        QuantityDescription quantity,
        SectionRoute route,
        HashSet<Level> chosen,
        ImmutableArray<string>.Builder warnings
    )
    {
        if (SectionBands.KindOf(chosen) is not { } kind)
            return null;
        if (chosen.Any(level => level.Kind != kind))
            warnings.Add(
                $"{quantity.Title}: the section has levels of one kind only; {chosen.Count(level => level.Kind != kind)} of {chosen.Count} are left out."
            );
        ImmutableArray<Level> levels =
        [
            .. quantity.Levels.Where(level => chosen.Contains(level) && level.Kind == kind),
        ];
        var parts = quantity
            .Slices.Where(slice => levels.Contains(quantity.Levels[slice.LevelIndex]))
            .Select(slice => slice with { LevelIndex = levels.IndexOf(quantity.Levels[slice.LevelIndex]) })
            .ToArray();
        var section = quantity with
        {
            Name = $"section-{quantity.Name}",
            FileToken = $"{quantity.FileToken}_Section",
            Title = $"{quantity.Title}, section",
            Source = quantity.Name,
            Levels = [Level.None],
            Section = new SectionSource(levels, quantity.Times),
            Notes = [.. quantity.Notes, .. Notes(levels)],
        };
        var samples = RouteSamples.Of(quantity.Grid, route);
        if (samples.IsEmpty)
            throw new InvalidOptionException(
                route.Option,
                "no part of the route lies in the model's domain; 'ashplot info' says where its grid is"
            );
        if (!route.IsFlight)
            return section with
            {
                Slices =
                [
                    .. parts
                        .GroupBy(slice => slice.TimeIndex)
                        .OrderBy(group => group.Key)
                        .Select(group => Joined(group.Key, [.. group])),
                ],
            };
        if (quantity.Times.Any(step => step.Time.Calendar != ModelCalendar.Gregorian))
            throw new InvalidOptionException(
                nameof(SectionRoute.IsFlight),
                $"the run has a calendar of its own, in which a flight has no time; use {OptionNames.Of(nameof(SectionRoute.Points))}"
            );
        var needed = samples.Select(sample => section.Section.TimeAt(sample.Seconds!.Value)).ToHashSet();
        ImmutableArray<SliceDescription> flown = [.. parts.Where(slice => needed.Contains(slice.TimeIndex))];
        return flown.IsEmpty
            ? throw new InvalidOptionException(
                nameof(SectionRoute.IsFlight),
                $"the flight is at none of the run's times{(quantity.Times.IsEmpty ? ": it has none" : $", which go from {quantity.Times[0].Time} to {quantity.Times[^1].Time}")}"
            )
            : section with
            {
                Times = [],
                Slices = [Joined(-1, flown)],
                Title = $"{quantity.Title}, along the flight",
                Notes = [FlightNote(route), .. section.Notes],
            };
    }

    private static string FlightNote(SectionRoute route) =>
        $"Each place at the time of the flight, {Moment(route.Points[0])} to {Moment(route.Points[^1])}.";

    private static string Moment(RoutePoint point) => TimeText.Moment(new ModelTime(point.Seconds!.Value));

    private static IEnumerable<string> Notes(ImmutableArray<Level> levels)
    {
        if (levels.Any(level => level is { Lower: null } or { Upper: null }))
            yield return "Levels reach half way to their neighbours.";
    }

    private static SliceDescription Joined(int time, ImmutableArray<SliceDescription> parts) =>
        new(0, time, parts[0].Terms) { Parts = parts };
}
