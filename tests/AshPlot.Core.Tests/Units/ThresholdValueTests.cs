using AshPlot.Core.Errors;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Units;

internal sealed class ThresholdValueTests
{
    [TestCase("1e-8", 1e-8, null)]
    [TestCase("0", 0, null)]
    [TestCase("-5", -5, null)]
    [TestCase(" 2.5 ", 2.5, null)]
    [TestCase("0.1mg/m3", 0.1, "mg/m3")]
    [TestCase("0.1 mg m-3", 0.1, "mg m-3")]
    [TestCase("1e-3kg/m2", 1e-3, "kg/m2")]
    [TestCase("200ug/m3", 200, "ug/m3")]
    [TestCase("5km", 5, "km")]
    [TestCase("50 %", 50, "%")]
    [TestCase("350FL", 350, "FL")]
    public void A_number_may_have_a_unit(string text, double value, string? units) =>
        Assert.That(ThresholdValue.Parse(text, "Min"), Is.EqualTo(new ThresholdValue(value, units)));

    [TestCase("")]
    [TestCase("mg/m3")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("-Infinitymg/m3")]
    [TestCase("1e999")]
    [TestCase("0,1")]
    [TestCase("0.1 furlongs")]
    [TestCase("1 2")]
    public void What_is_no_number_or_no_unit_is_refused_by_the_name_of_the_option(string text) =>
        Assert.That(
            () => ThresholdValue.Parse(text, "MaskBelow"),
            Throws.TypeOf<InvalidOptionException>().With.Property("Option").EqualTo("MaskBelow")
        );

    [Test]
    public void Without_a_unit_it_is_in_the_units_of_the_file_whatever_they_are()
    {
        Assert.That(new ThresholdValue(3).In("hours"), Is.EqualTo(3));
        Assert.That(new ThresholdValue(3, "mg/m3").In("g m-3"), Is.EqualTo(0.003).Within(1e-15));
        Assert.That(new ThresholdValue(3, "mg/m3").In("g/m2"), Is.Null);
        Assert.That(new ThresholdValue(3, "mg/m3").In("hours"), Is.Null);
    }

    [TestCase("2", "say 2mg/m3 or 2g/m3")]
    [TestCase(" 0.2 ", "say 0.2mg/m3 or 0.2g/m3")]
    [TestCase("1e-3", "say 1e-3mg/m3 or 1e-3g/m3")]
    [TestCase("NaN", "'NaN' is not a number")]
    public void A_threshold_is_refused_without_a_unit(string text, string advice) =>
        Assert.That(
            () => ThresholdValue.ParseWithUnit(text, "Threshold"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains(advice)
        );

    [Test]
    public void A_threshold_may_be_in_a_unit_that_only_the_file_knows()
    {
        var threshold = ThresholdValue.ParseWithUnit("2Bq/m3", "Threshold");
        Assert.That((threshold.In("Bq/m3"), threshold.In("g/m3")), Is.EqualTo(((double?)2, (double?)null)));
    }

    [TestCase("g/m3", "g/m³")]
    [TestCase("ug/m3", "µg/m³")]
    [TestCase("T/km2", "T/km²")]
    [TestCase("kg m-2", "kg m⁻²")]
    [TestCase("g m^-3", "g m⁻³")]
    [TestCase("hours", "hours")]
    [TestCase("1", "1")]
    [TestCase("", "")]
    public void Units_for_people_have_raised_exponents(string units, string text) =>
        Assert.That(UnitText.ForPeople(units), Is.EqualTo(text));
}
