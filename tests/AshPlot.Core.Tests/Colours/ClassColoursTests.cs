using AshPlot.Core.Colours;
using CsCheck;

namespace AshPlot.Core.Tests.Colours;

internal sealed class ClassColoursTests
{
    private const uint Low = 0xFF80FFFF;
    private const uint Medium = 0xFF939598;
    private const uint High = 0xFFE00404;

    [TestCase(0f, 0u)]
    [TestCase(0.19999f, 0u)]
    [TestCase(0.2f, Low)]
    [TestCase(1.9999f, Low)]
    [TestCase(2f, Medium)]
    [TestCase(3.9999f, Medium)]
    [TestCase(4f, High)]
    [TestCase(1e9f, High)]
    [TestCase(float.PositiveInfinity, High)]
    [TestCase(float.NaN, 0u)]
    [TestCase(-1f, 0u)]
    public void The_classes_of_a_VAAC_chart_hold_lower_to_under_upper(float milligrams, uint colour) =>
        Assert.That(Both(ClassSchemes.Vaac, "mg/m3", 0, milligrams), Is.EqualTo(colour));

    [TestCase("mg/m3", 1)]
    [TestCase("g/m3", 1e-3)]
    [TestCase("g m-3", 1e-3)]
    [TestCase("kg/m3", 1e-6)]
    [TestCase("kg m-3", 1e-6)]
    [TestCase("ug/m3", 1e3)]
    [TestCase("µg/m3", 1e3)]
    [TestCase("ng/m3", 1e6)]
    [TestCase("kg/km3", 1e3)]
    public void Boundaries_are_exact_in_every_unit_in_which_files_store_them(string units, double perMilligram)
    {
        foreach (var (milligrams, at, below) in new[] { (0.2, Low, 0u), (2, Medium, Low), (4, High, Medium) })
        {
            var stored = (float)(milligrams * perMilligram);
            Assert.That(Both(ClassSchemes.Vaac, units, 0, stored), Is.EqualTo(at), $"{milligrams} mg/m3 in {units}");
            Assert.That(
                Both(ClassSchemes.Vaac, units, 0, float.BitDecrement(stored)),
                Is.EqualTo(below),
                $"under {milligrams} mg/m3 in {units}"
            );
        }
    }

    [Test]
    public void Values_as_files_print_them_are_in_the_class_that_they_begin()
    {
        Assert.That(
            Both(
                ClassSchemes.Vaac,
                "g/m3",
                0,
                float.Parse("2.0000000E-04", System.Globalization.CultureInfo.InvariantCulture)
            ),
            Is.EqualTo(Low)
        );
        Assert.That(Both(ClassSchemes.Vaac, "kg/m3", 0, 2e-6f), Is.EqualTo(Medium));
    }

    [Test]
    public void What_the_mask_hides_is_not_drawn_in_any_class() =>
        Assert.That(Both(ClassSchemes.Vaac, "mg/m3", 1, 0.5f), Is.EqualTo(FieldColours.Transparent));

    [Test]
    public void Open_classes_hold_what_lies_beyond_the_boundaries()
    {
        var open = new ClassScheme("s", "m", [new(null, 1, 1), new(1, 2, 2), new(2, null, 3)]);
        Assert.That(
            new[] { -5f, 0, 1, 2, 9 }.Select(value => Both(open, "m", -10, value)),
            Is.EqualTo(new uint[] { 1, 1, 2, 3, 3 })
        );
    }

    [Test]
    public void Every_value_has_the_colour_of_the_one_class_that_holds_it() =>
        Gen.Select(Gen.Double[0, 100].Array[1, 12], Gen.OneOf(Gen.Float[0, 120], Gen.Float).Array[1, 50])
            .Sample(
                (edges, values) =>
                {
                    double[] levels = [.. edges.Select(edge => (double)(float)edge).Distinct().Order()];
                    uint[] colours = [.. levels.Select((_, index) => (uint)index + 1)];
                    var scheme = ClassScheme.FromLevels("s", "g/m3", levels, colours);
                    foreach (var value in values)
                    {
                        var holder = scheme.Classes.SingleOrDefault(one => value >= one.Lower && !(value >= one.Upper));
                        Assert.That(
                            Both(scheme, "g/m3", float.MinValue, value),
                            Is.EqualTo(holder?.Colour ?? FieldColours.Transparent),
                            $"{value}"
                        );
                    }
                },
                iter: 1000
            );

    [Test]
    public void A_cell_has_the_same_colour_in_a_slice_as_alone() =>
        Gen.Select(
                Gen.Double[0, 100].Array[1, 12],
                Gen.Float[-1, 50],
                Gen.OneOf(Gen.Float[0, 120], Gen.Float, Gen.Const(float.NaN)).Array[0, 70]
            )
            .Sample(
                (edges, mask, values) =>
                {
                    double[] levels = [.. edges.Distinct().Order()];
                    var scheme = ClassScheme.FromLevels(
                        "s",
                        "g/m3",
                        levels,
                        [.. levels.Select((_, index) => (uint)index + 1)]
                    );
                    var colours = new ClassColours(scheme, 1, mask);
                    var slice = new uint[values.Length + 1];
                    colours.Apply(values, slice);
                    Assert.That(slice.SkipLast(1), Is.EqualTo(values.Select(colours.Of)));
                    Assert.That(slice[^1], Is.Zero, "nothing is written behind the slice");
                },
                iter: 1000
            );

    private static uint Both(ClassScheme scheme, string units, double mask, float value)
    {
        var colours = new ClassColours(scheme, scheme.FactorTo(units)!.Value, mask);
        var slice = new uint[1];
        colours.Apply([value], slice);
        Assert.That(slice[0], Is.EqualTo(colours.Of(value)), "in a slice and alone");
        return slice[0];
    }
}
