namespace AshPlot.Core.Tests.Comparing;

internal sealed class PictureDifferenceTests
{
    [Test]
    public void A_picture_does_not_differ_from_itself()
    {
        var difference = PictureDifference.Between(Pictures.Plain, Picture.Decode(Pictures.Plain.Encode()))!;
        Assert.That(
            (difference.RootMeanSquare, difference.DifferentPixels, difference.LargestOfAChannel),
            Is.EqualTo((0d, 0, 0))
        );
        Assert.That(difference.Box, Is.Null);
        Assert.That(PictureTolerance.None.Allows(difference), Is.True);
    }

    [Test]
    public void One_pixel_that_has_changed_is_found()
    {
        var difference = PictureDifference.Between(Pictures.Plain, Pictures.Changed(pixel: 57, by: 0x00100000))!;
        Assert.That(
            (difference.DifferentPixels, difference.LargestOfAChannel, difference.DifferentPercent),
            Is.EqualTo((1, 16, 0.5))
        );
        Assert.That(difference.RootMeanSquare, Is.EqualTo(Math.Sqrt(16 * 16 / 800.0)).Within(1e-12));
        Assert.That(difference.Box, Is.EqualTo(new PixelBox(17, 2, 1, 1)));
        Assert.That(
            ComparisonText.Difference(difference),
            Is.EqualTo("1 pixel differs (0.5 %), at column 17, row 2; the most of a channel is 16, RMS 0.5657")
        );
    }

    [Test]
    public void The_box_holds_all_different_pixels()
    {
        var other = Pictures.Changed(23, 0x20);
        other.Pixels[165] += 0x20;
        Assert.That(PictureDifference.Between(Pictures.Plain, other)!.Box, Is.EqualTo(new PixelBox(3, 1, 3, 8)));
    }

    [Test]
    public void A_difference_of_alpha_is_one_too() =>
        Assert.That(
            PictureDifference
                .Between(Pictures.Plain, Pictures.Changed(3, unchecked((uint)-0x20000000)))!
                .DifferentPixels,
            Is.EqualTo(1)
        );

    [Test]
    public void A_difference_within_the_channel_counts_for_the_mean_alone()
    {
        var difference = PictureDifference.Between(Pictures.Plain, Pictures.Changed(0, 0x00040000), channel: 4)!;
        Assert.That(difference.DifferentPixels, Is.Zero);
        Assert.That(difference.RootMeanSquare, Is.GreaterThan(0));
        Assert.That(
            PictureDifference.Between(Pictures.Plain, Pictures.Changed(0, 0x00040000), channel: 3)!.DifferentPixels,
            Is.EqualTo(1)
        );
    }

    [Test]
    public void Pictures_of_two_sizes_have_no_difference() =>
        Assert.That(PictureDifference.Between(Pictures.Plain, new Picture(10, 20, Pictures.Plain.Pixels)), Is.Null);

    [Test]
    public void Both_limits_must_hold()
    {
        var difference = new PictureDifference(0.5, 2, 90, 200, new PixelBox(0, 0, 2, 1));
        Assert.That(new PictureTolerance(0.5, 1).Allows(difference), Is.True);
        Assert.That(new PictureTolerance(0.49, 1).Allows(difference), Is.False);
        Assert.That(new PictureTolerance(0.5, 0.9).Allows(difference), Is.False);
    }

    [TestCase(double.NaN, 0, 0)]
    [TestCase(-0.1, 0, 0)]
    [TestCase(0, double.NaN, 0)]
    [TestCase(0, -1, 0)]
    [TestCase(0, 100.1, 0)]
    [TestCase(0, 0, -1)]
    [TestCase(0, 0, 256)]
    public void A_limit_that_is_none_is_refused(double rootMeanSquare, double percent, int channel) =>
        Assert.That(
            () => new PictureTolerance(rootMeanSquare, percent, channel).Check(),
            Throws.TypeOf<Core.Errors.InvalidOptionException>()
        );

    [Test]
    public void The_difference_is_red_and_framed_on_a_pale_ground()
    {
        var plain = new Picture(60, 40, [.. Enumerable.Repeat(0xFF000000u, 60 * 40)]);
        var other = plain with { Pixels = [.. plain.Pixels] };
        other.Pixels[(20 * 60) + 30] = 0xFF0000FF;
        other.Pixels[5] = 0xFF000002;
        var shown = DifferencePicture.Of(plain, other, channel: 2);

        Assert.That(shown[30, 20], Is.EqualTo(DifferencePicture.Different));
        Assert.That(shown[5, 0], Is.EqualTo(DifferencePicture.Allowed));
        Assert.That(
            (shown[24, 20], shown[36, 20], shown[30, 14], shown[30, 26]),
            Is.EqualTo(
                (DifferencePicture.Frame, DifferencePicture.Frame, DifferencePicture.Frame, DifferencePicture.Frame)
            )
        );
        Assert.That(shown[0, 39], Is.EqualTo(0xFFC8C8C8), "black is no darker than that");
        Assert.That(shown.Pixels.Count(pixel => pixel == DifferencePicture.Different), Is.EqualTo(1));
    }
}
