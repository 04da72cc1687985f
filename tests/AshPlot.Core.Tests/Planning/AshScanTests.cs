using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Planning;

internal sealed class AshScanTests
{
    private static readonly Grid Small = new(GridAxis.Regular(0.5, 1, 4), GridAxis.Regular(10.5, 1, 3));

    [Test]
    public void The_cover_reaches_to_the_edges_of_the_cells_with_ash_of_all_slices()
    {
        var scan = new AshScan(Small);
        scan.Add([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1);
        scan.Add([float.NaN, 0.9f, 0, 0, 0, 0, 2, 0, 0, 0, 0, float.NaN], 1);
        Assert.That(scan.Cover()!.Box, Is.EqualTo(new GeoExtent(1, 3, 10, 12)));
    }

    [Test]
    public void Without_ash_there_is_no_cover()
    {
        var scan = new AshScan(Small);
        Assert.That(scan.Cover(), Is.Null);
        scan.Add([float.NaN, 0.9f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1);
        Assert.That(scan.Cover(), Is.Null);
    }

    [Test]
    public void A_value_at_the_mask_is_ash_as_it_is_on_the_map()
    {
        var scan = new AshScan(Small);
        scan.Add([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1e-8f], 1e-8);
        Assert.That(scan.Cover()!.Box, Is.EqualTo(new GeoExtent(3, 4, 12, 13)));
    }

    [Test]
    public void Axes_may_run_either_way_and_rows_be_centred_on_the_poles()
    {
        var grid = new Grid(GridAxis.Regular(3.5, -1, 4), GridAxis.Regular(90, -1, 3));
        var scan = new AshScan(grid);
        scan.Add([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.5);
        Assert.That(scan.Cover()!.Box, Is.EqualTo(new GeoExtent(3, 4, 89.5, 90)));
    }

    [Test]
    public void A_slice_costs_no_memory()
    {
        var scan = new AshScan(Small);
        var values = new float[12];
        scan.Add(values, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var slice = 0; slice < 1000; slice++)
            scan.Add(values, 1);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
