using AshPlot.Benchmarks;
using AshPlot.Workers;

if (WorkerHost.TryRun(args, PoolBenchmark.Registry, out var exitCode))
    return exitCode;

return args switch
{
    [] => await AllAsync(),
    ["job"] => Part("job", JobBenchmark.Run(Floor())),
    ["scaling"] => Part("scaling", ScalingBenchmark.Run(Floor())),
    ["start"] => Part("start", StartBenchmark.Run()),
    ["name-text"] => Part("name-text", NameTextBenchmark.Run()),
    ["pool"] => Part("pool", await PoolBenchmark.RunAsync()),
    ["python"] => Part("python", await PythonPoolBenchmark.RunAsync()),
    ["many-workers"] => Part("many-workers", await ManyWorkersBenchmark.RunAsync()),
    ["first-map"] => Part("first-map", await FirstMapBenchmark.RunAsync()),
    ["input", var path] => Input(path),
    [NameTextBenchmark.MemoryVerb, var file, var folder] => NameTextBenchmark.DescribeOnce(file, folder),
    _ => Usage(),
};

// One command measures everything and writes it down.
static async Task<int> AllAsync()
{
    var page = Page();
    ChildProcess.Run(Repository.AshPlot, "--version");
    using var steps = new StepsBenchmark();
    var (table, floor) = steps.Run();
    page.Replace("steps", table);
    page.Replace("job", JobBenchmark.Run(floor));
    page.Replace("scaling", ScalingBenchmark.Run(floor));
    page.Replace("start", StartBenchmark.Run());
    page.Replace("pool", await PoolBenchmark.RunAsync());
    page.Replace("python", await PythonPoolBenchmark.RunAsync());
    page.Replace("many-workers", await ManyWorkersBenchmark.RunAsync());
    page.Replace("first-map", await FirstMapBenchmark.RunAsync());
    // On one core, and with memory that is its own.
    ChildProcess.Run(Environment.ProcessPath!, "name-text");
    return 0;
}

// What encode alone takes, for a part that is measured by itself.
static double Floor()
{
    using var steps = new StepsBenchmark();
    return steps.Run().Floor;
}

static int Part(string name, string table)
{
    Page().Replace(name, table);
    return 0;
}

// For comparing two builds by hand.
static int Input(string path)
{
    ReferenceInput.Reference.Write(path);
    return 0;
}

static PerformancePages Page() => new(Path.Combine(Repository.Root, "docs"));

static int Usage()
{
    Console.Error.WriteLine(
        "AshPlot.Benchmarks [job | scaling | start | name-text | pool | python | many-workers | first-map | input PATH]"
    );
    return 2;
}
