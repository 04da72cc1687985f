using System.Diagnostics;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Rendering.Resuming;
using AshPlot.Cli.Reporting;
using AshPlot.Cli.Workers;
using AshPlot.Core.Drawing;
using AshPlot.Core.Deriving;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Workers;
using Serilog.Core;

namespace AshPlot.Cli.Rendering;

/// <summary>Runs <c>render</c> from checked settings to the exit status.</summary>
internal static class RenderCommandRunner
{
    public static int Run(RenderSettings settings)
    {
        var files = InputFiles.Resolve(settings.Inputs, settings.Logging.Quiet ? null : ErrorReport.Warn);
        using var output = settings.DryRun ? null : OutputFolder.Create(settings.OutputFolder, ProcessMark.Own, ProcessMark.IsOfTheDead);
        using var held = output is null ? null : FolderLock.Take(output, settings.Shard);
        var fingerprint = JobFingerprint.Of(settings, files);
        var isResumed = settings.Resume && HasJournal(settings, fingerprint);
        var earlier = output is null ? null : new EarlierRun(settings, fingerprint.OfRun(settings), output) { IsResumed = isResumed };
        earlier?.Check();
        return RunAsync(settings, files, output, fingerprint, earlier).GetAwaiter().GetResult();
    }

    private static bool HasJournal(RenderSettings settings, JobFingerprint fingerprint)
    {
        using var journal = RenderJournal.Read(settings.OutputFolder, RenderJournal.FileName(settings.Shard), fingerprint, Logger.None);
        return journal.HasContent;
    }

    private static async Task<int> RunAsync(
        RenderSettings settings, IReadOnlyList<string> files, OutputFolder? output, JobFingerprint fingerprint, EarlierRun? earlier)
    {
        var (started, timestamp) = (DateTime.UtcNow, Stopwatch.GetTimestamp());
        var log = Logs.Create(settings.Logging);
        await using var logger = (IAsyncDisposable)log;
        using var signals = new StopSignals();
        var options = new WorkerPoolOptions
        {
            Workers = settings.Workers,
            // There is a map at least; how many more workers are wanted is known with the number of maps.
            InitialWorkers = 1,
            StartMethod = settings.StartMethod,
            Retries = settings.Retries,
            TaskTimeout = settings.TaskTimeout,
            WorkerMemoryLimit = settings.WorkerMemory,
        };
        var pool = RenderPool.Start(options, settings.Logging, log);
        await using (pool.ConfigureAwait(false))
        {
            try
            {
                var load = settings.Load with { DecodedPlanesFolder = output?.DecodedPlanes };
                var run = await RunDescriber.DescribeAsync(files, load, options, settings.Logging, log, signals.Token).ConfigureAwait(false);
                run = DerivedQuantities.Add(run, settings.Maps.Quantities, settings.Maps.Threshold ?? DerivedQuantities.DefaultThreshold);
                var plan = RunPlanner.Plan(run, settings.Maps);
                if (MissingSigns.Warning(plan, settings.Maps) is { } missing)
                    plan = plan with { Warnings = plan.Warnings.Add(missing) };
                if (LimitsCheck.Warning(plan, settings.Maps) is { } outside)
                    plan = plan with { Warnings = plan.Warnings.Add(outside) };
                foreach (var warning in run.Warnings.Concat(plan.Warnings))
                    log.Warning("{Warning}", warning);
                var part = settings.Shard?.Of(plan) ?? plan;
                if (output is null)
                    return await new DryRun(settings, part, fingerprint, pool, log).RunAsync(signals.Token).ConfigureAwait(false);
                using var journal = RenderJournal.Open(output.Path, RenderJournal.FileName(settings.Shard), fingerprint, settings.Resume, log);
                var job = new RenderJob(settings, part, output, journal, pool, log, signals)
                {
                    Started = started, StartTimestamp = timestamp, Earlier = earlier!, Part = settings.Shard is null ? null : ShardPart.Of(settings, plan),
                };
                return await job.RunAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (signals.Status is not null)
            {
                ErrorReport.Write("stopped before the run was known; nothing was drawn");
                return signals.Status.Value;
            }
        }
    }
}
