using System.Text;
using System.Text.RegularExpressions;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading.NetCdf.Layouts;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Planning;
using AshPlot.Core.Tests.Exporting;
using AshPlot.Core.Tests.Loading.NetCdf;
using SkiaSharp;

namespace AshPlot.Core.Tests.Extending;

/// <summary>
/// The page on extending is true: its samples compile and work, and nothing else knows one projection from another.
/// </summary>
internal sealed partial class ExtendingTests
{
    [Test]
    public void Every_line_of_a_sample_is_compiled()
    {
        var compiled = Lines(
                File.ReadAllText(
                    RepositoryFolder.Find("tests", "AshPlot.Core.Tests", "Extending", "ExtendingSamples.cs")
                )
            )
            .ToHashSet();
        var samples = Sample()
            .Matches(File.ReadAllText(RepositoryFolder.Find("docs", "extending.md")))
            .Select(match => match.Groups[1].Value)
            .ToArray();
        Assert.That(samples, Has.Length.EqualTo(5));
        Assert.That(samples.SelectMany(Lines).Where(line => !compiled.Contains(line)), Is.Empty);
    }

    [Test]
    public void The_projection_finds_its_way_back_and_keeps_areas()
    {
        var projection = EqualArea.For(new GeoExtent(-40, 10, 40, 70), null);
        var (x, y) = projection.Forward(-20, 63);
        var (longitude, latitude) = projection.Inverse(x, y);
        Assert.That((longitude, latitude), Is.EqualTo((-20d, 63d)).Within(1e-9));
        var box = ProjectedBox.Around(new GeoExtent(-15, -5, 60, 61), projection);
        var area =
            Earth.Radius
            * Earth.Radius
            * Earth.Radians(10)
            * (Math.Sin(Earth.Radians(61)) - Math.Sin(Earth.Radians(60)));
        Assert.That(box.Width * box.Height, Is.EqualTo(area).Within(1e-6 * area));
        Assert.That(projection.Inverse(0, 1.1 * Earth.Radius).Latitude, Is.NaN);
    }

    [Test]
    public void Only_registration_and_the_automatic_choice_know_projections_by_name()
    {
        string[] projections =
        [
            nameof(PlateCarree),
            nameof(Mercator),
            nameof(LambertConformal),
            nameof(PolarStereographic),
        ];
        string[] allowed =
        [
            "MapProjections.cs",
            "ProjectionChoice.cs",
            "MapOptions.cs",
            "RouteMap.cs",
            .. projections.Select(name => $"{name}.cs"),
        ];
        var names = string.Join('|', projections);
        var word = new Regex($@"\b(is|not|new) ({names})\b|\b({names})\.(OptionName|For)\b");
        var others = Directory
            .EnumerateFiles(RepositoryFolder.Find("src", "AshPlot.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(path =>
                !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.Contains("/bin/", StringComparison.Ordinal)
                && !allowed.Contains(Path.GetFileName(path))
            )
            .Where(path =>
                File.ReadLines(path)
                    .Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && word.IsMatch(line))
            );
        Assert.That(others.Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void The_scheme_has_its_classes() =>
        Assert.That(
            CentreSchemes.Traffic.Classes.Select(one => (one.Lower, one.Label)),
            Is.EqualTo(new (double?, string?)[] { (0.2, "low"), (2, "medium"), (4, "high") })
        );

    [Test]
    public void The_format_writes_a_header_and_every_pixel()
    {
        using var pixels = new SKBitmap(3, 2);
        pixels.Erase(new SKColor(10, 20, 30));
        using var file = new MemoryStream();
        new PixmapFormat().Write(new FinishedMap(pixels), file);
        var header = "P6 3 2 255\n"u8.ToArray();
        Assert.That(
            file.ToArray(),
            Is.EqualTo(header.Concat(Enumerable.Repeat((byte[])[10, 20, 30], 6).SelectMany(pixel => pixel)))
        );
    }

    [Test]
    public void The_export_lists_cells_with_ash()
    {
        var slice = ExportedField.Of(ExportedField.Iceland, (-20, 60, 0.5f), (-19, 60.5, 0.25f));
        Assert.That(
            Encoding.UTF8.GetString(new CsvExport().Write(slice)!),
            Is.EqualTo("longitude,latitude,air-concentration (g/m3)\n-20,60,0.5\n-19,60.5,0.25\n")
        );
    }

    [Test]
    public void The_layout_recognises_its_files_and_no_others()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        using var folder = new TemporaryFolder();
        const string Cdl =
            "netcdf a { dimensions: x = 1 ; variables: float ash(x) ; :source = \"Puff\" ; data: ash = 1 ; }";
        using var own = new UnidataLibrary().Open(NetCdfTools.Generate(folder, "own.nc", Cdl));
        using var other = new UnidataLibrary().Open(
            NetCdfTools.Generate(folder, "other.nc", Cdl.Replace("Puff", "Huff", StringComparison.Ordinal))
        );
        Assert.That((new PuffLayout().Recognises(own), new PuffLayout().Recognises(other)), Is.EqualTo((true, false)));
        Assert.That(NetCdfLayouts.Choose(own, "auto")!.Model, Is.EqualTo("cf"), "it is not registered");
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    private sealed class FinishedMap(SKBitmap pixels) : IFinishedMap
    {
        public PixelSize Size => new(pixels.Width, pixels.Height);

        public string Title => "";

        public IReadOnlyList<KeyValuePair<string, string>> Facts => [];

        public SKBitmap Pixels => pixels;

        public IReadOnlyList<DrawnPart> Parts =>
            DrawnPart.Whole(Size, canvas => canvas.DrawBitmap(pixels, 0, 0));
    }
}
