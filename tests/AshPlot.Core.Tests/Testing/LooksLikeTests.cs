using AshPlot.Core.Tests.Comparing;
using AshPlot.Testing;

namespace AshPlot.Core.Tests.Testing;

internal sealed class LooksLikeTests
{
    private DirectoryInfo folder = null!;

    private string Golden => Path.Combine(folder.FullName, "map.png");

    private string Failures => Path.Combine(folder.FullName, "failures");

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("ashplot-golden-");
        File.WriteAllBytes(Golden, Pictures.Plain.Encode());
    }

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public void A_picture_looks_like_itself_however_it_is_given()
    {
        Assert.That(Golden, Looks.Like(Golden));
        Assert.That(Pictures.Plain, Looks.Like(Golden));
        Assert.That(Pictures.Plain.Encode(), Looks.Like(Pictures.Plain));
        Assert.That(Pictures.Plain, Looks.Like(Pictures.Plain.Encode()));
    }

    [Test]
    public void A_changed_pixel_fails_with_the_pixel_and_the_three_pictures()
    {
        var message = FailureOf(Pictures.Changed(57, 0x00100000), Looks.Like(Golden).KeepFailuresIn(Failures));

        Assert.That(message, Does.Contain("1 pixel differs").And.Contain("column 17, row 2").And.Contain(Failures));
        Assert.That(Kept(), Is.EqualTo(new[] { "map-actual.png", "map-difference.png", "map-expected.png" }));
        Assert.That(
            Picture.Load(Path.Combine(Failures, "map-difference.png"))[17, 2],
            Is.EqualTo(DifferencePicture.Different)
        );
    }

    [Test]
    public void A_tolerance_is_a_root_mean_square_or_both_limits()
    {
        var changed = Pictures.Changed(57, 0x00100000);
        Assert.That(changed, Looks.Like(Golden).Within(0.6));
        Assert.That(changed, Looks.Like(Golden).Within(new PictureTolerance(0.6, 0.5)));
        FailureOf(changed, Looks.Like(Golden).Within(0.5).KeepFailuresIn(Failures));
        FailureOf(changed, Looks.Like(Golden).Within(new PictureTolerance(0.6, 0.4)).KeepFailuresIn(Failures));
        Assert.That(() => Looks.Like(Golden).Within(double.NaN), Throws.TypeOf<Core.Errors.InvalidOptionException>());
    }

    [Test]
    public void Another_size_is_told_with_both_sizes()
    {
        var message = FailureOf(
            new Picture(10, 20, Pictures.Plain.Pixels),
            Looks.Like(Golden).KeepFailuresIn(Failures)
        );
        Assert.That(message, Does.Contain("10x20").And.Contain("20x10"));
        Assert.That(Kept(), Is.EqualTo(new[] { "map-actual.png", "map-expected.png" }));
    }

    [Test]
    public void A_golden_picture_that_is_not_there_fails_and_the_actual_one_is_kept()
    {
        var message = FailureOf(Pictures.Plain, Looks.Like(Golden + "x").KeepFailuresIn(Failures, "new"));
        Assert.That(message, Does.Contain("no golden picture"));
        Assert.That(Kept(), Is.EqualTo(new[] { "new-actual.png" }));
    }

    [Test]
    public void A_picture_that_cannot_be_read_fails()
    {
        Assert.That(
            FailureOf(new byte[] { 1, 2 }, Looks.Like(Golden).KeepFailuresIn(Failures)),
            Does.Contain("the actual picture")
        );
        Assert.That(
            FailureOf(Path.Combine(folder.FullName, "nowhere.png"), Looks.Like(Golden).KeepFailuresIn(Failures)),
            Does.Contain("no actual picture")
        );
    }

    private static string FailureOf(object actual, LooksLikeConstraint constraint)
    {
        var result = constraint.ApplyTo(actual);
        Assert.That(result.IsSuccess, Is.False);
        using var writer = new NUnit.Framework.Internal.TextMessageWriter();
        result.WriteMessageTo(writer);
        return writer.ToString();
    }

    private string[] Kept() =>
        [.. Directory.GetFiles(Failures).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
