using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Cf;

[CancelAfter(60_000)]
internal sealed class CfGridTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [TestCase("0, 1, 2", new[] { -0.5, 0.5, 1.5, 2.5 }, TestName = "Edges lie half way")]
    [TestCase("2, 1, 0", new[] { 2.5, 1.5, 0.5, -0.5 }, TestName = "Longitudes may descend")]
    [TestCase("359, 0, 1", new[] { 358.5, 359.5, 360.5, 361.5 }, TestName = "Longitudes may wrap around")]
    [TestCase("179, 180, -179", new[] { 178.5, 179.5, 180.5, 181.5 }, TestName = "Longitudes may cross the dateline")]
    [TestCase("0, 180, 360", new[] { -90d, 90, 270, 450 }, TestName = "A meridian may be stored twice")]
    [TestCase("120.5, 180.5, 230.5", new[] { 90.5, 150.5, 205.5, 255.5 }, TestName = "Longitudes may run past 180")]
    public void Longitudes(string values, double[] edges) =>
        Assert.That(GridOf("50, 51", values).Longitudes.Edges, Is.EqualTo(edges));

    [TestCase("-90, 0, 90", new[] { -90d, -45, 45, 90 }, TestName = "Rows centred on the poles end there")]
    [TestCase("60, 59, 58", new[] { 60.5, 59.5, 58.5, 57.5 }, TestName = "Latitudes may run north to south")]
    public void Latitudes(string values, double[] edges) =>
        Assert.That(GridOf(values, "0, 1").Latitudes.Edges, Is.EqualTo(edges));

    [TestCase("12, 19, 19, 41, 41, 69", new[] { 12d, 19, 41, 69 }, TestName = "Stored bounds are edges")]
    [TestCase(
        "19, 12, 41, 19, 69, 41",
        new[] { 12d, 19, 41, 69 },
        TestName = "A pair of bounds may be stored in either order"
    )]
    [TestCase("12, 19, 24, 41, 41, 69", new[] { 10d, 20, 40, 70 }, TestName = "Bounds that leave a gap are not edges")]
    [TestCase(
        "112, 119, 119, 141, 141, 169",
        new[] { 10d, 20, 40, 70 },
        TestName = "Bounds that do not enclose the centres are not edges"
    )]
    public void Bounds(string bounds, double[] edges) =>
        Assert.That(GridOf("50, 51", "15, 25, 55", bounds).Longitudes.Edges, Is.EqualTo(edges));

    [TestCase(
        "88.4, 89.4, 90.4",
        new[] { 87.9, 88.9, 89.9, 90 },
        TestName = "A centre past the pole by less than half a cell"
    )]
    [TestCase("-90.5, -89.5", new[] { -90d, -90, -89 }, TestName = "A centre past the pole by half a cell")]
    public void Poles(string latitudes, double[] edges) =>
        Assert.That(GridOf(latitudes, "0, 1").Latitudes.Edges, Is.EqualTo(edges).Within(1e-9));

    [TestCase("50, 51", "0, 2, 1", "lon", "neither ascending nor descending at entry 3")]
    [TestCase("50, 50", "0, 1", "lat", "neither ascending nor descending")]
    [TestCase("50, NaN", "0, 1", "lat", "missing value")]
    [TestCase("89.6, 90.6", "0, 1", "lat", "outside -90..90 by more than half a cell")]
    [TestCase("-91, -90", "0, 1", "lat", "outside -90..90 by more than half a cell")]
    [TestCase("0, 9.969e36", "0, 1", "lat", "a missing value")]
    [TestCase("-9.969e36, 9.969e36", "0, 1", "lat", "a missing value")]
    [TestCase("91", "0, 1", "lat", "outside -90..90 by more than half a cell")]
    [TestCase("50, 51", "0, 1000", "lon", "outside -720..720")]
    public void An_axis_that_cannot_be_drawn_is_refused(
        string latitudes,
        string longitudes,
        string variable,
        string problem
    )
    {
        var error = Assert.Throws<UnreadableInputException>(() => GridOf(latitudes, longitudes));
        Assert.That(error!.Variable, Is.EqualTo(variable));
        Assert.That(error.Message, Does.Contain(problem));
    }

    [Test]
    public void A_variable_without_places_says_so()
    {
        var path = NetCdfTools.Generate(
            folder,
            "grid.nc",
            "netcdf grid { dimensions: y = 2 ; x = 2 ; variables: float v(y, x) ; }"
        );
        using var file = new UnidataLibrary().Open(path);
        Assert.That(
            () => new CfDataset(file).RequiredFieldOf(file.Find("v")!),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains("no latitude and longitude axis")
        );
    }

    private Grid GridOf(string latitudes, string longitudes, string? bounds = null)
    {
        var (rows, columns) = (latitudes.Split(',').Length, longitudes.Split(',').Length);
        var path = NetCdfTools.Generate(
            folder,
            "grid.nc",
            $$"""
            netcdf grid { dimensions: lat = {{rows}} ; lon = {{columns}} ; bnds = 2 ;
            variables: float v(lat, lon) ;
             double lat(lat) ; lat:units = "degrees_north" ;
             double lon(lon) ; lon:standard_name = "longitude" ; {{(
                bounds is null ? "" : "lon:bounds = \"lon_bnds\" ;"
            )}}
             double lon_bnds(lon, bnds) ;
            data: lat = {{latitudes}} ; lon = {{longitudes}} ; {{(bounds is null ? "" : $"lon_bnds = {bounds} ;")}} }
            """
        );
        using var file = new UnidataLibrary().Open(path);
        var data = new CfDataset(file);
        return data.GridOf(data.RequiredFieldOf(file.Find("v")!));
    }
}
