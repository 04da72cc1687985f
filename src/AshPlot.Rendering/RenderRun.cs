using System.Collections.Immutable;
using System.Diagnostics;
using AshPlot.Core.Deriving;
using AshPlot.Core.Differences;
using AshPlot.Core.Drawing;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Compression;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Sections;
using AshPlot.Rendering.Resuming;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>
/// One render: describe, plan, prescan, draw, report. It is opened, which looks at the folder and may refuse it before
/// any input is read, and starts the first worker; then it is taken through the steps.
/// </summary>
internal sealed class RenderRun : IAsyncDisposable
{
    private const int FirstWorkers = 2;

    private readonly RenderSettings settings;
    private readonly IReadOnlyList<string> files;
    private readonly JobFingerprint fingerprint;
    private readonly EarlierRun? earlier;
    private readonly FolderLock? held;
    private readonly OutputFolder? output;
    private readonly OutputFolder? unpacked; // Where nothing is drawn, compressed files are unpacked beside the output.
    private readonly DateTime started = DateTime.UtcNow;
    private readonly long timestamp = Stopwatch.GetTimestamp();
    private readonly RenderJournal? journal; // Null where nothing is drawn and nothing is resumed.
    private readonly RenderPool pool;
    private readonly RenderLog log;

    private RenderRun(RenderSettings settings, IReadOnlyList<string> files, Func<RenderLog> makeLog, bool isDry)
    {
        (this.settings, this.files) = (settings, files);
        try
        {
            if (isDry)
            {
                unpacked = files.Any(CompressedFile.Is) ? OutputFolder.CreateTemporary(ProcessMark.Own) : null;
            }
            else
            {
                output = OutputFolder.Create(settings.OutputFolder, ProcessMark.Own, ProcessMark.IsOfTheDead);
                held = FolderLock.Take(output, settings.Options.Shard);
            }

            log = makeLog();
            fingerprint = JobFingerprint.Of(settings, files);
            var (name, resume) = (RenderJournal.FileName(settings.Options.Shard), settings.Options.Resume);
            journal =
                !isDry ? RenderJournal.Open(settings.OutputFolder, name, fingerprint, resume, log)
                : resume ? RenderJournal.Read(settings.OutputFolder, name, fingerprint, log)
                : null;
            earlier = output is null
                ? null
                : new EarlierRun(settings, fingerprint.OfRun(settings), output) { IsResumed = journal!.HasContent };
            earlier?.Check();
            // One describes while the other starts; how many more are wanted is known with the number of maps.
            pool = RenderPool.Start(PoolOptions(), log);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Takes the output folder, and starts the first workers.</summary>
    /// <param name="settings">What is drawn, and how.</param>
    /// <param name="files">The files of the run.</param>
    /// <param name="makeLog">Makes the log, once the folder is there: its file may lie in it.</param>
    /// <param name="isDry">True where nothing is drawn, and the folder stays as it is.</param>
    /// <exception cref="Core.Errors.AshPlotException">The folder cannot be used, or has another run's maps.</exception>
    public static RenderRun Open(
        RenderSettings settings,
        IReadOnlyList<string> files,
        Func<RenderLog> makeLog,
        bool isDry = false
    ) => new(settings, files, makeLog, isDry);

    /// <summary>Describes the files, and adds the quantities that are computed from others.</summary>
    public async Task<RunDescription> DescribeAsync(CancellationToken cancellation)
    {
        var load = settings.Load with { DecodedPlanesFolder = (output ?? unpacked)?.DecodedPlanes };
        return await RunDescriber
            .DescribeAsync(files, load, PoolOptions(), log, cancellation, pool)
            .ConfigureAwait(false);
    }

    /// <summary>Describes the members of an ensemble, whose statistics are what is drawn.</summary>
    public Task<RunDescription> DescribeAsync(IReadOnlyList<MemberInput> members, CancellationToken cancellation) =>
        EnsembleDescriber.DescribeAsync(
            members,
            settings.Maps.Ensemble!,
            settings.Load with
            {
                DecodedPlanesFolder = output?.DecodedPlanes,
            },
            PoolOptions(),
            log,
            cancellation
        );

    /// <summary>
    /// Describes a run whose files have a dimension of ensemble members, whose statistics are what is drawn.
    /// </summary>
    public async Task<RunDescription> DescribeMembersAsync(CancellationToken cancellation)
    {
        var load = settings.Load with { DecodedPlanesFolder = (output ?? unpacked)?.DecodedPlanes, Members = true };
        return EnsembleRun.Along(
            await RunDescriber.DescribeAsync(files, load, PoolOptions(), log, cancellation, pool).ConfigureAwait(false),
            settings.Maps.Ensemble!
        );
    }

    /// <summary>Describes the two runs that are compared, whose difference is what is drawn.</summary>
    public async Task<RunDescription> DescribeDifferenceAsync(CancellationToken cancellation)
    {
        var (a, b) = (settings.Difference!.A, settings.Difference.B);
        var load = settings.Load with { DecodedPlanesFolder = (output ?? unpacked)?.DecodedPlanes };
        var found = await RunDescriber
            .DescribeEachAsync([a.Files, b.Files], load, PoolOptions(), log, cancellation)
            .ConfigureAwait(false);
        if (found.FirstOrDefault(one => one.Problem is not null).Problem is { } problem)
            throw problem;
        return DifferenceRun.Of(
            new EnsembleMember(a.Name, found[0].Run!),
            new EnsembleMember(b.Name, found[1].Run!),
            settings.Difference.IsResampled,
            settings.Maps.Quantities
        );
    }

    /// <summary>Compares the two runs in numbers, by the first shard if there are shards.</summary>
    /// <returns>The comparison; null for another shard.</returns>
    public async Task<DifferenceDocument?> CompareAsync(RunPlan plan, CancellationToken cancellation)
    {
        if (settings.Options.Shard is { Index: not 1 })
            return null;
        return await new ComparisonStep(settings, pool, log).RunAsync(plan, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sums up what a flight meets, by the first shard if there are shards.</summary>
    /// <returns>The doses; null for another shard.</returns>
    public async Task<FlightDocument?> FlyAsync(RunPlan plan, CancellationToken cancellation)
    {
        if (settings.Options.Shard is { Index: not 1 })
            return null;
        return await new FlightTask(settings, pool).RunAsync(plan, cancellation).ConfigureAwait(false);
    }

    /// <summary>Plans all maps of the run, and logs what the user should know of them.</summary>
    public RunPlan Plan(RunDescription description)
    {
        var plan = PlanOf(description, settings.Maps);
        foreach (var warning in plan.Run.Warnings.Concat(plan.Warnings))
            log.Warning(warning);
        return plan;
    }

    /// <summary>Plans all maps of a run, with the quantities that are computed from others.</summary>
    public static RunPlan PlanOf(RunDescription description, MapOptions maps)
    {
        // Of two runs that are compared all has been computed.
        var run = description.Quantities.Any(quantity => quantity.Role is not null)
            ? description
            : DerivedQuantities.Add(description, maps.Quantities, maps.Threshold ?? DerivedQuantities.DefaultThreshold);
        if (maps.Section is not null)
            (run, maps) = (SectionRun.Of(run, maps), maps with { Levels = [] });
        var plan = RunPlanner.Plan(run, maps);
        if (
            maps.Section is not null
            && plan.Quantities.FirstOrDefault(quantity => quantity.Classes is null) is { } continuous
        )
            throw new InvalidOptionException(
                nameof(MapOptions.Colours),
                $"a section is drawn in classes; for {continuous.Description.Title} ({continuous.Description.Units}) give a file of classes"
            );
        if (MissingSigns.Warning(plan, maps) is { } missing)
            plan = plan with { Warnings = plan.Warnings.Add(missing) };
        return LimitsCheck.Warning(plan, maps) is { } outside
            ? plan with
            {
                Warnings = plan.Warnings.Add(outside),
            }
            : plan;
    }

    /// <summary>Draws the plan, or the shard of it that the options ask for.</summary>
    /// <param name="plan">The plan of the whole run.</param>
    /// <param name="tables">Tables to write beside the maps: names of files and their texts.</param>
    /// <param name="progress">Sees maps being finished.</param>
    /// <param name="cancellation">Stops drawing; what is drawn by then is reported.</param>
    public async Task<RenderReport> DrawAsync(
        RunPlan plan,
        ImmutableArray<(string Name, string Text)> tables,
        IRenderProgress progress,
        CancellationToken cancellation
    )
    {
        var shard = settings.Options.Shard;
        var job = new RenderJob(settings, shard?.Of(plan) ?? plan, output!, journal!, pool, progress, log)
        {
            Started = started,
            StartTimestamp = timestamp,
            Earlier = earlier!,
            Part = shard is null ? null : ShardPart.Of(settings, plan),
            Tables = tables,
            Prescan = new Prescan(output!, fingerprint, log),
        };
        return await job.RunAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The maps that drawing the plan would draw: all, or with resume those that no earlier run has finished.
    /// </summary>
    public async Task<IReadOnlyList<MapPlan>> LeftAsync(RunPlan plan, CancellationToken cancellation)
    {
        var part = settings.Options.Shard?.Of(plan) ?? plan;
        if (journal is not { HasContent: true } || part.Maps.IsEmpty)
            return part.Maps;
        var survey = journal.FindSurvey(part) ?? await SurveyAsync(part, cancellation).ConfigureAwait(false);
        return [.. part.Maps.Where(map => journal.Find(survey.RequestFor(map)) is null)];
    }

    public async ValueTask DisposeAsync()
    {
        await pool.DisposeAsync().ConfigureAwait(false);
        Release();
    }

    private void Release()
    {
        journal?.Dispose();
        held?.Dispose();
        output?.Dispose();
        unpacked?.Dispose();
    }

    private Task<Survey> SurveyAsync(RunPlan plan, CancellationToken cancellation)
    {
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, settings.Maps, settings.OutputFolder, workingFolder: ""));
        pool.GrowTo(Math.Min(settings.Options.Workers, plan.Maps.Length));
        return new SurveyStep(settings, plan, pool, log).RunAsync(cancellation);
    }

    private WorkerPoolOptions PoolOptions() =>
        new()
        {
            Workers = settings.Options.Workers,
            InitialWorkers = Math.Min(settings.Options.Workers, FirstWorkers),
            StartMethod = settings.Options.StartMethod,
            Retries = settings.Options.Retries,
            TaskTimeout = settings.Options.TaskTimeout,
            WorkerMemoryLimit = settings.Options.WorkerMemory,
        };
}
