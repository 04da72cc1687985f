using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading;
using AshPlot.Core.Tests.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Ensembles;

/// <summary>Statistics of random members and of real ones, compared with plain loops over the same values.</summary>
public sealed class EnsembleRunTests
{
    private const int Count = 5;

    private RandomRun[] random = null!;

    [SetUp]
    public void Load() => random = [.. Enumerable.Range(0, Count).Select(seed => new RandomRun(seed))];

    [TearDown]
    public void RemoveFolders() => Array.ForEach(random, run => run.Dispose());

    [TestCase("mean")]
    [TestCase("median")]
    [TestCase("min")]
    [TestCase("max")]
    [TestCase("std")]
    [TestCase("percentile:90")]
    [TestCase("probability")]
    [TestCase("agreement")]
    public void Each_statistic_is_that_of_the_members_at_every_level_and_time(string word)
    {
        var run = EnsembleRun.Of(Members(), [], Options(word));
        var quantity = run.Quantities.Single();
        Assert.That(quantity.Slices, Has.Length.EqualTo(12));
        foreach (var (index, slice) in quantity.Slices.Index())
        {
            var values = RandomRun.Read(run, quantity, index);
            for (var cell = 0; cell < RandomRun.Cells; cell++)
            {
                var own = random
                    .Select(member => (double)member.Values[slice.LevelIndex, slice.TimeIndex][cell])
                    .Order()
                    .ToArray();
                var expected = Expected(word, own);
                Assert.That(
                    values[cell],
                    double.IsFinite(expected) ? Is.EqualTo(expected).Within(1e-5).Percent : Is.EqualTo((float)expected)
                );
            }
        }
    }

    [Test]
    public void Names_and_titles_say_the_statistic_the_threshold_and_the_number_of_members()
    {
        var run = EnsembleRun.Of(
            Members(),
            [],
            new EnsembleOptions(
                [
                    EnsembleStatistic.Parse("mean"),
                    EnsembleStatistic.Parse("percentile:90"),
                    EnsembleStatistic.Parse("Probability"),
                ],
                [new ThresholdValue(2, "mg/m3"), new ThresholdValue(4, "mg/m3")],
                0
            )
        );
        var plan = RunPlanner.Plan(
            run,
            new MapOptions
            {
                Quantities = ["air-concentration"],
                Levels = ["FL200"],
                Times = [TimeSelector.Parse("06Z")],
            }
        );
        Assert.That(
            plan.Maps.Select(map => map.Path),
            Is.EqualTo(
                new[]
                {
                    "FL200-350/DEMO_Air_Concentration_Mean_FL200-350_20250101060000",
                    "FL200-350/DEMO_Air_Concentration_Percentile_90_FL200-350_20250101060000",
                    "FL200-350/DEMO_Air_Concentration_Probability_2mgm3_FL200-350_20250101060000",
                    "FL200-350/DEMO_Air_Concentration_Probability_4mgm3_FL200-350_20250101060000",
                }
            )
        );
        Assert.That(
            run.Quantities.Select(quantity => quantity.Title),
            Is.EqualTo(
                new[]
                {
                    "Air Concentration, mean of 5 members",
                    "Air Concentration, percentile 90 of 5 members",
                    "Probability of exceeding 2 mg/m³, 5 members",
                    "Probability of exceeding 4 mg/m³, 5 members",
                }
            )
        );
    }

    [Test]
    public void Of_members_with_other_times_the_common_ones_are_used_and_the_rest_is_said()
    {
        using var late = new RandomRun(9, firstHour: 9);
        var run = EnsembleRun.Of([.. Members(), new EnsembleMember("late", late.Run)], [], Options("mean"));
        var quantity = run.Quantities.Single();
        Assert.That(
            quantity.Times.Select(step => step.Time.ToString()),
            Is.EqualTo(new[] { "2025-01-01T09:00:00Z", "2025-01-01T12:00:00Z" })
        );
        Assert.That(run.Warnings, Has.Some.Contains("4 of 6 times"));
        var expected = (random.Sum(member => (double)member.Values[1, 2][3]) + late.Values[1, 0][3]) / 6;
        Assert.That(RandomRun.Read(run, quantity, 2)[3], Is.EqualTo(expected).Within(1e-5).Percent);
    }

    [Test]
    public void A_missing_member_is_said_on_every_map() =>
        Assert.That(
            EnsembleRun.Of(Members(), ["member-6.nc"], Options("mean")).Quantities.Single().Notes,
            Has.Some.EqualTo("5 of 6 members; missing: member-6.nc.")
        );

