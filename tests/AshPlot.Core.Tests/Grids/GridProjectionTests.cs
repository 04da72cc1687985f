using AshPlot.Core.Grids;

namespace AshPlot.Core.Tests.Grids;

/// <summary>
/// Against coordinates that PROJ 9 computed (<c>gdaltransform</c>), and the check values of FLEXPART-COSMO's rotated
/// pole.
/// </summary>
internal sealed class GridProjectionTests
{
    private const double Metre = 1e-3;
    private const double Degree = 1e-9;

    private static readonly GridMapping Sphere = new()
    {
        Name = "",
        SemiMajorAxis = 6371229,
        InverseFlattening = 0,
    };
    private static readonly GridMapping Airy = new()
    {
        Name = "",
        SemiMajorAxis = 6377563.396,
        InverseFlattening = 299.3249646,
    };
    private static readonly GridMapping Wgs84 = new() { Name = "" };

    private static readonly GridMapping Conic = Wgs84 with { Name = "lambert_conformal_conic" };
    private static readonly GridMapping Polar = Wgs84 with { Name = "polar_stereographic", Latitude = 90 };
    private static readonly GridMapping Transverse = Wgs84 with { Name = "transverse_mercator" };
    private static readonly GridMapping Rotated = Sphere with { Name = "rotated_latitude_longitude" };

    private static readonly TestCaseData[] Checks =
    [
        Check(
            "conic, two parallels",
            Conic with
            {
                StandardParallel1 = 33,
                StandardParallel2 = 45,
                Latitude = 39,
                Longitude = -96,
                FalseEasting = 400000,
                FalseNorthing = -20000,
            },
            -75,
            35,
            2294366.82364477,
            -242000.155727565
        ),
        Check(
            "conic, one parallel, sphere",
            Sphere with
            {
                Name = Conic.Name,
                StandardParallel1 = 25,
                Latitude = 25,
                Longitude = -95,
            },
            -122.5,
            47.25,
            -2240326.48082412,
            2770363.12017454
        ),
        Check(
            "conic of the south, across the dateline",
            Conic with
            {
                StandardParallel1 = -30,
                StandardParallel2 = -60,
                Latitude = -45,
                Longitude = 170,
            },
            -178,
            -38.5,
            1014828.46428499,
            622997.996139397
        ),
        Check(
            "polar, true at 60 north, sphere",
            Sphere with
            {
                Name = Polar.Name,
                Latitude = 90,
                StandardParallel1 = 60,
                Longitude = -150,
            },
            -155.3,
            61.1,
            -282987.063632475,
            -3050507.91940239
        ),
        Check(
            "polar of the south",
            Polar with
            {
                Latitude = -90,
                StandardParallel1 = -71,
            },
            167,
            -77.5,
            306687.123610131,
            -1328407.87687088
        ),
        Check(
            "polar with a scale factor",
            Polar with
            {
                ScaleFactor = 0.994,
                Longitude = 10,
                FalseEasting = 2e6,
                FalseNorthing = 2e6,
            },
            -20,
            75,
            1162724.90314307,
            549796.99233165
        ),
        Check(
            "Mercator, true at 20",
            Wgs84 with
            {
                Name = "mercator",
                StandardParallel1 = 20,
                Longitude = -160,
            },
            170,
            19.5,
            -3139412.58929585,
            2067791.38311402
        ),
        Check("Mercator, sphere", Sphere with { Name = "mercator" }, 14.99, 37.75, 1666871.8624937, 4539247.47116794),
        Check(
            "British National Grid",
            Airy with
            {
                Name = Transverse.Name,
                Latitude = 49,
                Longitude = -2,
                ScaleFactor = 0.9996012717,
                FalseEasting = 4e5,
                FalseNorthing = -1e5,
            },
            -18.5,
            63.6,
            -411556.018878687,
            1630529.07595066
        ),
        Check(
            "UTM 33",
            Transverse with
            {
                Longitude = 15,
                ScaleFactor = 0.9996,
                FalseEasting = 500000,
            },
            14.993,
            37.751,
            499383.346501461,
            4178188.56152988
        ),
        Check(
            "transverse, sphere",
            Sphere with
            {
                Name = Transverse.Name,
                Longitude = 140,
            },
            175,
            -39,
            3054284.8843115,
            -4967311.02227663
        ),
        Check("rotated pole at 43 N 170 W", Rotated with { Latitude = 43, Longitude = -170 }, 10, 47, 0, 0),
        Check(
            "rotated pole at 39.25 N 162 W",
            Rotated with
            {
                Latitude = 39.25,
                Longitude = -162,
            },
            -107.066785696197,
            78.7937972665478,
            -13,
            45
        ),
        Check(
            "rotated pole at 37.5 N 177.5 E",
            Rotated with
            {
                Latitude = 37.5,
                Longitude = 177.5,
            },
            2.45014321349102,
            48.2868884736708,
            3.3,
            -4.1
        ),
        Check(
            "rotated pole with a turned meridian",
            Rotated with
            {
                Latitude = 37.5,
                Longitude = 177.5,
                NorthPoleGridLongitude = 25,
            },
            -33.2095415744784,
            43.7663423576112,
            3.3,
            -4.1
        ),
    ];

    [TestCaseSource(nameof(Checks))]
    public void Places_have_the_coordinates_that_PROJ_gives_them(
        GridMapping mapping,
        double longitude,
        double latitude,
        double x,
        double y
    )
    {
        var (foundX, foundY) = GridProjections.Of(mapping).Forward(longitude, latitude);
        Assert.That(foundX, Is.EqualTo(x).Within(mapping.IsRotatedPole ? Degree : Metre));
        Assert.That(foundY, Is.EqualTo(y).Within(mapping.IsRotatedPole ? Degree : Metre));
    }

    [TestCaseSource(nameof(Checks))]
    public void Coordinates_lead_back_to_their_places(
        GridMapping mapping,
        double longitude,
        double latitude,
        double x,
        double y
    )
    {
        var (foundLongitude, foundLatitude) = GridProjections.Of(mapping).Inverse(x, y);
        Assert.That(foundLongitude, Is.EqualTo(longitude).Within(1e-7));
        Assert.That(foundLatitude, Is.EqualTo(latitude).Within(1e-7));
    }

    [TestCaseSource(nameof(Checks))]
    public void Places_on_the_other_side_of_the_Earth_lie_in_no_grid(
        GridMapping mapping,
        double longitude,
        double latitude,
        double x,
        double y
    )
    {
        var (farX, farY) = GridProjections.Of(mapping).Forward(longitude + 180, -latitude);
        Assert.That(
            double.IsFinite(farX)
                && double.IsFinite(farY)
                && Math.Abs(farX - x) + Math.Abs(farY - y) < (mapping.IsRotatedPole ? 60 : 5e6),
            Is.False
        );
    }

    private static TestCaseData Check(
        string name,
        GridMapping mapping,
        double longitude,
        double latitude,
        double x,
        double y
    ) => new TestCaseData(mapping, longitude, latitude, x, y).SetArgDisplayNames(name);
}
