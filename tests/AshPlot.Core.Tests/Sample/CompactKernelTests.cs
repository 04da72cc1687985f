using AshPlot.Sample;

namespace AshPlot.Core.Tests.Sample;

internal sealed class CompactKernelTests
{
    [Test]
    public void Shares_of_neighbouring_cells_add_up_to_the_whole()
    {
        var sum = Enumerable.Range(-20, 40).Sum(cell => CompactKernel.ShareBetween(cell, cell + 1, 0.37, 5.2));
        Assert.That(sum, Is.EqualTo(1).Within(1e-14));
    }

    [Test]
    public void Its_half_width_is_three_standard_deviations()
    {
        const double width = 0.001;
        var variance = Enumerable
            .Range(-1000, 2000)
            .Select(cell => (cell + 0.5) * width)
            .Sum(middle =>
                middle * middle * CompactKernel.ShareBetween(middle - (width / 2), middle + (width / 2), 0, 1)
            );
        Assert.That(Math.Sqrt(variance), Is.EqualTo(1 / CompactKernel.HalfWidthPerDeviation).Within(1e-6));
    }

    [Test]
    public void It_is_the_same_on_both_sides_down_to_the_last_digits_of_its_rim()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                CompactKernel.ShareBetween(0.96875, 1, 0, 1),
                Is.EqualTo(CompactKernel.ShareBetween(-1, -0.96875, 0, 1))
            );
            Assert.That(
                CompactKernel.ShareBetween(0.96875, 1, 0, 1),
                Is.EqualTo(35 * Math.Pow(1 / 64.0, 4)).Within(4).Percent
            );
            Assert.That(CompactKernel.ShareBetween(1, 2, 0, 1), Is.Zero);
        }
    }
}
