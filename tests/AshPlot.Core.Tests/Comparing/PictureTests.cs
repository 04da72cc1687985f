using AshPlot.Core.Errors;
using SkiaSharp;

namespace AshPlot.Core.Tests.Comparing;

internal sealed class PictureTests
{
    [TestCase(SKEncodedImageFormat.Png)]
    [TestCase(SKEncodedImageFormat.Jpeg)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public void It_reads_the_formats_of_maps(SKEncodedImageFormat format)
    {
        var picture = Picture.Decode(Pictures.OneColour(7, 5, SKColors.White, format));
        Assert.That((picture.Width, picture.Height), Is.EqualTo((7, 5)));
        Assert.That(picture.Pixels, Is.All.EqualTo(0xFFFFFFFF));
    }

    [Test]
    public void Alpha_survives_reading_and_writing()
    {
        var picture = new Picture(2, 1, [0x40FF8000, 0x00000000]);
        Assert.That(Picture.Decode(picture.Encode()).Pixels[0], Is.EqualTo(0x40FF8000));
    }

    [Test]
    public void Of_a_picture_that_is_cut_short_no_part_is_taken_for_the_whole()
    {
        var whole = Pictures.Plain.Encode();
        var refused = 0;
        for (var length = 0; length < whole.Length; length++)
        {
            try
            {
                // Only the last bytes, which hold checksums and the end mark, can be missed without loss.
                Assert.That(
                    Picture.Decode(whole[..length], "map.png").Pixels,
                    Is.EqualTo(Pictures.Plain.Pixels),
                    $"{length} bytes"
                );
            }
            catch (UnreadableInputException error)
            {
                Assert.That(error.Message, Does.Contain("map.png"));
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(whole.Length - 40));
    }

    [Test]
    public void A_picture_that_claims_to_be_huge_is_refused_before_memory_is_taken()
    {
        var png = Pictures.Plain.Encode();
        // Width and height of the header, each four bytes from 16 on; its checksum is over 17 bytes from 12 on.
        new byte[] { 0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50 }.CopyTo(png, 16);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Checksum(png.AsSpan(12, 17)));
        Assert.That(
            () => Picture.Decode(png),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("50000x50000")
        );
    }

    /// <summary>The checksum of PNG (ISO 3309), bit by bit.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }
}
