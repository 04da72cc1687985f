using AshPlot.Core.Colours;
using AshPlot.Core.Errors;
using CsCheck;

namespace AshPlot.Core.Tests.Colours;

internal sealed class ColourScaleTests
{
    [Test]
    public void A_linear_scale_spreads_values_evenly() =>
        Assert.That(
            new[] { 2, 3, 4, 6, 0 }.Select(value => new ColourScale(2, 4, ScaleKind.Linear).Position(value)),
            Is.EqualTo(new[] { 0, 0.5, 1, 2, -1 })
        );

    [Test]
    public void A_logarithmic_scale_spreads_decades_evenly() =>
        Assert.That(
            new[] { 1e-6, 1e-5, 1e-4, 1e-2, 1e-8 }.Select(value =>
                new ColourScale(1e-6, 1e-2, ScaleKind.Log).Position(value)
            ),
            Is.EqualTo(new[] { 0, 0.25, 0.5, 1, -0.5 }).Within(1e-12)
        );

    [TestCase(null, null, 0, 1)]
    [TestCase(0, 0, 0, 1)]
    [TestCase(5, 5, 5, 10)]
    [TestCase(-5, -5, -5, 0)]
    [TestCase(5, 2, 5, 10)]
    [TestCase(1, double.NaN, 1, 2)]
    [TestCase(null, 3, 0, 3)]
    public void A_linear_scale_can_be_drawn_from_any_limits(double? min, double? max, double lower, double upper) =>
        Assert.That(
            ColourScale.Of(min, max, ScaleKind.Linear),
            Is.EqualTo(new ColourScale(lower, upper, ScaleKind.Linear))
        );

    [TestCase(null, null, 0.001, 1)]
    [TestCase(null, 5, 0.005, 5)]
    [TestCase(0, 5, 0.005, 5)]
    [TestCase(-1, -1, 0.001, 1)]
    [TestCase(5, 5, 0.5, 5)]
    [TestCase(2, null, 2, 2000)]
    public void A_logarithmic_scale_can_be_drawn_from_any_limits(
        double? min,
        double? max,
        double lower,
        double upper
    ) => Assert.That(ColourScale.Of(min, max, ScaleKind.Log), Is.EqualTo(new ColourScale(lower, upper, ScaleKind.Log)));

    [Test]
    public void Whatever_the_limits_are_the_scale_ascends() =>
        Gen.Select(Gen.Float.Nullable(), Gen.Float.Nullable(), Gen.Enum<ScaleKind>())
            .Sample(
                (min, max, kind) =>
                {
                    var scale = ColourScale.Of(min, max, kind);
                    Assert.That(scale.Max, Is.GreaterThan(scale.Min));
                    Assert.That(double.IsFinite(scale.Min) && double.IsFinite(scale.Max), Is.True);
                    Assert.That(kind == ScaleKind.Linear || scale.Min > 0, Is.True);
                },
                iter: 2000
            );

    [Test]
    public void Every_colour_map_has_opaque_colours_from_first_to_last()
    {
        foreach (var name in ColourMaps.Names)
        {
            var table = ColourMaps.Table(name.ToUpperInvariant());
            Assert.That(table, Has.Length.EqualTo(ColourMaps.TableLength));
            Assert.That(table.All(colour => colour >> 24 == 0xFF), Is.True, name);
            Assert.That(table[0], Is.Not.EqualTo(table[^1]), name);
        }

        // The first and the last colour of viridis as its authors publish them (matplotlib, _cm_listed.py), cut to
        // bytes.
        Assert.That(
            (ColourMaps.Table("viridis")[0], ColourMaps.Table("viridis")[^1]),
            Is.EqualTo((0xFF440154u, 0xFFFDE724u))
        );
        Assert.That(
            () => ColourMaps.Table("jet"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("viridis")
        );
    }
}
