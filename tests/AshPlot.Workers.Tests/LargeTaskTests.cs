using AshPlot.Workers.Dummy;
using AshPlot.Workers.Pool;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>Tasks that are too long to be sent by the thread that gives them.</summary>
[CancelAfter(60_000)]
internal sealed class LargeTaskTests
{
    /// <summary>
    /// All tasks of a worker share a buffer. The thread that has sent one may still have something left to do when that
    /// one is answered: it must not say of its successor's frame that it has left.
    /// </summary>
    [Test]
    public async Task A_second_task_arrives_whole_though_the_thread_that_sent_the_first_one_is_late()
    {
        HeldChannel held = null!;
        var launcher = new ScriptedLauncher(channel => held = new HeldChannel(channel));
        await using var connection = new WorkerConnection(
            new PoolState(Dummies.Options(), launcher),
            1,
            static () => { }
        );
        var started = connection.StartAsync();
        var worker = await launcher.NextAsync();
        worker.BecomeReady();
        await started;
        var receiver = worker.Receiver();
        held.Hold();

        var first = connection.GiveAsync(Item(1));
        held.LetSend();
        Answer(worker, receiver);
        Assert.That((await first).WorkerEnded, Is.False);
        var second = connection.GiveAsync(Item(2));
        held.LetReturn();
        await Task.Delay(50); // enough, as a rule, for the first one's thread to come to its end
        held.LetSend();
        held.LetReturn();
        Answer(worker, receiver);
        Assert.That((await second).WorkerEnded, Is.False);
        worker.Die(new WorkerExit(0));
    }

    private static WorkItem<string, string> Item(long id) =>
        new(
            id,
            Kinds.Echo,
            new string('a', 100_000),
            new TaskLimits(null, 0, TimeSpan.Zero),
            new SingleReceiver<string, string>()
        );

    private static void Answer(ScriptedWorker worker, FrameReceiver receiver)
    {
        Assert.That(worker.TryReceiveTask(receiver, out var id, out var argument), Is.True);
        worker.Send(writer =>
            writer.Begin(FrameKind.Result).Int64(id).Byte(0).Json($"{argument.Length}", DummyJson.Default.String)
        );
    }
}
