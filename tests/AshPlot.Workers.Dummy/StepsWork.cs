namespace AshPlot.Workers.Dummy;

/// <summary>Notes the steps of a worker's tasks, and lets steps wait for those of other tasks.</summary>
public sealed class StepsWork
{
    /// <summary>A task is run until the next one is prepared.</summary>
    public const string WaitForNext = "run-waits-for-next-prepared";
    private readonly object gate = new();
    private readonly List<string> events = [];

    public static StepsWork Of(WorkerContext context)
    {
        if (context.Find<StepsWork>() is { } known)
            return known;
        var work = new StepsWork();
        context.Set(work);
        return work;
    }

    public string[] Taken()
    {
        lock (gate)
            return [.. events];
    }

    public static int Prepare(StepsOrder order, WorkerContext context) => Of(context).Step("prepare", order, context);

    public static int Run(StepsOrder order, int prepared, WorkerContext context)
    {
        var work = Of(context);
        work.Step("run", order, context);
        if (order.Twist == WaitForNext)
            work.WaitFor($"prepare {order.Number + 1} ends");
        return prepared;
    }

    public static int Finish(StepsOrder order, int made, WorkerContext context) => Of(context).Step("finish", order, context) + made - order.Number;

    private int Step(string step, StepsOrder order, WorkerContext context)
    {
        Note($"{step} {order.Number} begins");
        context.Log.Information($"{step} {order.Number}");
        if (order.Twist == $"throw-at-{step}")
            throw new InvalidOperationException($"{step} {order.Number} was told to fail");
        if (order.Twist == $"throw-unspeakable-at-{step}")
            throw new UnspeakableException();
        if (order.Twist == $"die-at-{step}")
            Faults.SignalSelf(9);
        if (order.Twist == $"die-once-at-{step}")
            Faults.DieOnce(order.File, context);
        if (order.Twist == $"hang-at-{step}")
            Thread.Sleep(Timeout.Infinite);
        if (order.Twist == $"stop-at-{step}")
            context.Stopping.WaitHandle.WaitOne();
        if (order.Twist == $"cancel-at-{step}")
            context.Cancelled.WaitHandle.WaitOne();
        Note($"{step} {order.Number} ends");
        return order.Number;
    }

    private void Note(string what)
    {
        lock (gate)
        {
            events.Add(what);
            Monitor.PulseAll(gate);
        }
    }

    private void WaitFor(string what)
    {
        lock (gate)
        {
            while (!events.Contains(what))
                Monitor.Wait(gate);
        }
    }
}
