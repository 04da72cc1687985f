using AshPlot.Cli.Workers;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Analysing;

/// <summary>Analyses one run after another with one pool: describes it, has workers read its slices, and sums up.</summary>
internal sealed class AnalyseStep(AnalyseSettings settings, WorkerPoolOptions options, WorkerPool pool, OutputFolder output, ILogger log)
{
    // Few messages, and tasks enough for all workers of an ordinary run.
    private const int SlicesPerTask = 4;

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
                InputFiles.Resolve(folder.Inputs), load, options, settings.Logging, log, cancellation).ConfigureAwait(false);
            foreach (var warning in run.Warnings)
                log.Warning("{Warning}", warning);
            var plan = AnalysisPlan.For(run, settings.Threshold);
            var jobs = pool.Dictionary(WorkerTasks.Analyses, WorkerJson.Default.AnalysisJob);
            jobs.Set(key, plan.Job());
            var found = await ReadAsync(plan, key, cancellation).ConfigureAwait(false);
            jobs.TryRemove(key, out _);
            var title = string.IsNullOrWhiteSpace(run.Title) ? Path.GetFileNameWithoutExtension(run.Files[0].Path) : run.Title;
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
            quantity.Slices.Chunk(SlicesPerTask).Select(chunk => new AnalyseRequest(key, index, [.. chunk]))).ToArray();
        pool.GrowTo(Math.Min(settings.Workers, tasks.Length));
        var found = new List<(int, SliceAnalysis)>();
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Analyse, tasks, cancellation).ConfigureAwait(false))
        {
            if (outcome.Error is { } error)
                throw new ReportedInputException($"{plan.Run.Files[outcome.Argument.Slices[0].Terms[0].File].Path}: cannot be read: {error.Message}");
            if (outcome.Result!.Problem is { } problem)
                throw new ReportedInputException(problem);
            found.AddRange(outcome.Result.Slices.Select(slice => (outcome.Argument.Quantity, slice)));
        }

        return found;
    }
}
