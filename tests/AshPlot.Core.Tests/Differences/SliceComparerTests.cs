using System.Globalization;
using System.Text.Json;
using AshPlot.Core.Differences;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Differences;

/// <summary>The table of a comparison, of random runs and by plain loops.</summary>
public sealed class SliceComparerTests
{
    private static readonly MemberInput A = new("a", []);
    private static readonly MemberInput B = new("b", []);

    private RandomRun first = null!;
    private RandomRun second = null!;

    [SetUp]
    public void Load() => (first, second) = (new RandomRun(1), new RandomRun(2));

    [TearDown]
    public void RemoveFolders()
    {
        first.Dispose();
        second.Dispose();
    }

    [Test]
    public void Areas_gained_and_lost_and_the_way_of_the_maximum_are_those_of_plain_loops()
    {
        var plan = Plan([new ThresholdValue(2, "mg/m3"), new ThresholdValue(0.004, "g/m3")], isDefault: false);
        Assert.That(plan.Slices, Has.Length.EqualTo(12));
        using var comparer = new SliceComparer(plan.Job());
        var answers = new ComparisonAnswers(plan);
        foreach (var pair in plan.Slices)
            answers.Add(pair.Number, comparer.Compare(pair), null);
        var quantity = answers.ToDocument("a", "b", []).Quantities.Single();
        Assert.That((quantity.Name, quantity.Units), Is.EqualTo(("air-concentration", "mg/m3")));
        Assert.That(quantity.Thresholds, Is.EqualTo(new[] { 2.0, 4.0 }));
        Assert.That(quantity.Slices.Select(slice => slice.Time).Distinct(), Is.Ordered.And.Exactly(4).Items);
        foreach (var (index, slice) in quantity.Slices.Index())
        {
            var (before, after) = (first.Values[index % 3, index / 3], second.Values[index % 3, index / 3]);
            Assert.That(slice.Level, Is.EqualTo(RandomRun.Levels[index % 3]));
            foreach (var (over, limit) in slice.Over.Zip([0.002f, 0.004f]))
            {
                double inA = 0,
                    inB = 0,
                    gained = 0,
                    lost = 0;
                for (var cell = 0; cell < RandomRun.Cells; cell++)
                {
                    inA += before[cell] > limit ? RandomRun.Area(cell) : 0;
                    inB += after[cell] > limit ? RandomRun.Area(cell) : 0;
                    gained += after[cell] > limit && before[cell] <= limit ? RandomRun.Area(cell) : 0;
                    lost += after[cell] <= limit && before[cell] > limit ? RandomRun.Area(cell) : 0;
                }

                Assert.That(over.ASquareMetres, Is.EqualTo(inA).Within(1e-6).Percent);
                Assert.That(over.BSquareMetres, Is.EqualTo(inB).Within(1e-6).Percent);
                Assert.That(over.GainedSquareMetres, Is.EqualTo(gained).Within(1e-6).Percent);
                Assert.That(over.LostSquareMetres, Is.EqualTo(lost).Within(1e-6).Percent);
            }

            var (cellOfA, cellOfB) = (Array.IndexOf(before, before.Max()), Array.IndexOf(after, after.Max()));
            Assert.That(slice.A!.Maximum, Is.EqualTo(before.Max() * 1000).Within(1e-4).Percent);
            Assert.That(slice.B!.Maximum, Is.EqualTo(after.Max() * 1000).Within(1e-4).Percent);
            Assert.That(
                slice.MovedKilometres,
                Is.EqualTo(Haversine(RandomRun.Centre(cellOfA), RandomRun.Centre(cellOfB))).Within(0.002)
            );
            var differences = before.Zip(after, (one, other) => other - one).ToArray();
            Assert.That(slice.Increase, Is.EqualTo(differences.Max() * 1000).Within(1e-3).Percent);
            Assert.That(slice.Decrease, Is.EqualTo(differences.Min() * 1000).Within(1e-3).Percent);
        }
    }

    [Test]
    public void A_slice_that_cannot_be_read_is_an_error_in_its_row_and_costs_no_other()
    {
        var plan = Plan([new ThresholdValue(2, "mg/m3")], isDefault: true);
        using var comparer = new SliceComparer(plan.Job());
        var answers = new ComparisonAnswers(plan);
        foreach (var pair in plan.Slices)
            answers.Add(
                pair.Number,
                pair.Number == 0 ? null : comparer.Compare(pair),
                pair.Number == 0 ? "=cannot be read" : null
            );
        var document = answers.ToDocument("a", "b", ["one time is left out"]);
        Assert.That(answers.Failures, Is.EqualTo(1));
        var rows = DifferenceCsv.Of(document).TrimEnd().Split('\n').Select(row => row.Split(',')).ToArray();
        Assert.That(rows, Has.Length.EqualTo(13));
        Assert.That(rows.Select(row => row.Length).Distinct(), Is.EqualTo(new[] { 22 }));
        Assert.That(rows[1][^1], Is.EqualTo("'=cannot be read"), "no spreadsheet runs it");
        Assert.That(rows[2][Array.IndexOf(rows[0], "threshold")], Is.EqualTo("2"));
        Assert.That(
            double.Parse(rows[2][Array.IndexOf(rows[0], "b_maximum")], CultureInfo.InvariantCulture),
            Is.EqualTo(second.Values[1, 0].Max() * 1000).Within(1e-4).Percent
        );
        using var json = JsonDocument.Parse(document.ToJson());
        var slices = json.RootElement.GetProperty("quantities")[0].GetProperty("slices");
        Assert.That(
            (slices[0].GetProperty("error").GetString(), slices[1].TryGetProperty("error", out _)),
            Is.EqualTo(("=cannot be read", false))
        );
        Assert.That(json.RootElement.GetProperty("warnings")[0].GetString(), Is.EqualTo("one time is left out"));
    }

    [Test]
    public void A_threshold_that_measures_nothing_is_refused_unless_it_is_the_default()
    {
        Assert.That(
            () => Plan([new ThresholdValue(2, "g/m2")], isDefault: false),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("Threshold")
        );
        Assert.That(Plan([new ThresholdValue(2, "g/m2")], isDefault: true).Quantities.Single().Thresholds, Is.Empty);
    }

    private ComparisonPlan Plan(ThresholdValue[] thresholds, bool isDefault)
    {
        var run = DifferenceRun.Of(new EnsembleMember("a", first.Run), new EnsembleMember("b", second.Run));
        return ComparisonPlan.For(
            RunPlanner.Plan(run, new MapOptions()),
            new DifferenceOptions(A, B, [.. thresholds], isDefault)
        );
    }

    private static double Haversine((double Longitude, double Latitude) from, (double Longitude, double Latitude) to)
    {
        double Half(double degrees) => Math.Sin(degrees * Math.PI / 360);
        var square =
            Math.Pow(Half(to.Latitude - from.Latitude), 2)
            + (
                Math.Cos(from.Latitude * Math.PI / 180)
                * Math.Cos(to.Latitude * Math.PI / 180)
                * Math.Pow(Half(to.Longitude - from.Longitude), 2)
            );
        return 2 * 6371.229 * Math.Asin(Math.Sqrt(square));
    }
}
