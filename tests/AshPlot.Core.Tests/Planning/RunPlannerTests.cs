using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

internal sealed class RunPlannerTests
{
    private static readonly RunDescription Whole = Run("T", Air(Metres(500), FlightLevels(0, 200)), Column());

    [Test]
    public void All_maps_are_planned_by_quantity_then_level_then_time()
    {
        var plan = RunPlanner.Plan(Whole, new MapOptions());
        Assert.That(
            plan.Maps.Select(map => (map.Number, map.Quantity, map.Level, map.Slice.TimeIndex)),
            Is.EqualTo(
                new (int, int, string?, int)[]
                {
                    (0, 0, "00500", 0),
                    (1, 0, "00500", 1),
                    (2, 0, "FL000-200", 0),
                    (3, 0, "FL000-200", 1),
                    (4, 1, null, 0),
                    (5, 1, null, 1),
                }
            )
        );
        Assert.That(plan.Warnings, Is.Empty);
    }

    [TestCase("FL000-200", 2)]
    [TestCase("fl000-200", 2)]
    [TestCase("00500", 2)]
    [TestCase("500", 2)]
    [TestCase("500.0", 2)]
    public void A_level_is_chosen_by_its_name_or_number(string level, int maps) =>
        Assert.That(RunPlanner.Plan(Whole, new MapOptions { Levels = [level] }).Maps, Has.Length.EqualTo(maps));

    [Test]
    public void Selections_narrow_each_other_and_several_of_one_kind_add_up()
    {
        var late = TimeSelector.Parse("2010-04-18T06");
        Assert.That(Count(new MapOptions { Times = [late] }), Is.EqualTo(3));
        Assert.That(Count(new MapOptions { Times = [late], Levels = ["500"] }), Is.EqualTo(1));
        Assert.That(
            Count(new MapOptions { Times = [late, TimeSelector.Parse("T+3")], Levels = ["500", "FL000-200"] }),
            Is.EqualTo(4)
        );
        Assert.That(Count(new MapOptions { Quantities = ["total-column"] }), Is.EqualTo(2));
    }

    [Test]
    public void A_quantity_without_a_selected_map_is_no_part_of_the_plan()
    {
        var plan = RunPlanner.Plan(Whole, new MapOptions { Levels = ["500"] });
        Assert.That(
            plan.Quantities.Select(quantity => quantity.Description.Name),
            Is.EqualTo(new[] { "air-concentration" })
        );
        Assert.That(plan.Quantities[0].Description.Slices, Has.Length.EqualTo(4), "the shared scale needs them all");
    }

    [Test]
    public void A_quantity_that_is_not_there_is_refused_with_those_that_are() =>
        Refused(new MapOptions { Quantities = ["dosage"] }, "Quantities", "air-concentration, total-column");

    [Test]
    public void A_level_or_time_that_is_not_there_is_refused_with_those_that_are()
    {
        Refused(new MapOptions { Levels = ["FL900"] }, "Levels", "00500, FL000-200");
        Refused(At("2011-01-01"), "Times", "2010-04-18T03:00:00Z to 2010-04-18T06:00:00Z");
    }

    [Test]
    public void A_selector_that_matches_nothing_is_refused_by_its_name_even_where_another_one_matches()
    {
        Refused(new MapOptions { Levels = ["500", "FL900"] }, "Levels", "no level 'FL900'; the nearest is FL000-200");
        Refused(
            At("2010-04-18T03", "2010-04-18T04:30"),
            "Times",
            "'2010-04-18T04:30'; the nearest are 2010-04-18T03:00:00Z and 2010-04-18T06:00:00Z"
        );
        Refused(At("03Z", "05Z"), "Times", "'05Z'; its times of day are 03:00Z, 06:00Z");
        Refused(At("T+99"), "Times", "'T+99'; the nearest is 2010-04-18T06:00:00Z");
        Refused(
            new MapOptions { Quantities = ["air-concentration", "total-column"], Levels = ["500"] },
            "Quantities",
            "'total-column' has no map"
        );
        Refused(
            new MapOptions { Quantities = ["total-column"], Levels = ["500"] },
            "Levels",
            "'500'; the quantities asked for have no levels"
        );
    }

