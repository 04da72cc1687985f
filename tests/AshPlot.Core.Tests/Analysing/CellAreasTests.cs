using AshPlot.Core.Analysing;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Analysing;

internal sealed class CellAreasTests
{
    // R^2 * (pi / 180) * (sin north - sin south) of a cell of one degree, R = 6371229 m, worked out apart from this
    // program.
    private const double AtEquator = 12365043632.734203;
    private const double AtSixtyNorth = 6182521816.36714;
    private const double Sphere = 510101140207791.56;

    private static readonly Grid OneDegree = new(GridAxis.Regular(-10, 1, 21), GridAxis.Regular(-70, 1, 141));

    [TestCase(0, AtEquator)]
    [TestCase(60, AtSixtyNorth)]
    [TestCase(-60, AtSixtyNorth)]
    public void One_cell_over_the_threshold(double latitude, double expected)
    {
        var values = new float[OneDegree.CellCount];
        values[((int)(latitude + 70) * 21) + 7] = 0.0021f;
        Assert.That(new CellAreas(OneDegree).Over(values, 0.002f), Is.EqualTo(expected).Within(1e-9).Percent);
    }

    [Test]
    public void A_value_at_the_threshold_is_not_over_it()
    {
        var values = new float[OneDegree.CellCount];
        values[100] = 0.002f;
        values[101] = float.NaN;
        Assert.That(new CellAreas(OneDegree).Over(values, (float)0.002), Is.Zero);
        values[100] = MathF.BitIncrement(0.002f);
        Assert.That(new CellAreas(OneDegree).Over(values, (float)0.002), Is.GreaterThan(0));
    }

    [Test]
    public void All_cells_of_a_global_grid_are_the_sphere_whichever_way_it_runs()
    {
        var north = new Grid(GridAxis.Regular(0, 1.5, 240), GridAxis.Regular(-90, 1.5, 121));
        var south = new Grid(GridAxis.Regular(180, -1.5, 240), GridAxis.Regular(90, -1.5, 121).ClampToPoles());
        foreach (var grid in new[] { north, south })
        {
            var values = Enumerable.Repeat(1f, grid.CellCount).ToArray();
            Assert.That(new CellAreas(grid).Over(values, 0.5f), Is.EqualTo(Sphere).Within(1e-6).Percent);
        }
    }

    [Test]
    public void The_area_of_missing_cells_is_that_of_cells_without_any_value()
    {
        var values = new float[OneDegree.CellCount];
        (values[(70 * 21) + 7], values[(130 * 21) + 7]) = (float.NaN, float.NaN);
        Assert.That(
            new CellAreas(OneDegree).Missing(values),
            Is.EqualTo(AtEquator + AtSixtyNorth).Within(1e-9).Percent
        );

        // Where a meridian is there twice, either value will do.
        var twice = new Grid(GridAxis.Regular(0, 1, 361), GridAxis.Regular(0, 1, 1));
        var row = new float[361];
        row[0] = float.NaN;
        Assert.That(new CellAreas(twice).Missing(row), Is.Zero);
        row[360] = float.NaN;
        Assert.That(new CellAreas(twice).Missing(row), Is.EqualTo(AtEquator).Within(1e-9).Percent);
    }

    [TestCase(0)]
    [TestCase(1)]
    public void A_meridian_that_is_there_twice_counts_once(int which)
    {
        // Columns 0, 1, ... 360: the last repeats the first.
        var grid = new Grid(GridAxis.Regular(0, 1, 361), GridAxis.Regular(0, 1, 1));
        var areas = new CellAreas(grid);
        var values = new float[361];
        values[which == 0 ? 0 : 360] = 1;
        Assert.That(areas.Over(values, 0.5f), Is.EqualTo(AtEquator).Within(1e-9).Percent);
        values[0] = values[360] = 1;
        Assert.That(areas.Over(values, 0.5f), Is.EqualTo(AtEquator).Within(1e-9).Percent);
        Array.Fill(values, 1);
        Assert.That(areas.Over(values, 0.5f), Is.EqualTo(360 * AtEquator).Within(1e-9).Percent);
    }

    [Test]
    public void A_meridian_twice_on_a_grid_whose_step_is_rounded()
    {
        // The grid of REFIR: 1598 columns of 0.2254227 degrees from 0 to 360.00005.
        var grid = new Grid(GridAxis.Regular(-0.00000005, 0.2254227, 1598), GridAxis.Regular(-90, 0.2252816, 800));
        var values = Enumerable.Repeat(1f, grid.CellCount).ToArray();
        Assert.That(new CellAreas(grid).Over(values, 0.5f), Is.EqualTo(Sphere).Within(0.001).Percent);
    }

    [Test]
    public void Rows_on_the_poles_are_half_cells() =>
        Assert.That(
            new CellAreas(new Grid(GridAxis.Regular(0.5, 1, 360), GridAxis.Regular(-90, 1, 181))).Of(180, 0),
            Is.EqualTo(26976511.641435895).Within(1e-6).Percent
        );

    [Test]
    public void Latitudes_beyond_the_poles_are_refused_from_half_a_cell_on()
    {
        Assert.That(
            () => new CellAreas(new Grid(GridAxis.Regular(0, 1, 3), GridAxis.Regular(89.4, 1, 2))),
            Throws.Nothing
        );
        Assert.That(
            () => new CellAreas(new Grid(GridAxis.Regular(0, 1, 3), GridAxis.Regular(89.6, 1, 2))),
            Throws.ArgumentException.With.Message.Contains("90.6")
        );
    }
}
