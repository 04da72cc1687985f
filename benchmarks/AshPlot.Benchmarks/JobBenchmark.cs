using static AshPlot.Benchmarks.ResultTable;

namespace AshPlot.Benchmarks;

/// <summary>
/// The reference job as users wait for it: <c>./ashplot render</c> from the first line of the script to the last
/// process, 240 maps of 640x480 from 24 x 10 slices of 301 x 401. It exists because this is what users wait for; what
/// others need for such a job is compared in pairs by hand, as the page says.
/// </summary>
/// <remarks>
/// Wall time is the best of several runs, and still hostage to whatever else the machine does; processor time is of all
/// processes. Memory is taken in a run of its own. Not measured: a cold disk, a slow network file system, and more
/// cores than the machine has.
/// </remarks>
internal static class JobBenchmark
{
    private const int Runs = 5;

    public static string Run(double floor)
    {
        var table = new ResultTable(
            "start method, workers",
            "wall",
            "processor time",
            "processor time a map, times encode alone",
            "largest process",
            "all processes"
        );
        foreach (
            var (method, workers) in new[]
            {
                ("spawn", 1),
                ("spawn", 2),
                ("spawn", 4),
                ("fork", 2),
                ("threads", 2),
                ("serial", 1),
            }
        )
            Row(
                table,
                $"{method}, {workers}",
                Repository.ReferenceInputFile(),
                ReferenceInput.Reference.Maps,
                floor,
                "--start-method",
                method,
                "--workers",
                $"{workers}"
            );
        return table.ToString();
    }

    private static void Row(
        ResultTable table,
        string name,
        string input,
        int maps,
        double floor,
        params string[] options
    )
    {
        var output = Path.Combine(Path.GetTempPath(), $"ashplot-benchmark-{Environment.ProcessId}");
        string[] arguments = ["render", input, "--size", "640x480", "--quiet", "--output", output, .. options];
        ChildProcess.Run(Repository.AshPlot, arguments);
        var best = ChildProcess.Best(Runs, () =>
        {
            Directory.Delete(output, recursive: true);
            return ChildProcess.Run(Repository.AshPlot, arguments);
        });
        var (largest, sum, _) = ChildProcess.PeakMemory(Repository.AshPlot, arguments);
        Directory.Delete(output, recursive: true);
        table.Add(
            name,
            Number(best.WallMilliseconds / 1000, "s"),
            Number(best.ProcessorMilliseconds / 1000, "s"),
            Number(best.ProcessorMilliseconds / maps / floor),
            Number(largest / 1e6, "MB"),
            Number(sum / 1e6, "MB")
        );
    }
}
