using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.Name;

internal sealed class NameLevelTests
{
    [TestCase("From  -250 -   250m asl", LevelKind.MetresAboveSea, 0, -250, 250)]
    [TestCase("From     0 -   100m agl", LevelKind.MetresAboveGround, 50, 0, 100)]
    [TestCase("From 0-100 m agl", LevelKind.MetresAboveGround, 50, 0, 100)]
    [TestCase("From -500. - -250.5m asl", LevelKind.MetresAboveSea, -375.25, -500, -250.5)]
    [TestCase("From 1.0E+03 - 2.0E3 m asl", LevelKind.MetresAboveSea, 1500, 1000, 2000)]
    [TestCase("From FL200 - FL350", LevelKind.FlightLevel, 275, 200, 350)]
    [TestCase("From FL000 - FL200", LevelKind.FlightLevel, 100, 0, 200)]
    [TestCase("From 85000 - 70000 Pa", LevelKind.Pressure, 775, 700, 850)]
    public void A_layer_has_bounds_and_a_level_half_way(
        string text,
        LevelKind kind,
        double value,
        double lower,
        double upper
    ) => Assert.That(NameLevel.Parse(text), Is.EqualTo(new Level(kind, value, lower, upper)));

    [TestCase("Z = 50.00000 m agl", LevelKind.MetresAboveGround, 50)]
    [TestCase("Z =    500.0000 m asl", LevelKind.MetresAboveSea, 500)]
    [TestCase("Z = 50. m asl", LevelKind.MetresAboveSea, 50)]
    [TestCase("Z = -1.5e1 m asl", LevelKind.MetresAboveSea, -15)]
    [TestCase("Z = 250.0 FL", LevelKind.FlightLevel, 250)]
    [TestCase("Z = FL250", LevelKind.FlightLevel, 250)]
    [TestCase("Z = 85000.0 Pa", LevelKind.Pressure, 850)]
    [TestCase("25.0 m asl", LevelKind.MetresAboveSea, 25)]
    public void A_height_has_no_bounds(string text, LevelKind kind, double value) =>
        Assert.That(NameLevel.Parse(text), Is.EqualTo(new Level(kind, value)));

    [TestCase(LevelKind.MetresAboveSea, -250.5, 1000)]
    [TestCase(LevelKind.MetresAboveGround, 0, 100)]
    [TestCase(LevelKind.FlightLevel, 200, 350)]
    [TestCase(LevelKind.Pressure, 700, 850)]
    public void A_layer_that_is_written_is_read_back(LevelKind kind, double lower, double upper) =>
        Assert.That(
            NameLevel.Parse(NameLevel.TextOf(kind, lower, upper)),
            Is.EqualTo(new Level(kind, (lower + upper) / 2, lower, upper))
        );

    [TestCase("Boundary layer", "Boundary layer")]
    [TestCase("  Boundary  layer average ", "Boundary layer average")]
    [TestCase("Vertical integral", "Vertical integral")]
    [TestCase("From here - there m asl", "From here - there m asl")]
    [TestCase("Z = 1E999 m asl", "Z = 1E999 m asl")]
    [TestCase("From 10 - 20", "From 10 - 20")]
    [TestCase("10", "10")]
    public void Anything_else_is_a_named_layer(string text, string label) =>
        Assert.That(NameLevel.Parse(text), Is.EqualTo(new Level(LevelKind.Named, Label: label)));

    [TestCase(null)]
    [TestCase("  ")]
    public void No_text_is_no_level(string? text) => Assert.That(NameLevel.Parse(text), Is.EqualTo(Level.None));
}
