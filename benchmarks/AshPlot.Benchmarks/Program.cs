using AshPlot.Benchmarks;
using AshPlot.Workers;

if (WorkerHost.TryRun(args, PoolBenchmark.Registry, out var exitCode))
    return exitCode;

return args switch
{
    [] or ["name-text"] => NameTextBenchmark.Run(),
    ["pool"] => await PoolBenchmark.RunAsync(),
    ["first-map"] => await FirstMapBenchmark.RunAsync(Path.Combine(AppContext.BaseDirectory, "ashplot")),
    ["first-map", var program] => await FirstMapBenchmark.RunAsync(program),
    ["reference-input", var path] => Generate(path),
    [NameTextBenchmark.MemoryVerb, var file, var folder] => NameTextBenchmark.DescribeOnce(file, folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("AshPlot.Benchmarks [name-text | pool | first-map [PROGRAM]]");
    return 2;
}

static int Generate(string path)
{
    ReferenceInput.Reference.Write(path);
    return 0;
}
