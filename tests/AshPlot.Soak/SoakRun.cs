using System.Diagnostics;
using System.Globalization;

namespace AshPlot.Soak;

/// <summary>One soak with its time limit, and the look at what is left after it.</summary>
internal static class SoakRun
{
    private const int HangStatus = 3;

    /// <summary>Prints the complaints and one line of result; 0 if there is nothing to complain of.</summary>
    public static async Task<int> RunAsync(SoakOptions options)
    {
        var complaints = new Complaints();
        TaskScheduler.UnobservedTaskException += (_, error) => complaints.Add($"unobserved: {error.Exception}");
        // A thread of its own: a hang that takes the thread pool along is to be noticed too.
        new Thread(() => EndAt(options.Limit)) { IsBackground = true, Name = "limit" }.Start();
        var watch = Stopwatch.StartNew();
        var leftovers = new Leftovers();
        var (summary, workers) =
            options.Kind == SoakKind.Tasks
                ? await new TaskSoak(options, complaints).RunAsync()
                : await new DrawSoak(options, complaints).RunAsync();
        leftovers.Check(workers, complaints);

        foreach (var complaint in complaints.First)
            Console.Error.WriteLine($"soak: {complaint}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Kind} by {options.Method}: {summary}; {workers.Count} workers, {watch.Elapsed.TotalSeconds:0.0} s, {complaints.Count} complaints"
            )
        );
        return complaints.Count == 0 ? 0 : 1;
    }

    private static void EndAt(TimeSpan limit)
    {
        Thread.Sleep(limit);
        Console.Error.WriteLine($"soak: not done after {limit.TotalMinutes:0.#} minutes: it hangs");
        Environment.Exit(HangStatus);
    }
}
