using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// Guards against a map that leaves garbage in proportion to its grid or its pixels: buffers are made once per worker.
/// Counted are the bytes that this thread has allocated, which depend on no clock and on no other test.
/// </summary>
internal sealed class MapAllocationTests
{
    // Far below one plane of the smallest grid (a byte each of 61 x 121 cells is 7 kB) times the factor of 16 between
    // the grids.
    private const long MostDifference = 8_000;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(640, 480)]
    [TestCase(1280, 960)]
    public void A_map_of_sixteen_times_as_many_cells_leaves_no_more_garbage(int width, int height)
    {
        var size = new PixelSize(width, height);
        var (small, large) = (BytesPerMap(size, 60, 120), BytesPerMap(size, 240, 480));
        TestContext.Out.WriteLine($"{width} x {height}: {small} and {large} bytes a map");
        Assert.That(Math.Abs(large - small), Is.LessThan(MostDifference));
    }

    [Test]
    public void A_map_of_four_times_as_many_pixels_leaves_no_more_garbage()
    {
        var (small, large) = (
            BytesPerMap(new PixelSize(640, 480), 60, 120),
            BytesPerMap(new PixelSize(1280, 960), 60, 120)
        );
        TestContext.Out.WriteLine($"{small} and {large} bytes a map");
        Assert.That(Math.Abs(large - small), Is.LessThan(MostDifference));
    }

    /// <summary>What a warm renderer allocates for each of several maps of a kept slice.</summary>
    private long BytesPerMap(PixelSize size, int rows, int columns)
    {
        const int Maps = 8;
        var options = new MapOptions { Size = size };
        var grid = new Grid(GridAxis.Regular(-40, 60.0 / columns, columns), GridAxis.Regular(40, 30.0 / rows, rows));
        var time = ModelTime.FromDate(2010, 4, 18);
        var quantity = new QuantityDescription
        {
            Name = QuantityKind.AirConcentration.Slug,
            FileToken = QuantityKind.AirConcentration.FileToken,
            Title = QuantityKind.AirConcentration.Title,
            Units = "g/m3",
            Variable = "",
            Levels = [new Level(LevelKind.MetresAboveSea, 500, 0, 1000)],
            Times = [new TimeStep(time, null, null)],
            Grid = grid,
            Slices = [],
        };
        var run = new RunDescription
        {
            Model = "name",
            Attributes = ImmutableSortedDictionary<string, string>.Empty,
            Files = [],
            Quantities = [quantity],
        };
        var plan = new RunPlan(run, [new QuantityPlan(quantity, 1e-8, "")], [], []);
        var slice = new OneSlice(grid.CellCount);
        var map = new MapPlan(0, 0, "00500", new SliceDescription(0, 0, []), "00500/map");
        var extent = MapExtent.Of(grid, options);
        using var renderer = new MapRenderer(DrawingJob.For(plan, options, folder, folder), slice);
        var scale = new ColourScale(0, 1, ScaleKind.Linear);
        var least = long.MaxValue;
        // The first rounds make buffers; a later one may still meet a pool that was trimmed.
        for (var round = 0; round < 4; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var count = 0; count < Maps; count++)
                renderer.Draw(map, scale, extent, slice.Kept);
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Maps);
        }

        return least;
    }

    /// <summary>Has one slice with a plume in its middle, so that no file need be read.</summary>
    private sealed class OneSlice : ISliceKeeper
    {
        private readonly byte[] content;

        public OneSlice(int cells)
        {
            var values = new float[cells];
            for (var cell = cells / 4; cell < cells / 2; cell++)
                values[cell] = (cell % 100) / 100f;
            var words = new int[CompactValues.MostWords(cells)];
            var count = CompactValues.Pack(values, words);
            content = System.Runtime.InteropServices.MemoryMarshal.AsBytes(words.AsSpan(0, count)).ToArray();
            Kept = new KeptSlice("here", 0, content.Length, 0);
        }

        public KeptSlice Kept { get; }

        public KeptSlice? Keep(ReadOnlySpan<byte> content) => null;

        public bool TryFetch(KeptSlice kept, Span<byte> content)
        {
            this.content.CopyTo(content);
            return true;
        }
    }
}
