using AshPlot.Benchmarks;

return args switch
{
    [] or ["name-text"] => NameTextBenchmark.Run(),
    ["reference-input", var path] => Generate(path),
    [NameTextBenchmark.MemoryVerb, var file, var folder] => NameTextBenchmark.DescribeOnce(file, folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("AshPlot.Benchmarks [name-text]");
    return 2;
}

static int Generate(string path)
{
    ReferenceInput.Reference.Write(path);
    return 0;
}
