using AshPlot.Core.Errors;
using AshPlot.Core.Sections;

namespace AshPlot.Core.Tests.Sections;

internal sealed class RouteFileTests
{
    private string path = null!;

    [SetUp]
    public void MakeFile() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [Test]
    public void Flights_are_read_with_and_without_a_heading()
    {
        var plain = Read(
            "2025-01-01T01:30Z,63.98,-22.6,FL100\n# comment\n2025-01-01 02:30:30,63.4,341.5,10668m\n\n2025-01-01T03:00:00Z,60,-10\n"
        );
        Assert.That(
            plain.Points.Select(point => (point.Latitude, point.Longitude, point.Seconds - 1735689600)),
            Is.EqualTo(new (double, double, long?)[] { (63.98, -22.6, 5400), (63.4, -18.5, 9030), (60, -10, 10800) })
        );
        Assert.That(
            plain.Points.Select(point => point.FlightLevel),
            Is.EqualTo(new double?[] { 100, 350, null }).Within(1e-9)
        );
        var headed = Read("lon;altitude;utc;lat\n5;35000ft;2025-01-01T01:30;50\n6;239hPa;2025-01-01T01:31;51\n");
        Assert.That(
            headed.Points.Select(point => (point.Latitude, point.Longitude)),
            Is.EqualTo(new[] { (50.0, 5.0), (51, 6) })
        );
        Assert.That(
            headed.Points.Select(point => point.FlightLevel!.Value),
            Is.EqualTo(new[] { 350, 349.5 }).Within(0.6)
        );
    }

    [TestCase("2025-01-01T01:30Z,63.98\n", 1)]
    [TestCase("time,lat,lon\n2025-01-01T01:30Z,63,0\nyesterday,64,0\n", 3)]
    [TestCase("2025-01-01T01:30Z,63,0\n2025-01-01T01:30Z,64,0\n", 2)]
    [TestCase("2025-01-01T01:30Z,93,0\n", 1)]
    [TestCase("2025-01-01T01:30Z,63,0,350\n", 1)]
    [TestCase("2025-01-01T01:30Z,63,0,high\n", 1)]
    public void What_is_no_flight_is_refused_with_its_line(string text, int line) =>
        Assert.That(() => Read(text), Throws.TypeOf<UnreadableInputException>().With.Message.Contains($"line {line}"));

    [TestCase("")]
    [TestCase("2025-01-01T01:30Z,63,0\n")]
    public void A_flight_of_less_than_two_points_is_no_route(string text) =>
        Assert.That(() => Read(text), Throws.TypeOf<InvalidOptionException>());

    private SectionRoute Read(string text)
    {
        File.WriteAllText(path, text);
        return RouteFile.Read(path);
    }
}
