using System.Collections.Immutable;
using AshPlot.Core.Analysing;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Differences;

/// <summary>Collects what workers find for the slices of a plan, in any order, and makes the document of it.</summary>
internal sealed class ComparisonAnswers(ComparisonPlan plan)
{
    private readonly (SliceComparison? Found, string? Problem)[] answers = new (SliceComparison?, string?)[
        plan.Slices.Length
    ];

    /// <summary>How many slices could not be compared.</summary>
    public int Failures => answers.Count(answer => answer.Problem is not null);

    /// <summary>Notes what was found for a pair of slices, or why nothing was.</summary>
    public void Add(int number, SliceComparison? found, string? problem) => answers[number] = (found, problem);

    /// <summary>The document, once every pair has been compared.</summary>
    /// <param name="a">The first run, as it was given.</param>
    /// <param name="b">The second run.</param>
    /// <param name="warnings">What the user should know, such as what is not compared.</param>
    public DifferenceDocument ToDocument(string a, string b, ImmutableArray<string> warnings) =>
        new(a, b, [.. plan.Quantities.Select(Quantity)], warnings);

    private QuantityDifference Quantity(ComparedQuantity quantity, int index)
    {
        var description = quantity.Description;
        var units = QueryUnits.For(description.Units);
        var factor = UnitConversion.Factor(description.Units, units) ?? 1;
        ImmutableArray<double> thresholds =
        [
            .. quantity.Thresholds.Select(threshold => QueryUnits.Rounded(threshold * factor)),
        ];
        return new QuantityDifference(
            description.Source ?? description.Name,
            quantity.Distinction,
            units,
            thresholds,
            [
                .. plan
                    .Slices.Where(slice => slice.Quantity == index)
                    .OrderBy(slice => slice.A.TimeIndex)
                    .ThenBy(slice => description.Levels[slice.A.LevelIndex], RunAnalysis.LowestFirst)
                    .Select(slice => Slice(slice, description, units, factor, thresholds)),
            ],
            quantity.Notes
        );
    }

    private SliceDifference Slice(
        ComparedSlice slice,
        QuantityDescription quantity,
        string units,
        double factor,
        ImmutableArray<double> thresholds
    )
    {
        var level = quantity.Levels[slice.A.LevelIndex];
        var time = slice.A.TimeIndex < 0 ? null : quantity.Times[slice.A.TimeIndex].Time.ToString();
        var empty = new SliceDifference(slice.Level, level.Value, level.Units, time, null, null, null, null, null, []);
        var (found, problem) = answers[slice.Number];
        if (found is null)
            return empty with
            {
                Error = problem ?? throw new InvalidOperationException("a pair of slices has no answer"),
            };
        return empty with
        {
            A = Maximum(found.A, factor),
            B = Maximum(found.B, factor),
            MovedKilometres = found.MovedMetres is { } metres ? Math.Round(metres / 1000, 3) : null,
            Decrease = Shown(found.Decrease, factor),
            Increase = Shown(found.Increase, factor),
            Over =
            [
                .. found.Over.Zip(thresholds, (over, threshold) =>
                    new AreaDifference(threshold, units, over.A, over.B, over.Gained, over.Lost)
                ),
            ],
        };
    }

    private static MaximumOfRun Maximum(SlicePeak peak, double factor) =>
        peak.Max > 0
            ? new MaximumOfRun(Shown(peak.Max, factor), peak.Longitude, peak.Latitude)
            : new MaximumOfRun(Shown(peak.Max, factor), null, null);

    private static double? Shown(double? value, double factor) =>
        value is { } number ? QueryUnits.Rounded(number * factor) : null;
}
