using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using AshPlot.Core.Drawing;
using AshPlot.Core.Finishing;
using CsCheck;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class PngEncoderTests
{
    private const int HeaderEnd = 8;

    [Test]
    public void Pixels_come_back_from_the_file_as_they_were(
        [Values(1, 2, 3, 4, 5, 6, 7, 8, 17, 640)] int width,
        [Values(1, 2, 3, 61)] int height
    )
    {
        using var picture = Noise(width, height, seed: width + height);
        Assert.That(Decoded(picture), Is.EqualTo(picture.Pixels.Select(Opaque)));
    }

    [Test]
    public void Pictures_of_any_size_and_kind_come_back()
    {
        var pictures = Gen.Select(Gen.Int[1, 90], Gen.Int[1, 90], Gen.Int[1, 300], Gen.Int);
        pictures.Sample(
            (width, height, colours, seed) =>
            {
                using var picture = Noise(width, height, seed, colours);
                return Decoded(picture).SequenceEqual(picture.Pixels.Select(Opaque));
            },
            iter: 300
        );
    }

    [Test]
    public void A_row_wider_than_a_band_and_a_picture_of_many_bands_come_back()
    {
        using var wide = Noise(20_000, 3, seed: 1);
        Assert.That(Decoded(wide), Is.EqualTo(wide.Pixels.Select(Opaque)));
        using var high = Noise(30, 5_000, seed: 2);
        Assert.That(Decoded(high), Is.EqualTo(high.Pixels.Select(Opaque)));
    }

    [Test]
    public void Rows_with_room_behind_them_come_back()
    {
        using var whole = Noise(23, 9, seed: 3);
        using var part = new SKBitmap();
        Assert.That(whole.ExtractSubset(part, new SKRectI(3, 2, 20, 8)), Is.True);
        Assert.That(part.RowBytes, Is.GreaterThan(4 * part.Width));
        Assert.That(Decoded(part), Is.EqualTo(part.Pixels.Select(Opaque)));
    }

    [Test]
    public void The_same_pixels_are_the_same_bytes()
    {
        using var picture = Noise(301, 203, seed: 4, colours: 40);
        using var copy = picture.Copy();
        using var other = Noise(100, 100, seed: 5);
        using var first = PngEncoder.Encode(picture);
        PngEncoder.Encode(other).Dispose();
        using var second = PngEncoder.Encode(copy);
        Assert.That(second.AsSpan().ToArray(), Is.EqualTo(first.AsSpan().ToArray()));
    }

    [Test]
    public void The_file_is_a_header_the_pixels_and_an_end_each_with_its_checksum()
    {
        using var picture = Noise(40, 30, seed: 6);
        using var encoded = PngEncoder.Encode(picture);
        var file = encoded.AsSpan();
        Assert.That(file[..HeaderEnd].ToArray(), Is.EqualTo(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }));
        var names = new List<string>();
        for (var position = HeaderEnd; position < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[position..]);
            var nameAndContent = file.Slice(position + 4, 4 + length);
            names.Add(Encoding.ASCII.GetString(nameAndContent[..4]));
            Assert.That(
                BinaryPrimitives.ReadUInt32BigEndian(file[(position + 8 + length)..]),
                Is.EqualTo(Crc32.HashToUInt32(nameAndContent))
            );
            position += 12 + length;
        }

        Assert.That(names, Is.EqualTo(new[] { "IHDR", "IDAT", "IEND" }));
    }

    [Test]
    public void A_plain_picture_is_a_small_file_and_noise_a_little_larger_than_its_pixels()
    {
        using var plain = new SKBitmap(new SKImageInfo(640, 480, SKColorType.Bgra8888, SKAlphaType.Opaque));
        plain.Erase(SKColors.White);
        using var small = PngEncoder.Encode(plain);
        Assert.That(small.AsSpan().Length, Is.LessThan(10_000));
        using var noise = Noise(640, 480, seed: 7);
        using var large = PngEncoder.Encode(noise);
        Assert.That(large.AsSpan().Length, Is.InRange(640 * 480 * 3 * 99 / 100, 640 * 480 * 3 * 108 / 100));
    }

    [Test]
    public void Pixels_of_another_kind_are_refused()
    {
        using var grey = new SKBitmap(new SKImageInfo(4, 4, SKColorType.Gray8));
        Assert.That(() => PngEncoder.Encode(grey), Throws.ArgumentException);
        using var empty = new SKBitmap();
        Assert.That(() => PngEncoder.Encode(empty), Throws.ArgumentException);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(256)]
    public void A_picture_of_few_colours_keeps_them_with_eight_bits_to_the_pixel(int colours)
    {
        using var picture = Noise(301, 203, seed: 8, colours);
        using var small = PngEncoder.EncodeIndexed(picture);
        Assert.That(Decoded(small), Is.EqualTo(picture.Pixels.Select(Opaque)));
        Assert.That(small.AsSpan()[HeaderEnd + 8 + 9], Is.EqualTo(3), "the kind of pixels");
    }

    [Test]
    public void Rows_with_room_behind_them_keep_their_colours_with_eight_bits_to_the_pixel()
    {
        using var whole = Noise(23, 9, seed: 3, colours: 200);
        using var part = new SKBitmap();
        Assert.That(whole.ExtractSubset(part, new SKRectI(3, 2, 20, 8)), Is.True);
        using var small = PngEncoder.EncodeIndexed(part);
        Assert.That(Decoded(small), Is.EqualTo(part.Pixels.Select(Opaque)));
    }

    [TestCase(257)]
    [TestCase(1_000_000, TestName = "More colours than are counted exactly")]
    public void A_picture_of_more_colours_has_the_nearest_of_a_palette(int colours)
    {
        using var picture = Noise(400, 400, seed: 9, colours);
        // Most of the picture has one colour, and a small mark one that is far from all others.
        using var canvas = new SKCanvas(picture);
        using var paint = new SKPaint { Color = new SKColor(12, 34, 56) };
        canvas.DrawRect(0, 0, 400, 150, paint);
        paint.Color = new SKColor(8, 240, 248);
        canvas.DrawRect(200, 200, 30, 30, paint);
        canvas.Flush();
        using var small = PngEncoder.EncodeIndexed(picture);
        var decoded = Decoded(small);
        Assert.That(decoded.Distinct().Count(), Is.EqualTo(256));
        var (common, mark) = (decoded[400 * 50], decoded[(400 * 215) + 215]);
        var step = colours > 1 << 15 ? 8 : 1;
        Assert.That(
            (common.Red, common.Green, common.Blue),
            Is.EqualTo((12 / step * step, 34 / step * step, 56 / step * step))
        );
        Assert.That((mark.Red, mark.Green, mark.Blue), Is.EqualTo((8, 240, 248)));
        // By plain loops: no other colour of the palette is nearer to a pixel than the one that it has.
        var palette = decoded.Distinct().ToArray();
        for (var pixel = 0; pixel < decoded.Length; pixel += 1009)
        {
            var own = Coarse(picture.Pixels[pixel], step);
            Assert.That(
                Distance(own, decoded[pixel]),
                Is.EqualTo(palette.Min(colour => Distance(own, colour))),
                $"pixel {pixel}"
            );
        }
    }

    private static SKColor Coarse(SKColor colour, int step) =>
        new((byte)(colour.Red / step * step), (byte)(colour.Green / step * step), (byte)(colour.Blue / step * step));

    private static int Distance(SKColor one, SKColor other) =>
        ((one.Red - other.Red) * (one.Red - other.Red))
        + ((one.Green - other.Green) * (one.Green - other.Green))
        + ((one.Blue - other.Blue) * (one.Blue - other.Blue));

    private static SKColor[] Decoded(EncodedPicture encoded)
    {
        using var data = SKData.CreateCopy(encoded.AsSpan());
        using var decoded = SKBitmap.Decode(data);
        return decoded.Pixels;
    }

    [Test]
    public void Texts_stand_in_the_file_and_change_no_pixel()
    {
        using var picture = Noise(20, 10, 1);
        using var plain = PngEncoder.Encode(picture);
        using var encoded = PngEncoder.Encode(
            picture,
            [new("Title", "Air concentration"), new("Volcano", "Eyjafjallaj\u00F6kull")]
        );
        var chunks = PngChunk.Read(encoded.AsSpan().ToArray(), "map.png").ToArray();
        Assert.That(chunks.Select(chunk => chunk.Type), Is.EqualTo(new[] { "IHDR", "tEXt", "iTXt", "IDAT", "IEND" }));
        Assert.That(Encoding.Latin1.GetString(chunks[1].Data.Span), Is.EqualTo("Title\0Air concentration"));
        Assert.That(Encoding.UTF8.GetString(chunks[2].Data.Span), Is.EqualTo("Volcano\0\0\0\0\0Eyjafjallaj\u00F6kull"));
        Assert.That(
            chunks[3].Data.ToArray(),
            Is.EqualTo(
                PngChunk.Read(plain.AsSpan().ToArray(), "map.png").First(chunk => chunk.Type == "IDAT").Data.ToArray()
            )
        );
        using var data = SKData.CreateCopy(encoded.AsSpan());
        using var decoded = SKBitmap.Decode(data);
        Assert.That(decoded.Pixels, Is.EqualTo(picture.Pixels));
    }

    private static SKColor[] Decoded(SKBitmap picture)
    {
        using var encoded = PngEncoder.Encode(picture);
        using var data = SKData.CreateCopy(encoded.AsSpan());
        using var decoded = SKBitmap.Decode(data);
        Assert.That((decoded.Width, decoded.Height), Is.EqualTo((picture.Width, picture.Height)));
        return decoded.Pixels;
    }

    private static SKColor Opaque(SKColor colour) => colour.WithAlpha(255);

    /// <summary>A picture of so many colours at most, in no order.</summary>
    private static SKBitmap Noise(int width, int height, int seed, int colours = int.MaxValue)
    {
        var random = new Random(seed);
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque))
        {
            Pixels =
            [
                .. Enumerable
                    .Range(0, width * height)
                    .Select(_ => new SKColor(0xFF000000 | (uint)(random.Next(colours) * 2654435761L & 0xFFFFFF))),
            ],
        };
        return bitmap;
    }
}
