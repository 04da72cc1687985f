using System.Text.Json;
using AshPlot.Core.Runs;
using CsCheck;

namespace AshPlot.Core.Tests.Runs;

internal sealed class ModelTimeTests
{
    [TestCase(0, "1970-01-01T00:00:00Z")]
    [TestCase(-1, "1969-12-31T23:59:59Z")]
    [TestCase(-86400, "1969-12-31T00:00:00Z")]
    [TestCase(-86401, "1969-12-30T23:59:59Z")]
    [TestCase(951782400, "2000-02-29T00:00:00Z")]
    [TestCase(1271559600, "2010-04-18T03:00:00Z")]
    public void Seconds_become_a_date_of_the_Gregorian_calendar(long seconds, string text) =>
        Assert.That(new ModelTime(seconds).ToString(), Is.EqualTo(text));

    [Test]
    public void A_stamp_has_fourteen_digits_even_in_the_first_years() =>
        Assert.That(ModelTime.FromDate(7, 1, 2, 3661).ToStamp(), Is.EqualTo("00070102010101"));

    [TestCase(ModelCalendar.Gregorian, 2011, 2, 28, "2011-03-01T00:00:00Z")]
    [TestCase(ModelCalendar.Gregorian, 2012, 2, 28, "2012-02-29T00:00:00Z")]
    [TestCase(ModelCalendar.NoLeap, 2012, 2, 28, "2012-03-01T00:00:00Z")]
    [TestCase(ModelCalendar.NoLeap, 1968, 12, 31, "1969-01-01T00:00:00Z")]
    [TestCase(ModelCalendar.ThreeHundredSixtyDay, 2012, 2, 28, "2012-02-29T00:00:00Z")]
    [TestCase(ModelCalendar.ThreeHundredSixtyDay, 2012, 2, 30, "2012-03-01T00:00:00Z")]
    [TestCase(ModelCalendar.ThreeHundredSixtyDay, 1968, 12, 30, "1969-01-01T00:00:00Z")]
    public void The_next_day_is_the_one_of_the_calendar(
        ModelCalendar calendar,
        int year,
        int month,
        int day,
        string next
    ) => Assert.That(ModelTime.FromDate(year, month, day, 0, calendar).AddSeconds(86400).ToString(), Is.EqualTo(next));

    [TestCase(ModelCalendar.Gregorian, 2011, 2, 29)]
    [TestCase(ModelCalendar.Gregorian, 2011, 13, 1)]
    [TestCase(ModelCalendar.NoLeap, 2012, 2, 29)]
    [TestCase(ModelCalendar.NoLeap, 2012, 4, 31)]
    [TestCase(ModelCalendar.ThreeHundredSixtyDay, 2012, 1, 31)]
    [TestCase(ModelCalendar.ThreeHundredSixtyDay, 2012, 1, 0)]
    public void A_date_that_the_calendar_lacks_is_refused(ModelCalendar calendar, int year, int month, int day) =>
        Assert.That(
            () => ModelTime.FromDate(year, month, day, 0, calendar),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void Dates_and_seconds_are_each_others_inverse_in_every_calendar()
    {
        // 1 January of year 1 to the end of year 9999, which is what the Gregorian calendar of .NET holds.
        var moments = Gen.Select(Gen.Long[-62135596800, 253402300799], Gen.Enum<ModelCalendar>());
        moments.Sample(
            (seconds, calendar) =>
            {
                var (year, month, day, secondOfDay) = new ModelTime(seconds, calendar).ToDate();
                Assert.That(secondOfDay, Is.InRange(0, 86399));
                Assert.That(ModelTime.FromDate(year, month, day, secondOfDay, calendar).Seconds, Is.EqualTo(seconds));
            },
            iter: 2000
        );
    }

    [Test]
    public void In_the_Gregorian_calendar_the_date_is_that_of_the_library() =>
        Gen.Long[-62135596800, 253402300799]
            .Sample(
                seconds =>
                    Assert.That(
                        new ModelTime(seconds).ToString(),
                        Is.EqualTo(DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"))
                    ),
                iter: 2000
            );

    [TestCase(1, 0.4, 1)]
    [TestCase(1, 0.6, 2)]
    [TestCase(-2, 0.4, -2)]
    [TestCase(-2, 0.6, -1)]
    public void A_moment_is_rounded_to_the_nearest_second(int seconds, double more, long expected) =>
        Assert.That(
            ModelTime.FromUtc(DateTime.UnixEpoch.AddSeconds(seconds).AddSeconds(more)).Seconds,
            Is.EqualTo(expected)
        );

    [Test]
    public void Adding_past_the_end_of_the_count_is_an_error_and_not_a_jump_back() =>
        Assert.That(() => new ModelTime(long.MaxValue).AddSeconds(1), Throws.TypeOf<OverflowException>());

    [Test]
    public void A_time_survives_the_way_to_another_process()
    {
        var step = new TimeStep(new ModelTime(-5, ModelCalendar.ThreeHundredSixtyDay), null, new ModelTime(7));
        var again = JsonSerializer.Deserialize<TimeStep>(JsonSerializer.Serialize(step));
        Assert.That(again, Is.EqualTo(step));
    }

    [Test]
    public void A_period_without_both_ends_has_no_length()
    {
        Assert.That(new TimeStep(new ModelTime(9), new ModelTime(5), new ModelTime(9)).PeriodSeconds, Is.EqualTo(4));
        Assert.That(new TimeStep(new ModelTime(9), new ModelTime(5)).PeriodSeconds, Is.Zero);
    }
}
