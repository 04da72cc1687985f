using AshPlot.Core.Colours;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

internal sealed class ScalePlannerTests
{
    private static readonly SliceSummary Values = new(-1, 8, 0.5);

    [Test]
    public void A_linear_scale_goes_from_zero_to_the_largest_value() =>
        Assert.That(Scale(new MapOptions()), Is.EqualTo(new ColourScale(0, 8, ScaleKind.Linear)));

    [Test]
    public void A_logarithmic_scale_begins_at_the_smallest_value_that_is_drawn() =>
        Assert.That(
            Scale(new MapOptions { ScaleKind = ScaleKind.Log }),
            Is.EqualTo(new ColourScale(0.5, 8, ScaleKind.Log))
        );

    [Test]
    public void A_logarithmic_scale_spans_five_decades_unless_its_lower_end_is_given()
    {
        var plan = new QuantityPlan(Air(Metres(500)), 1e-8, "page.html");
        var wide = new SliceSummary(0, 20, 1e-7);
        var options = new MapOptions { ScaleKind = ScaleKind.Log };
        Assert.That(ScalePlanner.Scale(plan, options, wide).Min, Is.EqualTo(2e-4).Within(1e-12));
        Assert.That(
            ScalePlanner.Scale(plan, options with { Min = new ThresholdValue(1e-6) }, wide).Min,
            Is.EqualTo(1e-6)
        );
        Assert.That(
            ScalePlanner.Scale(plan, options with { Max = new ThresholdValue(2) }, wide).Min,
            Is.EqualTo(2e-5).Within(1e-12)
        );
    }

    [Test]
    public void Limits_of_the_user_go_before_the_data_in_the_units_of_the_quantity()
    {
        var scale = Scale(new MapOptions { Min = new ThresholdValue(200, "mg/m3"), Max = new ThresholdValue(3) });
        Assert.That(scale.Min, Is.EqualTo(0.2).Within(1e-12));
        Assert.That(scale.Max, Is.EqualTo(3));
        Assert.That(
            Scale(new MapOptions { Max = new ThresholdValue(3, "g/m2") }).Max,
            Is.EqualTo(8),
            "measures something else"
        );
    }

    [Test]
    public void Values_must_be_known_unless_the_user_gives_the_limits()
    {
        var (three, log) = (new ThresholdValue(3), new MapOptions { ScaleKind = ScaleKind.Log });
        Assert.That(Needs(new MapOptions()), Is.True);
        Assert.That(Needs(new MapOptions { Max = three }), Is.False);
        Assert.That(Needs(new MapOptions { Max = new ThresholdValue(3, "g/m2") }), Is.True);
        Assert.That(Needs(log with { Max = three }), Is.True);
        Assert.That(Needs(log with { Max = three, Min = new ThresholdValue(1) }), Is.False);
        Assert.That(Needs(new MapOptions { Scale = ScaleChoice.Slice }), Is.False);
    }

    [Test]
    public void Classes_need_no_values_and_reach_from_their_lowest_to_their_highest_boundary()
    {
        var plan = Plan with { Classes = ClassSchemes.Vaac };
        Assert.That(ScalePlanner.NeedsAllValues(plan, new MapOptions()), Is.False);
        var scale = ScalePlanner.Scale(
            plan,
            new MapOptions { ScaleKind = ScaleKind.Log, Max = new ThresholdValue(9) },
            Values
        );
        Assert.That((scale.Min, scale.Max), Is.EqualTo((0.2e-3, 4e-3)).Within(1e-15));
        var single = Plan with { Classes = ClassScheme.FromLevels("one", "g/m3", [2], [0xFF000000]) };
        Assert.That(
            ScalePlanner.Scale(single, new MapOptions(), Values),
            Is.EqualTo(new ColourScale(2, 2, ScaleKind.Linear))
        );
    }

    private static ColourScale Scale(MapOptions options) => ScalePlanner.Scale(Plan, options, Values);

    private static bool Needs(MapOptions options) => ScalePlanner.NeedsAllValues(Plan, options);

    private static QuantityPlan Plan => new(Air(Metres(500)), 1e-8, "");
}
