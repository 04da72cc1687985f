using System.Runtime.InteropServices;
using AshPlot.Workers.Extensions;
using Microsoft.Extensions.Logging;

namespace AshPlot.Workers.Dummy;

/// <summary>What the dummy worker does for each kind.</summary>
public static class DummyRegistry
{
    public const string Dictionary = "entries";
    public const string Counters = "counters";
    public const string Array = "array";
    public const int ArrayLength = 5000;

    /// <summary>A worker whose environment has this variable expects an initializer's argument.</summary>
    public const string InitializerVariable = "DUMMY_INITIALIZER";

    /// <summary>What a zygote is to do wrong at its warm-up.</summary>
    public const string WarmUpVariable = "DUMMY_WARM_UP";

    private static readonly Random generator = new();
    private static Random reseeded = new();
    private static int warmedIn;

    // Kept, or the collector would undo the registration.
    private static PosixSignalRegistration? onSignal;

    public static WorkerRegistry Create()
    {
        Misbehave(Environment.GetEnvironmentVariable("DUMMY_START"));
        return (Environment.GetEnvironmentVariable(InitializerVariable) is null ? CreatePlain() : CreateInitialized())
            .WarmUp(static () => WarmUp(Environment.GetEnvironmentVariable(WarmUpVariable)))
            .AfterFork(static () => AfterFork(Environment.GetEnvironmentVariable(WarmUpVariable)));
    }

    public static WorkerRegistry CreateInitialized() =>
        CreatePlain()
            .Initialize(DummyJson.Default.String, static (value, context) =>
            {
                if (value == "throw")
                    throw new InvalidOperationException("the initializer was told to fail");
                if (value == "hang")
                    Thread.Sleep(Timeout.Infinite);
                if (value == "die")
                    Faults.SignalSelf(9);
                if (value.StartsWith("die-once ", StringComparison.Ordinal))
                    Faults.DieOnce(value["die-once ".Length..], context);
                var runs = (context.Find<InitializerTrace>()?.Runs ?? 0) + 1;
                context.Set(new InitializerTrace(value, runs));
                context.Log.Information($"initialized with {value}");
            });

