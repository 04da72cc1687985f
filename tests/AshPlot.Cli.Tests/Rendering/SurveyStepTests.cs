using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Rendering;

/// <summary>
/// What all maps share where a worker dies over a slice. The slice lies in a file under a lease, so that the only
/// worker is known to be at it.
/// </summary>
[Platform("Linux")]
[CancelAfter(120_000)]
internal sealed class SurveyStepTests
{
    private TemporaryFolder temporary = null!;
    private RunPlan plan = null!;
    private string planes = "";

    /// <summary>Plans the sample. Its largest total column of ash is in the file that is leased.</summary>
    [SetUp]
    public void Plan()
    {
        temporary = new TemporaryFolder();
        var load = new LoadOptions { DecodedPlanesFolder = temporary["decoded"] };
        var run = RunMerger.Merge([
            .. Directory
                .GetFiles(Repository.Sample, "*.txt")
                .Order()
                .Select(file => RunFormats.Find(file)!.Describe(file, load)),
        ]);
        plan = RunPlanner.Plan(run, new MapOptions { Colours = "viridis" });
        var column = run.Quantities.Single(quantity => quantity.Name == "total-column");
        planes = run.Files[column.Slices.MaxBy(slice => slice.TimeIndex)!.Terms[0].File].DecodedPlanes!;
    }

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task A_slice_whose_worker_dies_is_read_by_the_next_one(CancellationToken cancellation)
    {
        using var lease = new FileLease(planes);
        await using var pool = Pool(retries: 1);
        var survey = new SurveyStep(Settings(retries: 1), plan, pool, RenderLog.None).RunAsync(cancellation);
        await KillReaderAsync(pool, lease, lease.Dispose, cancellation);

        var found = await survey;
        Assert.That(found.IsComplete, Is.True);
        Assert.That(found.Scales[Column]!.Max, Is.EqualTo(await LargestColumnAsync()));
    }

    [Test]
    public async Task A_slice_whose_workers_always_die_is_said_on_the_maps_of_its_quantity_alone(
        CancellationToken cancellation
    )
    {
        using var lease = new FileLease(planes);
        await using var pool = Pool(retries: 1);
        var survey = new SurveyStep(Settings(retries: 1), plan, pool, RenderLog.None).RunAsync(cancellation);
        await KillReaderAsync(pool, lease, lease.Renew, cancellation);
        await KillReaderAsync(pool, lease, lease.Dispose, cancellation);

        var found = await survey;
        var requests = plan
            .Maps.Select(found.RequestFor)
            .ToLookup(request => request.Map.Quantity == Column, request => request.Remark);
        Assert.That(found.IsComplete, Is.False);
        Assert.That(requests[true], Is.Not.Empty.And.All.EqualTo("INCOMPLETE: the scale leaves out 1 of 4 slices"));
        Assert.That(requests[false], Is.Not.Empty.And.All.Null);
    }

    private int Column => plan.Quantities.ToList().FindIndex(quantity => quantity.Description.Name == "total-column");

    /// <summary>Waits until the worker is about to open the file, and kills it.</summary>
    private static async Task KillReaderAsync(
        RenderPool pool,
        FileLease lease,
        Action beforeItDies,
        CancellationToken cancellation
    )
    {
        while (!lease.IsAwaited)
            await Task.Delay(1, cancellation);
        var worker = pool.WorkerPids.Single(Processes.IsAlive);
        // Stopped, it does not get to the file when the lease changes.
        Assert.That(Processes.Stop(worker), Is.True);
        beforeItDies();
        Processes.Send(Signal.Kill, worker);
        while (Processes.IsAlive(worker))
            await Task.Delay(1, cancellation);
    }

    /// <summary>The largest value by a survey that nothing disturbs.</summary>
    private async Task<double> LargestColumnAsync()
    {
        await using var pool = Pool(retries: 0);
        return (
            await new SurveyStep(Settings(retries: 0), plan, pool, RenderLog.None).RunAsync(CancellationToken.None)
        ).Scales[Column]!.Max;
    }

    private RenderPool Pool(int retries)
    {
        var program = new WorkerProgram(
            Path.Combine(Path.GetDirectoryName(typeof(SurveyStepTests).Assembly.Location)!, "ashplot"),
            []
        );
        var pool = RenderPool.Start(
            new WorkerPoolOptions
            {
                Workers = 1,
                Program = program,
                Retries = retries,
            },
            RenderLog.None
        );
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, new MapOptions { Colours = "viridis" }, "", ""));
        return pool;
    }

    private static RenderSettings Settings(int retries) =>
        new()
        {
            OutputFolder = "",
            Load = new LoadOptions(),
            Maps = new MapOptions { Colours = "viridis" },
            Options = new RenderOptions { Workers = 1, Retries = retries },
        };
}
