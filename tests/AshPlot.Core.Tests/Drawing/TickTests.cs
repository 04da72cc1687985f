using System.Globalization;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class TickTests
{
    private const string RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    [TestCase(0, "0")]
    [TestCase(2, "2")]
    [TestCase(0.0012345, "0.00123")]
    [TestCase(0.001, "0.001")]
    [TestCase(0.00000002, "2×10⁻⁸")]
    [TestCase(1.5e-8, "1.5×10⁻⁸")]
    [TestCase(1e-8, "10⁻⁸")]
    [TestCase(99999, "99999")]
    [TestCase(123456, "1.23×10⁵")]
    [TestCase(1e12, "10¹²")]
    [TestCase(-2.5, "-2.5")]
    [TestCase(-1e-8, "-1×10⁻⁸")]
    [TestCase(0.30000000000000004, "0.3")]
    public void A_number_reads_as_people_write_it(double value, string text) =>
        Assert.That(NumberText.Of(value), Is.EqualTo(text));

    [Test]
    public void A_number_is_short_has_no_exponent_letter_and_stays_what_it_is() =>
        Gen.Select(Gen.Double[-12, 12], Gen.Bool, Gen.Int[3, 4])
            .Sample(
                (magnitude, isNegative, digits) =>
                {
                    var value = Math.Pow(10, magnitude) * (isNegative ? -1 : 1);
                    var text = NumberText.Of(value, digits);
                    Assert.That(
                        text,
                        Does.Match(@"\A-?(\d{1,6}(\.\d{1,6})?(×10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\z")
                    );
                    Assert.That(Read(text), Is.EqualTo(value).Within(digits == 3 ? 0.6 : 0.06).Percent, text);
                },
                iter: 3000
            );

    [TestCase(0)]
    [TestCase(-3)]
    [TestCase(1e29)]
    [CancelAfter(20_000)]
    public void A_scale_of_equal_ends_has_few_labels_too(double end)
    {
        // As a changed journal has it; steps of nothing would go on until the memory is full.
        var scale = new ScaleColouring(
            "viridis",
            new ColourScale(end, end, ScaleKind.Linear),
            new DisplayScale(1, "m"),
            0
        ).Scale;
        Assert.That(scale.Max, Is.GreaterThan(scale.Min));
        Assert.That(BarTicks.For(scale, 1, 9), Has.Count.InRange(2, 9));
    }

    [Test]
    public void A_bar_is_labelled_with_few_distinct_round_numbers_on_the_scale() =>
        Gen.Select(
                Gen.Double[-9, 6],
                Gen.Double[0, 8],
                Gen.Int[4, 9],
                Gen.OneOf(Gen.Const(1.0), Gen.Const(1e3), Gen.Const(1e6))
            )
            .Sample(
                (magnitude, offset, most, factor) =>
                {
                    var span = Math.Pow(10, magnitude);
                    var scale = new ColourScale(
                        offset < 2 ? 0 : offset * span,
                        (offset < 2 ? 0 : offset * span) + span,
                        ScaleKind.Linear
                    );
                    var ticks = BarTicks.For(scale, factor, most);
                    Assert.That(ticks.Select(tick => tick.Position), Is.Ordered);
                    Assert.That(ticks.Select(tick => tick.Position), Is.All.InRange(-1e-5, 1 + 1e-5));
                    Assert.That(ticks, Has.Count.InRange(1, most));
                    Assert.That(ticks.Select(tick => tick.Label), Is.Unique);
                    foreach (var (position, label) in ticks)
                    {
                        var value = (scale.Min + (position * span)) * factor;
                        Assert.That(
                            Read(label),
                            Is.EqualTo(value).Within(span * factor * 1e-3),
                            "the label names its place"
                        );
                    }
                },
                iter: 3000
            );

    [TestCase(0, 0.0012, 1e3, 7, "0 0.2 0.4 0.6 0.8 1 1.2")]
    [TestCase(0, 1, 1, 6, "0 0.2 0.4 0.6 0.8 1")]
    [TestCase(0, 7, 1, 6, "0 2 4 6")]
    [TestCase(95, 105, 1, 3, "95 100 105")]
    [TestCase(-3, 3, 1, 4, "-2 0 2")]
    [TestCase(0, 250000, 1, 6, "0 5×10⁴ 10⁵ 1.5×10⁵ 2×10⁵ 2.5×10⁵")]
    [TestCase(0, 0.003, 1, 4, "0 0.001 0.002 0.003")]
    public void Steps_are_one_two_or_five_times_a_power_of_ten(
        double min,
        double max,
        double factor,
        int most,
        string labels
    ) => Assert.That(Labels(new ColourScale(min, max, ScaleKind.Linear), factor, most), Is.EqualTo(labels));

    [TestCase(1e-8, 1e-2, 1, 9, "10⁻⁸ 10⁻⁷ 10⁻⁶ 10⁻⁵ 10⁻⁴ 0.001 0.01")]
    [TestCase(1e-8, 1e-2, 1, 4, "10⁻⁸ 10⁻⁵ 0.01")]
    [TestCase(3e-8, 2e-2, 1e3, 9, "10⁻⁴ 0.001 0.01 0.1 1 10")]
    [TestCase(2, 8, 1, 4, "2 4 6 8")]
    public void A_logarithmic_bar_is_labelled_at_decades(
        double min,
        double max,
        double factor,
        int most,
        string labels
    ) => Assert.That(Labels(new ColourScale(min, max, ScaleKind.Log), factor, most), Is.EqualTo(labels));

    [TestCase(-20, "20°W")]
    [TestCase(340, "20°W")]
    [TestCase(20, "20°E")]
    [TestCase(-340, "20°E")]
    [TestCase(0, "0°")]
    [TestCase(360, "0°")]
    [TestCase(180, "180°")]
    [TestCase(-180, "180°")]
    [TestCase(190, "170°W")]
    [TestCase(0.30000000000000004, "0°18′E")]
    public void Meridians_are_named_east_and_west(double degrees, string text) =>
        Assert.That(new GraticuleText([degrees]).Longitude(degrees), Is.EqualTo(text));

    [TestCase(60, "60°N")]
    [TestCase(-2.5, "2°30′S")]
    [TestCase(0, "0°")]
    [TestCase(-1e-12, "0°")]
    public void Parallels_are_named_north_and_south(double degrees, string text) =>
        Assert.That(new GraticuleText([degrees]).Latitude(degrees), Is.EqualTo(text));

    [TestCase(new[] { 14.5, 15, 15.5 }, "14°30′E 15°00′E 15°30′E")]
    [TestCase(new[] { -1 / 6.0, 0, 1 / 6.0 }, "0°10′W 0°00′ 0°10′E")]
    [TestCase(new[] { 14.995, 15, 15.005 }, "14.995°E 15.000°E 15.005°E")]
    [TestCase(new[] { 14.99, 15, 15.01 }, "14.99°E 15.00°E 15.01°E")]
    [TestCase(new[] { -20.0, 0, 20 }, "20°W 0° 20°E")]
    [TestCase(new[] { 179 + (50 / 60.0), 180, 180 + (10 / 60.0) }, "179°50′E 180°00′ 179°50′W")]
    public void The_names_of_an_axis_have_one_form(double[] lines, string names) =>
        Assert.That(string.Join(' ', lines.Select(new GraticuleText(lines).Longitude)), Is.EqualTo(names));

    [TestCase(90, 9, 10)]
    [TestCase(90, 8, 15)]
    [TestCase(360, 4, 90)]
    [TestCase(3, 8, 0.5)]
    [TestCase(1, 10, 1 / 6.0)]
    public void The_step_of_the_graticule_is_the_smallest_that_leaves_room(double span, int most, double step) =>
        Assert.That(GraticuleSteps.Step(span, most), Is.EqualTo(step));

    [Test]
    public void Lines_on_the_edges_of_the_map_are_drawn_too()
    {
        Assert.That(GraticuleSteps.Between(-20, 20, 10), Is.EqualTo(new double[] { -20, -10, 0, 10, 20 }));
        Assert.That(GraticuleSteps.Between(-19.9, 19.9, 10), Is.EqualTo(new double[] { -10, 0, 10 }));
        Assert.That(GraticuleSteps.Between(0.1, 0.3, 0.1).Count(), Is.EqualTo(3), "although 3 x 0.1 is over 0.3");
    }

    [TestCase(0.0134, "g/m3", 1e3, "mg/m³")]
    [TestCase(3e-8, "g m-3", 1e9, "ng/m³")]
    [TestCase(4.2, "g/m2", 1, "g/m²")]
    [TestCase(4200, "g/m2", 1e-3, "kg/m²")]
    [TestCase(7, "hours", 1, "hours")]
    public void Numbers_are_printed_in_the_unit_in_which_the_top_of_the_scale_reads_best(
        double max,
        string units,
        double factor,
        string shown
    )
    {
        var display = DisplayScale.For(new ColourScale(0, max, ScaleKind.Linear), units);
        Assert.That(display.Units, Is.EqualTo(shown));
        Assert.That(display.Factor, Is.EqualTo(factor).Within(1e-9).Percent);
    }

    private static string Labels(ColourScale scale, double factor, int most) =>
        string.Join(' ', BarTicks.For(scale, factor, most).Select(tick => tick.Label));

    /// <summary>Reads back what <see cref="NumberText"/> wrote.</summary>
    private static double Read(string text)
    {
        var digits = string.Concat(
            text.Select(letter =>
                letter == '⁻' ? '-'
                : RaisedDigits.Contains(letter) ? (char)('0' + RaisedDigits.IndexOf(letter))
                : letter
            )
        );
        var raised = text.IndexOfAny([.. RaisedDigits, '⁻']);
        if (raised < 0)
            return double.Parse(digits, CultureInfo.InvariantCulture);
        var mantissa = text[..raised].EndsWith("×10", StringComparison.Ordinal)
            ? digits[..(raised - 3)]
            : digits[..(raised - 2)] + "1";
        return double.Parse($"{mantissa}e{digits[raised..]}", CultureInfo.InvariantCulture);
    }
}
