using System.IO.Compression;
using System.Numerics;
using AshPlot.Core.Drawing;
using AshPlot.Core.Drawing.Png;
using CsCheck;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing.Png;

internal sealed class PixelDeflateTests
{
    [Test]
    public void Rectangles_and_repeated_rows_come_back() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 40], Gen.Int[0, 60], Gen.Int)
            .Sample(
                (width, height, rectangles, seed) =>
                {
                    using var picture = Rectangles(width, height, rectangles, seed);
                    CheckComesBack(picture);
                },
                iter: 400
            );

    [Test]
    public void Rows_too_long_to_refer_to_the_one_above_come_back([Values(10_922, 10_923, 12_000)] int width)
    {
        using var picture = Rectangles(width, 5, 30, seed: 1);
        CheckComesBack(picture);
    }

    [Test]
    public void Pictures_of_many_blocks_come_back()
    {
        using var picture = Noise(700, 300);
        CheckComesBack(picture);
        using var canvas = new SKCanvas(picture);
        using var paint = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(0, 100, 700, 50, paint);
        canvas.Flush();
        CheckComesBack(picture);
    }

    /// <summary>The window ends 32,768 bytes back: 10,922 pixels and not 10,923.</summary>
    [Test]
    public void A_colour_is_not_referred_to_beyond_the_window([Values(10_922, 10_923, 10_924)] int distance)
    {
        using var picture = Rectangles(11_500, 1, 0, seed: 0);
        for (var pixel = 0; pixel < picture.Width; pixel++)
            picture.SetPixel(pixel, 0, pixel % 2 == 0 ? SKColors.Blue : SKColors.White);
        picture.SetPixel(20, 0, SKColors.Red);
        picture.SetPixel(20 + distance, 0, SKColors.Red);
        CheckComesBack(picture);
    }

    [Test]
    public void More_rows_like_those_above_than_a_block_has_room_for_come_back()
    {
        using var picture = Rectangles(2000, 2000, 0, seed: 0);
        CheckComesBack(picture);
    }

    /// <summary>
    /// A block has room for 32,768 tokens: some hundred rows of noise. Then come as many rows alike as are noted at
    /// once, one more row of noise, and perhaps as many alike again, with which the picture ends.
    /// </summary>
    [Test]
    public void Rows_alike_where_a_block_is_nearly_full_come_back([Range(100, 110)] int full, [Values] bool isAgain)
    {
        const int alike = 280;
        using var picture = Noise(300, full + alike + 1 + (isAgain ? alike : 0));
        var pixels = picture.GetPixelSpan();
        for (var row = full; row < picture.Height; row++)
        {
            if (row != full + alike)
                pixels.Slice((row - 1) * picture.RowBytes, picture.RowBytes).CopyTo(pixels[(row * picture.RowBytes)..]);
        }

        CheckComesBack(picture);
    }

    /// <summary>
    /// Blue is one of sixteen values, each half as frequent as the one before it: the rarest would have a code of more
    /// than fifteen bits.
    /// </summary>
    [Test]
    public void Codes_that_would_be_too_long_come_back()
    {
        var random = new Random(3);
        using var picture = Rectangles(600, 200, 0, seed: 0);
        for (var row = 0; row < picture.Height; row++)
        {
            for (var column = 0; column < picture.Width; column++)
            {
                var rare = (byte)(200 + BitOperations.TrailingZeroCount(random.Next() | (1 << 16)));
                picture.SetPixel(column, row, new SKColor((byte)random.Next(64), (byte)random.Next(64), rare));
            }
        }

        CheckComesBack(picture);
    }

    [TestCase(1)]
    [TestCase(85)]
    [TestCase(86)]
    [TestCase(87)]
    [TestCase(258)]
    [TestCase(259)]
    public void Matches_of_every_remainder_come_back(int width)
    {
        for (var height = 1; height < 20; height++)
        {
            using var picture = Rectangles(width, height, 0, seed: 0);
            picture.SetPixel(width - 1, height - 1, SKColors.Red);
            CheckComesBack(picture);
        }
    }

    [Test]
    public void A_picture_of_one_colour_is_as_good_as_nothing()
    {
        using var picture = Rectangles(1000, 750, 0, seed: 0);
        using var file = new PooledStream(16);
        new PixelDeflate(picture.Width).Write(file, new PixelRows(picture), picture.Height);
        Assert.That(file.Length, Is.LessThan(15_000), "eleven bits to each 258 bytes");
    }

    private static void CheckComesBack(SKBitmap picture)
    {
        // As the file says: 0, then red, green and blue of each pixel of a row.
        using var plain = new MemoryStream();
        for (var row = 0; row < picture.Height; row++)
        {
            plain.WriteByte(0);
            for (var column = 0; column < picture.Width; column++)
            {
                var colour = picture.GetPixel(column, row);
                plain.Write([colour.Red, colour.Green, colour.Blue]);
            }
        }

        using var file = new PooledStream(1);
        new PixelDeflate(picture.Width).Write(file, new PixelRows(picture), picture.Height);
        using var stored = new MemoryStream(file.Written.ToArray());
        using var inflated = new ZLibStream(stored, CompressionMode.Decompress);
        using var result = new MemoryStream();
        // To the end, where zlib checks the checksum.
        inflated.CopyTo(result);
        Assert.That(result.ToArray().AsSpan().SequenceEqual(plain.ToArray()));
        Assert.That(stored.Position, Is.EqualTo(stored.Length));
    }

    private static SKBitmap Rectangles(int width, int height, int count, int seed)
    {
        var random = new Random(seed);
        var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        picture.Erase(SKColors.White);
        using var canvas = new SKCanvas(picture);
        using var paint = new SKPaint();
        for (var index = 0; index < count; index++)
        {
            paint.Color = new SKColor((uint)random.Next(4) * 0x123456 | 0xFF000000);
            canvas.DrawRect(random.Next(width), random.Next(height), 1 + random.Next(width), 1 + random.Next(4), paint);
        }

        canvas.Flush();
        return picture;
    }

    private static SKBitmap Noise(int width, int height)
    {
        var random = new Random(5);
        var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        random.NextBytes(picture.GetPixelSpan());
        return picture;
    }
}
