using AshPlot.Benchmarks;
using AshPlot.Workers;

if (WorkerHost.TryRun(args, PoolBenchmark.Registry, out var exitCode))
    return exitCode;

return args switch
{
    [] => All(),
    ["job"] => Part("job", Job),
    ["scaling"] => Part("scaling", ScalingBenchmark.Run),
    ["start"] => Part("start", StartBenchmark.Run),
    ["name-text"] => Part("name-text", NameTextBenchmark.Run),
    ["pool"] => await PoolBenchmark.RunAsync(),
    ["first-map"] => await FirstMapBenchmark.RunAsync(Path.Combine(AppContext.BaseDirectory, "ashplot")),
    ["first-map", var program] => await FirstMapBenchmark.RunAsync(program),
    [NameTextBenchmark.MemoryVerb, var file, var folder] => NameTextBenchmark.DescribeOnce(file, folder),
    _ => Usage(),
};

// One command measures everything and writes it down.
static int All()
{
    var page = Page();
    ChildProcess.Run(Repository.AshPlot, "--version");
    using var steps = new StepsBenchmark();
    var (table, floor) = steps.Run();
    page.Replace("steps", table);
    page.Replace("job", JobBenchmark.Run(floor));
    page.Replace("scaling", ScalingBenchmark.Run());
    page.Replace("start", StartBenchmark.Run());
    // On one core, and with memory that is its own.
    ChildProcess.Run(Environment.ProcessPath!, "name-text");
    return 0;
}

static string Job()
{
    using var steps = new StepsBenchmark();
    return JobBenchmark.Run(steps.Run().Floor);
}

static int Part(string name, Func<string> run)
{
    Page().Replace(name, run());
    return 0;
}

static PerformancePage Page() => new(Path.Combine(Repository.Root, "docs", "performance.md"));

static int Usage()
{
    Console.Error.WriteLine("AshPlot.Benchmarks [job | scaling | start | name-text | pool | first-map [PROGRAM]]");
    return 2;
}
