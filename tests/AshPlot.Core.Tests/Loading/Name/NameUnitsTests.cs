using AshPlot.Core.Loading.Name;

namespace AshPlot.Core.Tests.Loading.Name;

public sealed class NameUnitsTests
{
    [TestCase("g/m3", "g/m3")]
    [TestCase("gs/m3", "g s/m3")]
    [TestCase("gs/m2", "g s/m2")]
    [TestCase("g s/m2", "g s/m2")]
    [TestCase("g / m^3", "g/m3")]
    [TestCase("g s / m^3", "g s/m3")]
    [TestCase("g / m^2", "g/m2")]
    [TestCase("Bq / m^3", "Bq/m3")]
    [TestCase("Bq / (m^2 s)", "Bq/(m2 s)")]
    [TestCase("G/M3", "g/m3")]
    [TestCase("gr/m3", "g/m3")]
    [TestCase("g m-3", "g/m3")]
    public void A_unit_has_one_spelling(string text, string expected)
    {
        Assert.That(NameUnits.Normalise(text), Is.EqualTo(expected));
        Assert.That(NameUnits.IsKnown(text), Is.True);
    }

    [Test]
    public void An_unknown_unit_is_kept_and_can_be_told()
    {
        Assert.That(NameUnits.Normalise(" furlong  / fortnight "), Is.EqualTo("furlong / fortnight"));
        Assert.That(NameUnits.IsKnown("furlong / fortnight"), Is.False);
    }
}
