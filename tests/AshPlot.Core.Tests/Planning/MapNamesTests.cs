using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

internal sealed class MapNamesTests
{
    [Test]
    public void A_map_on_a_level_lies_in_the_folder_of_the_level() =>
        Assert.That(
            Paths(Run("VA_Tutorial", Air(Metres(500)))),
            Is.EqualTo(
                new[]
                {
                    "00500/VA_Tutorial_Air_Concentration_00500_20100418030000",
                    "00500/VA_Tutorial_Air_Concentration_00500_20100418060000",
                }
            )
        );

    [Test]
    public void A_map_without_a_level_lies_in_the_folder_itself() =>
        Assert.That(Paths(Run("VA_Tutorial", Column()))[0], Is.EqualTo("VA_Tutorial_Total_Column_Mass_20100418030000"));

    [Test]
    public void A_map_without_a_time_has_none_in_its_name() =>
        Assert.That(
            Paths(Run("T", Quantity(QuantityKind.DepositThickness, "mm", [Level.None]))),
            Is.EqualTo(new[] { "T_Deposit_Thickness" })
        );

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void An_empty_title_is_left_out_with_its_underscore(string? title)
    {
        var plan = RunPlanner.Plan(Run(title, Air(Metres(500))), new MapOptions());
        Assert.That(plan.Maps[0].Path, Is.EqualTo("00500/Air_Concentration_00500_20100418030000"));
        Assert.That(plan.Quantities[0].SummaryPage, Is.EqualTo("Air_Concentration_summary.html"));
    }

    [Test]
    public void A_title_cannot_choose_where_maps_are_written()
    {
        var plan = RunPlanner.Plan(Run("../../x", Air(Metres(500))), new MapOptions());
        Assert.That(plan.Maps[0].Path, Is.EqualTo("00500/_._.._x_Air_Concentration_00500_20100418030000"));
        Assert.That(plan.Quantities[0].SummaryPage, Is.EqualTo("_._.._x_Air_Concentration_summary.html"));
    }

    [Test]
    public void Both_kinds_of_metres_in_one_run_are_told_apart() =>
        Assert.That(
            Paths(Run("T", Air(Metres(500), AboveGround(500)))).Select(path => path.Split('/')[0]).Distinct(),
            Is.EqualTo(new[] { "00500", "00500-agl" })
        );

    [Test]
    public void What_tells_two_quantities_of_one_name_apart_comes_before_the_level()
    {
        var run = Run(
            "T",
            Qualified(Metres(500), "3 h mean", "All sources"),
            Qualified(Metres(500), "6 h mean", "All sources")
        );
        Assert.That(
            Paths(run),
            Is.EqualTo(
                new[]
                {
                    "00500/T_Air_Concentration_3-h-mean_00500_20100418030000",
                    "00500/T_Air_Concentration_3-h-mean_00500_20100418060000",
                    "00500/T_Air_Concentration_6-h-mean_00500_20100418030000",
                    "00500/T_Air_Concentration_6-h-mean_00500_20100418060000",
                }
            )
        );
    }

    [Test]
    public void Qualifiers_stay_out_of_names_that_differ_anyway()
    {
        var run = Run(
            "T",
            Qualified(Metres(500), "3 h mean", "All sources"),
            Qualified(Metres(800), "6 h mean", "Katla")
        );
        Assert.That(Paths(run)[2], Is.EqualTo("00800/T_Air_Concentration_00800_20100418030000"));
    }

    [Test]
    public void Two_levels_that_round_to_one_number_still_have_two_names()
    {
        var paths = Paths(Run("T", Air(Metres(499.6), Metres(500.4))));
        Assert.That(paths, Is.Unique);
        Assert.That(paths[2], Is.EqualTo("00500/T_Air_Concentration_00500_20100418030000_2"));
    }

    [Test]
    public void A_name_does_not_depend_on_what_else_is_selected()
    {
        var run = Run("T", Air(Metres(499.6), Metres(500.4)), Qualified(Metres(500), "6 h mean", "Katla"));
        var all = Paths(run);
        var late = RunPlanner.Plan(run, new MapOptions { Times = [TimeSelector.Parse("2010-04-18T06")] });
        Assert.That(late.Maps.Select(map => map.Path), Is.EqualTo(all.Where((_, index) => index % 2 == 1)));
    }

    [Test]
    public void Names_that_differ_only_in_species_written_alike_do_not_depend_on_the_quantity_asked_for()
    {
        var one = Air(Metres(500)) with { Name = "a-b-air-concentration", FileToken = "A B_Air_Concentration" };
        var other = one with { Name = "a_b-air-concentration", FileToken = "A_B_Air_Concentration" };
        var run = Run("T", one, other);
        var alone = RunPlanner.Plan(run, new MapOptions { Quantities = [other.Name] });
        Assert.That(Paths(run), Is.Unique);
        Assert.That(alone.Maps.Select(map => map.Path), Is.EqualTo(Paths(run).Skip(2)));
    }

    [Test]
    public void The_longest_parts_together_still_make_a_name_that_a_file_can_have()
    {
        var layer = new Level(LevelKind.Named, Label: new string('l', 200));
        var quantity = Air(layer) with { FileToken = new string('s', 200) + "_Air_Concentration" };
        var qualified = new[] { "a", "b" }.Select(group =>
            quantity with
            {
                Qualifiers = ImmutableSortedDictionary<string, string>
                    .Empty.Add("group", new string(group[0], 200))
                    .Add("ensemble", group + new string('e', 200)),
            }
        );
        var paths = Paths(Run(new string('t', 200), [.. qualified]));
        Assert.That(paths, Is.Unique);
        // 255 bytes is the longest name on the usual file systems; ".png" is still to come.
        Assert.That(paths.SelectMany(path => path.Split('/')).Max(part => part.Length), Is.LessThanOrEqualTo(240));
        Assert.That(paths[1], Does.EndWith("_20100418060000"), "the time stays readable");
    }

    private static string[] Paths(RunDescription run) =>
        [.. RunPlanner.Plan(run, new MapOptions()).Maps.Select(map => map.Path)];

    private static QuantityDescription Qualified(Level level, string statistic, string source) =>
        Air(level) with
        {
            Qualifiers = ImmutableSortedDictionary<string, string>
                .Empty.Add("source group", source)
                .Add("statistic", statistic),
        };
}
