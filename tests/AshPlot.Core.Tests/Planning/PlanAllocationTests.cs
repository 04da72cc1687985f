using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Planning;

/// <summary>
/// Guards what a plan holds of each map. It stays in memory for the whole run, so it is little, and no more of it in a
/// long run. Counted are the bytes that this thread has allocated, which depend on no clock and on no other test.
/// </summary>
internal sealed class PlanAllocationTests
{
    [Test]
    public void Planning_takes_a_bounded_place_for_each_further_map()
    {
        const int Few = 100,
            Many = 1000;
        var perMap = (BytesFor(Many) - BytesFor(Few)) / (10 * (Many - Few));
        TestContext.Out.WriteLine($"{perMap} bytes for each further map, its path included");
        Assert.That(perMap, Is.LessThan(700));
    }

    /// <summary>What planning ten levels at so many times allocates, once all is warm.</summary>
    private static long BytesFor(int times)
    {
        var levels = Enumerable.Range(1, 10).Select(level => Metres(500 * level)).ToArray();
        var run = Run(
            "VA_Tutorial",
            Quantity(
                QuantityKind.AirConcentration,
                "g/m3",
                levels,
                [.. Enumerable.Range(0, times).Select(time => Three.AddSeconds(3600L * time))]
            )
        );
        RunPlanner.Plan(run, new MapOptions());
        var before = GC.GetAllocatedBytesForCurrentThread();
        RunPlanner.Plan(run, new MapOptions());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
