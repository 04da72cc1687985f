using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using AshPlot.Core.Comparing;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Planning;
using AshPlot.Core.Tests.Images;

namespace AshPlot.Core.Tests.Drawing.Formats;

/// <summary>
/// SVG and PDF as other programs show them, against pictures that were looked at and against the PNG of the same map.
/// </summary>
internal sealed class GoldenDrawingTests
{
    private const string Map = "FL000-200_20250101060000";

    private static readonly MapOptions Panels = new()
    {
        Panels = PanelOptions.Parse("time"),
        Quantities = ["air-concentration"],
        Levels = ["FL200-350"],
    };

    [Test, CancelAfter(120_000)]
    public void An_SVG_in_a_browser()
    {
        using var maps = SampleMaps.NameTwo();
        var shown = InBrowser(maps.DrawAs("svg", new MapOptions(), Map));
        GoldenImage.Check("svg", shown);
        Check(maps.DrawAs("png", new MapOptions(), Map), shown);
    }

    [Test, CancelAfter(120_000)]
    public void A_PDF_in_a_viewer()
    {
        using var maps = SampleMaps.NameTwo();
        var shown = InViewer(maps.DrawAs("pdf", new MapOptions(), Map));
        GoldenImage.Check("pdf", shown);
        Check(maps.DrawAs("png", new MapOptions(), Map), shown);
    }

    [TestCase("svg"), CancelAfter(120_000)]
    [TestCase("pdf")]
    public void Panels_look_as_in_the_PNG(string format)
    {
        using var maps = SampleMaps.NameTwo();
        var drawn = maps.DrawAs(format, Panels, "00");
        Check(maps.DrawAs("png", Panels, "00"), format == "svg" ? InBrowser(drawn) : InViewer(drawn), most: 4);
    }

    [Test, CancelAfter(120_000)]
    public void Very_many_cells_are_a_picture_in_a_PDF_with_the_pixels_of_the_PNG()
    {
        using var noise = new NoisyMap(8_000);
        var pdf = noise.As(new PdfFormat());
        Assert.That(Encoding.Latin1.GetString(pdf), Does.Contain("/Subtype /Image"));
        // Below four pixels to the pixel the viewer smoothes pictures, whatever they ask for (Splash.cc).
        var shown = Picture.Decode(InViewer(pdf, 4));
        var png = Picture.Decode(noise.As(new PngFormat()));
        var middles = new Picture(png.Width, png.Height, new uint[png.Pixels.Length]);
        for (var pixel = 0; pixel < png.Pixels.Length; pixel++)
        {
            var (row, column) = Math.DivRem(pixel, png.Width);
            middles.Pixels[pixel] = shown.Pixels[(((4 * row) + 2) * shown.Width) + (4 * column) + 2];
        }

        // Lines and letters; land is lighter by 1.
        Assert.That(PictureDifference.Between(png, middles, 8)!.DifferentPercent, Is.LessThan(4));
    }

    [Test]
    public void Few_cells_are_areas_in_a_PDF()
    {
        using var noise = new NoisyMap(300);
        Assert.That(Encoding.Latin1.GetString(noise.As(new PdfFormat())), Does.Not.Contain("/Subtype /Image"));
    }

    private static byte[] InBrowser(byte[] drawn)
    {
        using var folder = new Loading.NetCdf.TemporaryFolder();
        var svg = folder.File("map.svg");
        File.WriteAllBytes(svg, drawn);
        Run(
            "/usr/bin/chromium",
            "chromium",
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                $"--user-data-dir={folder.File("profile")}",
                "--window-size=1000,750",
                $"--screenshot={folder.File("map.png")}",
                new Uri(svg).AbsoluteUri,
            ]
        );
        return File.ReadAllBytes(folder.File("map.png"));
    }

    private static byte[] InViewer(byte[] drawn, int zoom = 1)
    {
        using var folder = new Loading.NetCdf.TemporaryFolder();
        var pdf = folder.File("map.pdf");
        File.WriteAllBytes(pdf, drawn);
        // 96 points of the screen to the inch, as in a browser: 1000x750 again.
        Run(
            "pdftoppm",
            "poppler-utils",
            [
                "-png",
                "-scale-to-x",
                $"{1000 * zoom}",
                "-scale-to-y",
                $"{750 * zoom}",
                "-singlefile",
                pdf,
                folder.File("map"),
            ]
        );
        return File.ReadAllBytes(folder.File("map.png"));
    }

    private static void Check(byte[] png, byte[] shown, double most = 3)
    {
        var difference = PictureDifference.Between(Picture.Decode(png), Picture.Decode(shown), 64);
        // Soft edges of lines and letters fall otherwise; cells, land and sea do not.
        Assert.That(difference!.DifferentPercent, Is.LessThan(most));
    }

    private static void Run(string program, string package, string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true }
            )!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, error);
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"there is no {program}; the package is called {package}");
        }
    }
}
