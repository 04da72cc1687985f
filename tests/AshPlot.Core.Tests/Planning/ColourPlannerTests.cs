using AshPlot.Core.Colours;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

internal sealed class ColourPlannerTests
{
    private static readonly QuantityDescription Concentration = Air(Metres(500));
    private static readonly ClassScheme Deposit = ClassScheme.FromLevels("mine", "kg/m2", [0.001], [0xFF000000]);

    [Test]
    public void Classes_for_air_concentration_leave_others_in_the_colours_of_all_and_say_so_once()
    {
        QuantityDescription[] run =
        [
            Concentration,
            Column(),
            Quantity(QuantityKind.TotalDeposition, "g/m2", [Level.None], Three),
        ];
        var plan = Plan(new MapOptions { Classes = ClassSchemes.Vaac, Colours = "viridis" }, run);
        Assert.That(
            plan.Quantities.Select(quantity => quantity.Classes),
            Is.EqualTo(new[] { ClassSchemes.Vaac, null, null })
        );
        Assert.That(
            Plan(new MapOptions { Classes = ClassSchemes.Vaac }, run)
                .Quantities.Select(quantity => quantity.Classes!.Name),
            Is.EqualTo(new[] { "vaac", "contours", "contours" })
        );
        Assert.That(
            plan.Warnings,
            Is.EqualTo(
                new[]
                {
                    "The classes 'vaac' are for air concentration alone; not in them but in viridis: Total Column Mass (g/m2), Total Deposition (g/m2).",
                }
            )
        );
    }

    [Test]
    public void Every_quantity_with_contours_is_drawn_in_them_unless_a_continuous_scale_is_asked_for()
    {
        var dosage = Quantity(QuantityKind.Dosage, "g s/m3", [Level.None], Three);
        QuantityDescription[] run = [Concentration, Column(), dosage];
        string?[] Names(MapOptions options) =>
            [.. Plan(options, run).Quantities.Select(quantity => quantity.Classes?.Name)];

        Assert.That(Names(new MapOptions()), Is.EqualTo(new[] { "contours", "contours", null }));
        Assert.That(Names(new MapOptions { Colours = "viridis" }), Is.All.Null);
        Assert.That(Names(new MapOptions { ScaleKind = ScaleKind.Log }), Is.All.Null);
        Assert.That(Names(new MapOptions { Scale = ScaleChoice.Slice }), Is.All.Null);
        Assert.That(
            Names(new MapOptions { Max = new ThresholdValue(1, "mg/m3") }),
            Is.EqualTo(new[] { null, "contours", null }),
            "a limit of concentrations"
        );
    }

    [Test]
    public void Options_of_one_quantity_go_before_those_of_all()
    {
        var options = new MapOptions
        {
            Colours = "magma",
            MaskBelow = new ThresholdValue(1, "g/m2"),
            ByQuantity =
            [
                new("Total_Column_Mass") { Colours = "contours" },
                new("air-concentration") { ScaleKind = ScaleKind.Log },
                new("total-column") { MaskBelow = new ThresholdValue(3, "g/m2") },
            ],
        };
        var plan = Plan(options, Concentration, Column());
        Assert.That(
            plan.Quantities[1].Classes!.Classes.Select(one => one.Lower).Take(2),
            Is.EqualTo(new double?[] { 3, 5 })
        );
        Assert.That(plan.Quantities[0].Classes, Is.Null);
        Assert.That(
            (options.For(Concentration).ScaleKind, options.For(Column()).ScaleKind),
            Is.EqualTo((ScaleKind.Log, ScaleKind.Linear))
        );
        Assert.That(options.For(Concentration).Colours, Is.EqualTo("magma"));
        Assert.That(
            () => Plan(new MapOptions { ByQuantity = [new("dosage") { Max = new ThresholdValue(1) }] }, Concentration),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.EqualTo("Max: the run has no 'dosage'; it has air-concentration")
        );
    }

    [Test]
    public void What_is_nothing_is_below_the_contours_that_begin_at_zero()
    {
        var plan = Plan(new MapOptions(), Quantity(QuantityKind.CloudTop, "m", [Level.None], Three));
        Assert.That((plan.Quantities[0].MaskBelow, plan.Quantities[0].Classes!.Lowest), Is.EqualTo((1e-8, (double?)0)));
        var log = Plan(
            new MapOptions { ScaleKind = ScaleKind.Log },
            Quantity(QuantityKind.CloudTop, "m", [Level.None], Three)
        );
        Assert.That(log.Warnings.Single(), Does.StartWith("ScaleKind: not used for Cloud Top"));
        Assert.That(log.Quantities[0].Classes!.Name, Is.EqualTo("contours"));
    }

