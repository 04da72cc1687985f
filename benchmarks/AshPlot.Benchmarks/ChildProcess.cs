using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AshPlot.Benchmarks;

/// <summary>A command as a whole process with all that it starts: what it costs from outside.</summary>
/// <param name="WallMilliseconds">From the start to the end of the process.</param>
/// <param name="ProcessorMilliseconds">Of the process and of every process that it started and waited for.</param>
internal readonly partial record struct ChildProcess(double WallMilliseconds, double ProcessorMilliseconds)
{
    private const int OfChildren = -1;

    /// <summary>Runs a command to its end and measures it.</summary>
    /// <exception cref="InvalidOperationException">It ended with another status than 0.</exception>
    public static ChildProcess Run(string program, params IEnumerable<string> arguments)
    {
        var before = ProcessorTimeOfChildren();
        var start = Stopwatch.GetTimestamp();
        using var process = Start(program, arguments);
        process.WaitForExit();
        var wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0
            ? new ChildProcess(wall, ProcessorTimeOfChildren() - before)
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)}: exit status {process.ExitCode}"
            );
    }

    /// <summary>Runs a command that prints a number, and reads it.</summary>
    public static double Number(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(printed, CultureInfo.InvariantCulture);
    }

    /// <summary>The run with the least wall time of so many, with the least processor time of any.</summary>
    public static ChildProcess Best(int runs, Func<ChildProcess> run)
    {
        var all = Enumerable.Range(0, runs).Select(_ => run()).ToArray();
        return new ChildProcess(all.Min(one => one.WallMilliseconds), all.Min(one => one.ProcessorMilliseconds));
    }

    /// <summary>
    /// Runs a command and looks every few milliseconds at the peak memory of each of its processes, which the system
    /// keeps. Apart from <see cref="Run"/>, since looking takes time too.
    /// </summary>
    /// <returns>The largest peak of a process, the sum of all peaks, and the peak of the command itself, in
    /// bytes.</returns>
    public static (long Largest, long Sum, long First) PeakMemory(string program, params IEnumerable<string> arguments)
    {
        var peaks = new Dictionary<int, long>();
        using var process = Start(program, arguments);
        while (!process.WaitForExit(3))
            Look(process.Id, peaks);
        return peaks.Count == 0
            ? (0, 0, 0)
            : (peaks.Values.Max(), peaks.Values.Sum(), peaks.GetValueOrDefault(process.Id));
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Look(int process, Dictionary<int, long> peaks)
    {
        try
        {
            var status = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (status is not null)
            {
                var peak =
                    1024
                    * long.Parse(
                        status.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                        CultureInfo.InvariantCulture
                    );
                // A child that has not yet become another program is still its parent's copy.
                peaks[process] = Math.Max(peaks.GetValueOrDefault(process), peak);
            }

            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                foreach (
                    var child in File.ReadAllText(Path.Combine(thread, "children"))
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                )
                    Look(int.Parse(child, CultureInfo.InvariantCulture), peaks);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
        }
    }

    private static double ProcessorTimeOfChildren()
    {
        // struct rusage: user time and system time, each as seconds and microseconds, then fourteen numbers more.
        Span<long> usage = stackalloc long[18];
        if (GetResourceUsage(OfChildren, usage) != 0)
            throw new InvalidOperationException("the system does not tell the processor time of ended processes");
        return ((usage[0] + usage[2]) * 1000) + ((usage[1] + usage[3]) / 1000.0);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, Span<long> usage);
}
