using System.Diagnostics;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.StartMethods;

/// <summary>What workers of the experiment can do.</summary>
internal static class ExperimentTasks
{
    /// <summary>
    /// In the environment of the experiment's workers and of what they are forked from: the mark that Main is given.
    /// </summary>
    public const string MarkVariable = "ASHPLOT_EXPERIMENT";

    /// <summary>In the environment of workers that have an initializer, which makes a logger.</summary>
    public const string InitializerVariable = "ASHPLOT_EXPERIMENT_INITIALIZER";

    /// <summary>How many tasks meet.</summary>
    public const int Meeting = 2;

    /// <summary>Shared dictionary in which a task leaves its mark.</summary>
    public const string Dictionary = "changes";

    /// <summary>Begins every log event of a task.</summary>
    public const string EventPrefix = "event of a worker: ";

    /// <summary>
    /// Looks round; then changes static state and the shared dictionary, and logs, all with the mark it is given.
    /// </summary>
    public static TaskKind<string, Observation> Observe { get; } =
        new("observe", ExperimentJson.Default.String, ExperimentJson.Default.Observation);

    /// <summary>
    /// Logs, then waits until as many tasks as workers are at this at the same time; gives the process.
    /// </summary>
    public static TaskKind<string, int> Meet { get; } =
        new("meet", ExperimentJson.Default.String, ExperimentJson.Default.Int32);

    /// <summary>Tries for so many milliseconds to take the lock; gives the time it took, or -1.</summary>
    public static TaskKind<int, double> TakeLock { get; } =
        new("take-lock", ExperimentJson.Default.Int32, ExperimentJson.Default.Double);

    /// <summary>The registry of the experiment's workers; its warm-up is the experiment's Main.</summary>
    public static WorkerRegistry Registry(string mark)
    {
        var registry = new WorkerRegistry()
            .WarmUp(() => ExperimentState.RunMain(mark))
            .Add(Observe, ObserveHere)
            .Add(Meet, MeetHere)
            .Add(TakeLock, TakeLockHere);
        return Environment.GetEnvironmentVariable(InitializerVariable) is null
            ? registry
            : registry.Initialize(ExperimentJson.Default.Int32, static (_, _) => ExperimentState.MakeLogger());
    }

    private static Observation ObserveHere(string mark, WorkerContext context)
    {
        var seen = new Observation(
            ProcessFacts.Id(),
            InitialiserWitness.Process,
            ExperimentState.Specimen.Address,
            ExperimentState.Specimen.Mark,
            ExperimentState.SetByMain,
            ExperimentState.SeenByMain,
            ExperimentState.Square(7),
            ++ExperimentState.Tasks,
            ExperimentState.Generator.Next(),
            ExperimentState.Changed
        );
        ExperimentState.Changed = mark;
        context.Dictionary(Dictionary, ExperimentJson.Default.String).Set(mark, mark);
        Log.Information(EventPrefix + mark);
        return seen;
    }

    private static int MeetHere(string mark, WorkerContext context)
    {
        Log.Information(EventPrefix + mark);
        var entries = context.Dictionary(Dictionary, ExperimentJson.Default.String);
        entries.Set(mark, mark);
        while (entries.Count < Meeting)
            Thread.Sleep(1);
        return ProcessFacts.Id();
    }

    private static double TakeLockHere(int milliseconds, WorkerContext context)
    {
        var watch = Stopwatch.StartNew();
        if (!Monitor.TryEnter(ExperimentState.Gate, milliseconds))
            return -1;
        Monitor.Exit(ExperimentState.Gate);
        return watch.Elapsed.TotalMilliseconds;
    }
}
