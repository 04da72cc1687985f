using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Reporting;
using CsCheck;

namespace AshPlot.Core.Tests.Geography;

internal sealed class ProjectionTests
{
    // Snyder's numerical examples are of a sphere of radius 1.
    private const double Radius = 6371229;

    [Test]
    public void Mercator_agrees_with_the_numerical_example_of_Snyder()
    {
        // Map Projections: A Working Manual, page 266: 35 N, 75 W about 180 W.
        var (x, y) = new Mercator(-180).Forward(-75, 35);
        Assert.That(x / Radius, Is.EqualTo(1.8325957).Within(1e-7));
        Assert.That(y / Radius, Is.EqualTo(0.6528366).Within(1e-7));
    }

    [Test]
    public void Lambert_agrees_with_the_numerical_example_of_Snyder()
    {
        // Page 295: parallels 33 and 45 N, origin 23 N, 96 W; 35 N, 75 W.
        var (x, y) = new LambertConformal(-96, 23, 33, 45).Forward(-75, 35);
        Assert.That(x / Radius, Is.EqualTo(0.2966785).Within(1e-7));
        Assert.That(y / Radius, Is.EqualTo(0.2462112).Within(1e-7));
    }

    [Test]
    public void A_cone_of_one_parallel_is_the_limit_of_two() =>
        Assert.That(
            new LambertConformal(10, 50, 50, 50).Forward(25, 40).X,
            Is.EqualTo(new LambertConformal(10, 50, 50 - 1e-5, 50 + 1e-5).Forward(25, 40).X).Within(0.01)
        );

    [Test]
    public void Polar_stereographic_is_the_oblique_one_about_a_pole(
        [Values] bool isNorth,
        [Values(-170, -30, 0, 77, 180)] double longitude,
        [Values(5, 40, 60, 89, 90)] double distance
    )
    {
        // Equations 21-2 to 21-4 with the pole as centre, scaled to be true at 60 degrees.
        var latitude = isNorth ? distance : -distance;
        var (centre, phi, lambda) = (
            (isNorth ? 90 : -90) * Math.PI / 180,
            latitude * Math.PI / 180,
            (longitude - 20) * Math.PI / 180
        );
        var k =
            (1 + (Math.Sqrt(3) / 2))
            / (1 + (Math.Sin(centre) * Math.Sin(phi)) + (Math.Cos(centre) * Math.Cos(phi) * Math.Cos(lambda)));
        var (x, y) = new PolarStereographic(20, isNorth).Forward(longitude, latitude);
        Assert.That(x, Is.EqualTo(Radius * k * Math.Cos(phi) * Math.Sin(lambda)).Within(1e-3));
        Assert.That(
            y,
            Is.EqualTo(
                    Radius
                        * k
                        * ((Math.Cos(centre) * Math.Sin(phi)) - (Math.Sin(centre) * Math.Cos(phi) * Math.Cos(lambda)))
                )
                .Within(1e-3)
        );
    }

    [TestCase(60, true)]
    [TestCase(-60, false)]
    public void Polar_stereographic_is_true_along_60_degrees(double latitude, bool isNorth) =>
        Assert.That(Scale(new PolarStereographic(0, isNorth), 33, latitude).AlongParallel, Is.EqualTo(1).Within(1e-6));

    [Test]
    public void Lambert_is_true_along_its_parallels([Values(33, 45)] double latitude) =>
        Assert.That(
            Scale(new LambertConformal(-96, 23, 33, 45), -50, latitude).AlongParallel,
            Is.EqualTo(1).Within(1e-6)
        );

    [Test]
    public void Every_projection_has_its_inverse_in_the_script_of_the_page()
    {
        var inverses = Regex
            .Match(PageAsset.Viewer.Text, @"const inverses = \{\n(.*?)\n  \};", RegexOptions.Singleline)
            .Groups[1]
            .Value;
        var names = Regex
            .Matches(inverses, "^    \"([^\"]+)\": ", RegexOptions.Multiline)
            .Select(entry => entry.Groups[1].Value);
        Assert.That(names, Is.EquivalentTo(MapProjections.Names));
    }

    private static readonly IMapProjection[] All =
    [
        new PlateCarree(-150),
        new Mercator(170),
        new LambertConformal(-20, 55, 45, 65),
        new LambertConformal(150, -30, -10, -50),
        new PolarStereographic(-30, isNorth: true),
        new PolarStereographic(100, isNorth: false),
    ];

