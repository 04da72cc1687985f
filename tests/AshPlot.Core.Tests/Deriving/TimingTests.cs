using AshPlot.Core.Deriving;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Deriving;

/// <summary>Maps of all times of random fields, compared with plain loops over the same values.</summary>
public sealed class TimingTests
{
    // Two cells have just this value, which is not over it.
    private static readonly ThresholdValue Threshold = new(5, "mg/m3");

    private RandomRun random = null!;

    [SetUp]
    public void Load() => random = new RandomRun(5);

    [TearDown]
    public void RemoveFolder() => random.Dispose();

    [Test]
    public void Arrival_and_departure_are_the_first_and_last_time_over_the_threshold_on_any_level()
    {
        var (arrival, departure) = (Derive("arrival-time"), Derive("departure-time"));
        Assert.That(
            (departure.Units, departure.Levels.Single(), departure.Slices.Length),
            Is.EqualTo(("h", Level.None, 1))
        );
        var (first, last) = (
            RandomRun.Read(With("arrival-time"), arrival, 0),
            RandomRun.Read(With("departure-time"), departure, 0)
        );
        for (var cell = 0; cell < RandomRun.Cells; cell++)
        {
            var (from, to) = (float.NegativeInfinity, float.NegativeInfinity);
            for (var time = 0; time < RandomRun.Times; time++)
            {
                for (var level = 0; level < 3; level++)
                {
                    if (!(random.Values[level, time][cell] > 0.005f))
                        continue;
                    from = float.IsFinite(from) ? from : 3 * (time + 1);
                    to = 3 * (time + 1);
                }
            }

            Assert.That((first[cell], last[cell]), Is.EqualTo((from, to)));
        }
    }

    [Test]
    public void Duration_maximum_its_time_and_dosage_are_those_of_each_level()
    {
        var (duration, maximum, moment, dosage) = (
            Derive("duration"),
            Derive("maximum-air-concentration"),
            Derive("time-of-maximum"),
            Derive("dosage")
        );
        Assert.That(
            (duration.Units, maximum.Units, moment.Units, dosage.Units),
            Is.EqualTo(("h", "g/m3", "h", "g h/m3"))
        );
        for (var level = 0; level < 3; level++)
        {
            var (hours, highest) = (
                Read("duration", duration, level),
                Read("maximum-air-concentration", maximum, level)
            );
            var (when, dose) = (Read("time-of-maximum", moment, level), Read("dosage", dosage, level));
            for (var cell = 0; cell < RandomRun.Cells; cell++)
            {
                var (over, best, bestTime, sum) = (float.NegativeInfinity, 0f, float.NegativeInfinity, 0.0);
                for (var time = 0; time < RandomRun.Times; time++)
                {
                    var value = random.Values[level, time][cell];
                    if (value > 0.005f)
                        over = Math.Max(over, 0) + 3;
                    if (value > best && value > 0.005f)
                        bestTime = 3 * (time + 1);
                    best = Math.Max(best, value);
                    sum += value * 3.0;
                }

                Assert.That((hours[cell], highest[cell], when[cell]), Is.EqualTo((over, best, bestTime)));
                Assert.That(dose[cell], Is.EqualTo(sum).Within(1e-5).Percent);
            }
        }
    }

    [Test]
    public void Slices_of_several_planes_are_summed_before_they_are_compared()
    {
        // Each slice twice, by halves and a quarter: the same values in three terms.
        var quantity = random.Run.Quantities.Single();
        var split = random.Run with
        {
            Quantities =
            [
                quantity with
                {
                    Slices =
                    [
                        .. quantity.Slices.Select(slice =>
                            slice with
                            {
                                Terms =
                                [
                                    slice.Terms[0] with
                                    {
                                        Factor = 0.5,
                                    },
                                    slice.Terms[0] with
                                    {
                                        Factor = 0.25,
                                    },
                                    slice.Terms[0] with
                                    {
                                        Factor = 0.25,
                                    },
                                ],
                            }
                        ),
                    ],
                },
            ],
        };
        foreach (
            var slug in new[]
            {
                "cloud-top",
                "arrival-time",
                "duration",
                "time-of-maximum",
                "maximum-air-concentration",
            }
        )
        {
            var whole = Read(slug, Derive(slug), 0);
            var run = DerivedQuantities.Add(split, [slug], new ThresholdValue(4.99999, "mg/m3"));
            Assert.That(
                RandomRun.Read(run, run.Quantities.Single(one => one.Name == slug), 0),
                Is.EqualTo(whole).Within(1e-6),
                slug
            );
        }
    }

    [Test]
    public void Maps_of_the_maximum_leave_out_what_is_under_the_mask_and_maps_of_hours_draw_0()
    {
        var plan = RunPlanner.Plan(
            DerivedQuantities.Add(random.Run, ["duration", "maximum-air-concentration"], Threshold),
            new MapOptions { Quantities = ["duration", "maximum-air-concentration"] }
        );
        Assert.That(
            plan.Quantities.ToDictionary(one => one.Description.Name, one => one.MaskBelow),
            Is.EquivalentTo(new Dictionary<string, double> { ["duration"] = 0, ["maximum-air-concentration"] = 1e-4 }),
            "of concentration the lowest contour, 0.1 mg/m3"
        );
        Assert.That(
            plan.Maps.Select(map => map.Path),
            Has.Some.EqualTo("FL000-200/DEMO_Air_Concentration_Maximum_FL000-200")
        );
    }

    [Test]
    public void All_of_them_can_be_computed_of_a_run_with_concentration() =>
        Assert.That(
            DerivedQuantities.Available(random.Run),
            Is.EqualTo(
                new[]
                {
                    "arrival-time",
                    "cloud-top",
                    "departure-time",
                    "dosage",
                    "duration",
                    "exceedance",
                    "maximum-air-concentration",
                    "time-of-maximum",
                }
            )
        );

    [Test]
    public void A_time_without_a_period_lasts_until_the_next_and_a_single_one_has_no_length()
    {
        static TimeStep At(int hour) => new(new ModelTime(3600L * hour));
        Assert.That(StepLengths.Hours([At(0), At(1), At(4)]), Is.EqualTo(new[] { 1.0, 3, 3 }));
        Assert.That(StepLengths.Hours([At(0)]), Is.Null);
        Assert.That(
            StepLengths.Hours([new TimeStep(new ModelTime(3600), new ModelTime(0), new ModelTime(3600))]),
            Is.EqualTo(new[] { 1.0 })
        );
    }

    private float[] Read(string slug, QuantityDescription quantity, int level) =>
        RandomRun.Read(With(slug), quantity, level);

    private RunDescription With(string slug) => DerivedQuantities.Add(random.Run, [slug], Threshold);

    private QuantityDescription Derive(string slug) => With(slug).Quantities.Single(quantity => quantity.Name == slug);
}
