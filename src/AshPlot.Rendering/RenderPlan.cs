using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>The maps that options select of a run, named and in order.</summary>
public sealed class RenderPlan
{
    private readonly ModelRun run;
    private readonly MapOptions options;
    private readonly Lazy<Dictionary<string, MapPlan>> byPath;

    internal RenderPlan(ModelRun run, MapOptions options, RunPlan plan)
    {
        (this.run, this.options, Maps) = (run, options, plan);
        byPath = new(() => plan.Maps.ToDictionary(map => map.Path));
        Slices = [.. RunQuantity.Of(plan).SelectMany(quantity => quantity.Slices)];
    }

    /// <summary>
    /// What each map shows, by quantity, then level, then time; of a figure of several panels the first.
    /// </summary>
    public IReadOnlyList<RunSlice> Slices { get; }

    /// <summary>What a reader should know of the plan, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => Maps.Warnings;

    internal RunPlan Maps { get; }

    /// <summary>
    /// Draws the maps with worker processes into a folder, with <c>manifest.json</c> and, unless the options say
    /// otherwise, HTML pages. Maps are returned as they are finished, in any order; one that cannot be drawn is a
    /// result with an error. What maps share is known before the first is drawn. The program must host workers: see
    /// <see cref="AshPlotWorkers"/>.
    /// </summary>
    /// <param name="folder">The output folder; created if missing.</param>
    /// <param name="how">Number of workers, limits, what is written beside maps; null for the defaults.</param>
    /// <param name="log">Gets log lines, from several threads; null for nobody.</param>
    /// <param name="cancellation">Stops drawing; the manifest lists what was drawn.</param>
    /// <exception cref="InvalidOptionException">The folder has maps of another run, or an option cannot be
    /// used.</exception>
    /// <exception cref="UnwritableOutputException">The folder cannot be written.</exception>
    /// <exception cref="WorkerPoolBrokenException">No worker can be started.</exception>
    /// <exception cref="OperationCanceledException">Drawing was stopped.</exception>
    public async IAsyncEnumerable<MapResult> RenderAsync(
        string folder,
        RenderOptions? how = null,
        Action<RenderMessage>? log = null,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var settings = new RenderSettings
        {
            OutputFolder = folder,
            Load = run.Load,
            Maps = options,
            Options = how ?? new RenderOptions(),
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var results = Channel.CreateUnbounded<MapResult>();
        var job = RenderRun.Open(settings, run.Files, () => new RenderLog(log));
        await using (job.ConfigureAwait(false))
        {
            var drawing = DrawAsync(job, results, stop.Token);
            try
            {
                await foreach (var result in results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                    yield return result;
            }
            finally
            {
                // Only where the caller has left the loop is there anything to stop.
                if (!results.Reader.Completion.IsCompleted)
                    await stop.CancelAsync().ConfigureAwait(false);
                await ((Task)drawing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            var report = await drawing.ConfigureAwait(false);
            if (report.ReportProblem is { } problem)
                throw new UnwritableOutputException(folder, problem);
            if (report.Broken is { } broken)
                throw broken;
            cancellation.ThrowIfCancellationRequested();
        }
    }

    internal MapPlan Find(RunSlice slice) =>
        byPath.Value.GetValueOrDefault(slice.Path)
        ?? throw new ArgumentException($"the run has no slice '{slice.Path}'", nameof(slice));

    private async Task<RenderReport> DrawAsync(
        RenderRun job,
        Channel<MapResult> results,
        CancellationToken cancellation
    )
    {
        try
        {
            return await job.DrawAsync(Maps, [], new Progress(this, results.Writer), cancellation)
                .ConfigureAwait(false);
        }
        finally
        {
            results.Writer.Complete();
        }
    }

    /// <summary>Hands on results as they come.</summary>
    private sealed class Progress(RenderPlan plan, ChannelWriter<MapResult> results) : IRenderProgress
    {
        // Of a shard the numbers of maps are its own; the path is that of the run.
        private readonly Dictionary<string, RunSlice> slices = plan.Slices.ToDictionary(slice => slice.Path);

        public void Begin(RunPlan left) { }

        public void End() { }

        public void Finished(MapPlan map, MapOutcome outcome) =>
            results.TryWrite(
                new MapResult
                {
                    Slice = slices[map.Path],
                    Status = outcome.Status,
                    Files = outcome.Error is null ? [.. plan.options.Formats.Select(map.FileOf)] : [],
                    Error = outcome.Error,
                    Min = outcome.Min,
                    Max = outcome.Max,
                    Coverage = outcome.Coverage,
                    Missing = outcome.Missing,
                    ProcessId = outcome.Pid,
                    Attempts = outcome.Attempts,
                    Elapsed = TimeSpan.FromMilliseconds(outcome.Milliseconds),
                    IsReused = outcome.Kept,
                }
            );
    }
}
