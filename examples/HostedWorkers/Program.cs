using AshPlot.Workers;
using HostedWorkers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// A worker is this same program. This line makes it serve, and comes before the host is built.
if (WorkerHost.TryRun(args, Checksums.Registry, out var exitCode))
    return exitCode;

var builder = Host.CreateApplicationBuilder();
builder.Services.AddWorkerPool(services => new WorkerPoolOptions
{
    Workers = 2,
    TaskTimeout = TimeSpan.FromMinutes(5),
});
builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Checksums>(services, (object)args));
await builder.Build().RunAsync();
return 0;
