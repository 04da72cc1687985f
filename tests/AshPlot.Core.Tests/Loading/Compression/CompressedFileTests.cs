using System.IO.Compression;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.Compression;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.NameText;
using ICSharpCode.SharpZipLib.BZip2;

namespace AshPlot.Core.Tests.Loading.Compression;

[CancelAfter(60_000)]
public sealed class CompressedFileTests
{
    private NameTextFiles files = null!;
    private LoadOptions load = null!;

    [SetUp]
    public void MakeFolder()
    {
        files = new NameTextFiles();
        load = new LoadOptions { DecodedPlanesFolder = Path.Combine(files.Folder, "working") };
    }

    [TearDown]
    public void RemoveFolder() => files.Dispose();

    [TestCase("run.txt.gz", ExpectedResult = 0.002f)]
    [TestCase("run.txt.bz2", ExpectedResult = 0.002f)]
    [TestCase("nothing in the name says it", ExpectedResult = 0.002f)]
    public float A_compressed_file_is_read_as_what_is_in_it(string name)
    {
        var path = Write(name, Text());
        Assert.That(InputFiles.Resolve([path]), Is.EqualTo(new[] { path }));
        var run = RunFormats.Describe(path, load);
        Assert.That((run.Title, run.Files.Single().Path), Is.EqualTo(("DEMO", path)));
        return Read(run);
    }

    [TestCase(".gz")]
    [TestCase(".bz2")]
    public void Planes_are_read_from_the_unpacked_file_where_nothing_was_decoded(string extension)
    {
        var run = RunFormats.Describe(Write("run.txt" + extension, Text()), load);
        Assert.That(Read(run with { Files = [run.Files[0] with { DecodedPlanes = null }] }), Is.EqualTo(0.002f));
    }

    [TestCase(".gz")]
    [TestCase(".bz2")]
    public void Files_that_were_appended_to_each_other_are_one(string extension)
    {
        var (text, path) = (Text(), Path.Combine(files.Folder, "run" + extension));
        var parts = new[] { text[..700], text[700..] }.Select(part =>
            File.ReadAllBytes(Write("part" + extension, part))
        );
        File.WriteAllBytes(path, [.. parts.SelectMany(part => part)]);
        Assert.That(Read(RunFormats.Describe(path, load)), Is.EqualTo(0.002f));
    }

    [TestCase(".gz", 8)]
    [TestCase(".gz", 200)]
    [TestCase(".bz2", 8)]
    [TestCase(".bz2", 200)]
    public void A_file_that_is_cut_off_is_refused(string extension, int lost)
    {
        var path = Write("run.txt" + extension, Text());
        var stored = File.ReadAllBytes(path);
        File.WriteAllBytes(path, stored[..^lost]);
        Assert.That(
            () => RunFormats.Describe(path, load),
            Throws.TypeOf<UnreadableInputException>().With.Message.StartsWith(path).And.Message.Contains("damaged or")
        );
    }

    [TestCase(".gz")]
    [TestCase(".bz2")]
    public void A_file_that_holds_more_than_the_bound_is_refused_before_more_is_written(string extension)
    {
        var (path, destination) = (Write("run" + extension, new byte[1 << 21]), Path.Combine(files.Folder, "out"));
        Assert.That(
            () => CompressedFile.Unpack(path, destination, most: 1 << 19),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("holds more than")
        );
        Assert.That(new FileInfo(destination).Length, Is.LessThanOrEqualTo(1 << 19));
    }

    [Test]
    public void An_error_names_the_compressed_file_and_the_line_in_it()
    {
        var path = Write(
            "run.txt.gz",
            Text(NameTextFiles.NameTwo.Replace("2.500000,1.5", "2.500000,x.5", StringComparison.Ordinal))
        );
        Assert.That(
            () => RunFormats.Describe(path, load),
            Throws.TypeOf<UnreadableInputException>().With.Message.StartsWith(path + ", line 21:")
        );
    }

    [Test]
    public void Of_a_file_and_its_compressed_copy_in_one_folder_the_copy_is_left_out()
    {
        var warnings = new List<string>();
        var plain = files.Write(NameTextFiles.NameTwo, "run.txt");
        var copy = Write("run.txt.gz", Text());
        Assert.That(InputFiles.Resolve([files.Folder], warnings.Add), Is.EqualTo(new[] { plain }));
        Assert.That(warnings.Single(), Does.StartWith(copy + " is left out"));
    }

    [TestCase("PK\u0003\u0004", "zip archive", "unzip")]
    [TestCase("GRIB", "GRIB", "cdo -f nc4 copy")]
    [TestCase("\u000E\u0003\u0013\u0001", "HDF4", "h4tonccf_nc4")]
    public void Other_formats_are_named_with_the_command_that_converts_them_also_compressed(
        string beginning,
        string name,
        string command
    )
    {
        var content = System.Text.Encoding.Latin1.GetBytes(beginning + "and so on");
        foreach (var path in new[] { Write("a.gz", content), Write("a.bz2", content), Plain("a", content) })
        {
            Assert.That(
                () => InputFiles.Resolve([path]),
                Throws
                    .TypeOf<UnreadableInputException>()
                    .With.Message.StartsWith(path)
                    .And.Message.Contains(name)
                    .And.Message.Contains(command)
            );
        }
    }

    [TestCase(".zgroup")]
    [TestCase(".zarray")]
    [TestCase("zarr.json")]
    public void A_Zarr_store_is_named_with_the_command_that_converts_it(string metadata)
    {
        files.Write("{}", metadata);
        Assert.That(
            () => InputFiles.Resolve([files.Folder]),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("Zarr").And.Message.Contains("to_netcdf")
        );
    }

    private static byte[] Text(string text = NameTextFiles.NameTwo) => System.Text.Encoding.UTF8.GetBytes(text);

    private string Plain(string name, byte[] content)
    {
        var path = Path.Combine(files.Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Write(string name, byte[] content)
    {
        using var stored = new MemoryStream();
        using (
            Stream packing = name.EndsWith(".bz2", StringComparison.Ordinal)
                ? new BZip2OutputStream(stored) { IsStreamOwner = false }
                : new GZipStream(stored, CompressionLevel.Fastest, leaveOpen: true)
        )
        {
            packing.Write(content);
        }

        return Plain(name, stored.ToArray());
    }

    private static float Read(RunDescription run)
    {
        var quantity = run.Quantities[0];
        var values = new float[quantity.Grid.CellCount];
        using var reader = new SliceReader(run.Files);
        reader.Read(quantity.Slices[0], values);
        return values.Max();
    }
}
