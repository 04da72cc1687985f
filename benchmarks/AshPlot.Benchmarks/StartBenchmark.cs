using static AshPlot.Benchmarks.ResultTable;

namespace AshPlot.Benchmarks;

/// <summary>
/// How long the command and its workers take to start. It exists because a forecaster draws ten maps as often as a
/// thousand, and a batch script calls the command in a loop. The yardstick is a hello world compiled ReadyToRun behind
/// a script of two lines.
/// </summary>
/// <remarks>
/// Both are run in turn, and the ratio is the median of the pairs' ratios. A worker's start is what a second worker
/// adds to the processor time of a job of ten maps. Not measured: the first start after a change of the sources, which
/// builds, and a cold disk.
/// </remarks>
internal static class StartBenchmark
{
    private const int Pairs = 21;

    public static string Run()
    {
        var table = new ResultTable("start", "wall, median", "times hello world, median of pairs");
        var folder = Folder();
        var hello = HelloWorld(folder);
        var nothing = Path.Combine(folder, "nothing");
        Script(nothing, "exec true");
        var sample = Path.Combine(Repository.Root, "data", "sample");
        var output = Path.Combine(Path.GetTempPath(), $"ashplot-benchmark-{Environment.ProcessId}");
        string[] render =
        [
            "render",
            sample,
            "--quiet",
            "--size",
            "640x480",
            "--level",
            "FL000-200",
            "--output",
            output,
        ];
        Row(table, "hello world, ReadyToRun, behind a script", hello, () => ChildProcess.Run(hello));
        Row(table, "a script that runs `true`", hello, () => ChildProcess.Run(nothing));
        Row(table, "`./ashplot --version`", hello, () => ChildProcess.Run(Repository.AshPlot, "--version"));
        Row(table, "`./ashplot render` of 4 maps of text, in this process", hello, () =>
            ChildProcess.Run(Repository.AshPlot, [.. render, "--serial"])
        );
        Row(table, "`./ashplot render` of 4 maps of text, 1 worker", hello, () =>
            ChildProcess.Run(Repository.AshPlot, [.. render, "--workers", "1"])
        );
        Row(table, "`./ashplot render` of 4 maps of text, 2 workers", hello, () =>
            ChildProcess.Run(Repository.AshPlot, [.. render, "--workers", "2"])
        );
        Directory.Delete(output, recursive: true);
        return table.ToString();
    }

    /// <summary>What the yardstick takes, the median of as many runs.</summary>
    public static double HelloWorldMilliseconds()
    {
        var hello = HelloWorld(Folder());
        ChildProcess.Run(hello);
        return Median([.. Enumerable.Range(0, Pairs).Select(_ => ChildProcess.Run(hello).WallMilliseconds)]);
    }

    private static string Folder() =>
        Directory.CreateDirectory(Path.Combine(Repository.Root, ".build", "benchmarks", "hello")).FullName;

    private static void Row(ResultTable table, string name, string hello, Func<ChildProcess> run)
    {
        run();
        var (times, ratios) = (new double[Pairs], new double[Pairs]);
        for (var pair = 0; pair < Pairs; pair++)
        {
            times[pair] = run().WallMilliseconds;
            ratios[pair] = times[pair] / ChildProcess.Run(hello).WallMilliseconds;
        }

        table.Add(name, Number(Median(times), "ms"), Number(Median(ratios)));
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>Builds the yardstick, and writes the two lines that start it.</summary>
    private static string HelloWorld(string folder)
    {
        var script = Path.Combine(folder, "hello");
        if (File.Exists(script))
            return script;
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        File.WriteAllText(
            Path.Combine(source, "Hello.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <PublishReadyToRun>true</PublishReadyToRun>
                <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
              </PropertyGroup>
            </Project>
            """
        );
        File.WriteAllText(Path.Combine(source, "Program.cs"), "System.Console.WriteLine(\"Hello, world\");\n");
        ChildProcess.Run(
            "dotnet",
            "publish",
            Path.Combine(source, "Hello.csproj"),
            "-c",
            "Release",
            "-o",
            Path.Combine(folder, "program"),
            "-nodeReuse:false",
            "-v",
            "quiet"
        );
        Script(script, $"exec '{Path.Combine(folder, "program", "Hello")}'");
        return script;
    }

    private static void Script(string path, string line)
    {
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{line}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
