using AshPlot.Core.Drawing;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class PeakTests
{
    [Test]
    public void The_largest_cell_is_found_in_whatever_order_the_grid_is_stored(
        [Values] bool northFirst,
        [Values] bool eastFirst,
        [Values(0, 360)] int turn
    )
    {
        var grid = Grid(northFirst, eastFirst, turn);
        var values = new float[12];
        // Third column from the west, second row from the south.
        values[((northFirst ? 1 : 1) * 4) + (eastFirst ? 1 : 2)] = 7;
        Assert.That(Peak.Find(grid, values, 7), Is.EqualTo(new Peak(-17.5, 51)));
    }

    [Test]
    public void Of_several_the_southernmost_then_the_westernmost_counts(
        [Values] bool northFirst,
        [Values] bool eastFirst
    )
    {
        var grid = Grid(northFirst, eastFirst, 0);
        var values = new float[12];
        Array.Fill(values, 7);
        Assert.That(Peak.Find(grid, values, 7), Is.EqualTo(new Peak(-19.5, 50)));
    }

    [Test]
    public void Without_the_value_there_is_no_place() =>
        Assert.That(Peak.Find(Grid(false, false, 0), Enumerable.Repeat(float.NaN, 12).ToArray(), 7), Is.Null);

    [TestCase(-19.36, 63.37, "63.37°N 19.36°W")]
    [TestCase(175.5, -39.0, "39°S 175.5°E")]
    [TestCase(-0.001, 0.004, "0°N 0°E")]
    public void A_place_is_told_to_a_hundredth_of_a_degree(double longitude, double latitude, string text) =>
        Assert.That(PlaceText.Of(longitude, latitude), Is.EqualTo(text));

    [TestCase(0.25, "63.44°N 19.36°W")]
    [TestCase(0.1, "63.44°N 19.36°W")]
    [TestCase(0.05, "63.438°N 19.362°W")]
    [TestCase(0.001, "63.4376°N 19.3622°W")]
    public void A_place_on_a_fine_grid_has_the_decimals_that_tell_its_cells_apart(double step, string text) =>
        Assert.That(PlaceText.Of(-19.36221, 63.43762, step), Is.EqualTo(text));

    private static Grid Grid(bool northFirst, bool eastFirst, int turn) =>
        new(
            GridAxis.Regular((eastFirst ? -16.5 : -19.5) + turn, eastFirst ? -1 : 1, 4),
            GridAxis.Regular(northFirst ? 52 : 50, northFirst ? -1 : 1, 3)
        );
}
