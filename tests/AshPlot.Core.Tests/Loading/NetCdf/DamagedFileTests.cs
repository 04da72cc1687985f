using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;

namespace AshPlot.Core.Tests.Loading.NetCdf;

[CancelAfter(120_000)]
internal sealed class DamagedFileTests
{
    private readonly UnidataLibrary library = new();
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [TestCase(NetCdfFileKind.Classic)]
    [TestCase(NetCdfFileKind.Offset64)]
    [TestCase(NetCdfFileKind.NetCdf4)]
    public void A_file_cut_short_anywhere_is_refused_and_named(NetCdfFileKind kind)
    {
        var whole = WriteFile(kind);
        var bytes = File.ReadAllBytes(whole);
        Assert.That(() => library.Open(whole).Dispose(), Throws.Nothing);

        foreach (var length in Enumerable.Range(1, 40).Select(part => bytes.Length * part / 41))
        {
            var path = folder.File("cut.nc");
            File.WriteAllBytes(path, bytes[..length]);
            Assert.That(
                () => library.Open(path).Dispose(),
                Throws.InstanceOf<UnreadableInputException>().With.Message.Contains(path),
                $"{length} bytes"
            );
        }
    }

    [Test]
    public void An_attribute_that_would_fill_memory_is_refused_before_it_is_read()
    {
        const int Bytes = 1_000_000_000;
        // "The NetCDF Classic Format Specification": no records, no dimensions, one attribute 'a' of bytes, no
        // variables.
        byte[] header =
        [
            .. "CDF\x01"u8,
            .. new byte[12],
            0,
            0,
            0,
            12,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            (byte)'a',
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            0x3B,
            0x9A,
            0xCA,
            0,
        ];
        var path = folder.File("attribute.nc");
        using (var stream = File.Create(path))
        {
            stream.Write(header);
            stream.SetLength(header.Length + Bytes + 8L); // what follows is a hole, which takes no room on the disk
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(
            () => library.Open(path),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("attributes of more than 64 MiB")
        );
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(10_000_000));
    }

    [Test]
    public void A_classic_file_cut_short_names_the_variable_whose_values_are_missing()
    {
        var path = WriteFile(NetCdfFileKind.Classic);
        using (var stream = File.OpenWrite(path))
            stream.SetLength(stream.Length - 8);

        var error = Assert.Throws<UnreadableInputException>(() => library.Open(path));
        Assert.That(error!.Variable, Is.EqualTo("record"));
        Assert.That(error.Message, Does.Contain("8 bytes are missing"));
    }

    [TestCase(12, TestName = "A count of dimensions beyond the file is refused before the library loops over it")]
    [TestCase(4, TestName = "A count of records beyond the file is refused")]
    public void Count(int offset)
    {
        var path = WriteFile(NetCdfFileKind.Classic);
        var bytes = File.ReadAllBytes(path);
        bytes[offset] = 0x7F;
        File.WriteAllBytes(path, bytes);

        Assert.That(
            () => library.Open(path),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains(path)
        );
    }

    [Test]
    public void A_header_that_claims_a_huge_grid_is_refused_before_memory_is_taken()
    {
        var path = NetCdfTools.Generate(
            folder,
            "huge.nc",
            """
            netcdf huge { dimensions: latitude = 2000000000 ; longitude = 2000000000 ;
            variables: float v(latitude, longitude) ; v:_ChunkSizes = 10, 10 ; v:Time\ Av\ or\ Int = "" ;
             v:long_name = "VOLCANIC_ASH_AIR_CONCENTRATION" ; v:units = "g/m3" ;
             float latitude(latitude) ; latitude:units = "degrees_north" ; latitude:_ChunkSizes = 10 ;
             float longitude(longitude) ; longitude:units = "degrees_east" ; longitude:_ChunkSizes = 10 ; }
            """
        );

        Assert.That(
            () => new NetCdfFormat(library).Describe(path, new LoadOptions()),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains("claims")
        );
    }

    [Test]
    [Category("RealData")]
    public void The_real_run_cut_short_is_refused_and_named()
    {
        var bytes = File.ReadAllBytes(Path.Combine(RealData.Folder(), "VA_Tutorial_NAME_output.nc"));
        var path = folder.File("cut.nc");
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);

        Assert.That(
            () => new NetCdfFormat(library).Describe(path, new LoadOptions()),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains(path)
        );
    }

    private string WriteFile(NetCdfFileKind kind)
    {
        var path = folder.File("whole.nc");
        using var writer = library.Create(path, kind);
        writer.DefineDimension("t", null);
        writer.DefineDimension("x", 100);
        writer.DefineAttribute(NetCdfAttribute.OfText("title", "odd"));
        writer.DefineVariable(
            new NetCdfVariableDefinition("fixed", NetCdfType.Double, ["x"], [NetCdfAttribute.OfText("units", "m")])
        );
        writer.DefineVariable(new NetCdfVariableDefinition("letters", NetCdfType.Text, ["t", "x"], []));
        writer.DefineVariable(new NetCdfVariableDefinition("record", NetCdfType.Float, ["t", "x"], []));
        writer.Write("fixed", [0], [100], new double[100]);
        writer.Write("record", [0, 0], [3, 100], new float[300]);
        writer.WriteText("letters", [0, 0], [1, 100], "text");
        writer.Complete();
        return path;
    }
}
