using AshPlot.Core.Geography;

namespace AshPlot.Core.Tests.Geography;

internal class GeoPolylineTests
{
    private static readonly GeoPolyline Line = new([-20f, 64f, -10f, 66f, -15f, 60f], isClosed: false);

    [Test]
    public void A_line_knows_the_box_around_its_points() =>
        Assert.That((Line.West, Line.South, Line.East, Line.North), Is.EqualTo((-20f, 60f, -10f, 66f)));

    [TestCase(-12, 62, 0, 80, true)]
    [TestCase(-10, 66, 0, 80, true)]
    [TestCase(-9.9, 62, 0, 80, false)]
    [TestCase(-40, 62, -20.1, 80, false)]
    [TestCase(-40, 66.1, 0, 80, false)]
    [TestCase(-40, 40, 0, 59.9, false)]
    public void A_line_outside_an_extent_can_be_passed_over(
        double west,
        double south,
        double east,
        double north,
        bool mayTouch
    ) => Assert.That(Line.MayTouch(west, south, east, north), Is.EqualTo(mayTouch));

    [Test]
    public void A_stretch_of_a_stretch_keeps_its_place_in_the_line()
    {
        var stretch = Line.Stretch(1, 2).Stretch(1, 1);
        Assert.That(stretch.Coordinates.ToArray(), Is.EqualTo(new[] { -15f, 60f }));
    }

    [TestCase(0)]
    [TestCase(3)]
    public void Coordinates_come_in_pairs(int length) =>
        Assert.That(() => new GeoPolyline(new float[length], isClosed: false), Throws.ArgumentException);
}
