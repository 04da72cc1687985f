using AshPlot.Workers.Pool;
using CsCheck;

namespace AshPlot.Workers.Tests;

/// <summary>The states of a worker.</summary>
internal sealed class LifecycleTests
{
    [Test]
    public void No_order_of_steps_leads_out_of_the_end_or_into_a_task_before_the_worker_is_ready() =>
        Gen.Enum<WorkerState>()
            .Array[0, 40]
            .Sample(steps =>
            {
                var lifecycle = new WorkerLifecycle();
                var wasIdle = false;
                foreach (var next in steps)
                {
                    var before = lifecycle.State;
                    try
                    {
                        lifecycle.Move(next);
                    }
                    catch (InvalidOperationException)
                    {
                        Assert.That(lifecycle.State, Is.EqualTo(before), "a refused step changes nothing");
                        continue;
                    }

                    wasIdle |= next == WorkerState.Idle;
                    Assert.That(before, Is.Not.EqualTo(WorkerState.Ended));
                    Assert.That(lifecycle.HasTask && !wasIdle, Is.False);
                    Assert.That(
                        before == WorkerState.Overdue && next != WorkerState.Ended,
                        Is.False,
                        "an overdue worker only ends"
                    );
                }
            });
}
