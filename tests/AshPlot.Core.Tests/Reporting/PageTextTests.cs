using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

internal sealed class PageTextTests
{
    [TestCase("2010-04-18T03:00:00Z", "18 Apr 2010 03:00 UTC")]
    [TestCase("2010-12-05T23:59:30Z", "5 Dec 2010 23:59:30 UTC")]
    [TestCase("2010-02-30T12:00:00Z", "30 Feb 2010 12:00 UTC")]
    [TestCase("2026-01-01T00:00:00.1234567Z", "1 Jan 2026 00:00 UTC")]
    [TestCase("2010-13-01T00:00:00Z", "2010-13-01T00:00:00Z")]
    [TestCase("2010-04-18T03:00Z", "18 Apr 2010 03:00 UTC")]
    [TestCase("2010-04-18T03:00", "18 Apr 2010 03:00 UTC")]
    [TestCase("2010-04-18T03:00.5", "18 Apr 2010 03:00 UTC")]
    [TestCase("2010-04-18T03:00:0", "2010-04-18T03:00:0")]
    [TestCase("2010-04-18T03:00:00.Z", "2010-04-18T03:00:00.Z")]
    [TestCase("2010-04-18T03:00:00Zulu", "2010-04-18T03:00:00Zulu")]
    [TestCase("2010-04-18", "2010-04-18")]
    [TestCase("soon", "soon")]
    public void A_time_reads_as_people_write_it(string iso, string expected)
    {
        Assert.That(PageText.Time(iso), Is.EqualTo(expected));
    }

    [TestCase("00500", 500, "m", "500 m")]
    [TestCase("m00125", -125, "m", "-125 m")]
    [TestCase("00500-agl", 500, "m", "500 m above ground")]
    [TestCase("FL000-200", 100, "FL", "FL000-200")]
    [TestCase("850hPa", 850, "hPa", "850 hPa")]
    [TestCase("boundary-layer-average", null, null, "boundary layer average")]
    [TestCase(null, null, null, null)]
    public void A_level_reads_as_people_write_it(string? name, double? value, string? units, string? expected)
    {
        var map = new ManifestMap
        {
            Status = MapStatus.Done,
            Files = [],
            Level = name,
            LevelValue = value,
            LevelUnits = units,
        };

        Assert.That(PageText.Level(map), Is.EqualTo(expected));
    }

    [TestCase(0, "0")]
    [TestCase(0.00107, "0.00107")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(1.2346e-8, "1.235e-8")]
    [TestCase(12.3456, "12.35")]
    [TestCase(123456.7, "123457")]
    [TestCase(3.2e9, "3.2e9")]
    [TestCase(-0.5, "-0.5")]
    public void A_number_is_short(double value, string expected)
    {
        Assert.That(PageText.Number(value), Is.EqualTo(expected));
    }

    [TestCase(0, 0.00107, "0 to 1.07 mg/m³")]
    [TestCase(0.0002, 0.01, "0.2 to 10 mg/m³")]
    [TestCase(0, 2500, "0 to 2.5 kg/m³")]
    [TestCase(0, 0, "0 g/m³")]
    [TestCase(0, double.NaN, null)]
    [TestCase(null, null, null)]
    public void A_range_has_units_and_is_left_out_without_values(double? min, double? max, string? expected)
    {
        Assert.That(new RangeText("g/m3").Of(min, max), Is.EqualTo(expected));
    }

    [TestCase(200, 550, "FL200 to FL550")]
    [TestCase(0, 50, "FL000 to FL050")]
    [TestCase(350, 350, "FL350")]
    public void A_range_of_flight_levels_is_written_as_pilots_do(double min, double max, string expected) =>
        Assert.That(new RangeText("FL").Of(min, max), Is.EqualTo(expected));

    [TestCase("00500/a b#c?.png", "00500/a%20b%23c%3F.png")]
    [TestCase("javascript:alert(1)", "javascript%3Aalert%281%29")]
    [TestCase("//host.example/x", "host.example/x")]
    [TestCase("/etc/passwd", "etc/passwd")]
    [TestCase("00500/VA_Tutorial-1.5~a.png", "00500/VA_Tutorial-1.5~a.png")]
    [TestCase("00500//a.png/", "00500/a.png")]
    [TestCase("", "")]
    [TestCase("a\"b'<>&%/ü", "a%22b%27%3C%3E%26%25/%C3%BC")]
    public void An_address_is_relative_and_each_part_is_encoded(string path, string expected)
    {
        Assert.That(PageText.Address(path), Is.EqualTo(expected));
    }

    [Test]
    public void Text_loses_what_acts_instead_of_showing()
    {
        Assert.That(
            PageText.Clean("a\u001b[31m\0b\u0085\u202Ec\u2066d\u200F\u2028e\nf\ud800g"),
            Is.EqualTo("a\uFFFD[31m\uFFFDb\uFFFDcd e f\uFFFDg")
        );
        Assert.That(PageText.Clean("Eyjafjallajökull 火山 🌋 שלום"), Is.EqualTo("Eyjafjallajökull 火山 🌋 שלום"));
    }
}
