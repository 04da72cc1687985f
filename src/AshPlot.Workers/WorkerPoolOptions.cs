using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;

namespace AshPlot.Workers;

/// <summary>How a pool is to be. Checked once, by <see cref="WorkerPool.Start(WorkerPoolOptions)"/>.</summary>
public sealed record WorkerPoolOptions
{
    /// <summary>
    /// The most workers that a pool may have: each takes a process, a thread and several descriptors.
    /// </summary>
    public const int MostWorkers = 10_000;

    private const int LongestFrame = 1 << 30;

    /// <summary>The longest time that a timer of .NET can wait for: 49.7 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>
    /// How many workers: 1 to <see cref="MostWorkers"/>. <see cref="WorkerCount.Automatic()"/> counts the processors.
    /// <see cref="StartMethod.Serial"/> always has one.
    /// </summary>
    public required int Workers { get; init; }

    /// <summary>
    /// How many workers are started at once; <see cref="WorkerPool.GrowTo"/> starts more. Null: all of them.
    /// </summary>
    public int? InitialWorkers { get; init; }

    /// <summary>How workers are started. Default: <see cref="StartMethod.Spawn"/>.</summary>
    public StartMethod StartMethod { get; init; } = StartMethod.Spawn;

    /// <summary>What is started as a worker. Default: this program. Not used by threads and serial.</summary>
    public WorkerProgram Program { get; init; } = WorkerProgram.Self;

    /// <summary>
    /// What workers can do; needed by threads and serial, as other workers make their own registry. Called once per
    /// worker.
    /// </summary>
    public Func<WorkerRegistry>? Registry { get; init; }

    /// <summary>
    /// What the registry's initializer is given in every worker. Null: the registry has no initializer.
    /// </summary>
    public InitializerArgument? Initializer { get; init; }

    /// <summary>
    /// How often a task is tried again after its worker died or hung. Default 1. A task that throws is never tried
    /// again.
    /// </summary>
    public int Retries { get; init; } = 1;

    /// <summary>
    /// How long a task may run before its worker is killed. Null, the default, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>: no limit. Time in which this process was itself suspended (SIGSTOP,
    /// Ctrl-Z, a batch system) does not count. Threads cannot be killed: theirs are abandoned.
    /// </summary>
    public TimeSpan? TaskTimeout { get; init; }

    /// <summary>
    /// How long a task may go on once its caller has cancelled it or left its map, before its worker is killed and
    /// replaced. Its handler sees the request as <see cref="WorkerContext.Cancelled"/>. Default 2 s;
    /// <see cref="Timeout.InfiniteTimeSpan"/>: it may go on to its end.
    /// </summary>
    public TimeSpan CancelTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// After how many tasks a worker is replaced by a new one. Null, the default: never. For native code that leaks.
    /// </summary>
    public int? RecycleAfterTasks { get; init; }

    /// <summary>
    /// After what growth of its resident memory, in bytes, a worker is replaced by a new one; looked at after each task
    /// and counted from the moment at which the worker was ready, so that what the first tasks load counts too. Null,
    /// the default: never. Not used by threads and serial, which share this process's memory.
    /// </summary>
    public long? RecycleAfterGrowth { get; init; }

    /// <summary>
    /// How much memory of its own, in bytes, a worker may have resident while it runs a task; one that has more is
    /// killed, and its task fails with <see cref="WorkerMemoryException"/> or is tried again. Looked at many times a
    /// second, so that a worker may exceed it for a moment. Null, the default: no limit. Not used by threads and
    /// serial, which share this process's memory.
    /// </summary>
    public long? WorkerMemoryLimit { get; init; }

    /// <summary>
    /// How long a worker may take from its start until it is ready, initializer included. Default 60 s;
    /// <see cref="Timeout.InfiniteTimeSpan"/>: no limit. A pool without another worker is broken then.
    /// </summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a worker that is asked to stop may take before it is killed with its children. Default 2 s;
    /// <see cref="Timeout.InfiniteTimeSpan"/>: it is never killed.
    /// </summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// After how long without a task a worker ends; the next task for which there is none starts another one. Null, the
    /// default, or <see cref="Timeout.InfiniteTimeSpan"/>: workers stay.
    /// </summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>
    /// How many arguments a map takes from its input beyond one per worker. Default: one more per worker, and at least
    /// 4.
    /// </summary>
    public int? Prefetch { get; init; }

    /// <summary>
    /// The longest frame, in bytes, that either side accepts. Default 64 MiB, 1 MiB to 1 GiB. A task beyond it fails by
    /// itself.
    /// </summary>
    public int MaximumFrameLength { get; init; } = 64 << 20;

    /// <summary>What parent and worker talk over. Not used by threads and serial.</summary>
    public ChannelKind Channel { get; init; } = ChannelKind.Automatic;

    /// <summary>
    /// Gets every log event, from several threads at once; it should return soon. If it throws, the pool is broken.
    /// </summary>
    public Action<WorkerLogEvent>? Log { get; init; }

    /// <summary>
    /// Events below this level stay in the worker. Default: <see cref="WorkerLogLevel.Information"/>.
    /// </summary>
    public WorkerLogLevel MinimumLogLevel { get; init; } = WorkerLogLevel.Information;

