using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>What listeners and debuggers see of a pool.</summary>
[CancelAfter(60_000)]
internal sealed class ObservationTests
{
    [Test]
    public async Task A_tasks_activity_goes_on_in_its_worker()
    {
        var ended = new ConcurrentQueue<Activity>();
        await using var pool = Dummies.Pool();
        Assert.That(await pool.RunAsync(Kinds.Trace, 0), Is.Null, "nobody listens");
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Telemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var outer = new Activity("outer").Start();
        var seen = await pool.RunAsync(Kinds.Trace, 0);
        Assert.That(Activity.Current, Is.SameAs(outer), "the caller's stays its own");
        await pool.TryRunAsync(Kinds.Throw, "told to fail");
        var activities = ended.ToArray();
        Assert.That(
            activities.Select(activity => (activity.DisplayName, activity.ParentSpanId, activity.Status)),
            Is.EqualTo(
                new[]
                {
                    ("task trace", outer.SpanId, ActivityStatusCode.Unset),
                    ("task throw", outer.SpanId, ActivityStatusCode.Error),
                }
            )
        );
        Assert.That(seen, Is.EqualTo($"{outer.TraceId} {activities[0].SpanId}"));
    }

    [Test]
    public async Task Tasks_retries_and_starts_are_counted()
    {
        var counted = new ConcurrentQueue<(string Instrument, long Value)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, _, _) => counted.Enqueue((instrument.Name, value))
        );
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => counted.Enqueue((instrument.Name, 1)));
        listener.Start();
        await using var pool = Dummies.Pool();
        await pool.RunAsync(Kinds.Echo, "a");
        await pool.TryRunAsync(Kinds.Signal, 9);
        await pool.RunAsync(Kinds.Echo, "a");
        var sums = counted
            .GroupBy(entry => entry.Instrument)
            .ToDictionary(group => group.Key, group => group.Sum(entry => entry.Value));
        Assert.That(sums["ashplot.workers.tasks"], Is.EqualTo(3));
        Assert.That(sums["ashplot.workers.task.duration"], Is.EqualTo(3));
        Assert.That(sums["ashplot.workers.retries"], Is.EqualTo(1));
        Assert.That(sums["ashplot.workers.starts"], Is.EqualTo(3));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_map_reports_how_far_it_has_come(bool inOrder)
    {
        var reports = new List<MapProgress>();
        await using var pool = Dummies.Pool(2);
        var options = new WorkerTaskOptions { Progress = new Reports(reports) };
        string[] texts = ["a", "b", "c"];
        var seen = 0;
        await foreach (
            var _ in inOrder
                ? pool.MapAsync(Kinds.Throw, texts, options)
                : pool.MapUnorderedAsync(Kinds.Throw, texts, options)
        )
            Assert.That(reports, Has.Count.EqualTo(++seen));
        Assert.That(reports, Is.EqualTo(new[] { new MapProgress(1, 1), new MapProgress(2, 2), new MapProgress(3, 3) }));
    }

    [Test]
    public async Task A_pool_says_how_it_is()
    {
        var pool = await WorkerPool.StartAsync(Dummies.Options(2));
        Assert.That($"{pool}", Is.EqualTo("WorkerPool by Spawn: 2 workers, 0 at a task; 0 tasks wait"));
        var running = Enumerable.Range(0, 5).Select(_ => pool.RunAsync(Kinds.AwaitEntry, "go on")).ToList();
        await Dummies.Until(() => $"{pool}" == "WorkerPool by Spawn: 2 workers, 2 at a task; 3 tasks wait");
        pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String).Set("go on", "");
        await Task.WhenAll(running);
        await pool.DisposeAsync();
        Assert.That($"{pool}", Does.StartWith("WorkerPool by Spawn: 0 workers").And.EndsWith("disposed of"));
    }

    private sealed class Reports(List<MapProgress> reports) : IProgress<MapProgress>
    {
        public void Report(MapProgress value) => reports.Add(value);
    }
}