    public static WorkerRegistry CreatePlain() =>
        new WorkerRegistry()
            .DescribeErrors(static error => error is FormatException ? new TaskError("format", error.Message) : null)
            .Add(Kinds.Echo, static (text, _) => text)
            .Add(Kinds.EchoInPool, static (text, _) =>
            {
                var pool = WorkerPool.Start(new WorkerPoolOptions { Workers = 1 });
                var said = pool.RunAsync(Kinds.Echo, text).GetAwaiter().GetResult();
                pool.DisposeAsync().AsTask().GetAwaiter().GetResult();
                return said;
            })
            .Add(Kinds.Mapped, static (_, _) => File.ReadAllText("/proc/self/maps"))
            .Add(Kinds.Random, static (_, _) => [generator.Next(), reseeded.Next()])
            .Add(Kinds.Add, static (addition, _) => addition.Left + addition.Right)
            .Add(Kinds.ProcessId, static (_, _) => Environment.ProcessId)
            .Add(Kinds.ProcessIdByKernel, static (_, _) => Native.ProcessId())
            .Add(Kinds.Throw, static (message, _) =>
                throw (message == "unspeakable" ? new UnspeakableException() : new InvalidOperationException(message))
            )
            .Add(Kinds.Exit, Faults.Exit)
            .Add(Kinds.NativeExit, Faults.NativeExit)
            .Add(Kinds.Signal, static (signal, _) => Faults.SignalSelf(signal))
            .Add(Kinds.DieOnce, Faults.DieOnce)
            .Add(Kinds.Sleep, static (milliseconds, context) =>
            {
                Thread.Sleep(milliseconds);
                return context.WorkerNumber;
            })
            .Add(Kinds.NativeSleep, static (seconds, _) => (int)Native.Sleep((uint)seconds))
            .Add(Kinds.Meet, static (number, context) =>
            {
                var counters = Add("met", context);
                while (counters["met"] < number)
                    Thread.Sleep(5);
                return context.WorkerNumber;
            })
            .Add(Kinds.AwaitEntry, static (key, context) =>
            {
                while (key.Length > 0 && !context.Dictionary(Dictionary, DummyJson.Default.String).TryGet(key, out _))
                    Thread.Sleep(5);
                return context.WorkerNumber;
            })
            .Add(Kinds.UntilStopped, static (_, context) =>
            {
                Add("running", context);
                return context.Stopping.WaitHandle.WaitOne() ? 1 : 0;
            })
            .Add(Kinds.UntilCancelled, static (_, context) =>
            {
                var cancelled = context.Cancelled;
                Add("running", context);
                cancelled.WaitHandle.WaitOne();
                Add("cancelled", context);
                cancelled.ThrowIfCancellationRequested();
                return 0;
            })
            .Add(Kinds.Stubborn, Faults.Stubborn)
            .Add(Kinds.Allocate, Faults.Allocate)
            .Add(Kinds.Flood, Faults.Flood)
            .Add(Kinds.Unserialisable, static (_, _) => Loop.Create())
            .Add(Kinds.TakeLoop, static (_, _) => 0)
            .Add(Kinds.Text, static (length, _) => new string('x', length))
            .Add(Kinds.Store, static (entry, context) =>
            {
                context.Dictionary(Dictionary, DummyJson.Default.String).Set(entry.Key, entry.Value);
                return context.WorkerNumber;
            })
            .Add(Kinds.Load, static (key, context) =>
                context.Dictionary(Dictionary, DummyJson.Default.String).TryGet(key, out var value) ? value : null
            )
            .Add(Kinds.Snapshot, static (_, context) =>
                context.Dictionary(Dictionary, DummyJson.Default.String).Snapshot().Count
            )
            .Add(Kinds.Leak, Faults.Leak)
            .Add(Kinds.LeakAndHang, Faults.LeakAndHang)
            .Add(Kinds.Count, static (times, context) => Count(times, context))
            .Add(Kinds.CountInThreads, static (times, context) =>
            {
                var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() => Count(times, context))).ToList();
                threads.ForEach(thread => thread.Start());
                threads.ForEach(thread => thread.Join());
                return 4 * times;
            })
            .Add(Kinds.CollectInThreads, static (times, _) =>
            {
                var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() => Collect(times))).ToList();
                threads.ForEach(thread => thread.Start());
                threads.ForEach(thread => thread.Join());
                return 4 * times;
            })
            .Add(Kinds.TakeSharedLock, static (number, _) =>
            {
                lock (SharedLock.Gate)
                    return number;
            })
            .Add(Kinds.Log, static (message, context) =>
            {
                context.Log.Debug("not to be seen");
                context.Log.Warning(message, new TimeoutException("the exception's message"));
                return 0;
            })
            .Add(Kinds.LogByLogger, LogByLogger)
            .Add(Kinds.CountInArray, static (what, context) => CountInArray(context, what.Index, what.Times))
            .Add(Kinds.AskForArray, AskForArray)
            .Add(Kinds.MakeSharedWithEntry, static (length, context) =>
            {
                context.SetWithResult(Dictionary, "made", "", DummyJson.Default.String);
                return SharedArray<int>.Create(length);
            })
            .Add(Kinds.SetWithResult, SetWithResult)
            .Add(Kinds.DieWithArray, static (index, context) =>
            {
                CountInArray(context, index, 1);
                Native.Kill(Native.ProcessId(), 9);
                return 0;
            })
            .Add(Kinds.DisposeOfArray, static (_, context) =>
            {
                context.Array<long>(Array, ArrayLength).Dispose();
                return 0;
            })
            .Add(Kinds.Initialized, static (_, context) => context.Get<InitializerTrace>())
            .Add(Kinds.WarmedIn, static (_, _) => warmedIn)
            .Add(Kinds.WaitForEntry, static (key, context) =>
            {
                while (!context.Dictionary(Dictionary, DummyJson.Default.String).TryGet(key, out _))
                    Thread.Sleep(5);
                return 0;
            })
            .Add(Kinds.Variable, static (name, _) => Environment.GetEnvironmentVariable(name))
            .Add(Kinds.Trace, static (_, _) =>
                System.Diagnostics.Activity.Current is { } activity
                    ? $"{activity.TraceId} {activity.ParentSpanId}"
                    : null
            )
            .Add(Kinds.Tally, static (times, context) =>
            {
                var counters = context.Dictionary("tallies", DummyJson.Default.Int64);
                var lists = context.Dictionary("notes", DummyJson.Default.Int32Array);
                for (var i = 0; i < times; i++)
                {
                    counters.Increment("tally");
                    lists.Append("by", context.WorkerNumber, DummyJson.Default.Int32);
                }

                return times;
            })
            .AddAsync(Kinds.EchoLater, static async (text, context) =>
            {
                await Task.Delay(text == "wait" ? Timeout.Infinite : 10, context.Cancelled);
                return text.StartsWith("throw", StringComparison.Ordinal)
                    ? throw new FormatException("told to fail" + text["throw".Length..])
                    : text;
            })
            .Add(Kinds.Double, static (numbers, _) => [.. numbers.Select(number => 2 * number)])
            .Add(Kinds.DoubleMemory, static (numbers, _) => numbers.ToArray().Select(number => 2 * number).ToArray())
            .Add(Kinds.DoubleByJson, static (numbers, _) => [.. numbers.Select(number => 2 * number)])
            .Add(Kinds.DoubleInPlace, static (numbers, _) =>
            {
                foreach (ref var number in numbers.Span)
                    number *= 2;
                return numbers;
            })
            .Add(Kinds.MakeShared, static (length, _) => SharedArray<double>.CopyOf([.. Enumerable.Range(0, length)]))
            .Add(Kinds.Weigh, static (weighed, _) =>
                (weighed.First.Left * weighed.Second[0]) + (weighed.First.Right * weighed.Second[^1])
            )
            .Add(Kinds.Shout, static (text, _) => text.ToUpperInvariant())
            .Add(Kinds.Backwards, static (stream, _) =>
            {
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return [.. Enumerable.Reverse(bytes)];
            })
            .Add(Kinds.Stream, static (length, _) =>
                new MemoryStream([.. Enumerable.Range(0, length).Select(number => (byte)number)])
            )
            .Add(Kinds.DieWithNumbers, static (_, _) =>
            {
                Faults.SignalSelf(9);
                return [];
            })
            .Add(Kinds.Blocks, static (_, _) => SharedBlocks.Count())
            .Add(Kinds.Grandchild, static (_, _) => Faults.StartGrandchild())
            .Add(Kinds.GrandchildAndHang, static (_, context) =>
            {
                context.Dictionary(Counters, DummyJson.Default.Int32).Set("grandchild", Faults.StartGrandchild());
                Thread.Sleep(Timeout.Infinite);
                return 0;
            });

    private static void Collect(int times)
    {
        for (var i = 0; i < times; i++)
        {
            GC.KeepAlive(new byte[100_000]);
            GC.Collect(0);
        }
    }

    private static int Count(int times, WorkerContext context)
    {
        for (var i = 0; i < times; i++)
            Add("count", context);
        return times;
    }

    /// <summary>Adds one to a counter.</summary>
    internal static SharedDictionary<int> Add(string counter, WorkerContext context)
    {
        var counters = context.Dictionary(Counters, DummyJson.Default.Int32);
        counters.AddOrUpdate(counter, 1, static (_, value) => value + 1);
        return counters;
    }

    private static long CountInArray(WorkerContext context, int index, int times)
    {
        var array = context.Array<long>(Array, ArrayLength);
        for (var i = 0; i < times; i++)
            Interlocked.Increment(ref array[index]);
        return array[index];
    }

    private static bool SetWithResult(Entry entry, WorkerContext context)
    {
        context.SetWithResult(Dictionary, entry.Key, "replaced", DummyJson.Default.String);
        context.SetWithResult(Dictionary, entry.Key, entry.Value, DummyJson.Default.String);
        if (entry.Value == "many")
        {
            for (var i = 0; i < 254; i++)
                context.SetWithResult(Dictionary, $"{i}", "", DummyJson.Default.String);
        }

        return entry.Value == "fail"
            ? throw new FormatException("told to fail")
            : context.Dictionary(Dictionary, DummyJson.Default.String).TryGet(entry.Key, out _);
    }

    private static string AskForArray(Entry what, WorkerContext context)
    {
        try
        {
            return $"{context.Array<float>(what.Key, int.Parse(what.Value)).Length}";
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    private static int LogByLogger(string text, WorkerContext context)
    {
        var logger = context.Log.AsLogger();
        var asked = 0;
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            logger.Log(
                level,
                default,
                text,
                level == LogLevel.Error ? new FormatException("a library's fault") : null,
                (state, _) =>
                {
                    asked++;
                    return $"{level} {state}";
                }
            );
        }

        return asked;
    }

    private static void WarmUp(string? how)
    {
        warmedIn = Native.ProcessId();
        if (how == "throw")
            throw new InvalidOperationException("the warm-up was told to fail");
        if (how == "thread")
            new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true, Name = "left behind" }.Start();
        if (how == "thread-at-signal" && !OperatingSystem.IsWindows())
            onSignal = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, static _ => Thread.Sleep(Timeout.Infinite));
        if (how == "pool")
            ThreadPool.QueueUserWorkItem(static _ => Thread.Sleep(Timeout.Infinite));
    }

    private static void AfterFork(string? how)
    {
        if (how == "throw-after-fork")
            throw new InvalidOperationException("the action after the fork was told to fail");
        reseeded = new Random();
    }

    private static void Misbehave(string? how)
    {
        if (how != "exit")
            return;
        Console.Error.WriteLine("told to exit at the start");
        Environment.Exit(9);
    }
}
