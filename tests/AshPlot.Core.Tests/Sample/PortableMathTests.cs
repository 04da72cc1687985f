using AshPlot.Sample;

namespace AshPlot.Core.Tests.Sample;

internal sealed class PortableMathTests
{
    [Test]
    public void Sine_and_cosine_agree_with_the_C_library([Range(-20.0, 20.0, 2.3)] double angle)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PortableMath.Sine(angle), Is.EqualTo(Math.Sin(angle)).Within(1e-11));
            Assert.That(PortableMath.Cosine(angle), Is.EqualTo(Math.Cos(angle)).Within(1e-11));
        }
    }

    [TestCase(Math.PI / 2, 1)]
    [TestCase(-Math.PI / 2, -1)]
    [TestCase(Math.PI / 6, 0.5)]
    public void Sine_is_right_at_the_ends_of_its_series(double angle, double expected) =>
        Assert.That(PortableMath.Sine(angle), Is.EqualTo(expected).Within(1e-11));
}
