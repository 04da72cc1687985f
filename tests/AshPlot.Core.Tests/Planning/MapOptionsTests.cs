using AshPlot.Core.Colours;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Planning;

internal sealed class MapOptionsTests
{
    private static readonly MapOptions Default = new();

    [Test]
    public void The_defaults_are_those_of_the_contract_and_pass()
    {
        Assert.That(Default.Check, Throws.Nothing);
        Assert.That(
            (Default.Size, Default.Colours, Default.Scale, Default.ScaleKind, Default.MaskBelow),
            Is.EqualTo(
                (new PixelSize(1000, 750), "contours", ScaleChoice.Shared, ScaleKind.Linear, (ThresholdValue?)null)
            )
        );
    }

    [TestCase(-30, 0, 50, 40)]
    [TestCase(-30, 0, 40, 40)]
    [TestCase(-30, 0, -91, 40)]
    [TestCase(-30, 0, 40, 91)]
    [TestCase(0, 0, 40, 50)]
    [TestCase(0, 361, 40, 50)]
    [TestCase(double.NaN, 0, 40, 50)]
    [TestCase(-30, 0, double.NaN, 50)]
    [TestCase(double.NegativeInfinity, 0, 40, 50)]
    public void A_box_that_is_none_is_refused(double west, double east, double south, double north) =>
        Refused(Default with { Limits = new GeoExtent(west, east, south, north) }, "Limits");

    [TestCase(-30, 0, -90, 90)]
    [TestCase(-180, 180, 40, 50)]
    [TestCase(170, 190, 40, 50)]
    public void A_box_on_the_globe_passes(double west, double east, double south, double north) =>
        Assert.That((Default with { Limits = new GeoExtent(west, east, south, north) }).Check, Throws.Nothing);

    [Test]
    public void Options_that_contradict_each_other_are_refused()
    {
        Refused(Default with { Min = new ThresholdValue(2), Max = new ThresholdValue(2) }, "Min");
        Refused(Default with { Min = new ThresholdValue(0), ScaleKind = ScaleKind.Log }, "Min");
        Refused(Default with { CentralLongitude = double.NaN }, "CentralLongitude");
        Refused(Default with { CentralLongitude = 361 }, "CentralLongitude");
        Refused(Default with { Colours = "rainbow" }, "Colours");
        Assert.That((Default with { Colours = "Plasma" }).Check, Throws.Nothing);
    }

    [TestCase("1000x750", 1000, 750)]
    [TestCase("640X480", 640, 480)]
    [TestCase("200x10000", 200, 10000)]
    public void A_size_is_width_and_height(string text, int width, int height) =>
        Assert.That(PixelSize.Parse(text), Is.EqualTo(new PixelSize(width, height)));

    [TestCase("")]
    [TestCase("1000")]
    [TestCase("1000x")]
    [TestCase("1000x750x3")]
    [TestCase("-1000x750")]
    [TestCase("199x750")]
    [TestCase("1000x10001")]
    [TestCase("1e3x750")]
    [TestCase("99999999999x750")]
    [TestCase("1000 x 750")]
    public void What_is_no_size_is_refused(string text) =>
        Assert.That(
            () => PixelSize.Parse(text),
            Throws.TypeOf<InvalidOptionException>().With.Property("Option").EqualTo("Size")
        );

    private static void Refused(MapOptions options, string option) =>
        Assert.That(
            options.Check,
            Throws.TypeOf<InvalidOptionException>().With.Property("Option").EqualTo(option),
            options.ToString()
        );
}
