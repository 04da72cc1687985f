using System.Collections.Concurrent;
using System.Diagnostics;

namespace AshPlot.Fuzz;

/// <summary>Reads damaged text in this process, by several threads: managed code can be held to its word.</summary>
/// <param name="files">The damaged files.</param>
/// <param name="hangLimit">A file that takes longer is a finding; the thread that hangs is left behind.</param>
public sealed class TextFuzzer(DamagedFiles files, TimeSpan hangLimit)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Reads the files of these numbers and yields how each ended, in the order in which they end.</summary>
    /// <param name="numbers">Numbers of mutations.</param>
    /// <param name="cancellation">Ends early, between files.</param>
    public async IAsyncEnumerable<FuzzResult> RunAsync(
        IEnumerable<int> numbers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-fuzz-");
        var wanted = new ConcurrentQueue<int>(numbers);
        var results = new ConcurrentQueue<FuzzResult>();
        var lanes = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Lane()).ToArray();
        var threads = lanes.Select((lane, index) => Task.Factory.StartNew(
            () => Work(lane, Path.Combine(folder.FullName, $"{index}"), wanted, results, cancellation),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        var all = Task.WhenAll(threads);
        while (true)
        {
            var isLast = await Task.WhenAny(all, Task.Delay(LookInterval, CancellationToken.None)).ConfigureAwait(false) == all;
            while (results.TryDequeue(out var result))
                yield return result;
            if (lanes.FirstOrDefault(lane => lane.IsOver(hangLimit)) is { } hanging)
            {
                yield return new FuzzResult(files.Kind, hanging.Number, new FuzzVerdict(FuzzOutcome.Failed, $"hangs: not read after {hangLimit.TotalSeconds} s"));
                yield break;
            }

            if (isLast)
                break;
        }

        await all.ConfigureAwait(false);
        folder.Delete(recursive: true);
    }

    private void Work(Lane lane, string folder, ConcurrentQueue<int> wanted, ConcurrentQueue<FuzzResult> results, CancellationToken cancellation)
    {
        var trial = new FileTrial();
        Directory.CreateDirectory(folder);
        var (path, decoded) = (Path.Combine(folder, "damaged.txt"), Path.Combine(folder, "decoded"));
        while (!cancellation.IsCancellationRequested && wanted.TryDequeue(out var number))
        {
            File.WriteAllBytes(path, files.Make(number));
            lane.Begin(number);
            // Drawing reads decoded planes; info parses the text again.
            var verdict = trial.Run(path, number % 4 == 0 ? null : decoded);
            lane.End();
            if (Directory.Exists(decoded))
                Directory.Delete(decoded, recursive: true);
            results.Enqueue(new FuzzResult(files.Kind, number, verdict));
        }
    }

    /// <summary>What a thread is at, for the one that watches it.</summary>
    private sealed class Lane
    {
        private long since;

        public int Number { get; private set; }

        public void Begin(int number)
        {
            Number = number;
            Volatile.Write(ref since, Stopwatch.GetTimestamp());
        }

        public void End() => Volatile.Write(ref since, 0);

        public bool IsOver(TimeSpan limit) => Volatile.Read(ref since) is not 0 and var start && Stopwatch.GetElapsedTime(start) > limit;
    }
}
