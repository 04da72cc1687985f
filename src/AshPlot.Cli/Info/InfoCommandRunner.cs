using System.Text.Json;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.Compression;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Info;

/// <summary>Runs <c>info</c>: workers describe the files, and measure them if ranges are asked for.</summary>
internal static class InfoCommandRunner
{
    public static int Run(InfoSettings settings)
    {
        var files = InputFiles.Resolve(settings.Inputs, settings.Logging.Quiet ? null : ErrorReport.Warn);
        using var unpacked = files.Any(CompressedFile.Is) ? OutputFolder.CreateTemporary(ProcessMark.Own) : null;
        return RunAsync(unpacked is null ? settings : settings with { Load = settings.Load with { DecodedPlanesFolder = unpacked.DecodedPlanes } }, files).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(InfoSettings settings, IReadOnlyList<string> files)
    {
        var log = Logs.Create(settings.Logging);
        await using var logger = (IAsyncDisposable)log;
        var options = new WorkerPoolOptions
        {
            Workers = settings.Workers, InitialWorkers = 1, TaskTimeout = settings.TaskTimeout, WorkerMemoryLimit = settings.WorkerMemory,
            StartMethod = settings.StartMethod,
        };
        var run = await RunDescriber.DescribeAsync(
            files, settings.Load, options, Logs.Relay(log, settings.Logging), CancellationToken.None).ConfigureAwait(false);
        var ranges = settings.Range ? await MeasureAsync(run, options, Logs.Relay(log, settings.Logging)).ConfigureAwait(false) : [];
        var document = InfoWriter.Document(run, ranges);
        if (settings.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(document, InfoJson.Default.InfoDocument));
        else
            InfoWriter.Print(document, Console.Out);
        return ExitStatus.Done;
    }

    /// <summary>The range of each quantity; a slice that cannot be read is an error here, since ranges were asked for.</summary>
    private static async Task<SliceSummary[]> MeasureAsync(
        RunDescription run, WorkerPoolOptions options, RenderLog log)
    {
        await using var pool = PoolFactory.Start(options, log);
        var plan = new RunPlan(run, [.. run.Quantities.Select(quantity => new QuantityPlan(quantity, 0, ""))], [], []);
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, new MapOptions(), "", ""));
        var tasks = run.Quantities.SelectMany((quantity, index) =>
            quantity.Slices.Select(slice => new MeasureRequest(index, slice))).ToArray();
        pool.GrowTo(tasks.Length);
        var ranges = run.Quantities.Select(_ => new SliceSummary(null, null, null)).ToArray();
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Measure, tasks).ConfigureAwait(false))
        {
            if (outcome.Error is { } error)
                throw new UnreadableInputException(run.Files[outcome.Argument.Slice.Terms[0].File].Path, TaskErrorText.OfReading(error), innerException: error);
            var reply = outcome.Result!;
            ref var range = ref ranges[outcome.Argument.Quantity];
            range = SliceSummary.Join([range, reply.Summary ?? throw new ReportedInputException(reply.Problem!)]);
        }

        return ranges;
    }
}
