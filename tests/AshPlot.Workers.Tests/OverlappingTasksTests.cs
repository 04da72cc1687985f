using AshPlot.Workers.Dummy;
using AshPlot.Workers.Hosting;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>The two threads of a worker that has the next task ahead.</summary>
[CancelAfter(60_000)]
internal sealed class OverlappingTasksTests
{
    [Test]
    public async Task A_worker_that_cannot_answer_ends_though_its_second_thread_waits_for_the_parent()
    {
        var (parent, worker) = MemoryChannel.CreatePair();
        using var link = worker;
        var toParent = new ParentLink(new UnwritableChannel(worker), 1 << 20);
        var context = new WorkerContext(1, Environment.ProcessId, CancellationToken.None, toParent);
        var tasks = new OverlappingTasks(DummyRegistry.CreatePlain(), toParent, context, new FrameWriter(1 << 20));
        var run = Task.Factory.StartNew(() => tasks.Run(First(context, toParent)), TaskCreationOptions.LongRunning);

        await Assert.ThrowsAsync<InsufficientMemoryException>(() => run.WaitAsync(TestContext.CurrentContext.CancellationToken));
        parent.Dispose(); // ends the second thread
    }

    private static TaskInHand First(WorkerContext context, ParentLink link)
    {
        var frame = new FrameWriter(1 << 20).Begin(FrameKind.Task).Int64(1).Text(Kinds.EchoInSteps.Name).Text("").Json("a", DummyJson.Default.String).End();
        return new TaskInHand(DummyRegistry.CreatePlain(), context, new Instruction(FrameKind.Task, frame[5..], null, new TaskCancellation(1, link)));
    }
}
