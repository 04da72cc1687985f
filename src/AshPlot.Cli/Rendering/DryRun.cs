using AshPlot.Cli.Rendering.Resuming;
using AshPlot.Cli.Workers;
using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using Serilog;

namespace AshPlot.Cli.Rendering;

/// <summary>Lists the files that a render would write, and writes nothing.</summary>
internal sealed class DryRun(RenderSettings settings, RunPlan plan, JobFingerprint fingerprint, RenderPool pool, ILogger log)
{
    /// <summary>Prints a line for each file, and returns the exit status.</summary>
    /// <exception cref="Core.Errors.InvalidOptionException">With <c>--resume</c>: what is there is not this job's.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        foreach (var map in settings.Resume ? await LeftAsync(cancellation).ConfigureAwait(false) : plan.Maps)
        {
            foreach (var format in settings.Maps.Formats)
                Console.Out.WriteLine(map.FileOf(format));
        }

        return ExitStatus.Done;
    }

    /// <summary>The maps that an earlier run has not finished, found as the render itself would find them.</summary>
    private async Task<IReadOnlyList<MapPlan>> LeftAsync(CancellationToken cancellation)
    {
        using var journal = RenderJournal.Read(settings.OutputFolder, RenderJournal.FileName(settings.Shard), fingerprint, log);
        if (!journal.HasContent || plan.Maps.IsEmpty)
            return plan.Maps;
        var survey = journal.FindSurvey(plan) ?? await SurveyAsync(cancellation).ConfigureAwait(false);
        return [.. plan.Maps.Where(map => journal.Find(survey.RequestFor(map)) is null)];
    }

    private Task<Survey> SurveyAsync(CancellationToken cancellation)
    {
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, settings.Maps, settings.OutputFolder, workingFolder: ""));
        pool.GrowTo(Math.Min(settings.Workers, plan.Maps.Length));
        return new SurveyStep(settings, plan, pool, log).RunAsync(cancellation);
    }
}
