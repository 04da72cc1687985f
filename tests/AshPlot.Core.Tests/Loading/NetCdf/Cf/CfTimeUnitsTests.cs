using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Cf;

internal sealed class CfTimeUnitsTests
{
    [TestCase("hours since 1970-01-01 00:00:00", "gregorian", 353211, "2010-04-18T03:00:00Z")]
    [TestCase("seconds since 2020-03-30 0:0:0", "proleptic_gregorian", 86455, "2020-03-31T00:00:55Z")]
    [TestCase("hours since 2010-04-17 00:00:0.0", "standard", 1.5, "2010-04-17T01:30:00Z")]
    [TestCase("days since 1970-01-01", null, 14717.291666666701, "2010-04-18T07:00:00Z")]
    [TestCase("minutes since 2010-04-18T03:00Z", null, 10, "2010-04-18T03:10:00Z")]
    [TestCase("hours since 2010-04-18 03:00 +01:30", null, 0, "2010-04-18T01:30:00Z")]
    [TestCase("hours since 2010-04-18 03:00 -0130", null, 0, "2010-04-18T04:30:00Z")]
    [TestCase("hours since 2010-04-18 03:00:00 UTC", null, -3, "2010-04-18T00:00:00Z")]
    [TestCase("days since 2011-02-28", "noleap", 1, "2011-03-01T00:00:00Z")]
    [TestCase("days since 2012-02-28", "365_day", 1, "2012-03-01T00:00:00Z")]
    [TestCase("days since 2012-02-28", "standard", 1, "2012-02-29T00:00:00Z")]
    [TestCase("days since 2012-02-29", "360_day", 1, "2012-02-30T00:00:00Z")]
    [TestCase("days since 0001-01-01", "proleptic_gregorian", 733879, "2010-04-18T00:00:00Z")]
    // The standard calendar is Julian before 1582: its year 1 begins two days earlier.
    [TestCase("days since 1-1-1", "standard", 733881, "2010-04-18T00:00:00Z")]
    // These are what cftime's num2date gives.
    [TestCase("day as %Y%m%d.%f", "proleptic_gregorian", 20100414.25, "2010-04-14T06:00:00Z")]
    [TestCase("day as %Y%m%d", "360_day", 20100230, "2010-02-30T00:00:00Z")]
    [TestCase("days since 2011-02-28", "all_leap", 1, "2011-02-29T00:00:00Z")]
    [TestCase("days since 2011-02-28", "366_day", 367, "2012-02-29T00:00:00Z")]
    [TestCase("days since 1900-02-28", "julian", 1, "1900-02-29T00:00:00Z")]
    [TestCase("days since 1970-01-01", "julian", -1, "1969-12-31T00:00:00Z")]
    [TestCase("days since 1582-10-04", "standard", 1, "1582-10-15T00:00:00Z")]
    [TestCase("days since 1582-10-15", "gregorian", -1, "1582-10-04T00:00:00Z")]
    [TestCase("days since 1582-10-15", "proleptic_gregorian", -1, "1582-10-14T00:00:00Z")]
    [TestCase("days since 1500-02-28", "standard", 1, "1500-02-29T00:00:00Z")]
    [TestCase("months since 2010-01-01", "360_day", 2, "2010-03-01T00:00:00Z")]
    [TestCase("common_years since 2010-01-01", "noleap", 2, "2012-01-01T00:00:00Z")]
    [TestCase("weeks since 2010-01-01", null, 1, "2010-01-08T00:00:00Z")]
    [TestCase("microseconds since 2010-01-01", null, 3.6e9, "2010-01-01T01:00:00Z")]
    public void A_number_is_a_moment_to_the_second(string units, string? calendar, double number, string expected) =>
        Assert.That(CfTimeUnits.Parse(units, calendar, out _)!.Decode(number).ToString(), Is.EqualTo(expected));

    [TestCase("months since 1970-01-01", null, "no fixed length")]
    [TestCase("years since 1970-01-01", "360_day", "no fixed length")]
    [TestCase("hours since 1970-01-01", "lunar", "calendar 'lunar'")]
    [TestCase("days since 1582-10-10", "standard", "time units")]
    [TestCase("month as %Y%m.%f", "standard", "time units")]
    [TestCase("hours since 1970-02-30", "standard", "time units")]
    [TestCase(null, null, "time units")]
    public void Units_that_cannot_be_understood_say_why(string? units, string? calendar, string problem)
    {
        Assert.That(CfTimeUnits.Parse(units, calendar, out var said), Is.Null);
        Assert.That(said, Does.Contain(problem));
    }

    [TestCase(double.NaN)]
    [TestCase(1e30)]
    [TestCase(-1e9)]
    public void A_time_that_no_stamp_can_say_is_not_decoded(double hours) =>
        Assert.That(
            CfTimeUnits.Parse("hours since 1970-01-01", null, out _)!.Decode(hours),
            Is.EqualTo((ModelTime?)null)
        );
}
