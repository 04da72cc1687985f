using System.Runtime.InteropServices;
using SkiaSharp;

namespace AshPlot.Core.Tests.Images;

/// <summary>Pixels as 0xAARRGGBB, not multiplied by their alpha, row by row from the top.</summary>
internal sealed record Picture(int Width, int Height, uint[] Pixels)
{
    public uint this[int x, int y] => Pixels[(y * Width) + x];

    /// <summary>Reads a PNG.</summary>
    public static Picture Decode(byte[] png)
    {
        using var codec = SKCodec.Create(new MemoryStream(png)) ?? throw new InvalidDataException("this is no picture");
        using var bitmap = SKBitmap.Decode(codec, Format(codec.Info.Width, codec.Info.Height));
        return Of(bitmap);
    }

    /// <summary>Copies a bitmap.</summary>
    public static Picture Of(SKBitmap bitmap) =>
        new(bitmap.Width, bitmap.Height, [.. MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan())]);

    /// <summary>Writes a PNG.</summary>
    public byte[] Encode()
    {
        using var bitmap = new SKBitmap(Format(Width, Height));
        Marshal.Copy([.. MemoryMarshal.AsBytes(Pixels.AsSpan())], 0, bitmap.GetPixels(), bitmap.ByteCount);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static SKImageInfo Format(int width, int height) => new(width, height, SKColorType.Bgra8888, SKAlphaType.Unpremul);
}
