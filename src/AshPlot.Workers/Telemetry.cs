using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AshPlot.Workers;

/// <summary>
/// What the pool tells listeners of <see cref="System.Diagnostics"/>, such as OpenTelemetry, under the name
/// <see cref="Name"/>: an activity for each task, which goes on in the worker, and metrics. Where nobody listens it
/// costs next to nothing.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and the <see cref="Meter"/>.</summary>
    public const string Name = "AshPlot.Workers";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Tasks = Meter.CreateCounter<long>(
        "ashplot.workers.tasks",
        "{task}",
        "Tasks that have ended."
    );
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "ashplot.workers.retries",
        "{task}",
        "Tasks that are tried again after their worker ended."
    );
    private static readonly Counter<long> Starts = Meter.CreateCounter<long>(
        "ashplot.workers.starts",
        "{worker}",
        "Workers that were started."
    );
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>(
        "ashplot.workers.task.duration",
        "s",
        "Time of the last attempt of a task."
    );

    /// <summary>Begins the activity of a task, without making it the caller's current one.</summary>
    /// <returns>The activity, if somebody listens, and what the worker's is a part of.</returns>
    internal static (Activity? Activity, string Trace) Begin(string kind, long id)
    {
        var current = Activity.Current;
        if (!Source.HasListeners())
            return (null, TraceOf(current));
        var activity = Source.StartActivity($"task {kind}", ActivityKind.Client);
        activity?.SetTag("ashplot.task.id", id);
        Activity.Current = current;
        return (activity, TraceOf(activity ?? current));
    }

    internal static void End(Activity? activity, string kind, WorkerTaskException? error, TimeSpan elapsed)
    {
        if (Tasks.Enabled)
            Tasks.Add(
                1,
                new KeyValuePair<string, object?>("kind", kind),
                new KeyValuePair<string, object?>("error", error?.GetType().Name)
            );
        if (Durations.Enabled)
            Durations.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));
        if (activity is null)
            return;
        if (error is not null)
            activity.SetStatus(ActivityStatusCode.Error, error.Message);
        var current = Activity.Current;
        activity.Stop();
        Activity.Current = current;
    }

    internal static void CountRetry(string kind) => Retries.Add(1, new KeyValuePair<string, object?>("kind", kind));

    internal static void CountStart(StartMethod method) =>
        Starts.Add(1, new KeyValuePair<string, object?>("method", method.ToString()));

    /// <summary>The activity of a task in its worker; null where the parent had none.</summary>
    internal static Activity? InWorker(string kind, string trace)
    {
        if (trace.Length == 0)
            return null;
        // One that nobody listens to still tells the handler what it is a part of.
        return Source.CreateActivity($"run {kind}", ActivityKind.Server, trace)
            ?? new Activity($"run {kind}").SetParentId(trace);
    }

    private static string TraceOf(Activity? activity) =>
        activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : "";
}
