using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.Name;

internal sealed class NameTimeTests
{
    [TestCase("18/04/2010 03:00 UTC")]
    [TestCase("0300UTC 18/04/2010")]
    [TestCase("18/04/2010  03:00 GMT")]
    [TestCase("0300GMT 18/04/2010")]
    [TestCase("18/04/2010 03:00:00 UTC")]
    public void Both_ways_of_writing_a_time_are_read(string text)
    {
        Assert.That(NameTime.TryParse(text, out var time), Is.True);
        Assert.That(time.Seconds, Is.EqualTo(353211L * 3600));
    }

    [TestCase("31/02/2010 03:00 UTC")]
    [TestCase("18/13/2010 03:00 UTC")]
    [TestCase("18/04/2010 24:00 UTC")]
    [TestCase("0360UTC 18/04/2010")]
    [TestCase("18/04/0000 03:00 UTC")]
    [TestCase("02/06/2016 13:52:31.682 UTC+01:00")]
    [TestCase("yesterday")]
    [TestCase("")]
    public void What_is_no_time_is_refused(string text) => Assert.That(NameTime.TryParse(text, out _), Is.False);

    [Test]
    public void A_time_is_the_end_of_its_period()
    {
        var time = ModelTime.FromDate(2010, 4, 18, 3 * 3600);
        Assert.That(
            NameTime.StepOf(time, new AveragingPeriod("mean", 10800)),
            Is.EqualTo(new TimeStep(time, time.AddSeconds(-10800), time))
        );
        Assert.That(NameTime.StepOf(time, AveragingPeriod.None), Is.EqualTo(new TimeStep(time, time, time)));
        Assert.That(
            NameTime.StepOf(time, new AveragingPeriod("mean", 0)),
            Is.EqualTo(new TimeStep(time)),
            "a mean over nobody knows what"
        );
        Assert.That(NameTime.StepOf(ModelTime.FromDate(1, 1, 1), new AveragingPeriod("mean", 10800)), Is.Null);
    }
}
