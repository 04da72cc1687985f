using System.Runtime.InteropServices;
using AshPlot.Core.Errors;
using SkiaSharp;

namespace AshPlot.Core.Comparing;

/// <summary>Pixels as 0xAARRGGBB, not multiplied by their alpha, row by row from the top.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Pixels">Width x height pixels.</param>
public sealed record Picture(int Width, int Height, uint[] Pixels)
{
    /// <summary>
    /// The most pixels that are decoded: a few bytes may claim to be a picture that fills the memory.
    /// </summary>
    public const int MostPixels = 100_000_000;

    private const long MostBytes = 1L << 29;

    /// <summary>The pixel of a column and a row, both from 0.</summary>
    public uint this[int x, int y] => Pixels[(y * Width) + x];

    /// <summary>Reads a PNG, JPEG or WebP file; of an animation the first picture.</summary>
    /// <exception cref="UnreadableInputException">It is no such file, is damaged or cut short, or is too
    /// large.</exception>
    public static Picture Load(string path) => Decode(ReadFile(path), path);

    /// <summary>
    /// Reads a PNG, JPEG or WebP; of an animation the first picture. Channels of 16 bits are read as 8.
    /// </summary>
    /// <param name="encoded">The bytes of the file.</param>
    /// <param name="name">What the error calls it.</param>
    /// <exception cref="UnreadableInputException">It is no such picture, is damaged or cut short, or is too
    /// large.</exception>
    public static Picture Decode(byte[] encoded, string name = "picture")
    {
        ArgumentNullException.ThrowIfNull(encoded);
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data)
            ?? throw new UnreadableInputException(
                name,
                "is not a readable image; expected an undamaged PNG, JPEG or WebP file"
            );
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels)
            throw new UnreadableInputException(
                name,
                $"claims {width}x{height} pixels; at most {MostPixels} are compared"
            );
        using var bitmap = new SKBitmap(Format(width, height));
        // A file that ends early decodes in part, which Skia's own convenience takes for success.
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        return result == SKCodecResult.Success
            ? Of(bitmap)
            : throw new UnreadableInputException(name, $"the picture is damaged or cut short ({result})");
    }

    /// <summary>Copies a bitmap of 32 bits a pixel in Skia's BGRA order.</summary>
    public static Picture Of(SKBitmap bitmap)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        return new Picture(bitmap.Width, bitmap.Height, [.. MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan())]);
    }

    /// <summary>Writes a PNG.</summary>
    public byte[] Encode()
    {
        using var bitmap = ToBitmap();
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A bitmap of 32 bits a pixel in Skia's BGRA order.</summary>
    internal SKBitmap ToBitmap()
    {
        var bitmap = new SKBitmap(Format(Width, Height));
        Marshal.Copy([.. MemoryMarshal.AsBytes(Pixels.AsSpan())], 0, bitmap.GetPixels(), bitmap.ByteCount);
        return bitmap;
    }

    /// <summary>The number of pixels that a file claims to have; 0 where it is no picture.</summary>
    internal static int PixelsOf(byte[] encoded)
    {
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data);
        return codec is null ? 0 : (int)Math.Min(int.MaxValue, (long)codec.Info.Width * codec.Info.Height);
    }

    /// <summary>The bytes of a picture file.</summary>
    /// <exception cref="UnreadableInputException">It is missing, no regular file, or too large.</exception>
    internal static byte[] ReadFile(string path)
    {
        try
        {
            if (!Loading.RegularFile.Is(path))
                throw new UnreadableInputException(path, Path.Exists(path) ? "is not a regular file" : "no such file");
            return new FileInfo(path).Length <= MostBytes
                ? File.ReadAllBytes(path)
                : throw new UnreadableInputException(
                    path,
                    $"is larger than {MostBytes >> 20} MB, the limit of a comparison"
                );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                path,
                $"cannot be read: {error.Message.TrimEnd('.')}",
                innerException: error
            );
        }
    }

    private static SKImageInfo Format(int width, int height) =>
        new(width, height, SKColorType.Bgra8888, SKAlphaType.Unpremul);
}
