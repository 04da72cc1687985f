using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class ClassTextTests
{
    [Test]
    public void Classes_are_told_in_words_with_their_units()
    {
        Assert.That(Words(ClassSchemes.Vaac), Is.EqualTo(new[] { "0.2 to 2 mg/m³", "2 to 4 mg/m³", "≥ 4 mg/m³" }));
        Assert.That(Words(ClassSchemes.Qva)[^1], Is.EqualTo("≥ 10 mg/m³"));
        Assert.That(ClassText.Range(new ColourClass(null, 0.00001, 0), "ug/m2"), Is.EqualTo("under 10⁻⁵ µg/m²"));
        Assert.That(ClassText.Range(new ColourClass(0.123456, 2, 0), "mm"), Is.EqualTo("0.123456 to 2 mm"));
        Assert.That(ClassText.Range(new ColourClass(50, 200, 0), "FL"), Is.EqualTo("FL050 to FL200"));
        Assert.That(ClassText.Range(new ColourClass(200, null, 0), "FL"), Is.EqualTo("≥ FL200"));
    }

    [TestCase(1.3e-2, "13", "mg/m³", TestName = "in the units of the map")]
    [TestCase(2e-8, "20", "ng/m³", TestName = "too small for them, in its own")]
    [TestCase(2e3, "2", "kg/m³", TestName = "too large for them, in its own")]
    [TestCase(0, "0", "mg/m³", TestName = "nothing")]
    public void A_value_is_told_in_units_in_which_it_reads_well(double value, string number, string units) =>
        Assert.That(new DisplayScale(1e3, "mg/m³").Of(value, "g/m3"), Is.EqualTo((number, units)));

    [Test]
    public void Units_of_a_file_are_cut_to_what_a_legend_has_room_for() =>
        Assert.That(
            DisplayScale.Plain("x\u0007" + new string('y', 200)).Units,
            Does.Match(@"\Axy+…\z").And.Length.LessThanOrEqualTo(24)
        );

    private static string[] Words(ClassScheme scheme) =>
        [.. scheme.Classes.Select(one => ClassText.Range(one, scheme.Units))];
}
