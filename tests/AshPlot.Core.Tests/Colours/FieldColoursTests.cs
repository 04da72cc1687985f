using AshPlot.Core.Colours;
using CsCheck;

namespace AshPlot.Core.Tests.Colours;

internal sealed class FieldColoursTests
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => 0xFF000000u + (uint)index)];

    [TestCase(0f, 0)]
    [TestCase(0.4f, 0)]
    [TestCase(1f, 1)]
    [TestCase(128.5f, 128)]
    [TestCase(255.9f, 255)]
    [TestCase(256f, 255)]
    public void Each_colour_holds_an_equal_part_of_a_linear_scale(float value, int colour) =>
        Assert.That(Both(new ColourScale(0, 256, ScaleKind.Linear), -1, value), Is.EqualTo(Table[colour]));

    [TestCase(1e-4f, 0)]
    [TestCase(1.5e-2f, 139)]
    [TestCase(1f, 255)]
    public void A_logarithmic_scale_colours_by_decades(float value, int colour) =>
        Assert.That(Both(new ColourScale(1e-4, 1, ScaleKind.Log), 0, value), Is.EqualTo(Table[colour]));

    [TestCase(ScaleKind.Linear)]
    [TestCase(ScaleKind.Log)]
    public void Beyond_the_scale_the_colour_is_that_of_its_end(ScaleKind kind)
    {
        var scale = new ColourScale(1, 10, kind);
        Assert.That(Both(scale, -5, 0.5f), Is.EqualTo(Table[0]));
        Assert.That(Both(scale, -5, 0), Is.EqualTo(Table[0]));
        Assert.That(Both(scale, -5, -3), Is.EqualTo(Table[0]));
        Assert.That(Both(scale, -5, 11), Is.EqualTo(Table[255]));
        Assert.That(Both(scale, -5, float.PositiveInfinity), Is.EqualTo(Table[255]));
    }

    [TestCase(ScaleKind.Linear)]
    [TestCase(ScaleKind.Log)]
    public void A_value_at_the_mask_is_drawn_and_one_below_or_missing_is_not(ScaleKind kind)
    {
        var scale = new ColourScale(1e-9, 1, kind);
        Assert.That(
            Both(scale, 1e-8, 1e-8f),
            Is.Not.EqualTo(FieldColours.Transparent),
            "although single precision rounds it down"
        );
        Assert.That(Both(scale, 1e-8, float.BitDecrement(1e-8f)), Is.EqualTo(FieldColours.Transparent));
        Assert.That(Both(scale, 1e-8, 0), Is.EqualTo(FieldColours.Transparent));
        Assert.That(Both(scale, 1e-8, float.NaN), Is.EqualTo(FieldColours.Transparent));
        Assert.That(Both(scale, -1, float.NaN), Is.EqualTo(FieldColours.Transparent));
    }

    [Test]
    public void A_cell_has_the_same_colour_in_a_slice_as_alone()
    {
        var scales = Gen.Select(Gen.Float[-100, 100], Gen.Float[1e-6f, 200], Gen.Enum<ScaleKind>())
            .Select((min, span, kind) => ColourScale.Of(min, (double)min + span, kind));
        Gen.Select(scales, Gen.Float[-50, 50], Gen.OneOf(Gen.Float, Gen.Float[-100, 300]).Array[1, 60])
            .Sample(
                (scale, mask, values) =>
                {
                    var colours = new FieldColours(Table, scale, mask);
                    var slice = new uint[values.Length];
                    colours.Apply(values, slice);
                    Assert.That(slice, Is.EqualTo(values.Select(colours.Of)), $"{scale}, mask {mask}");
                },
                iter: 2000
            );
    }

    [Test]
    public void A_larger_value_never_has_a_lower_colour() =>
        Gen.Select(Gen.Float[0, 2], Gen.Float[0, 2], Gen.Enum<ScaleKind>())
            .Sample(
                (one, other, kind) =>
                {
                    var scale = new ColourScale(0.01, 1, kind);
                    Assert.That(
                        Both(scale, -1, Math.Min(one, other)),
                        Is.LessThanOrEqualTo(Both(scale, -1, Math.Max(one, other)))
                    );
                },
                iter: 2000
            );

    private static uint Both(ColourScale scale, double mask, float value)
    {
        var colours = new FieldColours(Table, scale, mask);
        var slice = new uint[1];
        colours.Apply([value], slice);
        Assert.That(slice[0], Is.EqualTo(colours.Of(value)), "in a slice and alone");
        return slice[0];
    }
}
