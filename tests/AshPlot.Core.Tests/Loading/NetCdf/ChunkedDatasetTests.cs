using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using CsCheck;

namespace AshPlot.Core.Tests.Loading.NetCdf;

[CancelAfter(120_000)]
internal sealed class ChunkedDatasetTests
{
    private static readonly Gen<float> Numbers = Gen.OneOf(
        Gen.OneOf(0f, -0f, float.NaN, 9.96921e36f, -999f),
        Gen.Float
    );

    private readonly UnidataLibrary library = new();
    private TemporaryFolder folder = null!;
    private int made;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [Test]
    public void Chunks_inflated_here_hold_what_the_library_reads([Values] bool areShorts) =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[2, 70], Gen.Int[1, 80], Gen.Int[1, 80], Gen.Int[1, 9], Gen.Int[0, 2])
            .SelectMany(shape => Numbers.Array[shape.Item1 * shape.Item2].Select(values => (shape, values)))
            .Sample(
                (shape, values) =>
                {
                    var (rows, columns, chunkRows, chunkColumns, level, place) = shape;
                    if (areShorts)
                        values =
                        [
                            .. values.Select(value => (float)(short)(float.IsFinite(value) ? value % 30000 : -1)),
                        ];
                    // Planes come first, last or in the middle: y and x need not be the last dimensions of a variable.
                    var (lengths, chunk) = (
                        new List<long> { rows, columns },
                        new List<long> { Math.Min(rows, chunkRows), Math.Min(columns, chunkColumns) }
                    );
                    lengths.Insert(place, 3);
                    chunk.Insert(place, 1);
                    var path = Write(
                        areShorts ? NetCdfType.Short : NetCdfType.Float,
                        lengths,
                        chunk,
                        level,
                        place,
                        values
                    );

                    using var file = (UnidataFile)library.Open(path);
                    var variable = file.Find("v")!;
                    for (var plane = 0; plane < 3; plane++)
                    {
                        var (start, count) = (new long[3], lengths.ToArray());
                        (start[place], count[place]) = (plane, 1);
                        var (single, wide) = (new float[values.Length], new double[values.Length]);
                        file.Read(variable, start, count, single);
                        file.Read(variable, start, count, wide);
                        Assert.That(
                            wide.Select(value => (float)value),
                            Is.EqualTo(single),
                            "one of them is read by the library"
                        );
                        if (plane == 1)
                            Assert.That(single, Is.EqualTo(values));
                    }

                    Assert.That(file.ChunkedOf(variable)!.ChunksRead, Is.GreaterThan(0));
                },
                iter: 40,
                threads: 1
            );

    [TestCase(
        "v:_DeflateLevel = 4 ; v:_Shuffle = \"false\" ; v:_ChunkSizes = 1, 2, 3 ;",
        true,
        TestName = "Deflated without shuffle is inflated here"
    )]
    [TestCase(
        "v:_DeflateLevel = 4 ; v:_Shuffle = \"true\" ; v:_ChunkSizes = 1, 2, 3 ;",
        true,
        TestName = "Deflated with shuffle is inflated here"
    )]
    [TestCase(
        "v:_DeflateLevel = 4 ; v:_Shuffle = \"true\" ; v:_ChunkSizes = 2, 2, 3 ;",
        false,
        TestName = "Chunks of several planes are read by the library"
    )]
    [TestCase(
        "v:_DeflateLevel = 4 ; v:_Fletcher32 = \"true\" ; v:_ChunkSizes = 1, 2, 3 ;",
        false,
        TestName = "Checksums are read by the library"
    )]
    [TestCase(
        "v:_DeflateLevel = 4 ; v:_Endianness = \"big\" ; v:_ChunkSizes = 1, 2, 3 ;",
        false,
        TestName = "Numbers that begin with the highest byte are read by the library"
    )]
    [TestCase("v:_Storage = \"contiguous\" ;", false, TestName = "What has no chunks is read by the library")]
    public void Storage(string storage, bool isInflatedHere)
    {
        var path = NetCdfTools.Generate(
            folder,
            "a.nc",
            $"netcdf a {{ dimensions: z = 2 ; y = 2 ; x = 3 ; variables: float v(z, y, x) ; {storage} data: v = 1, 2, 3, 4, 5, 6, 7, 8, 9, -10, 11.5, 12 ; }}"
        );

        using var file = (UnidataFile)library.Open(path);
        var values = new float[6];
        file.Read(file.Find("v")!, [1, 0, 0], [1, 2, 3], values);

        Assert.That(values, Is.EqualTo(new[] { 7, 8, 9, -10, 11.5f, 12 }));
        Assert.That(file.ChunkedOf(file.Find("v")!)?.ChunksRead ?? 0, Is.EqualTo(isInflatedHere ? 1 : 0));
    }

    [Test]
    public void Damage_within_a_chunk_is_refused_and_never_read_as_other_values() =>
        Gen.Int[0, 1999]
            .Sample(
                place =>
                {
                    var random = new Random(1);
                    float[] values = [.. Enumerable.Range(0, 1000).Select(_ => (float)random.Next(100))];
                    var path = Write(NetCdfType.Float, [3, 25, 40], [1, 25, 40], level: 4, plane: 0, values);
                    var bytes = File.ReadAllBytes(path);
                    var chunk = bytes.AsSpan().IndexOf("\x78\x5e"u8);
                    Assert.That(chunk, Is.Positive, "the header of a zlib stream of level 4");
                    bytes[chunk + (place % 500)] ^= 0x10;
                    File.WriteAllBytes(path, bytes);

                    using var file = library.Open(path);
                    var read = new float[1000];
                    try
                    {
                        file.Read(file.Find("v")!, [1, 0, 0], [1, 25, 40], read);
                    }
                    catch (UnreadableInputException)
                    {
                        return;
                    }

                    Assert.That(read, Is.EqualTo(values));
                },
                iter: 60,
                threads: 1
            );

    /// <summary>Writes the middle one of three planes; the others are never written.</summary>
    private string Write(
        NetCdfType type,
        IReadOnlyList<long> lengths,
        IReadOnlyList<long> chunk,
        int level,
        int plane,
        float[] values
    )
    {
        var path = folder.File($"{made++}.nc");
        using var writer = library.Create(path);
        foreach (var (index, length) in lengths.Index())
            writer.DefineDimension($"d{index}", length);
        writer.DefineVariable(
            new NetCdfVariableDefinition("v", type, ["d0", "d1", "d2"], [])
            {
                Chunks = [.. chunk],
                DeflateLevel = level,
            }
        );
        var (start, count) = (new long[3], lengths.ToArray());
        (start[plane], count[plane]) = (1, 1);
        writer.Write("v", start, count, values);
        writer.Complete();
        return path;
    }
}
