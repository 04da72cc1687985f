using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;

namespace AshPlot.Core.Tests.Loading.NetCdf;

[CancelAfter(60_000)]
internal sealed class UnidataLibraryTests
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

    [Test]
    public void A_backslash_in_a_path_does_not_lead_to_another_file()
    {
        Directory.CreateDirectory(folder.File("a"));
        Write(folder.File("a/b.nc"), NetCdfFileKind.Classic);
        File.Copy(folder.File("a/b.nc"), folder.File("a\\b.nc"));
        File.Delete(folder.File("a/b.nc"));
        Write(folder.File("a/b.nc"), NetCdfFileKind.NetCdf4);
        Assert.That(
            () => library.Open(folder.File("a\\b.nc")),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("backslash")
        );
    }

    [TestCase("https:/example.org/a.nc")]
    [TestCase("file:/a.nc#mode=bytes")]
    [TestCase("[log][show=fetch]a.nc")]
    [TestCase("a.nc#mode=nczarr,file")]
    [TestCase("s3:/bucket/a.nc?x=y")]
    [TestCase("c:a.nc")]
    [TestCase(" a.nc")]
    [TestCase("%2e%2e.nc")]
    public void A_path_that_looks_like_something_else_is_the_path_of_a_file(string name)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Write(path, NetCdfFileKind.NetCdf4);
        using var file = library.Open(path);
        Assert.That(file.Path, Is.EqualTo(path));
        Assert.That(file.Find("field"), Is.Not.Null);
    }

    [Test]
    public void The_library_says_its_version() => Assert.That(library.Version, Does.Match(@"^4\.\d+"));

    [TestCase(NetCdfFileKind.NetCdf4)]
    [TestCase(NetCdfFileKind.Classic)]
    [TestCase(NetCdfFileKind.Offset64)]
    public void What_is_written_is_read_back(NetCdfFileKind kind)
    {
        var path = folder.File("a b.nc");
        Write(path, kind);

        using var file = library.Open(path);
        Assert.That(
            file.Dimensions,
            Is.EqualTo(
                new[]
                {
                    new NetCdfDimension("time", 2, IsUnlimited: true),
                    new NetCdfDimension("x", 3),
                    new NetCdfDimension("letters", 8),
                }
            )
        );
        Assert.That(file.Attributes.Text("Run time"), Is.EqualTo("0904UTC 20/07/2018"));
        Assert.That(file.Attributes.Text("ünits"), Is.EqualTo("µg/m³"));
        var field = file.Find("field")!;
        Assert.That(field.Type, Is.EqualTo(NetCdfType.Float));
        Assert.That(field.Dimensions.Select(dimension => dimension.Name), Is.EqualTo(new[] { "time", "x" }));
        Assert.That(field.Attributes.Number("_FillValue"), Is.EqualTo(-1));
        Assert.That(field.Attributes.Find("range")!.Numbers, Is.EqualTo(new[] { 1.5, 2.5 }));
        Assert.That(field.Attributes.Find("flags")!.Type, Is.EqualTo(NetCdfType.Int));
        Assert.That(field.Attributes.Text("range"), Is.Null);

        var values = new float[4];
        file.Read(field, [0, 1], [2, 2], values);
        Assert.That(values, Is.EqualTo(new[] { 2f, 3f, 5f, 6f }));
        var numbers = new double[3];
        file.Read(file.Find("x")!, [0], [3], numbers);
        Assert.That(numbers, Is.EqualTo(new[] { 10d, 20d, 30d }));
        Assert.That(file.ReadText(file.Find("z")!, [0], [8]), Is.EqualTo("layer"));
        var scalar = new double[1];
        file.Read(file.Find("scalar")!, [], [], scalar);
        Assert.That(scalar, Is.EqualTo(new[] { 42d }));
    }

    [Test]
    public void Values_are_chunked_and_compressed_when_asked_for()
    {
        var path = folder.File("chunked.nc");
        using (var writer = library.Create(path))
        {
            writer.DefineDimension("y", 1000);
            writer.DefineDimension("x", 1000);
            writer.DefineVariable(
                new NetCdfVariableDefinition("v", NetCdfType.Float, ["y", "x"], [])
                {
                    Chunks = [100, 1000],
                    DeflateLevel = 4,
                }
            );
            writer.Write("v", [0, 0], [1000, 1000], new float[1_000_000]);
            writer.Complete();
        }

        Assert.That(new FileInfo(path).Length, Is.LessThan(100_000));
        Assert.That(
            NetCdfTools.Run("ncdump", "-hs", path),
            Does.Contain("v:_ChunkSizes = 100, 1000 ;")
                .And.Contain("v:_DeflateLevel = 4 ;")
                .And.Contain("v:_Shuffle = \"true\" ;")
        );
    }

    [Test]
    public void Strings_of_NetCDF_4_are_read()
    {
        var path = NetCdfTools.Generate(
            folder,
            "strings.nc",
            """
            netcdf strings { dimensions: n = 2 ;
            variables: string names(n) ; string names:notes = "one", "two" ; string :title = "a title" ;
            data: names = "Boundary layer", "second" ; }
            """
        );

        using var file = library.Open(path);
        Assert.That(file.ReadText(file.Find("names")!, [1], [1]), Is.EqualTo("second"));
        Assert.That(file.Find("names")!.Attributes.Text("notes"), Is.EqualTo("one, two"));
        Assert.That(file.Attributes.Text("title"), Is.EqualTo("a title"));
    }

    [Test]
    public void A_buffer_of_the_wrong_length_is_refused_before_the_library_overruns_it()
    {
        var path = folder.File("a.nc");
        Write(path, NetCdfFileKind.NetCdf4);

        using var file = library.Open(path);
        Assert.That(() => file.Read(file.Find("field")!, [0, 0], [2, 3], new float[5]), Throws.ArgumentException);
        Assert.That(() => file.Read(file.Find("field")!, [0], [2], new float[2]), Throws.ArgumentException);
    }

    [Test]
    public void Reading_past_the_end_names_file_and_variable()
    {
        var path = folder.File("a.nc");
        Write(path, NetCdfFileKind.NetCdf4);

        using var file = library.Open(path);
        var error = Assert.Throws<UnreadableInputException>(() =>
            file.Read(file.Find("field")!, [5, 0], [1, 3], new float[3])
        );
        Assert.That(error!.File, Is.EqualTo(path));
        Assert.That(error.Variable, Is.EqualTo("field"));
    }

    [Test]
    public void A_closed_file_cannot_be_read()
    {
        var path = folder.File("a.nc");
        Write(path, NetCdfFileKind.NetCdf4);
        var file = library.Open(path);
        file.Dispose();

        Assert.That(
            () => file.Read(file.Find("x")!, [0], [3], new float[3]),
            Throws.InstanceOf<ObjectDisposedException>()
        );
        Assert.That(file.Dispose, Throws.Nothing);
    }

    [Test]
    public void A_file_that_is_absent_or_no_NetCDF_is_refused()
    {
        var text = folder.File("text.nc");
        File.WriteAllText(text, "not NetCDF");

        Assert.That(
            () => library.Open(text),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains(text)
        );
        Assert.That(() => library.Open(folder.File("absent.nc")), Throws.InstanceOf<UnreadableInputException>());
    }

    [Test]
    public void A_file_that_cannot_be_created_is_an_output_error() =>
        Assert.That(
            () => library.Create(folder.File("no/such/folder.nc")),
            Throws.InstanceOf<UnwritableOutputException>()
        );

    private void Write(string path, NetCdfFileKind kind)
    {
        using var writer = library.Create(path, kind);
        writer.DefineDimension("time", null);
        writer.DefineDimension("x", 3);
        writer.DefineDimension("letters", 8);
        writer.DefineAttribute(NetCdfAttribute.OfText("Run time", "0904UTC 20/07/2018"));
        writer.DefineAttribute(NetCdfAttribute.OfText("ünits", "µg/m³"));
        writer.DefineVariable(
            new NetCdfVariableDefinition(
                "field",
                NetCdfType.Float,
                ["time", "x"],
                [
                    NetCdfAttribute.OfFloat("_FillValue", -1),
                    NetCdfAttribute.OfDouble("range", 1.5, 2.5),
                    NetCdfAttribute.OfInt("flags", 7),
                ]
            )
        );
        writer.DefineVariable(new NetCdfVariableDefinition("x", NetCdfType.Double, ["x"], []));
        writer.DefineVariable(new NetCdfVariableDefinition("z", NetCdfType.Text, ["letters"], []));
        writer.DefineVariable(new NetCdfVariableDefinition("scalar", NetCdfType.Int, [], []));
        writer.Write("field", [0, 0], [2, 3], (ReadOnlySpan<float>)[1, 2, 3, 4, 5, 6]);
        writer.Write("x", [0], [3], (ReadOnlySpan<double>)[10, 20, 30]);
        writer.WriteText("z", [0], [8], "layer");
        writer.Write("scalar", [], [], (ReadOnlySpan<double>)[42]);
        writer.Complete();
    }
}
