using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Analysing;
using AshPlot.Core.Colours;
using AshPlot.Core.Deriving;
using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Querying;

/// <summary>A chart to draw. Plain data.</summary>
/// <param name="Path">Where it goes, relative to the output folder, with <c>/</c>, without an extension.</param>
/// <param name="Place">The place.</param>
/// <param name="Title">The quantity in words.</param>
/// <param name="Subtitle">Where the place lies, the cell and the peak.</param>
/// <param name="Levels">Names of the levels from the lowest up.</param>
/// <param name="Times">The times.</param>
/// <param name="Calendar">The calendar of the times.</param>
/// <param name="Cells">The values.</param>
/// <param name="Classes">The colours, in the units of the values.</param>
internal sealed record PlaceChartJob(
    string Path,
    string Place,
    string Title,
    string Subtitle,
    ImmutableArray<string?> Levels,
    ImmutableArray<ChartTime> Times,
    ModelCalendar Calendar,
    ImmutableArray<ChartCell> Cells,
    ClassScheme Classes
)
{
    // Enough for steps that look alike to be told apart in the legend.
    private const int Steps = 8;

    /// <summary>A chart for each place inside the grid and each quantity with times.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="document">Its answers.</param>
    /// <param name="classes">Classes for the quantities that they apply to; others get steps of the default colour
    /// map.</param>
    public static IEnumerable<PlaceChartJob> Of(QueryPlan plan, QueryDocument document, ClassScheme classes)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(document);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, (quantity, answer)) in plan.Plan.Quantities.Zip(document.Quantities).Index())
        {
            string?[] levels =
            [
                .. plan
                    .Plan.Maps.Where(map => map.Quantity == index)
                    .DistinctBy(map => map.Slice.LevelIndex)
                    .OrderBy(map => quantity.Description.Levels[map.Slice.LevelIndex], RunAnalysis.LowestFirst)
                    .Select(map => map.Level),
            ];
            foreach (
                var place in answer.Places.Where(place =>
                    place.Cell is not null && !quantity.Description.Times.IsEmpty && !place.Values.IsEmpty
                )
            )
            {
                var token = string.Join(
                    '_',
                    new[] { SafeName.Of(place.Name), SafeName.Of(quantity.Description.FileToken) }.Where(part =>
                        part.Length > 0
                    )
                );
                var path = token;
                for (var number = 2; !taken.Add(path); number++)
                    path = string.Create(CultureInfo.InvariantCulture, $"{token}_{number}");
                yield return Of($"places/{path}", quantity.Description, levels, answer, place, classes);
            }
        }
    }

    private static PlaceChartJob Of(
        string path,
        QuantityDescription quantity,
        string?[] levels,
        QuantityAnswer answer,
        PlaceAnswer place,
        ClassScheme classes
    )
    {
        var shown = place.Values.Select(value => value.Time).ToHashSet();
        var lengths = StepLengths.Hours(quantity.Times);
        var steps = quantity.Times.Index().Where(step => shown.Contains(step.Item.Time.ToString())).ToArray();
        var times = steps.Index().ToDictionary(step => step.Item.Item.Time.ToString(), step => step.Index);
        var cells = place
            .Values.Where(value => value.Time is not null)
            .Select(value => new ChartCell(times[value.Time!], Array.IndexOf(levels, value.Level), value.Value));
        var peak = place.Peak is { } highest
            ? $"highest {NumberText.Of(highest.Value)} {UnitText.ForPeople(answer.Units)}{(highest.Level is null ? "" : $" on {highest.Level}")}"
            : "nothing there";
        return new PlaceChartJob(
            path,
            place.Name,
            quantity.Title,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{PlaceText.Of(place.Longitude, place.Latitude)}, cell {place.Cell!.DistanceKilometres:0.#} km away; {peak}; times UTC"
            ),
            [.. levels],
            [.. steps.Select(step => Time(step.Item, lengths?[step.Index] ?? 1))],
            quantity.Times[0].Time.Calendar,
            [.. cells],
            Scheme(answer, place, classes)
        );
    }

    private static ChartTime Time(TimeStep step, double hours) =>
        step is { From: { } from, To: { } to } && to.Seconds > from.Seconds
            ? new ChartTime(step.Time.Seconds, from.Seconds, to.Seconds)
            : new ChartTime(
                step.Time.Seconds,
                step.Time.Seconds,
                step.Time.Seconds + Math.Max(1, (long)(hours * 3600))
            );

    private static ClassScheme Scheme(QuantityAnswer answer, PlaceAnswer place, ClassScheme classes)
    {
        var isConcentration = answer.Name.EndsWith(QuantityKind.AirConcentration.Slug, StringComparison.Ordinal);
        if (classes.FactorTo(answer.Units) is { } factor && (isConcentration || !classes.IsForAirConcentration))
        {
            return classes with
            {
                Units = answer.Units,
                Classes =
                [
                    .. classes.Classes.Select(one =>
                        one with
                        {
                            Lower = one.Lower * factor,
                            Upper = one.Upper * factor,
                        }
                    ),
                ],
            };
        }

        var step = BarTicks.RoundStep((place.Peak?.Value ?? 1) / Steps);
        var table = ColourMaps.Table(ColourMaps.Default);
        return ClassScheme.FromLevels(
            "steps",
            answer.Units,
            [.. Enumerable.Range(0, Steps).Select(index => index == 0 ? double.Epsilon : index * step)],
            [.. Enumerable.Range(0, Steps).Select(index => table[index * (table.Length - 1) / (Steps - 1)])]
        );
    }
}

/// <summary>A time of a chart, in seconds of its calendar.</summary>
/// <param name="Stamp">The time itself.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record ChartTime(long Stamp, long From, long To);

/// <summary>A value of a chart.</summary>
/// <param name="Time">Index of its time.</param>
/// <param name="Level">Index of its level.</param>
/// <param name="Value">The value; null where it is missing.</param>
internal sealed record ChartCell(int Time, int Level, double? Value);
