using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

internal sealed class LevelSelectorTests
{
    private static readonly Level[] Layers =
    [
        FlightLevels(0, 200),
        FlightLevels(200, 350),
        FlightLevels(350, 550),
        Thick(LevelKind.MetresAboveSea, 500, 0, 1000),
        Thick(LevelKind.MetresAboveSea, 5500, 5000, 6000),
        new(LevelKind.Pressure, 850, 800, 900),
        new(LevelKind.Pressure, 500),
        new(LevelKind.Named, Label: "Boundary layer average"),
    ];

    [TestCase("FL000-200", "FL000-200")]
    [TestCase("fl000-200", "FL000-200")]
    [TestCase("FL050", "FL000-200")]
    [TestCase("FL200", "FL200-350")]
    [TestCase("FL 349.9", "FL200-350")]
    [TestCase("FL550", "FL350-550")]
    [TestCase("00500", "00500")]
    [TestCase("500m", "00500")]
    [TestCase("999.5 m", "00500")]
    [TestCase("5km", "05500")]
    [TestCase("5.5e3m", "05500")]
    [TestCase("18000ft", "05500")]
    [TestCase("5500", "05500")]
    [TestCase("850hPa", "850hPa")]
    [TestCase("82000Pa", "850hPa")]
    [TestCase("500HPA", "500hPa")]
    [TestCase("boundary-layer-average", "boundary-layer-average")]
    [TestCase("Boundary layer average", "boundary-layer-average")]
    [TestCase("Boundary_Layer_Average", "boundary-layer-average")]
    public void A_level_is_chosen_by_its_name_its_number_or_what_it_contains(string text, string name) =>
        Assert.That(Names(text), Is.EqualTo(new[] { name }));

    [TestCase("FL600")]
    [TestCase("3000m")]
    [TestCase("600hPa")]
    [TestCase("3000")]
    [TestCase("FL")]
    [TestCase("nonsense")]
    [TestCase("NaN")]
    [TestCase("5 furlongs")]
    public void Where_no_level_contains_it_none_is_chosen(string text) => Assert.That(Names(text), Is.Empty);

    [Test]
    public void A_number_without_a_unit_that_levels_have_in_two_units_is_refused() =>
        Assert.That(
            () => Names("500"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("00500 or 500hPa")
        );

    [Test]
    public void A_level_of_the_name_goes_before_those_that_contain_it()
    {
        Level[] both = [FlightLevels(0, 350), new(LevelKind.FlightLevel, 200)];
        Assert.That(LevelSelector.Choose("FL200", Named(both)), Is.EqualTo(both[1..]));
    }

    [Test]
    public void A_layer_without_an_upper_bound_contains_all_above()
    {
        var open = new Level(LevelKind.MetresAboveSea, 1000, 1000);
        Assert.That(LevelSelector.Choose("30km", Named([Metres(500), open])), Is.EqualTo(new[] { open }));
    }

    [Test]
    public void Every_level_that_is_listed_selects_itself()
    {
        var random = new Random(12);
        var levels = Enumerable.Range(0, 300).Select(_ => Any(random)).Distinct().ToArray();
        var named = Named(levels);
        foreach (var (_, name) in named)
            Assert.That(
                LevelSelector.Choose(name, named),
                Is.EquivalentTo(named.Where(one => one.Name == name).Select(one => one.Level)),
                name
            );
    }

    [TestCase("FL600", "the nearest are FL350-550 and FL200-350; ")]
    [TestCase("5100", "05500 contains 5100m: give it with its unit; ")]
    [TestCase("100", "FL000-200 contains FL100, 00500 contains 100m: give it with its unit; ")]
    [TestCase("nonsense", "")]
    public void Advice_names_the_nearest_levels_and_those_that_contain_a_number(string text, string advice) =>
        Assert.That(LevelSelector.Advice(text, Named(Layers)), Is.EqualTo(advice));

    [Test]
    public void Advice_says_a_flight_level_in_metres_where_levels_are_in_metres_and_the_other_way_round()
    {
        Assert.That(LevelSelector.Advice("FL200", Named([Metres(500)])), Does.Contain("6096m"));
        Assert.That(LevelSelector.Advice("6096m", Named([FlightLevels(0, 200)])), Does.Contain("FL200"));
    }

    private static Level Thick(LevelKind kind, double value, double lower, double upper) =>
        new(kind, value, lower, upper);

    private static Level Any(Random random)
    {
        var (lower, depth) = (random.Next(0, 600), random.Next(1, 100));
        return random.Next(6) switch
        {
            0 => FlightLevels(lower, lower + depth),
            1 => new Level(LevelKind.FlightLevel, lower),
            2 => Thick(LevelKind.MetresAboveSea, (30 * lower) - 200.4, (30 * lower) - 300, 30 * lower),
            3 => AboveGround(lower + random.NextDouble()),
            4 => new Level(LevelKind.Pressure, lower + 0.25),
            _ => new Level(LevelKind.Named, Label: $"Layer {lower} of 3.5"),
        };
    }

    private static (Level Level, string Name)[] Named(Level[] levels) =>
        [.. levels.Select(level => (level, LevelNames.Of(level, markAboveGround: true)!))];

    private static IEnumerable<string> Names(string text) =>
        LevelSelector.Choose(text, Named(Layers)).Select(level => LevelNames.Of(level, markAboveGround: true)!);
}
