using AshPlot.Core.Errors;
using AshPlot.Core.Querying;

namespace AshPlot.Core.Tests.Querying;

internal sealed class PlaceTests
{
    private string folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-places-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("Keflavik,63.985,-22.605", "Keflavik", 63.985, -22.605)]
    [TestCase("Vik, the village, 63.42, -19.01", "Vik, the village", 63.42, -19.01)]
    [TestCase("X,-90,340", "X", -90, -20)]
    [TestCase("X,0,180", "X", 0, 180)]
    public void A_place_is_a_name_a_latitude_and_a_longitude(
        string text,
        string name,
        double latitude,
        double longitude
    ) => Assert.That(Place.Parse(text, "--at"), Is.EqualTo(new Place(name, latitude, longitude)));

    [TestCase("")]
    [TestCase("X,1")]
    [TestCase(",1,2")]
    [TestCase("X,91,2")]
    [TestCase("X,1,361")]
    [TestCase("X,NaN,2")]
    [TestCase("X,one,2")]
    public void What_is_none_is_refused_in_one_line(string text) =>
        Assert.That(
            () => Place.Parse(text, "--at"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("NAME,LAT,LON")
        );

    [TestCase("Keflavik,63.985,-22.605\n# comment\n\n\"Vik, the village\",63.42,-19.01\n")]
    [TestCase("icao;lon;lat;name\nBIKF;-22.605;63.985;Keflavik\n;-19.01;63.42;\"Vik, the village\"\n")]
    [TestCase("\uFEFFLatitude,Longitude,Name\r\n63.985,-22.605,Keflavik\r\n63.42,-19.01,\"Vik, the village\"\r\n")]
    [TestCase(
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Keflavik"},"geometry":{"type":"Point","coordinates":[-22.605,63.985]}},{"type":"Feature","properties":{"name":"Vik, the village"},"geometry":{"type":"Point","coordinates":[-19.01,63.42,5]}}]}"""
    )]
    public void A_file_is_csv_with_or_without_a_heading_or_geojson(string text) =>
        Assert.That(
            PlaceFile.Read(Write(text)),
            Is.EqualTo(new[] { new Place("Keflavik", 63.985, -22.605), new Place("Vik, the village", 63.42, -19.01) })
        );

    [TestCase("A,1,2\nB,1\n", "line 2")]
    [TestCase("", "no place")]
    [TestCase("{", "not GeoJSON")]
    [TestCase(
        """{"type":"FeatureCollection","features":[{"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}]}""",
        "feature 1"
    )]
    [TestCase("""{"type":"FeatureCollection","features":[3]}""", "feature 1")]
    public void A_file_with_something_else_is_refused_with_the_line(string text, string words) =>
        Assert.That(
            () => PlaceFile.Read(Write(text)),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains(words)
        );

    [Test]
    public void A_folder_and_a_missing_file_are_refused()
    {
        Assert.That(() => PlaceFile.Read(folder), Throws.TypeOf<UnreadableInputException>());
        Assert.That(() => PlaceFile.Read(Path.Combine(folder, "none.csv")), Throws.TypeOf<UnreadableInputException>());
    }

    private string Write(string text)
    {
        var path = Path.Combine(folder, "places.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
