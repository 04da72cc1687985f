using System.Buffers;

namespace AshPlot.Workers.Dummy;

/// <summary>What the dummy worker can do.</summary>
public static class Kinds
{
    private static DummyJson Json => DummyJson.Default;

    private static TaskFormat<string> Utf16 =>
        TaskFormat.Custom<string>(
            static (text, writer) => writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan())),
            static bytes => new string(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(bytes.Span))
        );

    /// <summary>The paths of all files that the worker has mapped, a line each. Linux only.</summary>
    public static readonly TaskKind<int, string> Mapped = new("mapped", Json.Int32, Json.String);

    public static readonly TaskKind<string, string> Echo = new("echo", Json.String, Json.String);

    /// <summary>
    /// The next numbers of a random generator that the warm-up had, and of one that is made anew after a fork.
    /// </summary>
    public static readonly TaskKind<int, int[]> Random = new("random", Json.Int32, Json.Int32Array);

    /// <summary>Has a pool of the worker's own say it.</summary>
    public static readonly TaskKind<string, string> EchoInPool = new("echo-in-pool", Json.String, Json.String);
    public static readonly TaskKind<Addition, int> Add = new("add", Json.Addition, Json.Int32);
    public static readonly TaskKind<int, int> ProcessId = new("process-id", Json.Int32, Json.Int32);

    /// <summary>The process id as the kernel has it: .NET's is the zygote's where that has asked for it.</summary>
    public static readonly TaskKind<int, int> ProcessIdByKernel = new("process-id-by-kernel", Json.Int32, Json.Int32);

    public static readonly TaskKind<string, int> Throw = new("throw", Json.String, Json.Int32);
    public static readonly TaskKind<int, int> Exit = new("exit", Json.Int32, Json.Int32);

    /// <summary>Exits by the C library's _exit.</summary>
    public static readonly TaskKind<int, int> NativeExit = new("native-exit", Json.Int32, Json.Int32);

    /// <summary>Sends itself the signal.</summary>
    public static readonly TaskKind<int, int> Signal = new("signal", Json.Int32, Json.Int32);

    /// <summary>
    /// Kills itself unless the file of this name exists, which it makes first: succeeds at the second attempt.
    /// </summary>
    public static readonly TaskKind<string, int> DieOnce = new("die-once", Json.String, Json.Int32);

    /// <summary>Sleeps for milliseconds and gives the worker's number.</summary>
    public static readonly TaskKind<int, int> Sleep = new("sleep", Json.Int32, Json.Int32);

    /// <summary>Sleeps within the C library, for seconds.</summary>
    public static readonly TaskKind<int, int> NativeSleep = new("native-sleep", Json.Int32, Json.Int32);

    /// <summary>
    /// Ends when so many of them run at the same time: each worker then has had a task, and none had two.
    /// </summary>
    public static readonly TaskKind<int, int> Meet = new("meet", Json.Int32, Json.Int32);

    /// <summary>Ends when the dictionary has the entry; at once where none is named.</summary>
    public static readonly TaskKind<string, int> AwaitEntry = new("await-entry", Json.String, Json.Int32);

    /// <summary>Counts itself under "running", and waits for as long as it is not asked to stop.</summary>
    public static readonly TaskKind<int, int> UntilStopped = new("until-stopped", Json.Int32, Json.Int32);

    /// <summary>
    /// Counts itself under "running", waits until it is cancelled, and counts itself under "cancelled".
    /// </summary>
    public static readonly TaskKind<int, int> UntilCancelled = new("until-cancelled", Json.Int32, Json.Int32);

    /// <summary>Ignores SIGTERM, counts itself under "running", and never ends.</summary>
    public static readonly TaskKind<int, int> Stubborn = new("stubborn", Json.Int32, Json.Int32);

    /// <summary>Allocates megabytes.</summary>
    public static readonly TaskKind<int, int> Allocate = new("allocate", Json.Int32, Json.Int32);

    /// <summary>Writes lines to standard output and standard error.</summary>
    public static readonly TaskKind<int, int> Flood = new("flood", Json.Int32, Json.Int32);

    /// <summary>A result that cannot be written.</summary>
    public static readonly TaskKind<int, Loop> Unserialisable = new("unserialisable", Json.Int32, Json.Loop);

    /// <summary>An argument that cannot be written.</summary>
    public static readonly TaskKind<Loop, int> TakeLoop = new("take-loop", Json.Loop, Json.Int32);

    /// <summary>A text of so many characters.</summary>
    public static readonly TaskKind<int, string> Text = new("text", Json.Int32, Json.String);

    public static readonly TaskKind<Entry, int> Store = new("store", Json.Entry, Json.Int32);
    public static readonly TaskKind<string, string?> Load = new("load", Json.String, Json.String!);

    /// <summary>How many entries a snapshot of the dictionary has.</summary>
    public static readonly TaskKind<int, int> Snapshot = new("snapshot", Json.Int32, Json.Int32);

    /// <summary>Keeps megabytes of native memory for as long as the worker lives.</summary>
    public static readonly TaskKind<int, int> Leak = new("leak", Json.Int32, Json.Int32);

    /// <summary>Takes megabytes of native memory, and never ends.</summary>
    public static readonly TaskKind<int, int> LeakAndHang = new("leak-and-hang", Json.Int32, Json.Int32);

    /// <summary>Adds one to the entry so many times, by AddOrUpdate.</summary>
    public static readonly TaskKind<int, int> Count = new("count", Json.Int32, Json.Int32);

    /// <summary>As <see cref="Count"/>, from several threads of one worker at once.</summary>
    public static readonly TaskKind<int, int> CountInThreads = new("count-in-threads", Json.Int32, Json.Int32);

    /// <summary>Has several threads of one worker allocate, and collect so many times each.</summary>
    public static readonly TaskKind<int, int> CollectInThreads = new("collect-in-threads", Json.Int32, Json.Int32);

    /// <summary>Takes and releases <see cref="SharedLock.Gate"/>.</summary>
    public static readonly TaskKind<int, int> TakeSharedLock = new("take-shared-lock", Json.Int32, Json.Int32);

    public static readonly TaskKind<string, int> Log = new("log", Json.String, Json.Int32);

    /// <summary>
    /// Logs the text at each level by way of an ILogger, and gives how often it was asked to make an entry's text.
    /// </summary>
    public static readonly TaskKind<string, int> LogByLogger = new("log-by-logger", Json.String, Json.Int32);

    /// <summary>What the initializer has left, and how often it ran in this worker.</summary>
    public static readonly TaskKind<int, InitializerTrace> Initialized = new(
        "initialized",
        Json.Int32,
        Json.InitializerTrace
    );

    /// <summary>The process in which the warm-up ran; 0 where it did not.</summary>
    public static readonly TaskKind<int, int> WarmedIn = new("warmed-in", Json.Int32, Json.Int32);

    /// <summary>Waits until the dictionary has this entry.</summary>
    public static readonly TaskKind<string, int> WaitForEntry = new("wait-for-entry", Json.String, Json.Int32);

    /// <summary>The value of an environment variable.</summary>
    public static readonly TaskKind<string, string?> Variable = new("variable", Json.String, Json.String!);

    /// <summary>As <see cref="Echo"/>, by a handler that waits for others meanwhile.</summary>
    public static readonly TaskKind<string, string> EchoLater = new("echo-later", Json.String, Json.String);

    /// <summary>Trace and parent of the activity that the handler runs in.</summary>
    public static readonly TaskKind<int, string?> Trace = new("trace", Json.Int32, Json.String!);

    /// <summary>Adds one to the counter so many times, and notes each by its worker's number in a list.</summary>
    public static readonly TaskKind<int, int> Tally = new("tally", Json.Int32, Json.Int32);

    /// <summary>Doubles each number.</summary>
    public static readonly TaskKind<double[], double[]> Double = new(
        "double",
        TaskFormat.Array<double>(),
        TaskFormat.Array<double>()
    );

    /// <summary>As <see cref="Double"/>, from memory.</summary>
    public static readonly TaskKind<ReadOnlyMemory<float>, ReadOnlyMemory<float>> DoubleMemory = new(
        "double-memory",
        TaskFormat.Memory<float>(),
        TaskFormat.Memory<float>()
    );

    /// <summary>As <see cref="Double"/>, by JSON.</summary>
    public static readonly TaskKind<double[], double[]> DoubleByJson = new(
        "double-by-json",
        Json.DoubleArray,
        Json.DoubleArray
    );

    /// <summary>Doubles each number where it is, and gives the array back.</summary>
    public static readonly TaskKind<SharedArray<double>, SharedArray<double>> DoubleInPlace = new(
        "double-in-place",
        TaskFormat.Shared<double>(),
        TaskFormat.Shared<double>()
    );

    /// <summary>A new array with the numbers from 0.</summary>
    public static readonly TaskKind<int, SharedArray<double>> MakeShared = new(
        "make-shared",
        TaskFormat.Value<int>(),
        TaskFormat.Shared<double>()
    );

    /// <summary>Adds, multiplied, what it is given in the other format.</summary>
    public static readonly TaskKind<(Addition First, double[] Second), double> Weigh = new(
        "weigh",
        TaskFormat.Pair(TaskFormat.Json(Json.Addition), TaskFormat.Array<double>()),
        TaskFormat.Value<double>()
    );

    /// <summary>Upper case, by a serialiser of its own.</summary>
    public static readonly TaskKind<string, string> Shout = new("shout", Utf16, Utf16);

    /// <summary>The bytes backwards.</summary>
    public static readonly TaskKind<Stream, byte[]> Backwards = new("backwards", TaskFormat.Stream, TaskFormat.Bytes);

    /// <summary>A stream of so many bytes.</summary>
    public static readonly TaskKind<int, Stream> Stream = new("stream", Json.Int32, TaskFormat.Stream);

    /// <summary>Ends the worker, with what it was given.</summary>
    public static readonly TaskKind<double[], double[]> DieWithNumbers = new(
        "die-with-numbers",
        TaskFormat.Array<double>(),
        TaskFormat.Array<double>()
    );

    /// <summary>How many blocks of shared memory the worker has open or mapped.</summary>
    public static readonly TaskKind<int, int> Blocks = new("blocks", Json.Int32, Json.Int32);

    /// <summary>Starts a process that sleeps, gives its id, and leaves it.</summary>
    public static readonly TaskKind<int, int> Grandchild = new("grandchild", Json.Int32, Json.Int32);

    /// <summary>Starts a process that sleeps, stores its id, and then never ends.</summary>
    public static readonly TaskKind<int, int> GrandchildAndHang = new("grandchild-and-hang", Json.Int32, Json.Int32);

    /// <summary>
    /// Adds one to an element of the shared array so many times, together with other workers, and gives the element's
    /// value.
    /// </summary>
    public static readonly TaskKind<(int Index, int Times), long> CountInArray = new(
        "count-in-array",
        TaskFormat.Value<(int Index, int Times)>(),
        TaskFormat.Value<long>()
    );

    /// <summary>
    /// Sets the entry with its result, so often as it says; looks that it is not there yet; throws if it is told to
    /// fail.
    /// </summary>
    public static readonly TaskKind<Entry, bool> SetWithResult = new(
        "set-with-result",
        Json.Entry,
        TaskFormat.Value<bool>()
    );

    /// <summary>A shared array of so many numbers, with an entry of the dictionary.</summary>
    public static readonly TaskKind<int, SharedArray<int>> MakeSharedWithEntry = new(
        "make-shared-with-entry",
        Json.Int32,
        TaskFormat.Shared<int>()
    );

    /// <summary>Asks for an array of numbers with this name and length, and gives the error's type and text.</summary>
    public static readonly TaskKind<Entry, string> AskForArray = new("ask-for-array", Json.Entry, Json.String);

    /// <summary>Counts an element of the shared array up, then kills itself.</summary>
    public static readonly TaskKind<int, int> DieWithArray = new("die-with-array", Json.Int32, Json.Int32);

    /// <summary>Disposes of the worker's array, as it should not.</summary>
    public static readonly TaskKind<int, int> DisposeOfArray = new("dispose-of-array", Json.Int32, Json.Int32);
}
