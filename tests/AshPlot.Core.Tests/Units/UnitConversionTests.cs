using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Units;

internal sealed class UnitConversionTests
{
    [TestCase("mg/m3", "g m-3", 1e-3)]
    [TestCase("g/m2", "kg/m2", 1e-3)]
    [TestCase("mm", "cm", 0.1)]
    [TestCase("km", "m", 1000)]
    [TestCase("h", "hours", 1)]
    [TestCase("percent", "%", 1)]
    [TestCase("Bq s/m3", "Bq s/m3", 1)]
    public void Units_that_measure_the_same_convert(string from, string to, double factor) =>
        Assert.That(UnitConversion.Factor(from, to), Is.EqualTo(factor).Within(1e-9).Percent);

    [TestCase("mg/m3", "g/m2")]
    [TestCase("mg/m3", "m")]
    [TestCase("m", "h")]
    [TestCase("Bq", "Bq s")]
    [TestCase("", "m")]
    public void Others_do_not(string from, string to) => Assert.That(UnitConversion.Factor(from, to), Is.Null);
}
