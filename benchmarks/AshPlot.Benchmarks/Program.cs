using AshPlot.Benchmarks;

return args switch
{
    [] => All(),
    ["name-text"] => NameText(),
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
    page.Replace("start", StartBenchmark.Run());
    // On one core, and with memory that is its own.
    ChildProcess.Run(Environment.ProcessPath!, "name-text");
    return 0;
}

static int NameText()
{
    Page().Replace("name-text", NameTextBenchmark.Run());
    return 0;
}

static PerformancePage Page() => new(Path.Combine(Repository.Root, "docs", "performance.md"));

static int Usage()
{
    Console.Error.WriteLine("AshPlot.Benchmarks [name-text]");
    return 2;
}