    [Test]
    public void A_selector_that_matches_only_without_the_others_is_refused()
    {
        var sparse = Air(Metres(500), Metres(1500));
        var run = Run("T", sparse with { Slices = [sparse.Slices[0], sparse.Slices[3]] });
        Assert.That(
            () =>
                RunPlanner.Plan(
                    run,
                    new MapOptions
                    {
                        Levels = ["00500"],
                        Times = [TimeSelector.Parse("03Z"), TimeSelector.Parse("06Z")],
                    }
                ),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("at the level asked for is at '06Z'")
        );
    }

    [TestCase("Air_Concentration")]
    [TestCase("AIR-CONCENTRATION")]
    [TestCase("air concentration")]
    [TestCase("Total_Column_Mass")]
    public void A_quantity_may_be_named_as_in_file_names(string name) =>
        Assert.That(RunPlanner.Plan(Whole, new MapOptions { Quantities = [name] }).Quantities, Has.Length.EqualTo(1));

    [TestCase(RunKind.TimeSeries, "time series")]
    [TestCase(RunKind.Trajectory, "trajectories")]
    [TestCase(RunKind.Grid, "no quantity")]
    public void A_run_without_maps_is_an_unreadable_input_that_names_the_file(RunKind kind, string reason) =>
        Assert.That(
            () => RunPlanner.Plan(Run("T") with { Kind = kind }, new MapOptions()),
            Throws.TypeOf<UnreadableInputException>().With.Message.StartsWith("run.txt").And.Message.Contains(reason)
        );

    [Test]
    public void The_mask_is_turned_into_the_units_of_each_quantity_and_a_warning_where_it_cannot_be()
    {
        var plan = RunPlanner.Plan(Whole, new MapOptions { MaskBelow = new ThresholdValue(0.2, "mg/m3") });
        Assert.That(plan.Quantities[0].MaskBelow, Is.EqualTo(0.0002).Within(1e-12));
        Assert.That(plan.Quantities[1].MaskBelow, Is.EqualTo(0.2), "the lowest contour");
        Assert.That(
            RunPlanner.Plan(Whole, new MapOptions { Colours = "viridis" }).Quantities[1].MaskBelow,
            Is.EqualTo(1e-8)
        );
        Assert.That(plan.Warnings.Single(), Does.Contain("mg/m3").And.Contain("Total Column Mass"));
    }

    [Test]
    public void Quantities_of_one_name_are_told_apart_by_the_qualifiers_in_which_they_differ()
    {
        var low = Over("0.2 mg/m3");
        var plan = RunPlanner.Plan(Run("QVA", low, Over("2 mg/m3"), Column()), new MapOptions());
        Assert.That(
            plan.Quantities.Select(quantity => quantity.Distinction),
            Is.EqualTo(new[] { "threshold 0.2 mg/m3", "threshold 2 mg/m3", "" })
        );
        Assert.That(RunPlanner.Plan(Run("QVA", low), new MapOptions()).Quantities.Single().Distinction, Is.Empty);

        static QuantityDescription Over(string threshold)
        {
            var qualifiers = new Dictionary<string, string> { ["threshold"] = threshold, ["source"] = "all" };
            return Quantity(QuantityKind.Probability, "%", [FlightLevels(0, 50)], Three) with
            {
                Qualifiers = qualifiers.ToImmutableSortedDictionary(),
            };
        }
    }

    private static MapOptions At(params string[] times) => new() { Times = [.. times.Select(TimeSelector.Parse)] };

    private static int Count(MapOptions options) => RunPlanner.Plan(Whole, options).Maps.Length;

    private static void Refused(MapOptions options, string option, string hint) =>
        Assert.That(
            () => RunPlanner.Plan(Whole, options),
            Throws.TypeOf<InvalidOptionException>().With.Property("Option").EqualTo(option).And.Message.Contains(hint)
        );
}
