using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Planning;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class LimitsCheckTests
{
    // -20 to -16 degrees east, 60 to 63 degrees north.
    private static readonly Grid Small = Descriptions.SmallGrid;
    private static readonly Grid Dateline = new(GridAxis.Regular(170.5, 1, 20), GridAxis.Regular(40.5, 1, 10));

    [TestCase(-30, 0, 50, 65)]
    [TestCase(-16.1, 10, 62.9, 80)]
    [TestCase(330, 350, 50, 65)]
    [TestCase(-180, 180, -90, 90)]
    public void A_box_that_shows_a_cell_passes(double west, double east, double south, double north) =>
        Assert.That(Check(new GeoExtent(west, east, south, north), Small), Is.Null);

    [TestCase(-16, 10, 50, 65)]
    [TestCase(-30, -20, 50, 65)]
    [TestCase(-30, 0, 63, 65)]
    [TestCase(-30, 0, -65, -50)]
    [TestCase(150, 170, 50, 65)]
    public void A_box_that_shows_none_is_refused_with_where_the_grid_lies(
        double west,
        double east,
        double south,
        double north
    ) =>
        Assert.That(
            () => Check(new GeoExtent(west, east, south, north), Small),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Property("Option")
                .EqualTo("Limits")
                .And.Message.Contains("from -20 to -16 degrees east and from 60 to 63")
        );

    [Test]
    public void A_grid_across_the_dateline_is_found_from_either_side()
    {
        Assert.That(Check(new GeoExtent(-175, -172, 40, 45), Dateline), Is.Null);
        Assert.That(Check(new GeoExtent(160, 175, 40, 45), Dateline), Is.Null);
        Assert.That(() => Check(new GeoExtent(-160, -100, 40, 45), Dateline), Throws.TypeOf<InvalidOptionException>());
    }

    [Test]
    public void Where_only_some_quantities_are_missed_they_are_named()
    {
        var far = Descriptions.Column() with { Grid = Dateline };
        var plan = RunPlanner.Plan(
            Descriptions.Run("T", Descriptions.Air(Descriptions.Metres(500)), far),
            new MapOptions()
        );
        Assert.That(
            LimitsCheck.Warning(plan, new MapOptions { Limits = new GeoExtent(-30, 0, 50, 65) }),
            Does.StartWith("Limits: the box misses the model's grid").And.EndsWith("for Total Column Mass.")
        );
    }

    private static string? Check(GeoExtent limits, Grid grid)
    {
        var options = new MapOptions { Limits = limits };
        var air = Descriptions.Air(Descriptions.Metres(500)) with { Grid = grid };
        return LimitsCheck.Warning(RunPlanner.Plan(Descriptions.Run("T", air), options), options);
    }
}
