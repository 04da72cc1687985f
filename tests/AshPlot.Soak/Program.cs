using AshPlot.Soak;
using AshPlot.Workers;

if (WorkerHost.TryRun(args, TaskSoak.Registry, out var exitCode))
    return exitCode;
if (SoakOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(SoakOptions.Usage);
    return 2;
}

return await SoakRun.RunAsync(options);
