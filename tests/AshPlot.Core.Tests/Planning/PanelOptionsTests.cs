using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Tests.Planning;

public sealed class PanelOptionsTests
{
    [Test]
    public void An_axis_a_grid_or_both_are_read_in_any_case()
    {
        Assert.That(PanelOptions.Parse("Time"), Is.EqualTo(new PanelOptions(PanelAxis.Time)));
        Assert.That(PanelOptions.Parse("LEVEL"), Is.EqualTo(new PanelOptions(PanelAxis.Level)));
        Assert.That(PanelOptions.Parse("2X3"), Is.EqualTo(new PanelOptions(null, 2, 3)));
        Assert.That(PanelOptions.Parse("level:1x3"), Is.EqualTo(new PanelOptions(PanelAxis.Level, 1, 3)));
    }

    [TestCase("")]
    [TestCase("times")]
    [TestCase("2x")]
    [TestCase("-1x2")]
    [TestCase("2x3x4")]
    [TestCase("time:")]
    [TestCase("1e2x3")]
    [TestCase("9999x1")]
    public void Anything_else_is_refused(string text) =>
        Assert.That(
            () => PanelOptions.Parse(text),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.StartsWith($"Panels: '{text}' is not valid; expected time, level")
        );

    [TestCase("6x6", 320, 240, "6x6 panels have no room on a picture of 320x240")]
    [TestCase("0x3", 1000, 750, "0x3 panels have no room")]
    [TestCase("1x12", 1000, 750, "1x12 panels have no room")]
    public void More_panels_than_there_is_room_for_are_refused(string text, int width, int height, string problem) =>
        Assert.That(
            () => new MapOptions { Panels = PanelOptions.Parse(text), Size = new PixelSize(width, height) }.Check(),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains(problem).And.Message.Contains("Size")
        );

    [Test]
    public void A_picture_has_as_many_panels_as_can_be_read_at_its_size_and_twelve_at_most()
    {
        var panels = PanelOptions.Parse("time");
        Assert.That(
            new[] { (320, 240), (1000, 750), (1080, 1920), (1920, 1080), (200, 200) }.Select(size =>
                panels.Capacity(new PixelSize(size.Item1, size.Item2))
            ),
            Is.EqualTo(new[] { 4, 12, 12, 12, 2 })
        );
        Assert.That(PanelOptions.Parse("3x5").Capacity(new PixelSize(320, 240)), Is.EqualTo(15));
    }

    [TestCase(1, 1000, 750, 1, 1)]
    [TestCase(2, 1000, 750, 1, 2)]
    [TestCase(4, 1000, 750, 2, 2)]
    [TestCase(3, 1080, 1920, 3, 1)]
    [TestCase(3, 1920, 1080, 1, 3)]
    [TestCase(6, 1920, 1080, 2, 3)]
    [TestCase(5, 1000, 750, 2, 3)]
    public void Rows_and_columns_suit_the_picture(int count, int width, int height, int rows, int columns) =>
        Assert.That(PanelOptions.Parse("time").Grid(count, new PixelSize(width, height)), Is.EqualTo((rows, columns)));
}