    [TestCaseSource(nameof(All))]
    public void A_place_comes_back_from_the_map(IMapProjection projection) =>
        Gen.Select(Gen.Double[-179.999, 179.999], Gen.Double[-88.9, 88.9], Gen.Int[-2, 2])
            .Sample(
                (fromMiddle, anyLatitude, turn) =>
                {
                    var domain = projection.Domain;
                    var (longitude, latitude) = (
                        domain.CentralLongitude + fromMiddle,
                        Math.Clamp(anyLatitude, domain.South + 0.001, domain.North - 0.001)
                    );
                    var (x, y) = projection.Forward(longitude + (360 * turn), latitude);
                    var back = projection.Inverse(x, y);
                    Assert.That(Math.IEEERemainder(back.Longitude - longitude, 360), Is.EqualTo(0).Within(1e-7));
                    Assert.That(back.Latitude, Is.EqualTo(latitude).Within(1e-7));
                },
                iter: 2000
            );

    [TestCaseSource(nameof(All))]
    public void Shapes_of_small_things_are_kept_except_in_plate_carree(IMapProjection projection)
    {
        if (projection is PlateCarree)
            return;
        foreach (var (longitude, latitude) in new[] { (-120.0, 50.0), (3, -40), (77, 12), (155, 65) })
        {
            var (up, across) = Scale(projection, longitude, latitude);
            Assert.That(across / up, Is.EqualTo(1).Within(1e-5), $"{longitude}, {latitude}");
        }
    }

    [Test]
    public void A_pole_is_a_place_where_the_projection_has_one()
    {
        Assert.That(new PolarStereographic(0, true).Forward(123, 90).X, Is.EqualTo(0).Within(1e-6));
        Assert.That(new PolarStereographic(0, true).Inverse(0, 0).Latitude, Is.EqualTo(90).Within(1e-9));
        var cone = new LambertConformal(0, 50, 40, 60);
        Assert.That(cone.Forward(123, 90), Is.EqualTo(cone.Forward(-40, 90)));
        var (x, y) = cone.Forward(0, 90);
        Assert.That(cone.Inverse(x, y).Latitude, Is.EqualTo(90).Within(1e-6));
    }

    [Test]
    public void Beyond_the_map_of_the_world_there_is_no_place()
    {
        Assert.That(new PlateCarree().Inverse(0, 91).Latitude, Is.NaN);
        var cone = new LambertConformal(0, 50, 40, 60);
        var (_, pole) = cone.Forward(0, 90);
        Assert.That(cone.Inverse(0, pole + 1e6).Latitude, Is.NaN, "between the two ends of the cone");
        Assert.That(new PolarStereographic(0, true).Inverse(2e8, 0).Latitude, Is.NaN);
    }

    [TestCase(35, 75, 41.6666667, 68.3333333)]
    [TestCase(-60, -30, -55, -35)]
    public void Standard_parallels_lie_a_sixth_of_the_height_from_the_edges(
        double south,
        double north,
        double first,
        double second
    )
    {
        var parameters = LambertConformal.For(new GeoExtent(-40, 20, south, north), null).Parameters;
        Assert.That(parameters.StandardParallel1, Is.EqualTo(first).Within(1e-6));
        Assert.That(parameters.StandardParallel2, Is.EqualTo(second).Within(1e-6));
        Assert.That(parameters.CentralLongitude, Is.EqualTo(-10));
    }

    [Test]
    public void Every_box_has_a_map_of_positive_size_in_every_projection() =>
        Gen.Select(
                Gen.Double[-360, 360],
                Gen.Double[0.01, 360],
                Gen.Double[-84, 83],
                Gen.Double[0.01, 180],
                Gen.Int[0, 3]
            )
            .Sample(
                (west, width, south, height, which) =>
                {
                    var extent = new GeoExtent(west, west + width, south, Math.Min(90, south + height));
                    var projection = MapProjections.For(MapProjections.Names.ElementAt(which), extent, null);
                    var box = ProjectedBox.Around(projection.Fit(extent), projection);
                    Assert.That(box.Width, Is.GreaterThan(0).And.LessThan(1e9));
                    Assert.That(box.Height, Is.GreaterThan(0).And.LessThan(1e9));
                },
                iter: 3000
            );

    [Test]
    public void A_projection_that_does_not_exist_is_refused_with_those_that_do() =>
        Assert.That(
            () => MapProjections.Check("peters"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("polar-stereographic")
        );

    /// <summary>Length on the map by length on the Earth, from small steps: north, and east.</summary>
    private static (double AlongMeridian, double AlongParallel) Scale(
        IMapProjection projection,
        double longitude,
        double latitude
    )
    {
        const double Step = 1e-4;
        var here = projection.Forward(longitude, latitude);
        return (
            Distance(here, projection.Forward(longitude, latitude + Step)) / (Step * Math.PI / 180 * Radius),
            Distance(here, projection.Forward(longitude + Step, latitude))
                / (Step * Math.PI / 180 * Radius * Math.Cos(latitude * Math.PI / 180))
        );
    }

    private static double Distance((double X, double Y) one, (double X, double Y) other) =>
        double.Hypot(one.X - other.X, one.Y - other.Y);
}
