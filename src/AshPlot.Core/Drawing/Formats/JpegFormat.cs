using SkiaSharp;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>JPEG: small, and near enough for the eye; not for reading values back from colours.</summary>
internal sealed class JpegFormat : IMapFormat
{
    // Letters and coasts are thin lines of colour, which halved colour resolution would smear.
    private static readonly SKJpegEncoderOptions Options = new(
        90,
        SKJpegEncoderDownsample.Downsample444,
        SKJpegEncoderAlphaOption.Ignore
    );

    public string Name => "jpeg";

    public bool IsRaster => true;

    public void Write(IFinishedMap map, Stream destination)
    {
        using var pixels = map.Pixels.PeekPixels();
        using var encoded = pixels.Encode(Options)
            ?? throw new InvalidOperationException("Skia could not encode a picture as JPEG");
        XmpPacket.WriteJpeg(encoded.AsSpan(), XmpPacket.Of(map.Title, map.Facts), destination);
    }
}
