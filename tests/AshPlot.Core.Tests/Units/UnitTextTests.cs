using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Units;

internal sealed class UnitTextTests
{
    [TestCase("12.3", "mg/m³", "12.3 mg/m³")]
    [TestCase("4", "", "4")]
    [TestCase("550", "FL", "FL550")]
    [TestCase("50", "FL", "FL050")]
    [TestCase("0", "FL", "FL000")]
    [TestCase("27.5", "FL", "27.5 FL")]
    [TestCase("10⁻⁸", "FL", "10⁻⁸ FL")]
    public void An_amount_has_its_units_where_they_are_read(string number, string units, string expected) =>
        Assert.That(UnitText.Amount(number, units), Is.EqualTo(expected));
}
