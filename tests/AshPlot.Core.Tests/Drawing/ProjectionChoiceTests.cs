using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Tests.Drawing;

public sealed class ProjectionChoiceTests
{
    [TestCase(-40, 20, 45, 72, "lambert")]
    [TestCase(170, 200, -45, -30, "lambert")]
    [TestCase(90, 130, -12, 10, "mercator")]
    [TestCase(-180, 180, -90, 90, "plate-carree")]
    [TestCase(-180, 180, 50, 90, "polar-stereographic")]
    [TestCase(-60, 0, 62, 85, "polar-stereographic")]
    [TestCase(100, 200, -85, -60, "polar-stereographic")]
    public void The_area_chooses_the_projection(double west, double east, double south, double north, string name)
    {
        var box = new GeoExtent(west, east, south, north);
        Assert.That(MapView.Of(box, new MapOptions { Projection = "auto" }).Projection.Name, Is.EqualTo(name));
        Assert.That(MapView.Of(box, new MapOptions()).Projection.Name, Is.EqualTo("plate-carree"));
    }

    [TestCase(-25, -13, 63, 67)]
    [TestCase(13, 17, 36, 39)]
    [TestCase(-5, 5, -3, 3)]
    public void A_map_in_degrees_has_the_proportions_of_the_Earth_at_its_middle_latitude(
        double west,
        double east,
        double south,
        double north
    )
    {
        var box = new GeoExtent(west, east, south, north);
        var frame = MapView.Of(box, new MapOptions { Limits = box }).Frame;
        var across = (east - west) * Math.Cos((south + north) / 2 * Math.PI / 180);
        Assert.That((double)frame.Width / frame.Height, Is.EqualTo(across / (north - south)).Within(0.01));
    }

    [Test]
    public void A_stamp_has_a_strip_of_its_own_over_the_map()
    {
        var box = new GeoExtent(-25, -13, 63, 67);
        var (plain, stamped) = (MapView.Of(box, new MapOptions()), MapView.Of(box, new MapOptions { Stamp = "TEST" }));
        Assert.That((plain.Layout.StampHeight, stamped.Layout.StampHeight), Is.EqualTo((0f, 32f)));
        Assert.That(stamped.Frame.Y, Is.GreaterThanOrEqualTo(stamped.Layout.StampHeight + 70));
    }
}
