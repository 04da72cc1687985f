using System.Globalization;
using AshPlot.Sample;

namespace AshPlot.Core.Tests.Sample;

internal sealed class NameTextTests
{
    [TestCase(2.1589398E-28f, "2.15893978E-28")]
    [TestCase(0f, "0.00000000E+00")]
    [TestCase(1e8f, "1.00000000E+08")]
    [TestCase(0.09375f, "9.37500000E-02")]
    public void A_number_has_nine_digits_and_an_exponent_of_two(float value, string expected) =>
        Assert.That(NameText.Number(value), Is.EqualTo(expected));

    [TestCase(float.Epsilon)]
    [TestCase(float.MaxValue)]
    [TestCase(1 / 3f)]
    public void A_number_is_read_back_exactly(float value) =>
        Assert.That(float.Parse(NameText.Number(value), CultureInfo.InvariantCulture), Is.EqualTo(value));
}
