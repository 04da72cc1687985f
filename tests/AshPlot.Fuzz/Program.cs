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

const int Round = 200;
var watch = Stopwatch.StartNew();
using var ending = new CancellationTokenSource(options.Limit ?? Timeout.InfiniteTimeSpan);
var report = new FuzzReport();
var fuzzer = new Fuzzer(WorkerProgram.Self, options.Seed, TimeSpan.FromSeconds(30))
{
    Workers = options.Workers ?? WorkerCount.Automatic(),
};
await using (fuzzer.ConfigureAwait(false))
{
    var classes = FuzzClasses
        .All.Where(one => one.IsAvailable && (options.Classes.Count == 0 || options.Classes.Contains(one.Name)))
        .ToArray();
    if (options.Only is { } only)
        await report.AddAsync(fuzzer.RunAsync(FuzzClasses.Find(only.Class)!, [only.Number], ending.Token));
    else if (options.Limit is null)
        await RunAsync(classes, one => Enumerable.Range(0, options.Count ?? one.Usual));
    else
        for (var round = 0; !ending.IsCancellationRequested; round++)
            await RunAsync(classes, one => Enumerable.Range(round * (options.Count ?? Round), options.Count ?? Round));
}

foreach (var line in report.Lines(isBrief: options.Only is null))
    Console.WriteLine(line);
Console.WriteLine($"seed {options.Seed}, {watch.Elapsed.TotalSeconds:0} s");
if (options.Keep is { } folder)
    Keep(folder);
return report.Failures == 0 ? 0 : 1;

async Task RunAsync(IEnumerable<FuzzClass> classes, Func<FuzzClass, IEnumerable<int>> numbers)
{
    foreach (var one in classes.TakeWhile(_ => !ending.IsCancellationRequested))
        await report.AddAsync(fuzzer.RunAsync(one, numbers(one), ending.Token));
}

// Made again here, where what hangs or crashes does so before your eyes: in the order in which they were found.
void Keep(string folder)
{
    var wanted = options.Only is { } only ? [only] : report.Noted.Select(result => (result.Class, result.Number));
    foreach (var (name, number) in wanted)
        Console.WriteLine(
            $"{name}:{number} {FuzzWorker.Try(new FuzzRequest(name, number, options.Seed, folder), keep: true)}"
        );
}
