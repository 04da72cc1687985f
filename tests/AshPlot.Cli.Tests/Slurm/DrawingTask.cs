using System.Globalization;
using AshPlot.Cli.Tests.EndToEnd;

namespace AshPlot.Cli.Tests.Slurm;

/// <summary>
/// A task of an array that is held in the middle of its work: one of its maps is drawn and in its journal, and another
/// one is with its worker, which is stopped.
/// </summary>
/// <param name="Number">Number of the task, from 1.</param>
/// <param name="Process">The program that draws.</param>
/// <param name="Worker">Its only worker.</param>
internal sealed record DrawingTask(int Number, int Process, int Worker)
{
    /// <summary>Waits for a task that has drawn one of at least two maps, and holds it.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="tasks">How many tasks there are.</param>
    /// <param name="except">A task that will not do.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<DrawingTask> FindAsync(
        string folder,
        int tasks,
        int except,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            foreach (var (number, process) in Drawing(tasks))
            {
                if (
                    number != except
                    && TryHold(
                        process,
                        () => LiveJournal.DrawnBy(folder, $"journal-{number}-of-{tasks}").Length,
                        out var worker
                    )
                )
                    return new DrawingTask(number, process, worker);
            }

            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>Waits until the program has ended.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        await Processes.WaitUntilGoneAsync([Process], cancellation);
        Processes.Send(Signal.Continue, Worker);
    }

    /// <summary>
    /// Stops the worker of a program that has drawn one map. False, and nothing is stopped, if it has more by then.
    /// </summary>
    private static bool TryHold(int process, Func<int> drawn, out int worker)
    {
        worker = drawn() == 1 ? Processes.ChildrenOf(process).FirstOrDefault() : 0;
        if (worker == 0 || !Processes.Stop(worker))
            return false;
        // What the worker had said before has been heard when the program has nothing more to do.
        while (Processes.IsAlive(process))
        {
            if (!Processes.AreAtRest([process, worker]))
                Thread.Sleep(5);
            else if (drawn() == 1)
                return true;
            else
                break;
        }

        Processes.Send(Signal.Continue, worker);
        return false;
    }

    /// <summary>Programs that draw a part, by the number of the part.</summary>
    private static IEnumerable<(int Number, int Process)> Drawing(int tasks)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                !int.TryParse(
                    Path.GetFileName(folder),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var process
                )
            )
                continue;
            var words = Read(Path.Combine(folder, "cmdline")).Split('\0');
            if (Path.GetFileName(words[0]) != "ashplot" || Array.IndexOf(words, "--shard") is not (> 0 and var option))
                continue;
            if (words[option + 1].Split('/') is [var number, var count] && count == $"{tasks}")
                yield return (int.Parse(number, CultureInfo.InvariantCulture), process);
        }
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
