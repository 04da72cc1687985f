using System.Diagnostics;
using System.Globalization;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NameText;

namespace AshPlot.Benchmarks;

/// <summary>
/// How fast NAME text is read. It exists because a run is hundreds of megabytes of text, and no map is drawn before the
/// last row has been checked: this time is what a forecaster waits at first.
/// </summary>
/// <remarks>
/// <para>
/// The measure is the time against that of <c>File.ReadLines(path).Count()</c> on the same file, in the same process,
/// in turn, on one core: reading the bytes and finding the line ends costs so much on this machine at this hour. The
/// goal is four times that, with twice the decoded values as memory.
/// </para>
/// <para>
/// Not measured: the disk (the file has just been written and is in memory), the start of the runtime and of workers,
/// reading decoded planes back, drawing, and several files at once (each is described by a thread or worker of its
/// own). The decoded planes are written, since that is part of describing in a render. The ratio of the sparse file
/// says nothing, as it has hardly any lines; its time and memory show that the grid costs next to nothing.
/// </para>
/// </remarks>
internal static class NameTextBenchmark
{
    /// <summary>Verb of the process that is started to measure memory.</summary>
    public const string MemoryVerb = "describe-once";

    private const int Rounds = 5;

    /// <summary>Dense: 200 x 200 cells, 200 fields, every cell listed; about 200 MB.</summary>
    private static readonly GeneratedText Dense = new(200, 200, 200, 200 * 200);

    /// <summary>Global and sparse: 1598 x 800 cells, 3 fields, of which a plume's 500 cells are listed.</summary>
    private static readonly GeneratedText Sparse = new(1598, 800, 3, 500);

    public static string Run()
    {
        UseOneCore();
        var table = new ResultTable(
            "file",
            "size",
            "`ReadLines().Count()`",
            "describe",
            "ratio",
            "memory beyond start"
        );
        var folder = Directory.CreateTempSubdirectory("ashplot-benchmark-");
        try
        {
            var dense = Path.Combine(folder.FullName, "dense.txt");
            Dense.Write(dense);
            Measure(table, "dense: 200 x 200 cells, 200 fields, every cell listed", dense, folder.FullName, Dense);
            var sparse = Path.Combine(folder.FullName, "sparse.txt");
            Sparse.Write(sparse);
            Measure(table, "sparse: 1598 x 800 cells, 3 fields, 500 cells listed", sparse, folder.FullName, Sparse);
            return table.ToString();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Describes a file in a process that has done nothing else, and prints by how much its memory grew at most.
    /// </summary>
    public static int DescribeOnce(string file, string folder)
    {
        // The code is there before the start is taken, the data is not.
        var small = Path.Combine(folder, "small.txt");
        new GeneratedText(20, 20, 3, 400).Write(small);
        Describe(small, folder);
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        var before = self.WorkingSet64;
        Describe(file, folder);
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{self.PeakWorkingSet64 - before}"));
        return 0;
    }

    private static void Measure(ResultTable table, string title, string file, string folder, GeneratedText text)
    {
        var (counting, describing) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            counting[round] = Milliseconds(() => File.ReadLines(file).Count());
            describing[round] = Milliseconds(() => Describe(file, folder));
        }

        var (lines, described) = (Median(counting), Median(describing));
        var decoded = text.DecodedBytes / 1e6;
        var grown = MemoryGrowth(file, folder) / 1e6;
        table.Add(
            title,
            ResultTable.Number(new FileInfo(file).Length / 1e6, "MB"),
            ResultTable.Number(lines, "ms"),
            ResultTable.Number(described, "ms"),
            ResultTable.Number(described / lines),
            $"{ResultTable.Number(grown, "MB")}, {ResultTable.Number(grown / decoded)} times the decoded values"
        );
    }

    private static void Describe(string file, string folder)
    {
        var run = new NameTextFormat().Describe(
            file,
            new LoadOptions { DecodedPlanesFolder = Path.Combine(folder, "decoded") }
        );
        File.Delete(run.Files[0].DecodedPlanes!);
    }

    private static long MemoryGrowth(string file, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [MemoryVerb, file, folder])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var grown = long.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
        process.WaitForExit();
        return grown;
    }

    private static double Milliseconds(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static void UseOneCore()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;
        using var self = Process.GetCurrentProcess();
        var allowed = self.ProcessorAffinity;
        self.ProcessorAffinity = allowed & -allowed;
    }
}
