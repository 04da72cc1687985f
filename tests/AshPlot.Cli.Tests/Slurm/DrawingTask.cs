using System.Globalization;
using AshPlot.Cli.Tests.EndToEnd;

namespace AshPlot.Cli.Tests.Slurm;

/// <summary>A task of an array in the middle of its work: one of its maps is drawn and in its journal, and others are not.</summary>
/// <param name="Number">Number of the task, from 1.</param>
/// <param name="Process">The program that draws.</param>
internal sealed record DrawingTask(int Number, int Process)
{
    /// <summary>Waits for a task that has drawn a map and goes on. Its maps must take much longer than a look at its journal.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="tasks">How many tasks there are.</param>
    /// <param name="except">A task that will not do.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<DrawingTask> FindAsync(string folder, int tasks, int except, CancellationToken cancellation)
    {
        while (true)
        {
            foreach (var (number, process) in Drawing(tasks))
            {
                if (number != except && HasDrawn(Path.Combine(folder, $".ashplot/journal-{number}-of-{tasks}")))
                    return new DrawingTask(number, process);
            }

            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>Waits until the program has ended.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        while (Processes.IsAlive(Process))
            await Task.Delay(20, cancellation);
    }

    /// <summary>Programs that draw a part, by the number of the part.</summary>
    private static IEnumerable<(int Number, int Process)> Drawing(int tasks)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process))
                continue;
            var words = Read(Path.Combine(folder, "cmdline")).Split('\0');
            if (Path.GetFileName(words[0]) != "ashplot" || Array.IndexOf(words, "--shard") is not (> 0 and var option))
                continue;
            if (words[option + 1].Split('/') is [var number, var count] && count == $"{tasks}")
                yield return (int.Parse(number, CultureInfo.InvariantCulture), process);
        }
    }

    /// <summary>Looks into a journal, which its owner has locked against other programs of .NET.</summary>
    private static bool HasDrawn(string journal)
    {
        using var grep = System.Diagnostics.Process.Start("grep", ["-qsaF", "map ", journal]);
        grep.WaitForExit();
        return grep.ExitCode == 0;
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
