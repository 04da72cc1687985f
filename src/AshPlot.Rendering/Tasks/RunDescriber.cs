using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>Has files described where a damaged one does no harm: one that crashes the NetCDF library takes no more than a worker with it.</summary>
internal static class RunDescriber
{
    /// <summary>Describes files and joins them to one run.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are loaded.</param>
    /// <param name="job">Options of the pool of the whole job.</param>
    /// <param name="log">Gets what workers log.</param>
    /// <param name="cancellation">Stops describing.</param>
    /// <exception cref="AshPlotException">A file cannot be read, or the files are no one run.</exception>
    /// <exception cref="WorkerPoolException">The pool broke.</exception>
    public static async Task<RunDescription> DescribeAsync(
        IReadOnlyList<string> files, LoadOptions options, WorkerPoolOptions job, RenderLog log,
        CancellationToken cancellation)
    {
        await using var pool = PoolFactory.StartForDescribing(files, job, log);
        var parts = new List<RunDescription>(files.Count);
        var requests = files.Select(file => new DescribeRequest(file, options));
        await foreach (var outcome in pool.MapAsync(WorkerTasks.Describe, requests, cancellation).ConfigureAwait(false))
            parts.Add(Description(outcome));
        return RunMerger.Merge(parts, options.Species);
    }

    private static RunDescription Description(TaskOutcome<DescribeRequest, DescribeReply> outcome)
    {
        var path = outcome.Argument.Path;
        return outcome switch
        {
            { Error: { } error } => throw new UnreadableInputException(path, TaskErrorText.OfReading(error), innerException: error),
            { Result: { Description: { } description } } => description,
            { Result: { Option: { } option, Problem: { } problem } } => throw new InvalidOptionException(option, problem),
            _ => throw new ReportedInputException(outcome.Result?.Problem ?? $"{path}: cannot be read"),
        };
    }
}
