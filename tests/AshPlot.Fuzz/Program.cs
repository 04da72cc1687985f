using System.Diagnostics;
using AshPlot.Fuzz;
using AshPlot.Workers;

if (WorkerHost.TryRun(args, FuzzWorker.Registry, out var status))
    return status;
if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

var sample = SampleFolder.Find();
var watch = Stopwatch.StartNew();
using var ending = new CancellationTokenSource(options.Limit);
var report = new FuzzReport();
var text = new DamagedFiles(FuzzKind.Text, TextSeeds.All(sample), options.Seed);
var netCdf = new DamagedFiles(FuzzKind.NetCdf, NetCdfSeeds.All(sample), options.Seed);
await report.AddAsync(new TextFuzzer(text, TimeSpan.FromSeconds(30)).RunAsync(Numbers(FuzzKind.Text, options.Text), ending.Token));
await report.AddAsync(
    new NetCdfFuzzer(netCdf, WorkerProgram.Self, TimeSpan.FromSeconds(10)).RunAsync(Numbers(FuzzKind.NetCdf, options.NetCdf), ending.Token));

foreach (var line in report.Lines())
    Console.WriteLine(line);
Console.WriteLine($"seed {options.Seed}, {watch.Elapsed.TotalSeconds:0} s{(ending.IsCancellationRequested ? ", ended by --minutes" : "")}");
if (options.Keep is { } folder)
    Keep(folder);
return report.Failures == 0 ? 0 : 1;

IEnumerable<int> Numbers(FuzzKind kind, int count) => options.Only is { } only
    ? only.Kind == kind ? [only.Number] : []
    : Enumerable.Range(0, count);

void Keep(string folder)
{
    Directory.CreateDirectory(folder);
    var wanted = report.Noted.Select(result => (result.Kind, result.Number));
    foreach (var (kind, number) in options.Only is { } only ? [only] : wanted)
    {
        var (files, extension) = kind == FuzzKind.Text ? (text, "txt") : (netCdf, "nc");
        File.WriteAllBytes(Path.Combine(folder, $"{number}.{extension}"), files.Make(number));
    }
}