    [Test]
    public void What_cannot_be_an_ensemble_is_refused_in_one_line()
    {
        Assert.That(
            () => EnsembleRun.Of(Members()[..1], [], Options("mean")),
            Throws.TypeOf<ConflictingInputsException>()
        );
        Assert.That(
            () =>
                EnsembleRun.Of(
                    Members(),
                    [],
                    new EnsembleOptions([EnsembleStatistic.Parse("probability")], [new ThresholdValue(2, "g/m2")], 0)
                ),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("Threshold")
        );
        var quantity = random[1].Run.Quantities.Single();
        var shifted = random[1].Run with
        {
            Quantities =
            [
                quantity with
                {
                    Grid = quantity.Grid with { Latitudes = GridAxis.Regular(50, 0.5, RandomRun.Rows) },
                },
            ],
        };
        Assert.That(
            () =>
                EnsembleRun.Of(
                    [new EnsembleMember("a", random[0].Run), new EnsembleMember("b", shifted)],
                    [],
                    Options("mean")
                ),
            Throws.TypeOf<ConflictingInputsException>().With.Message.Contains("'b'").And.Message.Contains("grid")
        );
        foreach (var word in new[] { "average", "percentile", "percentile:101", "" })
            Assert.That(() => EnsembleStatistic.Parse(word), Throws.TypeOf<InvalidOptionException>(), word);
    }

    [Test]
    [Category("RealData")]
    public void Two_members_of_FLEXPART_have_the_mean_of_their_values()
    {
        var folder = RealData.Folder("flexpart");
        string[] files =
        [
            Path.Combine(folder, "flexpart_cosmo-2e_2021030503_000_MUE.nc"),
            Path.Combine(folder, "flexpart_cosmo-2e_2021030503_005_MUE.nc"),
        ];
        var members = files
            .Select(file => new EnsembleMember(file, RunFormats.Describe(file, new LoadOptions { Release = 1 })))
            .ToArray();
        var run = EnsembleRun.Of(members, [], Options("mean"));
        var tested = 0;
        foreach (
            var quantity in run.Quantities.Where(quantity =>
                quantity.Source!.EndsWith("mixing-ratio", StringComparison.Ordinal)
            )
        )
        {
            // The last slices: the plume has grown by then.
            foreach (var (index, slice) in quantity.Slices.Index().TakeLast(2))
            {
                var (one, other) = (Member(members[0], quantity, slice), Member(members[1], quantity, slice));
                var mean = RandomRun.Read(run, quantity, index);
                for (var cell = 0; cell < mean.Length; cell++)
                    Assert.That(
                        mean[cell],
                        float.IsNaN(one[cell]) && float.IsNaN(other[cell])
                            ? Is.NaN
                            : Is.EqualTo((Plain(one[cell]) + Plain(other[cell])) / 2).Within(1e-4).Percent
                    );
                tested += mean.Length;
            }
        }

        Assert.That(tested, Is.Positive);

        static double Plain(float value) => float.IsNaN(value) ? 0 : value;
    }

    private static float[] Member(EnsembleMember member, QuantityDescription quantity, SliceDescription slice)
    {
        var own = member.Run.Quantities.First(one => one.Name == quantity.Source);
        var index = own
            .Slices.Index()
            .First(one =>
                own.Levels[one.Item.LevelIndex] == quantity.Levels[slice.LevelIndex]
                && own.Times[one.Item.TimeIndex].Time == quantity.Times[slice.TimeIndex].Time
            )
            .Index;
        return RandomRun.Read(member.Run, own, index);
    }

    private static EnsembleOptions Options(string word) =>
        new([EnsembleStatistic.Parse(word)], [new ThresholdValue(4, "mg/m3")], 0);

    private EnsembleMember[] Members() =>
        [.. random.Select((member, index) => new EnsembleMember($"member {index}", member.Run))];

    private static double Expected(string word, double[] sorted)
    {
        var mean = sorted.Sum() / Count;
        var over = sorted.Count(value => value > 0.004f);
        return word switch
        {
            "mean" => mean,
            "median" => sorted[2],
            "min" => sorted[0],
            "max" => sorted[4],
            "std" => Math.Sqrt(sorted.Select(value => (value - mean) * (value - mean)).Sum() / Count),
            // The place 0.9 * 4 lies between the fourth and the fifth of five.
            "percentile:90" => sorted[3] + ((sorted[4] - sorted[3]) * 0.6),
            "probability" => over == 0 ? double.NegativeInfinity : over * 20.0,
            _ => over == 0 ? double.NegativeInfinity : Math.Max(over, Count - over) * 20.0,
        };
    }
}
