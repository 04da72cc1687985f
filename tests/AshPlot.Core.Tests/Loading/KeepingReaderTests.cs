using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Drawing;

namespace AshPlot.Core.Tests.Loading;

internal sealed class KeepingReaderTests
{
    private SampleMaps maps = null!;

    private QuantityDescription Quantity => maps.Run.Quantities[0];

    private int Cells => Quantity.Grid.CellCount;

    [OneTimeSetUp]
    public void Load() => maps = SampleMaps.NameTwo();

    [OneTimeTearDown]
    public void Unload() => maps.Dispose();

    [Test]
    public void A_slice_that_is_kept_is_not_read_again()
    {
        var keeper = new ListKeeper();
        using var measuring = new KeepingReader(maps.Run.Files, keeper);
        var first = measuring.Read(Cells, Quantity.Slices[0]).ToArray();
        var kept = measuring.Keep();
        measuring.Read(Cells, Quantity.Slices[^1]);
        measuring.Keep();
        // It knows no file: what it has must be what was kept.
        using var drawing = new KeepingReader([], keeper);
        Assert.That(Read(drawing, kept), Is.EqualTo(first));
        Assert.That(first.Max(), Is.GreaterThan(0), "else this shows nothing");
    }

    [Test]
    public void A_slice_that_is_lost_is_read_again()
    {
        var keeper = new ListKeeper();
        using var reader = new KeepingReader(maps.Run.Files, keeper);
        var first = reader.Read(Cells, Quantity.Slices[0]).ToArray();
        var kept = reader.Keep()!;
        reader.Read(Cells, Quantity.Slices[^1]);
        keeper.Contents.Clear();
        Assert.That(Read(reader, kept), Is.EqualTo(first));
        Assert.That(Read(reader, kept with { Length = int.MaxValue }), Is.EqualTo(first));
    }

    [Test]
    public void What_was_not_read_is_not_kept()
    {
        using var reader = new KeepingReader(maps.Run.Files, new ListKeeper());
        Assert.That(reader.Keep(), Is.Null);
        reader.Read(Cells, Quantity.Slices[0]);
        Assert.That(
            () => reader.Read(Cells, Quantity.Slices[0] with { Terms = [new PlaneTerm(99, "", [0])] }),
            Throws.Exception
        );
        Assert.That(reader.Keep(), Is.Null);
        using var without = new KeepingReader(maps.Run.Files, keeper: null);
        without.Read(Cells, Quantity.Slices[0]);
        Assert.That(without.Keep(), Is.Null);
    }

    private float[] Read(KeepingReader reader, KeptSlice? kept)
    {
        var values = new float[Cells];
        reader.Read(Quantity.Slices[0], kept, values);
        return values;
    }

    private sealed class ListKeeper : ISliceKeeper
    {
        public List<byte[]> Contents { get; } = [];

        public KeptSlice? Keep(ReadOnlySpan<byte> content)
        {
            Contents.Add(content.ToArray());
            return new KeptSlice("list", Contents.Count - 1, content.Length, 0);
        }

        public bool TryFetch(KeptSlice kept, Span<byte> content)
        {
            if (kept.Offset >= Contents.Count)
                return false;
            Contents[(int)kept.Offset].CopyTo(content);
            return true;
        }
    }
}
