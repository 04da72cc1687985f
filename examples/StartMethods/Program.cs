using System.Diagnostics;
using System.Text;
using System.Text.Json.Serialization;
using AshPlot.Cli.StartMethods;
using AshPlot.Workers;
using StartMethods;

// What does a worker see of its parent? Run this, then change a line and run it again:
//
//     dotnet run --project examples/StartMethods
//
// The spawned worker is this same program, started anew; this line makes it serve. It never reaches the lines below.
if (
    WorkerHost.TryRun(
        args,
        static () => new WorkerRegistry().Add(World.Look, static (_, _) => World.See()),
        out var exitCode
    )
)
    return exitCode;

// The process that forks must be started so that it can (docs/worker-pool-internals.md): so it is another one, of this
// program.
if (args is not ["fork", ..] && OperatingSystem.IsLinux())
{
    var self = WorkerProgram.Self;
    var start = new ProcessStartInfo(self.FileName, [.. self.Arguments, "fork", .. args]);
    (start.Environment["DOTNET_EnableWriteXorExecute"], start.Environment["DOTNET_TieredCompilation"]) = ("0", "0");
    using var forking = Process.Start(start)!;
    await forking.WaitForExitAsync();
}

// What a program does before it starts workers.
World.Name = "set by Main"; // try: leave it out
World.Answers.Add(42);
World.Say($"parent: {World.See()}");

// A thread that holds a lock, as a logger's or a cache's may at any moment. Try: take away the condition. The forked
// child will wait for ever, since the thread that would release the lock does not exist in it; the spawned worker has a
// lock of its own.
if (args.Contains("hold"))
    World.HoldTheLock();

if (args is ["fork", ..] && OperatingSystem.IsLinux())
{
    var (child, exit) = BareFork.Run(static () => World.Say($"fork:   {World.See()}"), TimeSpan.FromSeconds(2));
    World.Say(
        exit is null
            ? $"fork:   process {child} still waited after 2 s, and was killed"
            : $"fork:   process {child} has ended"
    );
    return 0;
}

await using var pool = WorkerPool.Start(new WorkerPoolOptions { Workers = 1 });
World.Say($"spawn:  {await pool.RunAsync(World.Look, 0)}");
World.Say($"spawn:  {await pool.RunAsync(World.Look, 0)}"); // the same process, which has kept what it did before
World.Say($"parent: {World.See()}"); // and nothing of that is seen here
return 0;

namespace StartMethods
{
    /// <summary>Static state, of which a forked worker has a copy and a spawned one its own.</summary>
    internal static class World
    {
        private static readonly object Gate = new();

        public static TaskKind<int, string> Look { get; } =
            new("look", WorldJson.Default.Int32, WorldJson.Default.String);

        public static string? Name { get; set; }

        public static List<int> Answers { get; } = [];

        /// <summary>Looks round under the lock, and leaves a trace.</summary>
        public static string See()
        {
            lock (Gate)
            {
                Answers.Add(Answers.Count);
                return $"process {new FileInfo("/proc/self").LinkTarget}, name {Name ?? "not set"}, answers {string.Join(' ', Answers)}";
            }
        }

        public static void HoldTheLock()
        {
            using var isHeld = new ManualResetEventSlim();
            new Thread(() =>
            {
                lock (Gate)
                {
                    isHeld.Set();
                    Thread.Sleep(TimeSpan.FromSeconds(3)); // longer than the child may take
                }
            })
            {
                IsBackground = true,
            }.Start();
            isHeld.Wait();
        }

        /// <summary>Writes a line without the locks of Console, which a forked child may find locked.</summary>
        public static int Say(string line)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(Encoding.UTF8.GetBytes(line + "\n"));
            return 0;
        }
    }

    [JsonSerializable(typeof(int))]
    [JsonSerializable(typeof(string))]
    internal sealed partial class WorldJson : JsonSerializerContext;
}
