using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Cf;

/// <summary>On which grid a variable lies, by what the file says and does not say.</summary>
[CancelAfter(60_000)]
internal sealed class CfMappingTests
{
    private const string RotatedPole =
        "char crs ; crs:grid_mapping_name = \"rotated_latitude_longitude\" ; crs:grid_north_pole_latitude = 43. ; crs:grid_north_pole_longitude = -170. ;";
    private const string Conic =
        "int crs ; crs:grid_mapping_name = \"lambert_conformal_conic\" ; crs:standard_parallel = 40., 50. ; "
        + "crs:longitude_of_central_meridian = 10. ; crs:latitude_of_projection_origin = 45. ; crs:earth_radius = 6371229. ;";

    private const string Degrees =
        "float y(y) ; y:units = \"degrees\" ; y:axis = \"Y\" ; float x(x) ; x:units = \"degrees\" ; x:axis = \"X\" ;";
    private const string Kilometres =
        "float y(y) ; y:units = \"km\" ; y:standard_name = \"projection_y_coordinate\" ; "
        + "float x(x) ; x:units = \"km\" ; x:standard_name = \"projection_x_coordinate\" ;";

    private const string NorthEast =
        "float y(y) ; y:units = \"degrees_north\" ; float x(x) ; x:units = \"degrees_east\" ;";
    private const string Rlat =
        "float rlat(y) ; rlat:units = \"degrees_north\" ; float rlon(x) ; rlon:units = \"degrees_east\" ;";
    private const string TwoDimensional =
        "float lat(y, x) ; lat:units = \"degrees_north\" ; float lon(y, x) ; lon:units = \"degrees_east\" ;";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [TestCase(
        Degrees,
        RotatedPole,
        "v:grid_mapping = \"crs\" ;",
        TestName = "Axes in bare degrees with a rotated pole are rotated"
    )]
    [TestCase(NorthEast, RotatedPole, "v:grid_mapping = \"crs\" ;", TestName = "So are axes in degrees north and east")]
    [TestCase(
        Degrees,
        RotatedPole,
        "v:grid_mapping = \"crs: x y\" ;",
        TestName = "A mapping may be named with its axes"
    )]
    [TestCase(
        "float y(y) ; y:standard_name = \"grid_latitude\" ; float x(x) ; x:standard_name = \"grid_longitude\" ;",
        RotatedPole,
        "",
        TestName = "The only mapping of the file counts for rotated axes without the attribute"
    )]
    [TestCase(
        NorthEast + " float lat(y, x) ; float lon(y, x) ;",
        RotatedPole,
        "v:grid_mapping = \"crs\" ; v:coordinates = \"lon lat\" ;",
        TestName = "A mapping comes before two-dimensional coordinates"
    )]
    public void Rotated(string axes, string mapping, string attributes)
    {
        var grid = GridOf(axes, mapping, attributes, "y = -1, 0, 1 ; x = -1, 0, 1 ;");
        Assert.That(
            grid.Mapping,
            Is.EqualTo(
                new GridMapping
                {
                    Name = "rotated_latitude_longitude",
                    Latitude = 43,
                    Longitude = -170,
                }
            )
        );
        var (longitude, latitude) = GridGeometry.Of(grid).Centre(4);
        Assert.That(
            (longitude, latitude),
            Is.EqualTo((10d, 47d))
                .Using<(double, double)>(
                    (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9
                )
        );
    }

    [Test]
    public void Axes_of_a_projection_may_be_in_kilometres()
    {
        var grid = GridOf(Kilometres, Conic, "v:grid_mapping = \"crs\" ;", "y = 20, 0, -20 ; x = 0, 10, 20 ;");
        Assert.That(grid.Longitudes.Centres, Is.EqualTo(new[] { 0d, 10000, 20000 }));
        Assert.That(grid.Mapping!.StandardParallel2, Is.EqualTo(50));
        Assert.That(grid.Mapping.SemiMajorAxis, Is.EqualTo(6371229));
        Assert.That(
            GridGeometry.Of(grid).Centre(3),
            Is.EqualTo((10d, 45d))
                .Using<(double, double)>(
                    (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9
                )
        );
    }

    [TestCase(
        NorthEast,
        "int crs ; crs:grid_mapping_name = \"latitude_longitude\" ;",
        "v:grid_mapping = \"crs\" ;",
        TestName = "True by a mapping that says so"
    )]
    [TestCase(
        "float lat(y) ; lat:units = \"degrees_north\" ; float lon(x) ; lon:units = \"degrees_east\" ;",
        RotatedPole,
        "v:coordinates = \"lat lon\" ;",
        TestName = "True by units in a file that has a mapping for other variables"
    )]
    [TestCase(
        NorthEast,
        "",
        "v:grid_mapping = \"gone\" ;",
        TestName = "True by units where the mapping that is named is not there"
    )]
    public void True(string axes, string mapping, string attributes) =>
        Assert.That(GridOf(axes, mapping, attributes, "").IsTrue, Is.True);

    [Test]
    public void The_axes_of_FLEXPART_are_true_for_all_their_standard_names()
    {
        var path = NetCdfTools.Generate(
            folder,
            "flexpart.nc",
            """
            netcdf f { dimensions: latitude = 2 ; longitude = 2 ; variables: float v(latitude, longitude) ;
             float latitude(latitude) ; latitude:units = "degrees_north" ; latitude:standard_name = "grid_latitude" ;
             float longitude(longitude) ; longitude:units = "degrees_east" ; longitude:standard_name = "grid_longitude" ;
            data: latitude = 45, 46 ; longitude = 5, 6 ; }
            """
        );
        using var file = new UnidataLibrary().Open(path);
        var data = new CfDataset(file);
        Assert.That(data.GridOf(data.RequiredFieldOf(file.Find("v")!)).IsTrue, Is.True);
    }

    [Test]
    public void Two_dimensional_coordinates_are_axes_where_they_can_be()
    {
        var grid = GridOf(
            TwoDimensional,
            "",
            "v:coordinates = \"lat lon\" ;",
            "lat = 50, 50, 50, 51, 51, 51, 52, 52, 52 ; lon = 1, 2, 3, 1, 2, 3, 1, 2, 3 ;"
        );
        Assert.That(grid.IsTrue, Is.True);
        Assert.That(grid.Latitudes.Centres, Is.EqualTo(new[] { 50d, 51, 52 }));
        Assert.That(grid.Longitudes.Centres, Is.EqualTo(new[] { 1d, 2, 3 }));
    }

    [TestCase("v:coordinates = \"lat lon\" ;")]
    [TestCase("", Description = "The only pair on the dimensions of the variable")]
    public void Two_dimensional_coordinates_place_a_curvilinear_grid(string attributes)
    {
        var grid = GridOf(
            TwoDimensional,
            "",
            attributes,
            "lat = 50, 50.2, 50.4, 51, 51.2, 51.4, 52, 52.2, 52.4 ; lon = 1, 2, 3, 0.9, 1.9, 2.9, 0.8, 1.8, 2.8 ;"
        );
        Assert.That(grid.MappingName, Is.EqualTo("curvilinear"));
        Assert.That(GridGeometry.Of(grid).CellAt(1.9, 51.2), Is.EqualTo(4));
    }

    [TestCase(Kilometres, "", "", "lies on a projected grid", "neither a grid_mapping nor two-dimensional")]
    [TestCase(
        Rlat,
        "",
        "v:coordinates = \"rlat rlon\" ;",
        "lies on a rotated grid",
        "neither a grid_mapping nor two-dimensional"
    )]
    [TestCase(
        NorthEast + " y:long_name = \"rotated latitude\" ; x:long_name = \"rotated longitude\" ;",
        "",
        "",
        "lies on a rotated grid",
        "neither"
    )]
    [TestCase(Kilometres, "", "v:grid_mapping = \"gone\" ;", "'gone'", "which the file does not have")]
    [TestCase(
        Kilometres,
        "int crs ; crs:grid_mapping_name = \"lambert_conformal_conic\" ;",
        "v:grid_mapping = \"crs\" ;",
        "lacks standard_parallel",
        "'crs'"
    )]
    [TestCase(
        Kilometres,
        "int crs ; crs:grid_mapping_name = \"sinusoidal\" ;",
        "v:grid_mapping = \"crs\" ;",
        "'sinusoidal' is not supported",
        "transverse_mercator"
    )]
    [TestCase(Kilometres, "int crs ;", "v:grid_mapping = \"crs\" ;", "has no grid_mapping_name", "crs")]
    [TestCase(Degrees, Conic, "v:grid_mapping = \"crs\" ;", "is in 'degrees'", "m or km")]
    [TestCase(Kilometres, RotatedPole, "v:grid_mapping = \"crs\" ;", "is in 'km'", "in degrees")]
    public void A_grid_that_cannot_be_placed_says_what_is_missing(
        string axes,
        string mapping,
        string attributes,
        params string[] parts
    )
    {
        var error = Assert.Throws<UnreadableInputException>(() => GridOf(axes, mapping, attributes, ""))!;
        foreach (var part in parts)
            Assert.That(error.Message, Does.Contain(part));
    }

    [Test]
    public void An_unsupported_mapping_with_two_dimensional_coordinates_is_drawn_by_those() =>
        Assert.That(
            GridOf(
                Kilometres + TwoDimensional,
                "int crs ; crs:grid_mapping_name = \"sinusoidal\" ;",
                "v:grid_mapping = \"crs\" ; v:coordinates = \"lat lon\" ;",
                "lat = 50, 50.2, 50.4, 51, 51.2, 51.4, 52, 52.2, 52.4 ; lon = 1, 2, 3, 0.9, 1.9, 2.9, 0.8, 1.8, 2.8 ;"
            ).MappingName,
            Is.EqualTo("curvilinear")
        );

    private Grid GridOf(string axes, string mapping, string attributes, string data)
    {
        if (data.Length == 0)
            data =
                axes.Contains("(y, x)", StringComparison.Ordinal) ? ""
                : axes.Contains("rlat(y)", StringComparison.Ordinal) ? "rlat = 1, 2, 3 ; rlon = 1, 2, 3 ;"
                : axes.Contains("lat(y)", StringComparison.Ordinal) ? "lat = 1, 2, 3 ; lon = 1, 2, 3 ;"
                : "y = 1, 2, 3 ; x = 1, 2, 3 ;";
        var path = NetCdfTools.Generate(
            folder,
            "grid.nc",
            $$"""
            netcdf grid { dimensions: y = 3 ; x = 3 ; variables: float v(y, x) ; {{attributes}} {{axes}} {{mapping}} data: {{data}} }
            """
        );
        using var file = new UnidataLibrary().Open(path);
        var dataset = new CfDataset(file);
        return dataset.GridOf(dataset.RequiredFieldOf(file.Find("v")!));
    }
}
