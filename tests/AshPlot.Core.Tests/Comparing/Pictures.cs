using SkiaSharp;

namespace AshPlot.Core.Tests.Comparing;

/// <summary>Small pictures to compare.</summary>
internal static class Pictures
{
    /// <summary>20 by 10 pixels, no two alike.</summary>
    public static Picture Plain { get; } =
        new(20, 10, [.. Enumerable.Range(0, 200).Select(index => 0xFF203040u + (uint)index)]);

    /// <summary>The plain picture with one pixel raised.</summary>
    public static Picture Changed(int pixel, uint by)
    {
        var pixels = Plain.Pixels.ToArray();
        pixels[pixel] += by;
        return Plain with { Pixels = pixels };
    }

    /// <summary>A picture of one colour, encoded.</summary>
    public static byte[] OneColour(int width, int height, SKColor colour, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Unpremul));
        bitmap.Erase(colour);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }
}