    internal int EffectiveWorkers => StartMethod == StartMethod.Serial ? 1 : Workers;

    /// <summary>
    /// A time as timers and waits take it: what is longer than they can wait for counts as without limit.
    /// </summary>
    internal static TimeSpan ForTimer(TimeSpan time) => time > LongestWait ? Timeout.InfiniteTimeSpan : time;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Workers, MostWorkers);
        ArgumentOutOfRangeException.ThrowIfLessThan(InitialWorkers ?? 1, 1, nameof(InitialWorkers));
        ArgumentOutOfRangeException.ThrowIfNegative(Retries);
        ArgumentOutOfRangeException.ThrowIfLessThan(Prefetch ?? 0, 0, nameof(Prefetch));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumFrameLength, 1 << 20);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaximumFrameLength, LongestFrame);
        ArgumentOutOfRangeException.ThrowIfLessThan(RecycleAfterTasks ?? 1, 1, nameof(RecycleAfterTasks));
        ArgumentOutOfRangeException.ThrowIfLessThan(RecycleAfterGrowth ?? 1, 1, nameof(RecycleAfterGrowth));
        ArgumentOutOfRangeException.ThrowIfLessThan(WorkerMemoryLimit ?? 1, 1, nameof(WorkerMemoryLimit));
        CheckPositive(TaskTimeout ?? TimeSpan.MaxValue, nameof(TaskTimeout));
        CheckPositive(StartTimeout, nameof(StartTimeout));
        CheckPositive(IdleTimeout ?? TimeSpan.MaxValue, nameof(IdleTimeout));
        CheckNotNegative(StopTimeout, nameof(StopTimeout));
        CheckNotNegative(CancelTimeout, nameof(CancelTimeout));
        if (StartMethod is StartMethod.Threads or StartMethod.Serial && Registry is null)
            throw new ArgumentException(
                $"Workers by {StartMethod} need {nameof(Registry)}: they run in this process.",
                nameof(Registry)
            );
        if (!Enum.IsDefined(StartMethod))
            throw new ArgumentOutOfRangeException(nameof(StartMethod), StartMethod, "Unknown start method.");
        if (!Enum.IsDefined(Channel))
            throw new ArgumentOutOfRangeException(nameof(Channel), Channel, "Unknown kind of channel.");
    }

    internal static void CheckNotNegative(TimeSpan value, string name)
    {
        if (value != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
    }

    internal static void CheckPositive(TimeSpan value, string name)
    {
        if (value != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
    }
}

/// <summary>How a pool gets its workers. Fixed for a pool's life; never chosen silently.</summary>
public enum StartMethod
{
    /// <summary>A new process per worker, started from the executable. Safe everywhere, hence the default.</summary>
    Spawn,

    /// <summary>Each worker is forked from a clean, warmed copy of the program. Linux only.</summary>
    Fork,

    /// <summary>
    /// Threads of this process: for comparison and debugging. A worker that crashes takes the process along.
    /// </summary>
    Threads,

    /// <summary>One thread of this process, one task after the other: for debugging.</summary>
    Serial,
}

/// <summary>What parent and worker process talk over.</summary>
public enum ChannelKind
{
    /// <summary>A Unix domain socket where the platform has one, else a named pipe.</summary>
    Automatic,

    /// <summary>A Unix domain socket in a folder that only this user may enter.</summary>
    UnixSocket,

    /// <summary>A named pipe that only this user may open.</summary>
    NamedPipe,
}

/// <summary>What every worker's initializer is given: written once, read by each worker.</summary>
public sealed class InitializerArgument
{
    private InitializerArgument(byte[] json) => Json = json;

    internal byte[] Json { get; }

    /// <summary>Writes the argument for <see cref="WorkerPoolOptions.Initializer"/>.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="type">How it is written; the type that <see cref="WorkerRegistry.Initialize{TArgument}"/> was
    /// given.</param>
    public static InitializerArgument Of<TArgument>(TArgument value, JsonTypeInfo<TArgument> type) =>
        new(LenientJson.Write(value, type));
}

/// <summary>
/// The executable whose Main calls <see cref="WorkerHost.TryRun"/>: by default the running program itself.
/// </summary>
/// <param name="FileName">The program to start.</param>
/// <param name="Arguments">What stands before the worker's hidden verb, such as the path of an assembly after
/// <c>dotnet</c>.</param>
public sealed record WorkerProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Added to the environment of each worker; a null value removes the variable. Also overrides the pool's own
    /// settings, which keep a worker to few threads (workstation garbage collection without a background thread, one
    /// thread for OpenMP and OpenBLAS) and without the runtime's diagnostics, whose socket in the temp folder a killed
    /// process would leave behind: set <c>DOTNET_EnableDiagnostics</c> to 1 to attach a debugger to a worker.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// The running program: its executable, or <c>dotnet</c> with the entry assembly where it was started so.
    /// </summary>
    public static WorkerProgram Self { get; } = FindSelf();

    private static WorkerProgram FindSelf()
    {
        var path = System.Environment.ProcessPath
            ?? throw new WorkerStartException("The path of the running program is not known.");
        var startedByHost = Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new WorkerProgram(
            path,
            startedByHost ? [Path.GetFullPath(System.Environment.GetCommandLineArgs()[0])] : []
        );
    }
}