    [Test]
    public void Differences_have_no_colour_near_zero_and_as_many_classes_below_it_as_above()
    {
        var difference = Column() with { Name = "total-column-difference" };
        var plan = Plan(new MapOptions(), difference).Quantities[0];
        var colours = new ClassColours(plan.Classes!, plan.ClassFactor, plan.MaskBelow);
        Assert.That(colours.Of(0.1f), Is.EqualTo(FieldColours.Transparent));
        Assert.That(colours.Of(-0.1f), Is.EqualTo(FieldColours.Transparent));
        Assert.That(colours.Of(float.NaN), Is.EqualTo(FieldColours.Transparent));
        float[] sizes = [0.3f, 2, 10, 50, 500];
        Assert.That(
            sizes.Select(size => colours.Of(size)).Concat(sizes.Select(size => colours.Of(-size))),
            Is.Unique.And.None.EqualTo(FieldColours.Transparent)
        );
        Assert.That((colours.Of(0.3f), colours.Of(-0.3f)), Is.EqualTo((0xFFF0AC7Eu, 0xFF8DBDE0u)));
    }

    [Test]
    public void Under_the_lowest_class_all_is_masked()
    {
        Assert.That(
            Plan(new MapOptions { Classes = ClassSchemes.Vaac }, Concentration).Quantities[0].MaskBelow,
            Is.EqualTo(2e-4).Within(1e-18)
        );
        var masked = Plan(
            new MapOptions { Classes = ClassSchemes.Vaac, MaskBelow = new ThresholdValue(1, "mg/m3") },
            Concentration
        );
        Assert.That(masked.Quantities[0].MaskBelow, Is.EqualTo(1e-3).Within(1e-15), "a higher mask stays");
        Assert.That(
            masked.Quantities[0].Classes!.Classes.Select(one => one.Lower),
            Is.EqualTo(new[] { 1.0, 2, 4 }),
            "and the legend begins there"
        );
        var open = ClassSchemes.Vaac with
        {
            Classes = ClassSchemes.Vaac.Classes.SetItem(0, new ColourClass(null, 2, 0xFF000000)),
        };
        Assert.That(
            Plan(new MapOptions { Classes = open }, Concentration).Quantities[0].MaskBelow,
            Is.EqualTo(1e-8),
            "an open class"
        );
    }

    [TestCase(1e-12)]
    [TestCase(0)]
    [TestCase(-5)]
    public void Where_classes_reach_below_the_default_mask_it_follows_the_lowest(double lowest)
    {
        var classes = ClassScheme.FromLevels("mine", "g/m3", [lowest, 1], [0xFF000000, 0xFF0000FF]);
        var quantity = Plan(new MapOptions { Classes = classes }, Concentration).Quantities[0];
        Assert.That((quantity.MaskBelow, quantity.Classes), Is.EqualTo((lowest, classes)));
    }

    [Test]
    public void Classes_that_a_mask_hides_are_not_promised()
    {
        var options = new MapOptions { Classes = ClassSchemes.Vaac, MaskBelow = new ThresholdValue(2, "mg/m3") };
        Assert.That(
            Plan(options, Concentration).Quantities[0].Classes!.Classes,
            Is.EqualTo(ClassSchemes.Vaac.Classes[1..])
        );
        var closed = ClassSchemes.Vaac with { Classes = ClassSchemes.Vaac.Classes[..2] };
        Assert.That(
            () => Plan(new MapOptions { Classes = closed, MaskBelow = new ThresholdValue(4, "mg/m3") }, Concentration),
            Throws.TypeOf<InvalidOptionException>().With.Property("Option").EqualTo("MaskBelow")
        );
        var open = ClassSchemes.Vaac with
        {
            Classes = ClassSchemes.Vaac.Classes.SetItem(0, new ColourClass(null, 2, 0xFF000000)),
        };
        Assert.That(
            Plan(new MapOptions { Classes = open }, Concentration).Quantities[0].Classes!.Lowest,
            Is.EqualTo(1e-5).Within(1e-15),
            "the mask in mg/m3"
        );
    }

    [Test]
    public void Classes_of_ones_own_are_for_whatever_their_units_convert_to()
    {
        var plan = Plan(new MapOptions { Classes = Deposit, Colours = "viridis" }, Concentration, Column());
        Assert.That(plan.Quantities.Select(quantity => quantity.Classes), Is.EqualTo(new[] { null, Deposit }));
        Assert.That(plan.Quantities[1].ClassFactor, Is.EqualTo(1000).Within(1e-9));
        Assert.That(
            plan.Warnings.Single(),
            Does.StartWith("The classes 'mine' are in kg/m2; not in them but in viridis: Air Concentration (g/m3)")
        );
    }

    [Test]
    public void Options_that_no_map_uses_are_told()
    {
        var options = new MapOptions
        {
            Classes = ClassSchemes.Vaac,
            ScaleKind = ScaleKind.Log,
            Max = new ThresholdValue(1),
        };
        Assert.That(Plan(options, Concentration).Warnings.Single(), Does.StartWith("ScaleKind, Max: not used"));
        Assert.That(
            Plan(options, Concentration, Column()).Warnings,
            Has.None.Contains("not used"),
            "the column uses them"
        );
        Assert.That(Plan(new MapOptions { ScaleKind = ScaleKind.Log }, Concentration).Warnings, Is.Empty);
    }

    private static RunPlan Plan(MapOptions options, params QuantityDescription[] quantities) =>
        RunPlanner.Plan(Run(null, quantities), options);
}
