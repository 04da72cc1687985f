namespace AshPlot.Core.Tests.Images;

public sealed class GoldenImageTests
{
    private static readonly Picture Plain = new(20, 10, [.. Enumerable.Range(0, 200).Select(index => 0xFF203040u + (uint)index)]);

    [Test]
    public void A_picture_does_not_differ_from_itself()
    {
        var difference = PictureDifference.Between(Plain, Picture.Decode(Plain.Encode()));
        Assert.That((difference!.RootMeanSquare, difference.DifferentPixels, difference.LargestOfAChannel), Is.EqualTo((0d, 0, 0)));
        Assert.That(GoldenImage.Problem(Plain.Encode(), Plain.Encode()), Is.Null);
    }

    [Test]
    public void One_pixel_that_has_changed_is_found()
    {
        var changed = Changed(pixel: 57, by: 0x00100000);
        var difference = PictureDifference.Between(Plain, changed)!;
        Assert.That((difference.DifferentPixels, difference.LargestOfAChannel, difference.DifferentShare), Is.EqualTo((1, 16, 0.005)));
        Assert.That(difference.RootMeanSquare, Is.EqualTo(Math.Sqrt(16 * 16 / 800.0)).Within(1e-12));
        Assert.That(difference.Shown.Pixels.Select((pixel, index) => (pixel, index)).Single(place => place.pixel != 0xFFFFFFFF).index, Is.EqualTo(57));
        Assert.That(GoldenImage.Problem(Plain.Encode(), changed.Encode()), Does.Contain("1 pixels").And.Contain("by 16"));
    }

    [Test]
    public void A_difference_of_alpha_is_one_too() =>
        Assert.That(PictureDifference.Between(Plain, Changed(3, unchecked((uint)-0x20000000)))!.DifferentPixels, Is.EqualTo(1));

    [Test]
    public void A_difference_within_the_threshold_counts_for_the_mean_alone()
    {
        var difference = PictureDifference.Between(Plain, Changed(0, 0x00040000), allowedOfAChannel: 4)!;
        Assert.That(difference.DifferentPixels, Is.Zero);
        Assert.That(difference.RootMeanSquare, Is.GreaterThan(0));
    }

    [Test]
    public void A_picture_of_another_size_is_told_with_both_sizes()
    {
        var other = new Picture(10, 20, Plain.Pixels);
        Assert.That(PictureDifference.Between(Plain, other), Is.Null);
        Assert.That(GoldenImage.Problem(Plain.Encode(), other.Encode()), Is.EqualTo("it is 10x20, the golden image 20x10"));
    }

    [Test]
    public void The_pictures_of_a_failure_are_kept()
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-golden-");
        try
        {
            GoldenImage.Keep(folder.FullName, "map", Plain.Encode(), Changed(0, 1).Encode());
            GoldenImage.Keep(folder.FullName, "new", null, Plain.Encode());
            Assert.That(
                folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal),
                Is.EqualTo(new[] { "map-actual.png", "map-difference.png", "map-expected.png", "new-actual.png" }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Picture Changed(int pixel, uint by)
    {
        var pixels = Plain.Pixels.ToArray();
        pixels[pixel] += by;
        return Plain with { Pixels = pixels };
    }
}
