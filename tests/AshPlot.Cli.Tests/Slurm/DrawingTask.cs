using System.Diagnostics;
using System.Globalization;
using AshPlot.Cli.Tests.EndToEnd;

namespace AshPlot.Cli.Tests.Slurm;

/// <summary>A task of an array that is held in the middle of its work: some of its maps are drawn and in its journal, and it has not ended.</summary>
/// <param name="Number">Number of the task, from 1.</param>
/// <param name="Process">The program that draws; it is stopped (SIGSTOP).</param>
internal sealed record DrawingTask(int Number, int Process)
{
    private const int TermBit = 1 << (15 - 1);
    private static readonly string[] Levels = ["FL000-200", "FL200-350", "FL350-550"];

    /// <summary>
    /// Waits for a task that draws, and has it go on in steps until its first map is in its journal. A step is shorter than a map
    /// takes to draw. A task that has ended all the same is let go, and another one waited for.
    /// </summary>
    public static async Task<DrawingTask> CatchAsync(string folder, int tasks, CancellationToken cancellation, int except = 0)
    {
        var seen = new HashSet<int>();
        while (true)
        {
            foreach (var (number, process) in Drawing(tasks).Where(task => task.Number != except && seen.Add(task.Process)).ToArray())
            {
                while (Processes.IsAlive(process))
                {
                    Signal("STOP", process);
                    if (IsNoted(Path.Combine(folder, $".ashplot/journal-{number}-of-{tasks}"), FirstMap(number)))
                        break;
                    Signal("CONT", process);
                    await Task.Delay(20, cancellation);
                }

                if (Processes.IsAlive(process) && !File.Exists(Path.Combine(folder, $".ashplot/shard-{number}-of-{tasks}.json")))
                    return new DrawingTask(number, process);
                Signal("CONT", process);
            }

            await Task.Delay(5, cancellation);
        }
    }

    /// <summary>Lets the program go on once it has been told to stop, which it hears of first, and waits until it has.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        while ((Pending() & TermBit) == 0)
            await Task.Delay(20, cancellation);
        Signal("CONT", Process);
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

    /// <summary>Maps of the sample are numbered by level and time, four times each; part I begins with map I.</summary>
    private static string FirstMap(int number)
    {
        var (level, hour) = (Levels[(number - 1) / 4], 3 * (1 + ((number - 1) % 4)));
        return string.Create(CultureInfo.InvariantCulture, $"{level}/Sample_Eruption_Air_Concentration_{level}_20250101{hour:00}0000");
    }

    /// <summary>Looks into a journal that its owner has locked against other programs of .NET.</summary>
    private static bool IsNoted(string journal, string map)
    {
        if (!File.Exists(journal))
            return false;
        using var grep = System.Diagnostics.Process.Start("grep", ["-qaF", $"map {map}", journal]);
        grep.WaitForExit();
        return grep.ExitCode == 0;
    }

    /// <summary>Signals that wait for the process as a whole.</summary>
    private long Pending() => Read($"/proc/{Process}/status").Split('\n').FirstOrDefault(line => line.StartsWith("ShdPnd:", StringComparison.Ordinal)) is { } line
        ? long.Parse(line["ShdPnd:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : 0;

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

    private static void Signal(string name, int process)
    {
        using var kill = System.Diagnostics.Process.Start(new ProcessStartInfo("kill", [$"-{name}", $"{process}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
