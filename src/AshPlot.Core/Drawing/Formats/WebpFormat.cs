using SkiaSharp;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>WebP without loss: the pixels of the PNG in fewer bytes, at a higher price in time.</summary>
internal sealed class WebpFormat : IMapFormat
{
    // Without loss, the number is effort: the smallest files of a map cost ten times as much and are a tenth smaller.
    private static readonly SKWebpEncoderOptions Options = new(SKWebpEncoderCompression.Lossless, 20);

    public string Name => "webp";

    public bool IsRaster => true;

    public void Write(IFinishedMap map, Stream destination)
    {
        using var pixels = map.Pixels.PeekPixels();
        using var encoded = pixels.Encode(Options)
            ?? throw new InvalidOperationException("Skia could not encode a picture as WebP");
        WebpContainer.Write(
            encoded.AsSpan(),
            map.Size.Width,
            map.Size.Height,
            XmpPacket.Of(map.Title, map.Facts),
            destination
        );
    }
}
