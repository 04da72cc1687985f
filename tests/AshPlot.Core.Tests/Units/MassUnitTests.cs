using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Units;

internal sealed class MassUnitTests
{
    [TestCase("g/m3", "g/m3")]
    [TestCase("g m-3", "g/m3")]
    [TestCase("g m^-3", "g/m3")]
    [TestCase("g m**-3", "g/m3")]
    [TestCase("g / m^3", "g/m3")]
    [TestCase(" gr/m3 ", "g/m3")]
    [TestCase("gr m-2", "g/m2")]
    [TestCase("kg m-2", "kg/m2")]
    [TestCase("mg/m^3", "mg/m3")]
    [TestCase("MG/M3", "mg/m3")]
    [TestCase("µg/m3", "ug/m3")]
    [TestCase("μg m-3", "ug/m3")]
    [TestCase("ng/m2", "ng/m2")]
    [TestCase("T/km2", "T/km2")]
    [TestCase("kg km-3", "kg/km3")]
    public void A_unit_is_known_however_it_is_written(string text, string symbol) =>
        Assert.That(MassUnit.Find(text)?.Symbol, Is.EqualTo(symbol));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("m")]
    [TestCase("g")]
    [TestCase("g/m")]
    [TestCase("g s/m3")]
    [TestCase("hours")]
    [TestCase("1")]
    public void What_is_no_mass_per_volume_or_area_is_unknown(string? text) =>
        Assert.That(MassUnit.Find(text), Is.Null);

    [TestCase("kg/m3", "g/m3", 1000)]
    [TestCase("mg/m3", "g/m3", 1e-3)]
    [TestCase("g/m3", "ug/m3", 1e6)]
    [TestCase("kg/km3", "ug/m3", 1)]
    [TestCase("T/km2", "g/m2", 1)]
    [TestCase("kg/m2", "T/km2", 1000)]
    public void A_factor_turns_one_unit_into_another(string from, string to, double factor) =>
        Assert.That(MassUnit.Find(from)!.FactorTo(MassUnit.Find(to)!), Is.EqualTo(factor).Within(1e-12).Percent);

    [Test]
    public void There_is_no_factor_from_volume_to_area() =>
        Assert.That(MassUnit.Find("g/m3")!.FactorTo(MassUnit.Find("g/m2")!), Is.Null);

    [TestCase("g/m3", 0.002, "mg/m3")]
    [TestCase("g/m3", 0.001, "mg/m3")]
    [TestCase("g/m3", 2e-8, "ng/m3")]
    [TestCase("g/m3", 2e-15, "ng/m3")]
    [TestCase("g/m3", 5000, "kg/m3")]
    [TestCase("g/m3", 5e9, "kg/m3")]
    [TestCase("g/m3", -0.002, "mg/m3")]
    [TestCase("kg/m2", 0.5, "g/m2")]
    [TestCase("T/km2", 0.5, "mg/m2")]
    [TestCase("kg/km3", 7, "ug/m3")]
    [TestCase("T/km2", 0, "T/km2")]
    [TestCase("g/m3", double.NaN, "g/m3")]
    public void Numbers_are_shown_in_the_unit_in_which_they_read_best(string unit, double value, string best) =>
        Assert.That(MassUnit.Find(unit)!.BestFor(value).Symbol, Is.EqualTo(best));
}
