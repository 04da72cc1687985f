using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Tests.Colours;

/// <summary>Colours by number, for all eyes.</summary>
internal sealed class PaletteTests
{
    // Sea, land and paper, as the maps have them.
    private static readonly uint[] Grounds = [0xECF2F7, 0xF5F1E8, 0xFFFFFF];

    [Test]
    public void White_and_black_are_a_hundred_apart_for_all_eyes([ValueSource(nameof(EyeNames))] string eyes) =>
        Assert.That(ColourVision.Distance(0xFFFFFF, 0, ColourVision.Eyes[eyes]), Is.EqualTo(100).Within(0.6));

    [Test]
    public void The_classes_of_QVA_are_far_apart_from_each_other_and_from_the_map_for_all_eyes(
        [ValueSource(nameof(EyeNames))] string eyes
    )
    {
        var colours = Colours(ClassSchemes.Qva);
        Assert.That(Least(colours, eyes), Is.GreaterThan(20));
        Assert.That(FromGround(colours, eyes), Is.GreaterThan(25));
    }

    [Test]
    public void The_classes_of_QVA_darken_from_low_to_very_high_for_all_eyes(
        [ValueSource(nameof(EyeNames))] string eyes
    )
    {
        var lightness = Colours(ClassSchemes.Qva)
            .Select(colour => ColourVision.Lab(colour, ColourVision.Eyes[eyes])[0])
            .ToArray();
        foreach (var (lower, higher) in lightness.Zip(lightness.Skip(1)))
            Assert.That(lower - higher, Is.GreaterThan(15));
    }

    [Test]
    public void Contours_darken_from_class_to_class_and_are_apart_from_each_other_and_from_the_map_for_all_eyes(
        [ValueSource(nameof(EyeNames))] string eyes
    )
    {
        foreach (var (quantity, scheme) in ContourSchemes.All)
        {
            var colours = Colours(scheme);
            // Arrival times have the earliest, the lowest class, in the darkest colour.
            var ordered = quantity == "arrival-time" ? colours.Reverse().ToArray() : colours;
            var lightness = ordered.Select(colour => ColourVision.Lab(colour, ColourVision.Eyes[eyes])[0]).ToArray();
            foreach (var (lower, higher) in lightness.Zip(lightness.Skip(1)))
                Assert.That(lower - higher, Is.GreaterThan(2.5), quantity);
            Assert.That(Least(colours, eyes), Is.GreaterThan(colours.Length > 10 ? 8 : 10), quantity);
            Assert.That(FromGround(colours, eyes), Is.GreaterThan(25), quantity);
        }
    }

    [Test]
    public void The_prescribed_colours_of_VAAC_charts_are_told_apart_by_all_eyes(
        [ValueSource(nameof(EyeNames))] string eyes
    ) => Assert.That(Least(Colours(ClassSchemes.Vaac), eyes), Is.GreaterThan(30));

    [Test]
    public void The_line_round_classes_is_told_from_sea_land_paper_and_the_lowest_class_by_all_eyes(
        [ValueSource(nameof(EyeNames))] string eyes
    )
    {
        var line = (uint)MapStyle.ClassOutline & 0xFFFFFF;
        Assert.That(FromGround([line], eyes), Is.GreaterThan(55));
        foreach (var scheme in ClassSchemes.All)
            Assert.That(Least([line, Colours(scheme)[0]], eyes), Is.GreaterThan(45), scheme.Name);
    }

    [Test]
    public void The_schemes_have_the_colours_and_thresholds_that_are_prescribed()
    {
        Assert.That(Colours(ClassSchemes.Vaac), Is.EqualTo(new uint[] { 0x80FFFF, 0x939598, 0xE00404 }));
        Assert.That(ClassSchemes.Vaac.Boundaries, Is.EqualTo(new[] { 0.2, 2, 4 }));
        Assert.That(ClassSchemes.Qva.Boundaries, Is.EqualTo(new double[] { 0.2, 2, 5, 10 }));
        Assert.That(ClassSchemes.All.Select(scheme => scheme.Units), Is.All.EqualTo("mg/m3"));
        Assert.That(
            ClassSchemes.All.SelectMany(scheme => scheme.Classes).Select(one => one.Colour >> 24),
            Is.All.EqualTo(0xFF)
        );
    }

    [TestCase("viridis")]
    [TestCase("cividis")]
    [TestCase("plasma")]
    [TestCase("inferno")]
    [TestCase("magma")]
    [TestCase("grayscale")]
    [TestCase("thermal")]
    [TestCase("haline")]
    [TestCase("solar")]
    [TestCase("ice")]
    [TestCase("amp_r")]
    [TestCase("deep_r")]
    [TestCase("dense_r")]
    [TestCase("matter_r")]
    [TestCase("speed_r")]
    [TestCase("tempo_r")]
    [TestCase("turbid_r")]
    public void A_map_that_is_even_to_the_eye_grows_lighter_from_end_to_end_for_all_eyes(string name)
    {
        foreach (var eyes in ColourVision.Eyes.Values)
        {
            var lightness = ColourMaps
                .Table(name)
                .Where((_, index) => index % 15 == 0)
                .Select(colour => ColourVision.Lab(colour, eyes)[0])
                .ToArray();
            foreach (var (before, after) in lightness.Zip(lightness.Skip(1)))
                Assert.That(after - before, Is.GreaterThan(-0.5), name);
            Assert.That(lightness[^1] - lightness[0], Is.GreaterThan(50), name);
        }
    }

    [Test]
    public void Cividis_has_the_published_colours()
    {
        // Of matplotlib, _cm_listed.py: entries 0, 128 and 255 of its table, in 255ths.
        foreach (var (entry, published) in new[] { (0, 0x00224Eu), (128, 0x7D7C78u), (255, 0xFEE838u) })
            Assert.That(
                ColourVision.Distance(ColourMaps.Table("cividis")[entry], published, ColourVision.Eyes["normal"]),
                Is.LessThan(9),
                $"entry {entry}"
            );
    }

    [Test]
    public void A_reversed_map_is_the_map_from_the_other_end()
    {
        Assert.That(ColourMaps.Table("Viridis_R"), Is.EqualTo(ColourMaps.Table("viridis").Reverse()));
        Assert.That(() => ColourMaps.Table("_r"), Throws.TypeOf<InvalidOptionException>());
    }

    private static IEnumerable<string> EyeNames() => ColourVision.Eyes.Keys;

    private static uint[] Colours(ClassScheme scheme) => [.. scheme.Classes.Select(one => one.Colour & 0xFFFFFF)];

    private static double Least(uint[] colours, string eyes) =>
        (
            from one in colours
            from other in colours
            where one != other
            select ColourVision.Distance(one, other, ColourVision.Eyes[eyes])
        ).Min();

    private static double FromGround(uint[] colours, string eyes) =>
        (
            from one in colours
            from ground in Grounds
            select ColourVision.Distance(one, ground, ColourVision.Eyes[eyes])
        ).Min();
}
