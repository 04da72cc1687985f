using AshPlot.Core.Loading;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Cli.Tests.Workers;

[Platform("Linux")]
public sealed class SliceMemoryTests
{
    private static readonly byte[] Content = [1, 2, 3, 4, 5];

    [Test]
    public void What_is_kept_is_fetched_by_any_worker()
    {
        using var keeper = new SliceMemory(100);
        using var other = new SliceMemory(100);
        var (first, second) = (keeper.Keep([9, 8, 7])!, keeper.Keep(Content)!);
        other.Keep([4, 4, 4, 4, 4, 4, 4, 4]);
        foreach (var reader in new[] { keeper, other, other })
        {
            Assert.That(Fetched(reader, second), Is.EqualTo(Content));
            Assert.That(Fetched(reader, first), Is.EqualTo(new byte[] { 9, 8, 7 }));
        }
    }

    [Test]
    public void What_has_no_room_is_not_kept()
    {
        using var keeper = new SliceMemory(7);
        Assert.That(keeper.Keep(Content), Is.Not.Null);
        Assert.That(keeper.Keep(Content), Is.Null);
        Assert.That(keeper.Keep([1, 2]), Is.Not.Null);
    }

    [Test]
    public void What_a_worker_kept_goes_with_it()
    {
        KeptSlice kept;
        using (var keeper = new SliceMemory(100))
            kept = keeper.Keep(Content)!;
        using var other = new SliceMemory(100);
        Assert.That(Fetched(other, kept), Is.Null);
    }

    [Test]
    public void A_place_that_is_something_else_by_now_is_left_alone()
    {
        using var keeper = new SliceMemory(100);
        var kept = keeper.Keep(Content)!;
        using var other = new SliceMemory(100);
        // Never opened, or it would wait for a writer.
        Assert.That(Fetched(other, kept with { Place = "/dev/tty" }), Is.Null);
        Assert.That(Fetched(other, kept with { Place = "/proc/1/fd/0" }), Is.Null);
        Assert.That(Fetched(other, kept with { Place = "nowhere" }), Is.Null);
        Assert.That(Fetched(other, kept with { Checksum = kept.Checksum + 1 }), Is.Null);
        Assert.That(Fetched(other, kept with { Offset = 50 }), Is.Null);
    }

    private static byte[]? Fetched(SliceMemory reader, KeptSlice kept)
    {
        var content = new byte[kept.Length];
        return reader.TryFetch(kept, content) ? content : null;
    }
}
