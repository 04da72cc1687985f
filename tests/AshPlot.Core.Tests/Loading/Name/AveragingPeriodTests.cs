using AshPlot.Core.Loading.Name;

namespace AshPlot.Core.Tests.Loading.Name;

internal sealed class AveragingPeriodTests
{
    [TestCase("003 hr time averaged", "mean", 3 * 3600)]
    [TestCase("078 hr time integrated", "sum", 78 * 3600)]
    [TestCase("168hr 0min average", "mean", 168 * 3600)]
    [TestCase("1000 hr time integrated", "sum", 1000 * 3600)]
    [TestCase("100day 0hr 0min average", "mean", 100 * 86400)]
    [TestCase("4hr 0min integral", "sum", 4 * 3600)]
    [TestCase("1day 0hr 0min average", "mean", 86400)]
    [TestCase("1day 2hr 30min integral", "sum", 86400 + 9000)]
    [TestCase("average", "mean", 0)]
    [TestCase("No time averaging", null, 0)]
    [TestCase("", null, 0)]
    [TestCase(null, null, 0)]
    public void The_period_and_the_statistic_are_read(string? text, string? statistic, long seconds)
    {
        Assert.That(AveragingPeriod.TryParse(text, out var period), Is.True);
        Assert.That(period, Is.EqualTo(new AveragingPeriod(statistic, seconds)));
    }

    [TestCase("sampled at random")]
    [TestCase("99999999999999999999999999999999999999 hr time averaged")]
    [TestCase("999999999 day average")]
    public void Text_that_is_no_period_is_not_guessed(string text) =>
        Assert.That(AveragingPeriod.TryParse(text, out _), Is.False);
}
