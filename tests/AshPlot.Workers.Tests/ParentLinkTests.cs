using AshPlot.Workers.Dummy;
using AshPlot.Workers.Hosting;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>The worker's side of the channel.</summary>
[CancelAfter(60_000)]
internal sealed class ParentLinkTests
{
    [Test]
    public void A_call_to_a_parent_that_is_gone_is_a_typed_error()
    {
        var (parent, worker) = MemoryChannel.CreatePair();
        var context = new WorkerContext(
            1,
            Environment.ProcessId,
            CancellationToken.None,
            new ParentLink(worker, 1 << 20)
        );
        var entries = context.Dictionary("entries", DummyJson.Default.String);
        parent.Dispose();
        Assert.Throws<SharedDictionaryUnavailableException>(() => entries.Set("a", "b"));
        Assert.DoesNotThrow(() => context.Log.Error("nobody hears this"));
    }

    [Test]
    public async Task A_call_that_waits_when_the_parent_goes_is_a_typed_error()
    {
        var (parent, worker) = MemoryChannel.CreatePair();
        var context = new WorkerContext(
            1,
            Environment.ProcessId,
            CancellationToken.None,
            new ParentLink(worker, 1 << 20)
        );
        var entries = context.Dictionary("entries", DummyJson.Default.String);
        var calls = Enumerable
            .Range(0, 3)
            .Select(_ => Task.Factory.StartNew(() => entries.Set("a", "b"), TaskCreationOptions.LongRunning))
            .ToList();
        // All three have asked; none is answered.
        var receiver = new FrameReceiver(parent, 1 << 20);
        for (var i = 0; i < 3; i++)
            Assert.That(receiver.TryReceive(out _), Is.True);
        parent.Dispose();
        foreach (var call in calls)
            await Assert.ThrowsAsync<SharedDictionaryUnavailableException>(() => call);
    }
}
