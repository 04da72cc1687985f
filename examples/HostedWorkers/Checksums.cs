using System.Security.Cryptography;
using System.Text.Json.Serialization;
using AshPlot.Workers;
using AshPlot.Workers.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HostedWorkers;

/// <summary>A service that has the host's workers compute the SHA-256 of each file, then ends the host.</summary>
internal sealed partial class Checksums(
    string[] files,
    WorkerPool pool,
    IHostApplicationLifetime host,
    ILogger<Checksums> logger
) : BackgroundService
{
    private static readonly TaskKind<string, string> Checksum = new(
        "checksum",
        Json.Default.String,
        Json.Default.String
    );

    /// <summary>What a worker can do.</summary>
    public static WorkerRegistry Registry() => new WorkerRegistry().Add(Checksum, static (file, worker) =>
        {
            ILogger inWorker = worker.Log.AsLogger(); // its entries arrive in the host's log, with the task's number
            using var stream = File.OpenRead(file);
            LogSize(inWorker, file, stream.Length);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var outcome in pool.MapAsync(Checksum, files, cancellation: stoppingToken))
        {
            if (outcome.Succeeded)
                Console.WriteLine($"{outcome.Result}  {outcome.Argument}");
            else
                LogFailure(logger, outcome.Argument, outcome.TaskId, outcome.Error);
        }

        host.StopApplication();
    }

    [LoggerMessage(LogLevel.Information, "{File} has {Length} bytes.")]
    private static partial void LogSize(ILogger logger, string file, long length);

    [LoggerMessage(LogLevel.Error, "{File} has no checksum (task {TaskId}).")]
    private static partial void LogFailure(ILogger logger, string file, long taskId, Exception error);

    [JsonSerializable(typeof(string))]
    private sealed partial class Json : JsonSerializerContext;
}
