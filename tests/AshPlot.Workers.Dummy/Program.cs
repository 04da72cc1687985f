using AshPlot.Workers;
using AshPlot.Workers.Dummy;

if (WorkerHost.TryRun(args, DummyRegistry.Create, out var exitCode))
    return exitCode;

return args switch
{
    ["parent", var workers, var method] => await LonelyParent.RunAsync(int.Parse(workers), Enum.Parse<StartMethod>(method)),
    ["sleep"] => Forever(),
    ["listen", var path] => Listener.Run(path),
    _ => 64,
};

static int Forever()
{
    Thread.Sleep(Timeout.Infinite);
    return 0;
}
