using static AshPlot.Benchmarks.ResultTable;

namespace AshPlot.Benchmarks;

/// <summary>
/// Whether cost grows as it should: many maps must not need more memory, and a large grid only time in proportion to
/// its cells. It exists because neither shows in the reference job, and both are met in ensembles and global runs.
/// </summary>
/// <remarks>
/// One run each, with two spawned workers, so wall times say little; not measured are more workers than two.
/// </remarks>
internal static class ScalingBenchmark
{
    /// <summary>Runs of growing length on one grid, then of growing grids.</summary>
    private static readonly ReferenceInput[] Inputs =
    [
        new(5, 20, 61, 121),
        new(25, 40, 61, 121),
        new(50, 100, 61, 121),
        new(3, 2, 500, 1000),
        new(3, 2, 1000, 2000),
        new(3, 2, 2000, 4000),
    ];

    /// <param name="floor">Milliseconds of encode alone in the same run, at the same size of map.</param>
    public static string Run(double floor)
    {
        var table = new ResultTable(
            "maps",
            "grid",
            "processor time a map",
            "times encode alone",
            "for a million cells and pixels",
            "the command's memory",
            "times that of the first row",
            "largest process"
        );
        var output = Path.Combine(Path.GetTempPath(), $"ashplot-benchmark-{Environment.ProcessId}");
        long? least = null;
        foreach (var input in Inputs)
        {
            string[] arguments =
            [
                "render",
                Repository.File(input),
                "--workers",
                "2",
                "--size",
                "640x480",
                "--quiet",
                "--output",
                output,
            ];
            var cost = ChildProcess.Run(Repository.AshPlot, arguments).ProcessorMilliseconds / input.Maps;
            Directory.Delete(output, recursive: true);
            var (largest, _, first) = ChildProcess.PeakMemory(Repository.AshPlot, arguments);
            Directory.Delete(output, recursive: true);
            var millions = ((input.Rows * input.Columns) + (640 * 480)) / 1e6;
            least ??= first;
            table.Add(
                $"{input.Maps}",
                $"{input.Rows} x {input.Columns}",
                Number(cost, "ms"),
                Number(cost / floor),
                Number(cost / millions, "ms"),
                Number(first / 1e6, "MB"),
                Number((double)first / least.Value),
                Number(largest / 1e6, "MB")
            );
        }

        return table.ToString();
    }
}
