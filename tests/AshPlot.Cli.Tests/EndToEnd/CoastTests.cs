using AshPlot.Core.Reporting;
using SkiaSharp;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Known places lie where the manifest's frame says: what a user does who reads a pixel off a map.</summary>
[CancelAfter(120_000)]
public sealed class CoastTests
{
    // A coast at 1:50 000 000 is good to some kilometres; 4 pixels are 0.27 degrees here.
    private const int Nearness = 4;

    [Test]
    public async Task The_coast_runs_by_Reykjavik_and_Lands_End_and_not_through_the_ocean(
        CancellationToken cancellation
    )
    {
        using var temporary = new TemporaryFolder();
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.Sample,
            "-o",
            temporary["maps"],
            "--quantity",
            "total-column",
            "--mask-below",
            "1e9"
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        var path = temporary["maps/manifest.json"];
        var quantity = Manifest.Parse(await File.ReadAllTextAsync(path, cancellation), path).Quantities.Single();
        using var picture = SKBitmap.Decode(temporary[$"maps/{quantity.Maps[0].Path}"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CoastNear(picture, quantity.Frame!, -21.9, 64.1), Is.True, "Reykjavik");
            Assert.That(CoastNear(picture, quantity.Frame!, -5.7, 50.1), Is.True, "Land's End");
            Assert.That(CoastNear(picture, quantity.Frame!, -32.5, 52.5), Is.False, "the Atlantic");
        }
    }

    private static bool CoastNear(SKBitmap picture, ManifestFrame frame, double longitude, double latitude)
    {
        var column = (int)(frame.X + ((longitude - frame.XMin) / (frame.XMax - frame.XMin) * frame.Width));
        var row = (int)(frame.Y + ((frame.YMax - latitude) / (frame.YMax - frame.YMin) * frame.Height));
        for (var y = row - Nearness; y <= row + Nearness; y++)
        {
            for (var x = column - Nearness; x <= column + Nearness; x++)
            {
                if (picture.GetPixel(x, y) is { Red: < 0x80, Green: < 0x80, Blue: < 0x80 })
                    return true;
            }
        }

        return false;
    }
}
