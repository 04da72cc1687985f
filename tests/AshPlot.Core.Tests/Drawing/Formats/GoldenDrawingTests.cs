using System.ComponentModel;
using System.Diagnostics;
using AshPlot.Core.Comparing;
using AshPlot.Core.Planning;
using AshPlot.Core.Tests.Images;

namespace AshPlot.Core.Tests.Drawing.Formats;

/// <summary>
/// SVG and PDF as other programs show them, against pictures that were looked at and against the PNG of the same map.
/// </summary>
internal sealed class GoldenDrawingTests
{
    private const string Map = "FL000-200_20250101060000";

    [Test, CancelAfter(120_000)]
    public void An_SVG_in_a_browser()
    {
        using var folder = new Loading.NetCdf.TemporaryFolder();
        using var maps = SampleMaps.NameTwo();
        var svg = folder.File("map.svg");
        File.WriteAllBytes(svg, maps.DrawAs("svg", new MapOptions(), Map));
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
        Check("svg", maps, File.ReadAllBytes(folder.File("map.png")));
    }

    [Test, CancelAfter(120_000)]
    public void A_PDF_in_a_viewer()
    {
        using var folder = new Loading.NetCdf.TemporaryFolder();
        using var maps = SampleMaps.NameTwo();
        var pdf = folder.File("map.pdf");
        File.WriteAllBytes(pdf, maps.DrawAs("pdf", new MapOptions(), Map));
        // 96 points of the screen to the inch, as in a browser: 1000x750 again.
        Run(
            "pdftoppm",
            "poppler-utils",
            ["-png", "-r", "96", "-scale-to-x", "1000", "-scale-to-y", "750", "-singlefile", pdf, folder.File("map")]
        );
        Check("pdf", maps, File.ReadAllBytes(folder.File("map.png")));
    }

    private static void Check(string name, SampleMaps maps, byte[] shown)
    {
        GoldenImage.Check(name, shown);
        var difference = PictureDifference.Between(
            Picture.Decode(maps.DrawAs("png", new MapOptions(), Map)),
            Picture.Decode(shown),
            64
        );
        // Soft edges of lines and letters fall otherwise; cells, land and sea do not.
        Assert.That(difference!.DifferentPercent, Is.LessThan(3));
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
