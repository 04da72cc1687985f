using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

public sealed class TimeRangeTests
{
    [TestCase("2010-04-18T03:00:00Z")]
    [TestCase("2010-04-18T03:00:00")]
    [TestCase("2010-04-18T03:00Z")]
    [TestCase("2010-04-18T03")]
    [TestCase("2010-04-18 03:00")]
    [TestCase("20100418030000")]
    [TestCase("20100418T0300Z")]
    [TestCase("20100418T030000Z")]
    public void A_time_may_be_written_as_ISO_8601_or_as_in_file_names(string text) =>
        Assert.That(TimeRange.Parse(text), Is.EqualTo(new TimeRange(Three, Three)));

    [Test]
    public void A_date_alone_is_the_whole_day()
    {
        var day = TimeRange.Parse("2010-04-18");
        Assert.That(day.Contains(ModelTime.FromDate(2010, 4, 18)), Is.True);
        Assert.That(day.Contains(ModelTime.FromDate(2010, 4, 18, 86399)), Is.True);
        Assert.That(day.Contains(ModelTime.FromDate(2010, 4, 19)), Is.False);
        Assert.That(day.Contains(ModelTime.FromDate(2010, 4, 17, 86399)), Is.False);
    }

    [Test]
    public void Both_ends_of_a_range_belong_to_it()
    {
        var range = TimeRange.Parse("2010-04-18T03:00:00Z/2010-04-18T06:00:00Z");
        Assert.That(range, Is.EqualTo(new TimeRange(Three, Six)));
        Assert.That(new[] { Three.AddSeconds(-1), Three, Six, Six.AddSeconds(1) }.Select(range.Contains), Is.EqualTo(new[] { false, true, true, false }));
        Assert.That(TimeRange.Parse("2010-04-18/2010-04-19").To, Is.EqualTo(ModelTime.FromDate(2010, 4, 19, 86399)));
    }

    [Test]
    public void A_time_of_another_calendar_is_compared_by_its_date()
    {
        var time = ModelTime.FromDate(2010, 4, 18, 3 * 3600, ModelCalendar.ThreeHundredSixtyDay);
        Assert.That(TimeRange.Parse("20100418030000").Contains(time), Is.True);
        Assert.That(TimeRange.Parse("20100418040000").Contains(time), Is.False);
    }

    [TestCase("")]
    [TestCase("yesterday")]
    [TestCase("2010-04-31")]
    [TestCase("2010-04-18T25:00")]
    [TestCase("2010-04-18T06:00/2010-04-18T03:00")]
    [TestCase("2010-04-18/2010-04-19/2010-04-20")]
    [TestCase("/")]
    [TestCase("18.04.2010")]
    public void What_is_no_time_is_refused_with_an_example(string text) => Assert.That(
        () => TimeRange.Parse(text),
        Throws.TypeOf<InvalidOptionException>().With.Property("Option").EqualTo("--time").And.Message.Contains("2010-04-18T03:00:00Z"));
}
