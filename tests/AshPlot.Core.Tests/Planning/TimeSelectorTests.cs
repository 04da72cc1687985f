using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

internal sealed class TimeSelectorTests
{
    private static readonly ModelTime Midnight = ModelTime.FromDate(2010, 4, 18);

    [TestCase("2010-04-18T03:00:00Z")]
    [TestCase("2010-04-18T03:00:00")]
    [TestCase("2010-04-18T03:00:00+00:00")]
    [TestCase("2010-04-18t03:00z")]
    [TestCase("2010-04-18T03")]
    [TestCase("2010-04-18 03:00")]
    [TestCase("20100418030000")]
    [TestCase("201004180300")]
    [TestCase("20100418T0300Z")]
    [TestCase("20100418T030000Z")]
    [TestCase("T+3")]
    [TestCase("t+3.0h")]
    [TestCase("2010-04-18T01/2010-04-18T05")]
    [TestCase("first/T+4")]
    public void A_time_may_be_written_as_ISO_8601_as_in_file_names_or_in_hours_of_the_run(string text) =>
        Assert.That(
            Chosen(text, Midnight, Three.AddSeconds(-7201), Three, Six),
            Does.Contain(Three).And.Not.Contains(Six)
        );

    [TestCase("2010-04-18", 24)]
    [TestCase("20100418", 24)]
    [TestCase("2010-04-18T06", 1)]
    [TestCase("2010-04-18T06Z", 1)]
    [TestCase("06Z", 2)]
    [TestCase("6z", 2)]
    [TestCase("0600Z", 2)]
    [TestCase("06:00Z", 2)]
    [TestCase("06Z/08Z", 6)]
    [TestCase("22Z/01Z", 8)]
    [TestCase("first", 1)]
    [TestCase("LATEST", 1)]
    [TestCase("T+6", 1)]
    [TestCase("T+6/T+8", 3)]
    [TestCase("T+40/latest", 8)]
    [TestCase("2010-04-18/2010-04-19", 48)]
    public void Of_two_days_by_the_hour_a_time_stands_for_the_whole_of_what_it_states(string text, int count)
    {
        var hours = Enumerable.Range(0, 48).Select(hour => Midnight.AddSeconds(3600L * hour)).ToArray();
        Assert.That(Chosen(text, hours), Has.Length.EqualTo(count));
    }

    [Test]
    public void An_hour_reaches_to_its_last_second_and_no_further()
    {
        ModelTime[] times = [Six.AddSeconds(-1), Six, Six.AddSeconds(3599), Six.AddSeconds(3600)];
        Assert.That(Chosen("2010-04-18T06", times), Is.EqualTo(times[1..3]));
        Assert.That(Chosen("06Z", times), Is.EqualTo(times[1..3]));
        Assert.That(Chosen("2010-04-18T06:00:00", times), Is.EqualTo(times[1..2]));
    }

    [Test]
    public void Hours_count_from_the_beginning_of_the_run_even_where_it_is_not_a_time_of_it()
    {
        var steps = TimeSelector.Parse("T+6").Choose([new TimeStep(Three), new TimeStep(Six)], Midnight);
        Assert.That(steps, Is.EqualTo(new[] { false, true }));
        var run = Run("T", Air(Metres(500)));
        Assert.That(
            MapSelection.StartOf(run),
            Is.EqualTo(Midnight),
            "the first period begins three hours before its stamp"
        );
    }

    [Test]
    public void A_time_of_another_calendar_is_compared_by_its_date()
    {
        var time = ModelTime.FromDate(2010, 2, 30, 3 * 3600, ModelCalendar.ThreeHundredSixtyDay);
        Assert.That(Chosen("2010-02-30", time), Is.EqualTo(new[] { time }));
        Assert.That(Chosen("20100230040000", time), Is.Empty);
    }

    [Test]
    public void Every_time_that_is_listed_selects_itself_alone()
    {
        var random = new Random(12);
        var times = Enumerable
            .Range(0, 200)
            .Select(_ => new ModelTime(random.NextInt64(-60_000_000_000, 60_000_000_000)))
            .Distinct()
            .Order()
            .ToArray();
        foreach (var time in times)
        {
            Assert.That(Chosen(time.ToString(), times), Is.EqualTo(new[] { time }));
            Assert.That(Chosen(time.ToStamp(), times), Is.EqualTo(new[] { time }));
        }
    }

    [TestCase("")]
    [TestCase("yesterday")]
    [TestCase("06")]
    [TestCase("24Z")]
    [TestCase("T+")]
    [TestCase("T-6")]
    [TestCase("2010-04-31")]
    [TestCase("2010-13-01")]
    [TestCase("2010-04-18T25:00")]
    [TestCase("06Z/2010-04-18")]
    [TestCase("2010-04-18/2010-04-19/2010-04-20")]
    [TestCase("/")]
    [TestCase("18.04.2010")]
    public void What_is_not_a_time_is_refused_with_examples(string text) =>
        Assert.That(
            () => TimeSelector.Parse(text),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Property("Option")
                .EqualTo("Times")
                .And.Message.Contains("2010-04-18T03:00:00Z")
        );

    [Test]
    public void A_range_that_ends_before_it_begins_is_refused() =>
        Assert.That(
            () => TimeSelector.Parse("2010-04-18T06:00/2010-04-18T03:00"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("ends before it begins")
        );

    private static ModelTime[] Chosen(string text, params ModelTime[] times)
    {
        var chosen = TimeSelector.Parse(text).Choose([.. times.Select(time => new TimeStep(time))], times[0]);
        return [.. times.Where((_, index) => chosen[index])];
    }
}
