using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>Cities by population and scale.</summary>
internal sealed class CityTests
{
    [TestCase("Reykjavík", -21.895, 64.135, true)]
    [TestCase("Catania", 15.070, 37.492, false)]
    [TestCase("Quito", -78.525, -0.230, true)]
    [TestCase("Petropavlovsk-Kamchatsky", 158.651, 53.044, false)]
    [TestCase("Wellington", 174.776, -41.287, true)]
    public void Cities_are_where_they_are(string name, double longitude, double latitude, bool isCapital)
    {
        var city = CityList.All.First(city => city.Name == name);
        Assert.That((city.Longitude, city.Latitude, city.IsCapital), Is.EqualTo((longitude, latitude, isCapital)));
    }

    [Test]
    public void The_list_is_whole_and_in_order()
    {
        var cities = CityList.All;
        Assert.That(cities, Has.Length.InRange(10_000, 25_000));
        Assert.That(cities.Select(city => city.Longitude), Is.All.InRange(-180, 180));
        Assert.That(cities.Select(city => city.Latitude), Is.All.InRange(-90, 90));
        var capitals = cities.TakeWhile(city => city.IsCapital).Count();
        Assert.That(capitals, Is.GreaterThan(190).And.EqualTo(cities.Count(city => city.IsCapital)));
        Assert.That(cities.First(city => city.Name == "London").Population, Is.EqualTo(7_556_900).Within(5).Percent);
        using var font = new SKFont(EmbeddedFonts.Regular, 12);
        Assert.That(
            cities.Where(city => !font.ContainsGlyphs(city.Name)).Select(city => city.Name),
            Is.Empty,
            "a letter would be a box"
        );
    }

    [TestCase(-30, 10, 45, 70, "Reykjavík,London,Dublin", "Selfoss")]
    [TestCase(-25, -12, 63, 67, "Reykjavík,Akureyri,Höfn", "London")]
    [TestCase(14.6, 15.4, 37.4, 38, "Catania,Paternò", "Palermo")]
    [TestCase(150, 210, 40, 65, "Petropavlovsk-Kamchatsky", "London")]
    public void A_map_names_what_suits_its_scale(
        double west,
        double east,
        double south,
        double north,
        string named,
        string notNamed
    )
    {
        var names = Names(new MapOptions(), new GeoExtent(west, east, south, north))
            .Select(label => label.Text)
            .ToArray();
        Assert.That(names, Is.SupersetOf(named.Split(',')).And.Not.Contain(notNamed));
        Assert.That(names, Has.Length.InRange(1, 40));
    }

    [Test]
    public void Dots_lie_apart_and_are_fewer_on_a_small_map([Values(320, 1000, 1920)] int width)
    {
        var size = new PixelSize(width, width * 3 / 4);
        var labels = Names(new MapOptions { Size = size }, new GeoExtent(-30, 40, 30, 70));
        var (places, zoom) = (
            labels.Select(label => new SKPoint(label.Sign!.Value.MidX, label.Sign.Value.MidY)).ToArray(),
            Math.Max(9 / 13f, width / 1000f)
        );
        Assert.That(
            places.SelectMany((one, index) => places.Skip(index + 1).Select(other => SKPoint.Distance(one, other))),
            Is.All.GreaterThan(60 * zoom)
        );
        Assert.That(labels, Has.Length.InRange(3, 30));
    }

    [TestCase("cities", 1000, 750, -40, 45, 60, 27)]
    [TestCase("cities-small", 400, 300, -40, 45, 60, 27)]
    [TestCase("cities-globe", 800, 600, -180, -89.5, 360, 179)]
    public void Cities_of_a_map(string name, int width, int height, double west, double south, int columns, int rows)
    {
        var grid = new Grid(GridAxis.Regular(west, 1, columns), GridAxis.Regular(south, 1, rows));
        var values = grid
            .Latitudes.Centres.SelectMany(latitude =>
                grid.Longitudes.Centres.Select(longitude =>
                    (float)Math.Max(0, 1 - (double.Hypot((longitude - 2) / 2, latitude - 54) / 8))
                )
            )
            .ToArray();
        var captions = new MapCaptions("A made-up cloud", "valid 18 Apr 2010 03:00 UTC", "Synthetic", "maximum", null);
        GoldenImage.Check(
            name,
            PaintedMap
                .Of(grid, values, new MapOptions { Size = new PixelSize(width, height), HasCities = true }, captions)
                .Picture.Encode()
        );
    }

    private static MapLabel[] Names(MapOptions options, GeoExtent extent)
    {
        using var font = new SKFont(EmbeddedFonts.Regular, 11);
        return [.. CityNames.Of(MapView.Of(extent, options with { Limits = extent }), font)];
    }
}
