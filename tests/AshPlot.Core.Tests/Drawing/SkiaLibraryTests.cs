using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class SkiaLibraryTests
{
    [Test]
    public void Skia_knows_no_font_of_the_machine()
    {
        Assume.That(
            OperatingSystem.IsLinux()
                && Directory.Exists("/usr/share/fonts")
                && Directory.EnumerateFiles("/usr/share/fonts", "*.ttf", SearchOption.AllDirectories).Any(),
            "this machine has no fonts that Skia could find"
        );
        Assert.That(SKFontManager.Default.FontFamilies, Has.All.Empty);
    }
}
