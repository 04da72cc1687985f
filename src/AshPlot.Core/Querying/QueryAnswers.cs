using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Analysing;
using AshPlot.Core.Deriving;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Querying;

/// <summary>
/// Collects what workers answer for the slices of a plan, in any order, and makes the document of it.
/// </summary>
internal sealed class QueryAnswers(QueryPlan plan)
{
    private readonly SliceAnswer?[] answers = new SliceAnswer?[plan.Plan.Maps.Length];

    /// <summary>Notes the answer for a slice.</summary>
    /// <param name="number">Number of the slice in the plan.</param>
    /// <param name="answer">The answer.</param>
    public void Add(int number, SliceAnswer answer) => answers[number] = answer;

    /// <summary>The document, once every slice has been answered.</summary>
    public QueryDocument ToDocument() =>
        new(
            plan.Plan.Run.Model,
            plan.Plan.Run.Title,
            [.. plan.Plan.Quantities.Select((quantity, index) => Quantity(quantity, index))]
        );

    private QuantityAnswer Quantity(QuantityPlan quantity, int index)
    {
        var description = quantity.Description;
        var units = QueryUnits.For(description.Units);
        var factor = UnitConversion.Factor(description.Units, units) ?? 1;
        var slices = plan
            .Plan.Maps.Where(map => map.Quantity == index)
            .Select(map => new Entry(
                map,
                description,
                factor,
                answers[map.Number] ?? throw new InvalidOperationException("a slice has no answer")
            ))
            .OrderBy(entry => entry.Moment)
            .ThenBy(entry => entry.Level, RunAnalysis.LowestFirst)
            .ToArray();
        ImmutableArray<double> thresholds =
        [
            .. plan.Thresholds[index].Select(threshold => QueryUnits.Rounded(threshold * factor)),
        ];
        return new QuantityAnswer(
            description.Name,
            quantity.Distinction,
            units,
            thresholds,
            plan.Places.IsEmpty ? [.. slices.Select(entry => Facts(entry, units, thresholds))] : [],
            [.. plan.Places.Select((place, number) => AtPlace(place, number, index, slices, units, thresholds))]
        );
    }

    private static SliceFacts Facts(Entry entry, string units, ImmutableArray<double> thresholds)
    {
        var whole = entry.Answer.Whole!;
        var isThere = whole.Maximum > 0;
        return new SliceFacts(
            entry.Map.Level,
            entry.Level.Value,
            entry.Level.Units,
            entry.Moment?.ToString(),
            whole.Maximum is { } maximum ? QueryUnits.Rounded(maximum * entry.Factor) : null,
            isThere ? whole.Longitude : null,
            isThere ? whole.Latitude : null,
            whole.MissingSquareMetres,
            [
                .. whole.Over.Zip(thresholds, (over, threshold) =>
                    new OverThreshold(threshold, units, over.SquareMetres, over.Cells, AnswerBox.Of(over.Box))
                ),
            ]
        );
    }

    private PlaceAnswer AtPlace(
        Place place,
        int number,
        int quantity,
        Entry[] slices,
        string units,
        ImmutableArray<double> thresholds
    )
    {
        var grid = plan.Plan.Quantities[quantity].Description.Grid;
        var cell = plan.Cells[quantity][number];
        if (cell < 0)
            return new PlaceAnswer(
                place.Name,
                place.Latitude,
                place.Longitude,
                PlaceAnswer.Outside,
                null,
                null,
                [],
                []
            );
        var centre = GridGeometry.Of(grid).Centre(cell);
        var values = slices.Select(entry => (Entry: entry, Value: entry.Answer.Values[number])).ToArray();
        return new PlaceAnswer(
            place.Name,
            place.Latitude,
            place.Longitude,
            PlaceAnswer.Inside,
            new PlaceCell(
                Math.Round(centre.Latitude, 10),
                Math.Round(Math.IEEERemainder(centre.Longitude, 360), 10),
                Math.Round(GreatCircle.Distance((place.Longitude, place.Latitude), centre) / 1000, 3)
            ),
            Peak(values),
            [
                .. plan.Thresholds[quantity]
                    .Zip(thresholds, (stored, shown) =>
                        Over(values, (float)stored, shown, units, plan.Plan.Quantities[quantity].Description)
                    ),
            ],
            [
                .. values.Select(one => new PlaceValue(
                    one.Entry.Map.Level,
                    one.Entry.Level.Value,
                    one.Entry.Level.Units,
                    one.Entry.Moment?.ToString(),
                    QueryUnits.Of(one.Value, one.Entry.Factor)
                )),
            ]
        );
    }

    private static PlacePeak? Peak((Entry Entry, float Value)[] values)
    {
        (Entry Entry, float Value)? highest = null;
        foreach (var one in values.Where(one => float.IsFinite(one.Value) && one.Value > 0))
            highest = highest is null || one.Value > highest.Value.Value ? one : highest;
        return highest is var (entry, value)
            ? new PlacePeak(QueryUnits.Of(value, entry.Factor)!.Value, entry.Map.Level, entry.Moment?.ToString())
            : null;
    }

    private static PlaceExceedance Over(
        (Entry Entry, float Value)[] values,
        float threshold,
        double shown,
        string units,
        QuantityDescription quantity
    )
    {
        var over = values.Where(one => one.Value > threshold).Select(one => one.Entry).ToArray();
        var (first, last) = (over.FirstOrDefault(), over.LastOrDefault());
        var lengths = StepLengths.Hours(quantity.Times);
        var hours = lengths is { } known
            ? over.Select(entry => entry.Map.Slice.TimeIndex)
                .Where(time => time >= 0)
                .Distinct()
                .Sum(time => known[time])
            : (double?)null;
        return new PlaceExceedance(
            shown,
            units,
            first?.Moment?.ToString(),
            [.. over.Where(entry => entry.Moment == first?.Moment).Select(entry => entry.Map.Level).OfType<string>()],
            last?.Moment?.ToString(),
            last is not null && last.Moment == values[^1].Entry.Moment,
            hours
        );
    }

    private sealed record Entry(MapPlan Map, QuantityDescription Quantity, double Factor, SliceAnswer Answer)
    {
        public Level Level => Quantity.Levels[Map.Slice.LevelIndex];

        public ModelTime? Moment => Map.Slice.TimeIndex < 0 ? null : Quantity.Times[Map.Slice.TimeIndex].Time;
    }
}

/// <summary>
/// The units of answers: forecasters think of concentrations in milligrams; all else is in the file's unit.
/// </summary>
internal static class QueryUnits
{
    /// <summary>The unit of concentrations.</summary>
    public const string Concentration = "mg/m3";

    /// <summary>Unit of the answers for values in a unit.</summary>
    public static string For(string units) =>
        UnitConversion.Factor(units, Concentration) is null ? units : Concentration;

    /// <summary>A stored value in the unit of the answers, with the digits that single precision has.</summary>
    public static double? Of(float value, double factor) => float.IsFinite(value) ? Rounded(value * factor) : null;

    /// <summary>A number without what conversion has added behind the digits of single precision.</summary>
    public static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        return double.Parse(value.ToString("G8", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
