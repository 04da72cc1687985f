using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using AshPlot.Workers;

namespace AshPlot.Cli.StartMethods;

/// <summary>
/// Forks a process of which another thread holds a lock: just what the pool refuses. It is done in a process of its
/// own, which this verb starts, and the child that waits for ever is killed.
/// </summary>
internal static class LockExperiment
{
    /// <summary>The hidden verb of the process that forks.</summary>
    public const string Verb = "--experiment-with-a-lock";

    private const string Happening = "# ";
    private const int TookLock = 0;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(0.5);

    /// <summary>Starts the process that forks, and reads its report.</summary>
    /// <exception cref="WorkerPoolException">It ended without a report.</exception>
    /// <param name="onHappening">Gets a line for what happens, as it does.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<LockReport> RunAsync(Action<string> onHappening, CancellationToken cancellation)
    {
        var program = WorkerProgram.Self;
        var start = new ProcessStartInfo(program.FileName, [.. program.Arguments, Verb])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // As for a zygote: under the JIT, parent and child would share the memory of its code.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var json = new StringBuilder();
            while (await process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            {
                if (line.StartsWith(Happening, StringComparison.Ordinal))
                    onHappening(line[Happening.Length..]);
                else
                    json.AppendLine(line);
            }

            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return
                process.ExitCode == 0
                && JsonSerializer.Deserialize(json.ToString(), ExperimentJson.Default.LockReport) is { } report
                ? report
                : throw new WorkerPoolException(
                    $"The process that forks with a lock held ended with {process.ExitCode}: {await errors.ConfigureAwait(false)}"
                );
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The life of the process that forks.</summary>
    [SupportedOSPlatform("linux")]
    public static int Run()
    {
        TakeLock(); // once here, so that the child has nothing to compile
        var self = ProcessFacts.Id();
        var (freeChild, freeExit) = BareFork.Run(TakeLock, Limit);
        Tell($"process {self} forks {freeChild} while the lock is free: it takes it, and ends");

        using var isHeld = new ManualResetEventSlim();
        var holder = new Thread(() =>
        {
            lock (ExperimentState.Gate)
            {
                isHeld.Set();
                Thread.Sleep(Held);
                Tell($"after {Held.TotalSeconds:0.0} s the thread of {self} releases the lock");
            }
        });
        holder.Start();
        isHeld.Wait();
        Tell($"a thread of {self} holds the lock; now it forks again: the child waits");
        var (child, exit) = BareFork.Run(TakeLock, Limit);
        Tell(
            exit is null
                ? $"process {child} still waits after {Limit.TotalSeconds:0} s, and would for ever: it is killed"
                : $"process {child} has ended with exit code {exit}"
        );
        var parentTook = Monitor.TryEnter(ExperimentState.Gate, Limit);
        var report = new LockReport(
            ProcessFacts.Id(),
            freeChild,
            freeExit == TookLock,
            child,
            exit == TookLock,
            exit is null,
            Limit.TotalSeconds,
            Held.TotalSeconds,
            parentTook
        );
        Console.Out.WriteLine(JsonSerializer.Serialize(report, ExperimentJson.Default.LockReport));
        return 0;
    }

    /// <summary>Each line is read as it comes.</summary>
    private static void Tell(string line)
    {
        lock (Happening)
        {
            Console.Out.WriteLine(Happening + line);
            Console.Out.Flush();
        }
    }

    private static int TakeLock()
    {
        lock (ExperimentState.Gate)
            return TookLock;
    }
}

/// <summary>
/// What became of children that were forked while a thread of their parent held a lock that they want.
/// </summary>
/// <param name="Parent">The process that forked.</param>
/// <param name="FreeChild">A child that was forked while nobody held the lock.</param>
/// <param name="FreeChildTookLock">True if that one took the lock and ended: the way is clear but for the lock.</param>
/// <param name="Child">The child that was forked while the lock was held.</param>
/// <param name="ChildTookLock">True if it took the lock.</param>
/// <param name="ChildWasKilled">True if it still waited when its time was over.</param>
/// <param name="LimitSeconds">Its time.</param>
/// <param name="ReleasedInParentAfterSeconds">After what part of its time the parent's thread released the
/// lock.</param>
/// <param name="ParentTookLock">True if the parent itself then took the lock.</param>
internal sealed record LockReport(
    int Parent,
    int FreeChild,
    bool FreeChildTookLock,
    int Child,
    bool ChildTookLock,
    bool ChildWasKilled,
    double LimitSeconds,
    double ReleasedInParentAfterSeconds,
    bool ParentTookLock
);
