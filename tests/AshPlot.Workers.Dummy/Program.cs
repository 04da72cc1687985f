using AshPlot.Workers;
using AshPlot.Workers.Dummy;

if (WorkerHost.TryRun(args, DummyRegistry.Create, out var exitCode))
    return exitCode;

return args switch
{
    ["parent", var workers, var method] => await LonelyParent.RunAsync(
        int.Parse(workers),
        Enum.Parse<StartMethod>(method)
    ),
    ["arrays", var method, var channel] => await LonelyParent.ShareAsync(
        Enum.Parse<StartMethod>(method),
        Enum.Parse<ChannelKind>(channel)
    ),
    ["suspended", var method, var limit] => await LonelyParent.WaitAsync(
        Enum.Parse<StartMethod>(method),
        int.Parse(limit)
    ),
    ["sleep"] => Forever(),
    ["listen", var path] => Listener.Run(path),
    ["forgetful", ..] => await ForgetfulParent.RunAsync(),
    _ => 64,
};

static int Forever()
{
    Thread.Sleep(Timeout.Infinite);
    return 0;
}
