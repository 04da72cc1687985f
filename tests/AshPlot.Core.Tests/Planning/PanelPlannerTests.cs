using AshPlot.Core.Planning;
using AshPlot.Core.Tests.Drawing;

namespace AshPlot.Core.Tests.Planning;

internal sealed class PanelPlannerTests
{
    private SampleMaps sample = null!;

    [OneTimeSetUp]
    public void Load() => sample = SampleMaps.NameTwo();

    [OneTimeTearDown]
    public void Unload() => sample.Dispose();

    [Test]
    public void Times_of_a_level_are_one_figure_named_by_the_first()
    {
        var plan = Plan("time");
        Assert.That(
            plan.Maps.Select(map => map.Path),
            Is.EqualTo(
                new[]
                {
                    "FL000-200/Sample_Eruption_Air_Concentration_Panels_FL000-200_20250101030000",
                    "FL200-350/Sample_Eruption_Air_Concentration_Panels_FL200-350_20250101030000",
                    "FL350-550/Sample_Eruption_Air_Concentration_Panels_FL350-550_20250101030000",
                }
            )
        );
        Assert.That(plan.Maps.Select(map => map.Number), Is.EqualTo(new[] { 0, 1, 2 }));
        var panels = plan.Maps[1].Panels!;
        Assert.That((panels.Axis, panels.Rows, panels.Columns), Is.EqualTo((PanelAxis.Time, 2, 2)));
        Assert.That(
            panels.Panels.Select(panel => (panel.Level, panel.Slice.TimeIndex)),
            Is.EqualTo(new[] { ("FL200-350", 0), ("FL200-350", 1), ("FL200-350", 2), ("FL200-350", 3) })
        );
    }

    [Test]
    public void Levels_of_a_time_are_one_figure_without_a_level()
    {
        var plan = Plan("level:1x3");
        Assert.That(
            plan.Maps.Select(map => (map.Level, map.Path)),
            Is.EqualTo(
                new (string?, string)[]
                {
                    (null, "Sample_Eruption_Air_Concentration_Panels_20250101030000"),
                    (null, "Sample_Eruption_Air_Concentration_Panels_20250101060000"),
                    (null, "Sample_Eruption_Air_Concentration_Panels_20250101090000"),
                    (null, "Sample_Eruption_Air_Concentration_Panels_20250101120000"),
                }
            )
        );
        Assert.That(
            plan.Maps[3].Panels!.Panels.Select(panel => (panel.Level, panel.Slice.TimeIndex)),
            Is.EqualTo(new[] { ("FL000-200", 3), ("FL200-350", 3), ("FL350-550", 3) })
        );
    }

    [Test]
    public void A_grid_is_filled_with_times_or_with_levels_where_there_is_one_time()
    {
        Assert.That(
            Plan("1x2").Maps.Select(map => (map.Panels!.Axis, map.Panels.Panels.Length)),
            Is.EqualTo(Enumerable.Repeat((PanelAxis.Time, 2), 6))
        );
        Assert.That(
            Plan("1x2", "06Z").Maps.Select(map => (map.Panels!.Axis, map.Panels.Panels.Length)),
            Is.EqualTo(new[] { (PanelAxis.Level, 2), (PanelAxis.Level, 1) })
        );
        Assert.That(
            Plan("1x2", "06Z").Maps.Select(map => map.Path),
            Is.EqualTo(
                new[]
                {
                    "Sample_Eruption_Air_Concentration_Panels_20250101060000",
                    "Sample_Eruption_Air_Concentration_Panels_20250101060000_2",
                }
            )
        );
    }

    [Test]
    public void Figures_of_a_series_have_about_the_same_number_of_panels_in_the_same_grid()
    {
        var plan = RunPlanner.Plan(
            sample.Run,
            new MapOptions
            {
                Quantities = ["air-concentration"],
                Levels = ["FL000-200"],
                Panels = new PanelOptions(PanelAxis.Time),
                Size = new PixelSize(220, 200),
            }
        );
        Assert.That(
            plan.Maps.Select(map => map.Panels!.Panels.Length),
            Is.EqualTo(new[] { 2, 2 }),
            "four panels have no room"
        );
        Assert.That(plan.Maps.Select(map => (map.Panels!.Rows, map.Panels.Columns)).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_shard_has_whole_figures()
    {
        var plan = Plan("time");
        var parts = new[] { new Shard(1, 2).Of(plan), new Shard(2, 2).Of(plan) };
        Assert.That(
            parts.SelectMany(part => part.Maps).Select(map => map.Path).Order(),
            Is.EqualTo(plan.Maps.Select(map => map.Path).Order())
        );
        Assert.That(parts.SelectMany(part => part.Maps).Select(map => map.Panels!.Panels.Length), Is.All.EqualTo(4));
    }

    private RunPlan Plan(string panels, string? time = null) =>
        RunPlanner.Plan(
            sample.Run,
            new MapOptions
            {
                Quantities = ["air-concentration"],
                Times = time is null ? [] : [TimeSelector.Parse(time)],
                Panels = PanelOptions.Parse(panels),
            }
        );
}
