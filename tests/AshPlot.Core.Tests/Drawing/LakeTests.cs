using System.Text;
using System.Xml.Linq;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>Lakes on maps: places that everybody can look up in an atlas, and what is under their pixels.</summary>
internal sealed class LakeTests
{
    private const uint Water = 0xFFECF2F7;
    private const uint Land = 0xFFF5F1E8;
    private const uint Paper = 0xFFFFFFFF;

    private static readonly Grid Globe = new(GridAxis.Regular(-179.5, 1, 360), GridAxis.Regular(-89.5, 1, 180));
    private static readonly MapOptions Superior = new()
    {
        Size = new PixelSize(800, 600),
        Limits = new GeoExtent(-93, -83, 45, 50),
    };
    private static readonly MapOptions World = new() { Size = new PixelSize(1000, 750) };

    [Test]
    public void A_lake_is_water_and_the_islands_in_it_are_land_in_each_projection(
        [Values("plate-carree", "mercator", "lambert", "polar-stereographic")] string projection,
        [Values(0, 360)] int turn
    )
    {
        var map = Draw(Superior with { Projection = projection }, turn);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(At(map, turn - 86.4, 47.4), Is.EqualTo(Water), "in the middle of Lake Superior");
            Assert.That(At(map, turn - 91.4, 46.9), Is.EqualTo(Water), "near its western end");
            Assert.That(At(map, turn - 88.8, 48.03), Is.EqualTo(Land), "Isle Royale");
            Assert.That(At(map, turn - 87.5, 46.3), Is.EqualTo(Land), "south of it");
            Assert.That(At(map, turn - 86.5, 45.3), Is.EqualTo(Water), "Lake Michigan");
        }
    }

    [TestCase(-86.8, 47.2, TestName = "A lake of the world: Superior")]
    [TestCase(33.0, -1.4, TestName = "A lake of the world: Victoria")]
    [TestCase(51.0, 42.0, TestName = "A sea with land all round: the Caspian")]
    public void A_map_of_the_world_has_the_largest(double longitude, double latitude)
    {
        var map = Draw(World with { Size = new PixelSize(1600, 1200) }, 0);
        Assert.That(map.View.BaseMapScale, Is.EqualTo(BaseMapScale.Coarse110m));
        Assert.That(Around(map, longitude, latitude, 1), Has.Member(Water));
    }

    [Test]
    public void A_lake_that_is_too_small_to_be_seen_is_left_out()
    {
        var (longitude, latitude) = (37.3, 11.9);
        Assert.That(
            BaseMap
                .Load(BaseMapScale.Coarse110m)
                .LakeRings.Any(ring => ring.MayTouch(longitude, latitude, longitude, latitude)),
            Is.True,
            "Lake Tana is among the lakes of the scale"
        );
        Assert.That(
            Around(Draw(World, 0), longitude, latitude, 2),
            Has.None.EqualTo(Water).And.None.Matches<uint>(IsDark),
            "on a map of the world"
        );
        var ethiopia = World with { Limits = new GeoExtent(34, 44, 8, 16) };
        var map = PaintedMap.Of(Globe, new float[Globe.CellCount], ethiopia);
        Assert.That(At(map, longitude, latitude), Is.EqualTo(Water), "on a map of Ethiopia");
    }

    [Test]
    public void Without_tint_only_the_shore_is_left()
    {
        var map = Draw(Superior with { HasTint = false }, 0);
        Assert.That(At(map, -86.4, 47.4), Is.EqualTo(Paper));
        var pixels = map.Picture.Pixels;
        Assert.That(pixels.Contains(Water) || pixels.Contains(Land), Is.False);
        Assert.That(Around(map, -86.4, 46.5, 8).Any(IsDark), Is.True, "the southern shore of Lake Superior");
    }

    [Test]
    public void Ash_lies_over_a_lake()
    {
        var grid = Grid(0);
        var values = new float[grid.CellCount];
        Array.Fill(values, 0.5f);
        Assert.That(PaintedMap.Of(grid, values, Superior).Picture.Pixels.Contains(Water), Is.False);
    }

    [Test]
    public void An_SVG_fills_lakes_with_the_colour_of_the_sea()
    {
        using var maps = SampleMaps.NameTwo();
        var sweden = new MapOptions { Limits = new GeoExtent(12, 16, 57.5, 60) };
        Assert.That(FilledPaths(sweden), Is.EqualTo(1), "Vänern, Vättern and others are one path");
        Assert.That(
            FilledPaths(sweden with { Limits = new GeoExtent(-20, -10, 55, 60) }),
            Is.Zero,
            "the Atlantic has none"
        );

        int FilledPaths(MapOptions options) =>
            XDocument
                .Parse(Encoding.UTF8.GetString(maps.DrawAs("svg", options, "FL000-200_20250101030000")))
                .Descendants()
                .Count(element => element.Name.LocalName == "path" && element.Attribute("fill")?.Value == "#ECF2F7");
    }

    private static PaintedMap Draw(MapOptions options, int turn)
    {
        var grid = options.Limits is null ? Globe : Grid(turn);
        return PaintedMap.Of(grid, new float[grid.CellCount], options);
    }

    private static Grid Grid(int turn) => new(GridAxis.Regular(turn - 99.5, 1, 30), GridAxis.Regular(20.5, 1, 40));

    private static uint At(PaintedMap map, double longitude, double latitude) =>
        Around(map, longitude, latitude, 0).Single();

    /// <summary>A square of pixels about a place, so many to each side.</summary>
    private static IEnumerable<uint> Around(PaintedMap map, double longitude, double latitude, int pixels)
    {
        var (x, y) = map.View.ToPicture(longitude, latitude);
        for (var row = (int)y - pixels; row <= (int)y + pixels; row++)
        {
            for (var column = (int)x - pixels; column <= (int)x + pixels; column++)
                yield return map.Picture[column, row];
        }
    }

    private static bool IsDark(uint pixel) =>
        (pixel & 0xFF) < 0x80 && (pixel >> 8 & 0xFF) < 0x80 && (pixel >> 16 & 0xFF) < 0x80;
}
