using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

internal sealed class LevelNamesTests
{
    [TestCase(500, "00500")]
    [TestCase(0, "00000")]
    [TestCase(1524, "01524")]
    [TestCase(123456, "123456")]
    [TestCase(-125, "m00125")]
    [TestCase(-0.4, "00000")]
    [TestCase(-0.6, "m00001")]
    [TestCase(499.5, "00500")]
    [TestCase(500.5, "00501")]
    public void Metres_have_five_digits_and_an_m_below_zero(double value, string name)
    {
        Assert.That(LevelNames.Of(Metres(value), markAboveGround: true), Is.EqualTo(name));
        Assert.That(LevelNames.Of(AboveGround(value), markAboveGround: false), Is.EqualTo(name));
        Assert.That(LevelNames.Of(AboveGround(value), markAboveGround: true), Is.EqualTo(name + "-agl"));
    }

    [Test]
    public void Flight_levels_show_their_bounds_where_they_are_known()
    {
        Assert.That(LevelNames.Of(FlightLevels(0, 200), false), Is.EqualTo("FL000-200"));
        Assert.That(LevelNames.Of(FlightLevels(550, 1000), false), Is.EqualTo("FL550-1000"));
        Assert.That(LevelNames.Of(new Level(LevelKind.FlightLevel, 50), false), Is.EqualTo("FL050"));
        Assert.That(
            LevelNames.Of(new Level(LevelKind.FlightLevel, 50, Lower: 25), false),
            Is.EqualTo("FL050"),
            "half a pair is none"
        );
    }

    [Test]
    public void Pressure_named_layers_and_no_level()
    {
        Assert.That(LevelNames.Of(new Level(LevelKind.Pressure, 850), false), Is.EqualTo("850hPa"));
        Assert.That(
            LevelNames.Of(new Level(LevelKind.Named, Label: "Boundary layer average"), false),
            Is.EqualTo("boundary-layer-average")
        );
        Assert.That(
            LevelNames.Of(new Level(LevelKind.Named, Label: "../.."), false),
            Does.Not.Contain("/").And.Not.StartWith(".")
        );
        Assert.That(
            LevelNames.Of(new Level(LevelKind.Named, Label: "  "), false),
            Is.EqualTo("layer"),
            "a folder must have a name"
        );
        Assert.That(LevelNames.Of(Level.None, true), Is.Null);
    }

    [Test]
    public void Above_ground_is_marked_only_where_the_run_has_both_kinds_in_any_of_its_quantities()
    {
        var dosage = Quantity(QuantityKind.Dosage, "g s/m3", [Metres(500)], Three);
        Assert.That(LevelNames.MarkAboveGround(Run("T", Air(AboveGround(500), AboveGround(50)))), Is.False);
        Assert.That(LevelNames.MarkAboveGround(Run("T", Air(Metres(500), FlightLevels(0, 200)))), Is.False);
        Assert.That(LevelNames.MarkAboveGround(Run("T", Air(AboveGround(500)), dosage)), Is.True);
    }
}
