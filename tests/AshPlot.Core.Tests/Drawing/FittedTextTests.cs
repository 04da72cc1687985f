using AshPlot.Core.Drawing;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class FittedTextTests
{
    private const string Foot =
        "Sample_Eruption | NAME III (synthetic, made by ashplot sample) | run 31 Dec 2024 21:00 UTC";

    [Test]
    public void A_text_that_fits_when_it_is_made_smaller_is_not_cut([Range(7.5f, 12f, 0.5f)] float size)
    {
        using var font = new SKFont(EmbeddedFonts.Regular, size) { Subpixel = true };
        var natural = font.MeasureText(Foot);
        for (var share = 0.7f; share < 1; share += 0.01f)
        {
            font.Size = size;
            Assert.That(FittedText.Fit(Foot, natural * share, font), Is.EqualTo(Foot), $"in {share:0.00} of its width");
            Assert.That(font.MeasureText(Foot), Is.LessThanOrEqualTo(natural * share * 1.001f));
        }
    }

    [Test]
    public void A_text_too_long_for_its_smallest_size_ends_in_an_ellipsis()
    {
        using var font = new SKFont(EmbeddedFonts.Regular, 10) { Subpixel = true };
        var width = font.MeasureText(Foot) / 3;
        var shown = FittedText.Fit(Foot, width, font);
        Assert.That(shown, Does.StartWith("Sample_Eruption").And.EndsWith("…"));
        Assert.That(font.MeasureText(shown), Is.LessThanOrEqualTo(width));
    }
}
