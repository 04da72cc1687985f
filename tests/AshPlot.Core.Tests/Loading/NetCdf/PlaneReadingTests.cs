using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf;

[CancelAfter(60_000)]
internal sealed class PlaneReadingTests
{
    private readonly NetCdfFormat format = new(new UnidataLibrary());
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
        "short v(y, x) ; v:scale_factor = 0.5 ; v:add_offset = 100. ;",
        "1, 2, 3, -4",
        new[] { 100.5f, 101, 101.5f, 98 },
        TestName = "Packed values are unpacked"
    )]
    [TestCase(
        "short v(y, x) ; v:_FillValue = -1s ; v:scale_factor = 2.f ;",
        "1, -1, 3, 4",
        new[] { 2f, float.NaN, 6, 8 },
        TestName = "A fill value is missing"
    )]
    [TestCase(
        "float v(y, x) ; v:_FillValue = -9.9f ;",
        "1, -9.9, 3, NaN",
        new[] { 1f, float.NaN, 3, float.NaN },
        TestName = "A fill value of a float is missing, and so is NaN"
    )]
    [TestCase(
        "float v(y, x) ; v:missing_value = -9.9, 7. ;",
        "1, -9.9, 7, 4",
        new[] { 1f, float.NaN, float.NaN, 4 },
        TestName = "Missing values may be several, stored with another precision"
    )]
    [TestCase(
        "float v(y, x) ;",
        "1, _, 3, Infinity",
        new[] { 1f, float.NaN, 3, float.NaN },
        TestName = "What was never written is missing, and so is what is infinite"
    )]
    [TestCase(
        "float v(y, x) ; v:valid_range = 0.1, 0.3 ;",
        "0.1, 0.05, 0.3, 0.31",
        new[] { 0.1f, float.NaN, 0.3f, float.NaN },
        TestName = "Values outside the valid range are missing, its ends are not"
    )]
    [TestCase(
        "double v(y, x) ; v:valid_min = 0. ;",
        "0, -1, 3, 4",
        new[] { 0, float.NaN, 3, 4 },
        TestName = "Values below the valid minimum are missing"
    )]
    [TestCase(
        "int v(y, x) ; v:valid_max = 3 ; v:scale_factor = 10. ;",
        "0, -1, 3, 4",
        new[] { 0, -10, 30, float.NaN },
        TestName = "A valid maximum of the stored type counts in stored numbers"
    )]
    [TestCase(
        "short v(y, x) ; v:valid_max = 30. ; v:scale_factor = 10. ;",
        "0, -1, 3, 4",
        new[] { 0, -10, 30, float.NaN },
        TestName = "A valid maximum of another type counts in values"
    )]
    public void Values(string variable, string data, float[] expected)
    {
        var path = Generate($"{variable}", $"v = {data} ;");

        Assert.That(Read(path, [PlaneTerm.Latitude, PlaneTerm.Longitude]), Is.EqualTo(expected));
    }

    [TestCase("float v(x, y) ;")]
    [TestCase("double v(x, y) ;")]
    public void A_plane_stored_by_columns_is_turned(string variable)
    {
        var path = Generate(variable, "v = 1, 2, 3, 4 ;");

        Assert.That(Read(path, [PlaneTerm.Longitude, PlaneTerm.Latitude]), Is.EqualTo(new[] { 1f, 3, 2, 4 }));
    }

    [Test]
    public void A_file_that_changed_since_it_was_described_is_refused()
    {
        var path = Generate("float v(y, x) ;", "v = 1, 2, 3, 4 ;");

        using var source = format.Open(new SourceFile(path, "netcdf"));
        Assert.That(
            () => source.Read(new PlaneTerm(0, "w", [-1, -2]), new float[4]),
            Throws.InstanceOf<UnreadableInputException>()
        );
        Assert.That(
            () => source.Read(new PlaneTerm(0, "v", [0, -1, -2]), new float[4]),
            Throws.InstanceOf<UnreadableInputException>()
        );
        Assert.That(
            () => source.Read(new PlaneTerm(0, "v", [-1, -2]), new float[5]),
            Throws.InstanceOf<UnreadableInputException>()
        );
    }

    [Test]
    public void NetCDF_3_and_NetCDF_4_files_are_recognised_by_their_first_bytes()
    {
        foreach (var kind in (ReadOnlySpan<string>)["nc3", "nc6", "nc5", "nc4", "nc7"])
        {
            var path = Generate("float v(y, x) ;", "v = 1, 2, 3, 4 ;", kind);
            Assert.That(RunFormats.Find(path)?.Name, Is.EqualTo("netcdf"), kind);
        }

        Assert.That(format.Recognises("NAME III"u8), Is.False);
    }

    [Test]
    public void A_file_without_a_latitude_longitude_grid_is_refused() =>
        Assert.That(
            () => format.Describe(Generate("float v(y, x) ;", "v = 1, 2, 3, 4 ;"), new LoadOptions()),
            Throws
                .InstanceOf<UnreadableInputException>()
                .With.Message.Contains("no latitude and longitude axis (dimensions y, x)")
        );

    private string Generate(string variable, string data, string kind = "nc4") =>
        NetCdfTools.Generate(
            folder,
            "plane.nc",
            $"netcdf plane {{ dimensions: y = 2 ; x = 2 ; variables: {variable} data: {data} }}",
            kind
        );

    private float[] Read(string path, int[] index)
    {
        var values = new float[4];
        using var source = format.Open(new SourceFile(path, "netcdf"));
        source.Read(new PlaneTerm(0, "v", [.. index]), values);
        return values;
    }
}
