using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Units;

internal sealed class UnitTests
{
    [TestCase("g/m3", "g/m3")]
    [TestCase("gs/m3", "g s/m3")]
    [TestCase("gs/m2", "g s/m2")]
    [TestCase("g s/m2", "g s/m2")]
    [TestCase("g / m^3", "g/m3")]
    [TestCase("g s / m^3", "g s/m3")]
    [TestCase("Bq / m^3", "Bq/m3")]
    [TestCase("Bq / (m^2 s)", "Bq/(m2 s)")]
    [TestCase("Bq m-2 s-1", "Bq/(m2 s)")]
    [TestCase("G/M3", "g/m3")]
    [TestCase("gr/m3", "g/m3")]
    [TestCase("g m-3", "g/m3")]
    [TestCase("g.m-3", "g/m3")]
    [TestCase("mg.m^-3", "mg/m3")]
    [TestCase("µg·m⁻³", "ug/m3")]
    [TestCase("μg m⁻³", "ug/m3")]
    [TestCase("microgram/m^3", "ug/m3")]
    [TestCase("micrograms per m3", "ug/m3")]
    [TestCase("milligrams m**-3", "mg/m3")]
    [TestCase("nanograms m-3", "ng/m3")]
    [TestCase("ng m-3", "ng/m3")]
    [TestCase("kilogram meter-2", "kg/m2")]
    [TestCase("kg*m-2", "kg/m2")]
    [TestCase("t km**-2", "T/km2")]
    [TestCase("Mg km-2", "T/km2")]
    [TestCase("1e-12 kg m-2", "1e-12 kg/m2")]
    [TestCase("10^-3 g m-2", "0.001 g/m2")]
    [TestCase("(%)", "%")]
    [TestCase("percent", "%")]
    [TestCase("m (a.s.l.)", "m")]
    [TestCase("km asl", "km")]
    [TestCase("magl", "m")]
    [TestCase("hectofeet", "FL")]
    [TestCase("100 feet", "FL")]
    [TestCase("mbar", "hPa")]
    [TestCase("hours", "h")]
    [TestCase("1", "1")]
    public void A_unit_has_one_spelling(string text, string expected)
    {
        Assert.That(Unit.Normalise(text, out var isKnown), Is.EqualTo(expected));
        Assert.That(isKnown, Is.True);
        Assert.That(Unit.Normalise(expected, out _), Is.EqualTo(expected), "its spelling is read again");
    }

    [TestCase(" furlong  / fortnight ", "furlong / fortnight")]
    [TestCase("g/furlong3", "g/furlong3")]
    [TestCase("g/m3)", "g/m3)")]
    [TestCase("-", "-")]
    [TestCase("g m0", "g m0")]
    [TestCase("percent of members", "percent of members")]
    [TestCase(null, "")]
    public void An_unknown_unit_stays_as_it_is_and_converts_to_nothing(string? text, string expected)
    {
        Assert.That(Unit.Normalise(text, out var isKnown), Is.EqualTo(expected));
        Assert.That(isKnown, Is.False);
        Assert.That(MassUnit.Find(expected), Is.Null);
        Assert.That(UnitConversion.Factor(expected, "g/m3"), Is.Null);
    }

    [TestCase("1e-12 kg m-2", "ng/m2", 1)]
    [TestCase("g.m-3", "mg/m3", 1000)]
    [TestCase("ug/l", "mg/m3", 1)]
    [TestCase("100 ft", "FL", 1)]
    [TestCase("Pa", "hPa", 0.01)]
    [TestCase("feet", "m", 0.3048)]
    [TestCase("days", "h", 24)]
    public void What_is_known_converts(string from, string to, double factor) =>
        Assert.That(UnitConversion.Factor(from, to), Is.EqualTo(factor).Within(1e-9).Percent);

    [Test]
    public void A_flight_level_is_not_a_height_in_metres() => Assert.That(UnitConversion.Factor("FL", "m"), Is.Null);
}
