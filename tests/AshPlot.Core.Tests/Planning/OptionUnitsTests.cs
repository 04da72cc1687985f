using AshPlot.Core.Colours;
using AshPlot.Core.Deriving;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

internal sealed class OptionUnitsTests
{
    private static readonly string[] Options = ["Min", "Max", "MaskBelow", "Threshold"];

    private static readonly QuantityDescription Concentration = Air(FlightLevels(0, 200));
    private static readonly ThresholdValue Two = new(2, "mg/m3");

    [Test]
    public void A_number_without_a_unit_is_said_with_the_unit_of_each_quantity_that_uses_it()
    {
        var options = new MapOptions
        {
            Min = new ThresholdValue(0.5),
            Max = new ThresholdValue(3),
            MaskBelow = new ThresholdValue(0.1),
        };
        Assert.That(
            Warnings(options, Concentration, Column()),
            Is.EqualTo(
                new[]
                {
                    "Min has no unit: it is read as 0.5 g/m3 for Air Concentration, 0.5 g/m2 for Total Column Mass.",
                    "Max has no unit: it is read as 3 g/m3 for Air Concentration, 3 g/m2 for Total Column Mass.",
                    "MaskBelow has no unit: it is read as 0.1 g/m3 for Air Concentration, 0.1 g/m2 for Total Column Mass.",
                }
            )
        );
        Assert.That(
            Warnings(options with { Classes = ClassSchemes.Vaac }, Concentration),
            Has.Exactly(1).Contains("read as"),
            "a scale is not used"
        );
        Assert.That(Warnings(new MapOptions(), Concentration), Is.Empty);
    }

    [Test]
    public void A_limit_that_does_not_convert_is_told_by_the_names_of_quantities()
    {
        var options = new MapOptions { Max = Two, MaskBelow = Two };
        Assert.That(
            Warnings(options, Concentration, Column()),
            Is.EqualTo(
                new[]
                {
                    "Max 2 mg/m3 does not measure Total Column Mass (g/m2); the default scale is used there.",
                    "MaskBelow 2 mg/m3 does not measure Total Column Mass (g/m2); the default mask is used there.",
                }
            )
        );
        Assert.That(Warnings(options, Concentration), Is.Empty);
    }

    [Test]
    public void Limits_that_cross_in_the_unit_of_a_quantity_are_refused() =>
        Assert.That(
            () => Warnings(new MapOptions { Min = new ThresholdValue(1), Max = Two }, Concentration),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.Contains("1 g/m3 is not below Max 2 mg/m3 for Air Concentration")
        );

    [Test]
    public void A_threshold_that_nothing_uses_is_told()
    {
        var top = Quantity(QuantityKind.CloudTop, "m", [Level.None], Three);
        Assert.That(
            Warnings(new MapOptions { Threshold = Two }, Concentration).Single(),
            Does.StartWith("Threshold 2 mg/m3: not used, since")
        );
        Assert.That(
            Warnings(new MapOptions { Threshold = Two }, top).Single(),
            Does.Contain("not used"),
            "the run has a cloud top"
        );
        Assert.That(Warnings(new MapOptions { Threshold = Two, Quantities = ["exceedance"] }, Concentration), Is.Empty);
        Assert.That(
            Warnings(new MapOptions { Threshold = Two, Quantities = ["exceedance", "cloud-top"] }, Concentration, top)
                .Single(),
            Does.EndWith("not used for Cloud Top, which the run has as it is.")
        );
    }

    private static string[] Warnings(MapOptions options, params QuantityDescription[] quantities) =>
        [
            .. RunPlanner
                .Plan(DerivedQuantities.Add(Run("T", quantities), options.Quantities, Two), options)
                .Warnings.Where(text => Options.Any(option => text.StartsWith($"{option} ", StringComparison.Ordinal))),
        ];
}
