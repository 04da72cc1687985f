using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Whatever file a run leaves, it says that it is an exercise where it is one, and where it comes from.
/// </summary>
[CancelAfter(300_000)]
public sealed class ProvenanceTests
{
    private const string Stamp = "EXERCISE 7";
    private const string Volcano = "Katla";

    private static readonly string[] Facts =
    [
        Stamp,
        "Sample_Eruption",
        "name",
        "2100UTC 31/12/2024",
        Volcano,
        "ashplot ",
    ];

    private static readonly bool HasFfmpeg = Environment
        .GetEnvironmentVariable("PATH")!
        .Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, "ffmpeg")));

    private TemporaryFolder temporary = null!;

    /// <summary>Every kind of file, by what finds its files, and how its texts are read.</summary>
    private static readonly (string Kind, string Run, string Pattern, Func<string, string> Read)[] Outputs =
    [
        ("PNG", "maps", "FL200-350/*.png", Latin),
        ("PNG of panels", "panels", "FL200-350/*_Panels_*.png", Latin),
        ("PNG of 8 bits", "small", "FL200-350/*.png", Latin),
        ("JPEG", "maps", "FL200-350/*.jpeg", Utf),
        ("WebP", "maps", "FL200-350/*.webp", Utf),
        ("SVG", "maps", "FL200-350/*.svg", Svg),
        ("PDF", "maps", "FL200-350/*.pdf", Pdf),
        ("document", "maps", "maps.pdf", Pdf),
        ("animated PNG", "maps", "animations/*.apng", Latin),
        ("animated PNG of 8 bits", "small", "animations/*.apng", Latin),
        ("animated WebP", "maps", "animations/*.webp", Utf),
        ("MP4", "maps", "animations/*.mp4", Utf),
        ("animated GIF", "maps", "animations/*.gif", Blocks),
        ("GeoJSON", "maps", "export/FL200-350/*.geojson", Utf),
        ("GeoTIFF", "maps", "export/FL200-350/*.tif", Latin),
        ("KMZ", "maps", "export/FL200-350/*.kmz", Kmz),
        ("KMZ of all times", "maps", "export/*.kmz", Kmz),
    ];

    [OneTimeSetUp]
    public async Task RenderAsync()
    {
        temporary = new TemporaryFolder();
        string[] joined = ["--animate-as", $"apng,webp,gif{(HasFfmpeg ? ",mp4" : "")}", "--merge-pdf"];
        await RenderAsync("maps", ["--format", "png,jpeg,webp,svg,pdf", "--export", "geojson,geotiff,kmz", .. joined]);
        await RenderAsync("small", "--format", "png8", "--animate");
        await RenderAsync("panels", "--panels", "time");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public void Every_file_has_stamp_and_provenance()
    {
        Assert.Multiple(() =>
        {
            foreach (var (kind, run, pattern, read) in Outputs.Where(output => HasFfmpeg || output.Kind != "MP4"))
            {
                var folder = Path.GetDirectoryName(temporary[$"{run}/{pattern}"])!;
                var files = Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(pattern)) : [];
                Assert.That(files, Is.Not.Empty, kind);
                foreach (var file in files)
                {
                    var text = read(file);
                    var missing = Facts.Where(fact => !text.Contains(fact, StringComparison.Ordinal));
                    Assert.That(missing, Is.Empty, $"{kind}: {Path.GetFileName(file)}");
                }
            }
        });
    }

    [TestCase("maps", "index.html")]
    [TestCase("maps", "Sample_Eruption_Air_Concentration_summary.html")]
    [TestCase("panels", "index.html")]
    public async Task Pages_have_the_stamp_in_title_and_heading_and_the_provenance(
        string run,
        string page,
        CancellationToken cancellation
    )
    {
        var html = await File.ReadAllTextAsync(temporary[$"{run}/{page}"], cancellation);
        foreach (var element in new[] { "title", "h1" })
        {
            var start = html.IndexOf($"<{element}", StringComparison.Ordinal);
            Assert.That(
                html[start..html.IndexOf($"</{element}>", start, StringComparison.Ordinal)],
                Does.Contain(Stamp),
                element
            );
        }

        Assert.That(html, Does.Contain("Sample_Eruption").And.Contain("2100UTC 31/12/2024").And.Contain("ashplot "));
    }

    [Test]
    public async Task Without_a_stamp_no_file_has_one(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            [.. Words("plain"), "--format", "png,jpeg", "--export", "geojson"]
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        foreach (
            var file in Directory
                .EnumerateFiles(temporary["plain"], "*", SearchOption.AllDirectories)
                .Where(file => !file.Contains(".ashplot", StringComparison.Ordinal))
        )
            Assert.That(Latin(file), Does.Not.Contain("EXERCISE").And.Not.Contain("\"stamp\": \""), file);
    }

    private async Task RenderAsync(string folder, params string[] options)
    {
        string[] words = [.. Words(folder), "--stamp", Stamp, "--vent", $"{Volcano},63.63,-19.05", .. options];
        var result = await AshPlotProcess.RunAsync(CancellationToken.None, words);
        Assert.That(result.Status, Is.Zero, result.Error);
    }

    private string[] Words(string folder) =>
        [
            "render",
            Repository.Sample,
            "-o",
            temporary[folder],
            "--size",
            "300x200",
            "--serial",
            "--quiet",
            "--quantity",
            "air-concentration",
            "--level",
            "FL200-350",
            "--time",
            "06Z,09Z",
        ];

    private static string Latin(string file) => Encoding.Latin1.GetString(File.ReadAllBytes(file));

    private static string Utf(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(file));

    private static string Svg(string file) =>
        string.Join('\n', XDocument.Load(file).Root!.Elements().Take(2).Select(element => element.Value));

    /// <summary>The comment of a GIF, which is cut into blocks.</summary>
    private static string Blocks(string file)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(file);
        rest = rest[(rest.IndexOf((ReadOnlySpan<byte>)[0x21, 0xFE]) + 2)..];
        var text = new List<byte>();
        for (; rest[0] > 0; rest = rest[(1 + rest[0])..])
            text.AddRange(rest.Slice(1, rest[0]));
        return Encoding.UTF8.GetString([.. text]);
    }

    /// <summary>The texts of a PDF: letters in brackets, or UTF-16 in hexadecimal digits.</summary>
    private static string Pdf(string file)
    {
        var text = Latin(file);
        var words = new StringBuilder(text);
        foreach (Match match in Regex.Matches(text, "<FEFF([0-9A-F]+)>"))
            words.Append(Encoding.BigEndianUnicode.GetString(Convert.FromHexString(match.Groups[1].Value)));
        return words.ToString();
    }

    private static string Kmz(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var reader = new StreamReader(zip.GetEntry("doc.kml")!.Open());
        return reader.ReadToEnd();
    }
}
