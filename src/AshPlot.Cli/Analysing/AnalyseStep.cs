using AshPlot.Cli.Reporting;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.Compression;
using AshPlot.Core.Output;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Analysing;

/// <summary>Analyses one run after another with one pool: describes it, has workers read its slices, and sums up.</summary>
internal sealed class AnalyseStep(AnalyseSettings settings, WorkerPoolOptions options, WorkerPool pool, OutputFolder output, ILogger log)
{
    private int count;

    /// <summary>Analyses a run.</summary>
    /// <exception cref="AshPlotException">It cannot be read, or has no air concentration.</exception>
    public async Task<RunAnalysis> RunAsync(RunFolder folder, CancellationToken cancellation)
    {
        var key = $"run-{++count}";
        // What is decoded of one run is removed before the next is read.
        var decoded = Path.Combine(output.DecodedPlanes, key);
        try
        {
            var load = settings.Load with { DecodedPlanesFolder = decoded };
            var run = await RunDescriber.DescribeAsync(
                InputFiles.Resolve(folder.Inputs, warning => log.Warning("{Warning}", warning)), load, options, Logs.Relay(log, settings.Logging), cancellation).ConfigureAwait(false);
            foreach (var warning in run.Warnings)
                log.Warning("{Warning}", warning);
            var plan = AnalysisPlan.For(run, settings.Threshold);
            var jobs = pool.Dictionary(WorkerTasks.Analyses, WorkerJson.Default.AnalysisJob);
            jobs.Set(key, plan.Job());
            var found = await ReadAsync(plan, key, cancellation).ConfigureAwait(false);
            jobs.TryRemove(key, out _);
            var title = string.IsNullOrWhiteSpace(run.Title) ? Path.GetFileNameWithoutExtension(CompressedFile.PlainPath(run.Files[0].Path) ?? run.Files[0].Path) : run.Title;
            return RunAnalysis.Of(folder.Name ?? title, plan, found);
        }
        finally
        {
            if (Directory.Exists(decoded))
                Directory.Delete(decoded, recursive: true);
        }
    }

    private async Task<List<(int Quantity, SliceAnalysis Slice)>> ReadAsync(AnalysisPlan plan, string key, CancellationToken cancellation)
    {
        var tasks = plan.Quantities.SelectMany((quantity, index) =>
            quantity.Slices.Select(slice => new AnalyseRequest(key, index, slice))).ToArray();
        pool.GrowTo(Math.Min(settings.Workers, tasks.Length));
        var found = new List<(int, SliceAnalysis)>();
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Analyse, tasks, cancellation: cancellation).ConfigureAwait(false))
        {
            if (outcome.Error is { } error)
                throw new ReportedInputException($"{plan.Run.Files[outcome.Argument.Slice.Terms[0].File].Path}: {TaskErrorText.OfReading(error)}");
            found.Add((outcome.Argument.Quantity, outcome.Result!.Slice ?? throw new ReportedInputException(outcome.Result.Problem!)));
        }

        return found;
    }
}
