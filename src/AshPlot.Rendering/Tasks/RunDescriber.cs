using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>
/// Has files described where a damaged one does no harm: one that crashes the NetCDF library takes no more than a
/// worker with it.
/// </summary>
internal static class RunDescriber
{
    private static readonly WorkerTaskOptions OneTry = new() { Retries = 0 };

    /// <summary>Describes files and joins them to one run.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are loaded.</param>
    /// <param name="job">Options of the pool of the whole job.</param>
    /// <param name="log">Gets what workers log.</param>
    /// <param name="cancellation">Stops describing.</param>
    /// <param name="workers">The workers of the whole job, where they are started already: a single file is described
    /// by the first of them, which draws from it afterwards, so that no process is started for describing
    /// alone.</param>
    /// <exception cref="AshPlotException">A file cannot be read, or the files are no one run.</exception>
    /// <exception cref="WorkerPoolException">The pool broke.</exception>
    public static async Task<RunDescription> DescribeAsync(
        IReadOnlyList<string> files,
        LoadOptions options,
        WorkerPoolOptions job,
        RenderLog log,
        CancellationToken cancellation,
        RenderPool? workers = null
    )
    {
        var parts = new List<RunDescription>(files.Count);
        var requests = files.Select(file => new DescribeRequest(file, options));
        // A zygote takes longer to warm up than a file to be described by a process of its own.
        if (files.Count == 1 && workers?.StartMethod == StartMethod.Spawn && PoolFactory.IsReadByNativeCode(files[0]))
        {
            await foreach (
                var outcome in workers
                    .MapUnorderedAsync(WorkerTasks.Describe, requests, OneTry, cancellation)
                    .ConfigureAwait(false)
            )
                parts.Add(outcome.ReadFrom(outcome.Argument.Path));
            return RunMerger.Merge(parts, options.Species);
        }

        await using var pool = PoolFactory.StartForDescribing(files, job, log);
        await foreach (
            var outcome in pool.MapAsync(WorkerTasks.Describe, requests, cancellation: cancellation)
                .ConfigureAwait(false)
        )
            parts.Add(outcome.ReadFrom(outcome.Argument.Path));
        return RunMerger.Merge(parts, options.Species);
    }

    /// <summary>Describes several runs, all files by one pool. One that cannot be read costs no other.</summary>
    /// <param name="runs">The files of each; one without files has no description and no problem.</param>
    /// <param name="options">How they are loaded.</param>
    /// <param name="job">Options of the pool of the whole job.</param>
    /// <param name="log">Gets what workers log.</param>
    /// <param name="cancellation">Stops describing.</param>
    public static async Task<IReadOnlyList<(RunDescription? Run, AshPlotException? Problem)>> DescribeEachAsync(
        IReadOnlyList<IReadOnlyList<string>> runs,
        LoadOptions options,
        WorkerPoolOptions job,
        RenderLog log,
        CancellationToken cancellation
    )
    {
        var files = runs.SelectMany(run => run).ToArray();
        if (files.Length == 0)
            return [.. runs.Select(_ => ((RunDescription?)null, (AshPlotException?)null))];
        await using var pool = PoolFactory.StartForDescribing(files, job, log);
        var outcomes = new List<TaskOutcome<DescribeRequest, RunDescription>>(files.Length);
        await foreach (
            var outcome in pool.MapAsync(
                    WorkerTasks.Describe,
                    files.Select(file => new DescribeRequest(file, options)),
                    cancellation: cancellation
                )
                .ConfigureAwait(false)
        )
            outcomes.Add(outcome);
        var found = new List<(RunDescription?, AshPlotException?)>();
        var first = 0;
        foreach (var count in runs.Select(run => run.Count))
        {
            found.Add(count == 0 ? (null, null) : Merged(outcomes.Slice(first, count), options.Species));
            first += count;
        }

        return found;
    }

    private static (RunDescription? Run, AshPlotException? Problem) Merged(
        List<TaskOutcome<DescribeRequest, RunDescription>> outcomes,
        string? species
    )
    {
        try
        {
            return (
                RunMerger.Merge([.. outcomes.Select(outcome => outcome.ReadFrom(outcome.Argument.Path))], species),
                null
            );
        }
        catch (AshPlotException problem) when (problem is not InvalidOptionException)
        {
            return (null, problem);
        }
    }
}
