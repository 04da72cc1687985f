using System.Globalization;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Rendering;

/// <summary>How many slices are read before one map of a run of twenty times is drawn.</summary>
[CancelAfter(120_000)]
internal sealed class SlicesReadTests
{
    private const int Times = 20;

    private static readonly Grid Globe = new(GridAxis.Regular(0.5, 1, 360), GridAxis.Regular(-89.5, 1, 180));

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Classes_on_a_grid_of_a_region_need_none() =>
        Assert.That(await ReadAsync(new MapOptions()), Is.Zero);

    [Test]
    public async Task A_shared_scale_needs_all() =>
        Assert.That(await ReadAsync(new MapOptions { Colours = "viridis" }), Is.EqualTo(Times));

    [Test]
    public async Task A_plume_that_stays_within_the_grid_needs_all() =>
        Assert.That(await ReadAsync(new MapOptions { Zoom = MapZoom.Plume }), Is.EqualTo(Times));

    [Test]
    public async Task A_plume_that_fills_the_grid_in_the_end_needs_no_more_than_was_asked_for_by_then() =>
        Assert.That(await ReadAsync(new MapOptions { Zoom = MapZoom.Plume }, isFilled: true), Is.LessThan(Times / 2));

    [Test]
    public async Task A_plume_that_fills_the_grid_and_a_shared_scale_need_all() =>
        Assert.That(
            await ReadAsync(new MapOptions { Zoom = MapZoom.Plume, Colours = "viridis" }, isFilled: true),
            Is.EqualTo(Times)
        );

    [Test]
    public async Task The_middle_of_a_globe_needs_five_times_of_a_level() =>
        Assert.That(await ReadAsync(new MapOptions(), grid: Globe), Is.EqualTo(SliceSample.Most));

    [Test]
    public async Task The_middle_of_a_globe_needs_all_where_the_sample_has_no_ash() =>
        Assert.That(await ReadAsync(new MapOptions(), grid: Globe, ashAt: 1), Is.EqualTo(Times));

    [Test]
    public async Task A_slice_that_cannot_be_read_is_not_said_where_the_box_is_the_whole_grid_without_it()
    {
        var (survey, _) = await SurveyAsync(new MapOptions { Zoom = MapZoom.Plume }, isFilled: true, gone: 0);
        Assert.That(survey.GapOf(0), Is.Null);
        Assert.That(survey.IsComplete, Is.False, "the next run looks again");
    }

    [Test]
    public async Task A_slice_that_cannot_be_read_is_said_where_the_box_may_depend_on_it()
    {
        var (survey, _) = await SurveyAsync(new MapOptions { Zoom = MapZoom.Plume }, gone: 0);
        Assert.That(survey.GapOf(0), Is.EqualTo("INCOMPLETE: box and scale leave out 1 of 20 slices"));
    }

    [Test]
    public async Task A_sample_that_cannot_be_read_is_not_said_and_read_again_by_the_next_run()
    {
        var (survey, _) = await SurveyAsync(new MapOptions(), grid: Globe, gone: 0);
        Assert.That(survey.GapOf(0), Is.Null);
        Assert.That(survey.IsComplete, Is.False);
    }

    private async Task<int> ReadAsync(MapOptions maps, bool isFilled = false, Grid? grid = null, int? ashAt = null) =>
        (await SurveyAsync(maps, isFilled, grid, ashAt)).Asked;

    /// <summary>Surveys for one map, by one worker.</summary>
    /// <param name="maps">Options of the map.</param>
    /// <param name="isFilled">True where ash fills the grid at the last time.</param>
    /// <param name="grid">Instead of that of the files.</param>
    /// <param name="ashAt">The only time with ash; null for all.</param>
    /// <param name="gone">The time whose slice cannot be read; null for none.</param>
    private async Task<(Survey Survey, int Asked)> SurveyAsync(
        MapOptions maps,
        bool isFilled = false,
        Grid? grid = null,
        int? ashAt = null,
        int? gone = null
    )
    {
        var load = new LoadOptions { DecodedPlanesFolder = temporary["decoded"] };
        var run = RunMerger.Merge([
            .. Enumerable
                .Range(0, Times)
                .Select(hour => temporary.Write($"ash{hour:00}.txt", Ash(hour, isFilled && hour == Times - 1, ashAt is null || ashAt == hour)))
                .Select(file => RunFormats.Find(file)!.Describe(file, load)),
        ]);
        // Only where the slices lie is asked of the grid, not what is in them.
        if (grid is not null)
            run = run with { Quantities = [.. run.Quantities.Select(quantity => quantity with { Grid = grid })] };
        var plan = RunPlanner.Plan(run, maps with { Times = [TimeSelector.Parse("first")] });
        Assert.That(plan.Maps, Has.Length.EqualTo(1));
        var settings = new RenderSettings
        {
            OutputFolder = "",
            Load = load,
            Maps = maps,
            Options = new RenderOptions { Workers = 1, Retries = 0 },
        };
        await using var pool = RenderPool.Start(
            new WorkerPoolOptions
            {
                Workers = 1,
                Program = new WorkerProgram(
                    Path.Combine(Path.GetDirectoryName(typeof(SlicesReadTests).Assembly.Location)!, "ashplot"),
                    []
                ),
            },
            RenderLog.None
        );
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, maps, "", ""));
        var step = new SurveyStep(settings, plan, pool, RenderLog.None);
        if (gone is { } lost)
        {
            var file = run.Files.Single(file => file.Path.EndsWith($"ash{lost:00}.txt", StringComparison.Ordinal));
            File.Delete(file.Path);
            File.Delete(file.DecodedPlanes!);
        }

        return (await step.RunAsync(CancellationToken.None), step.Asked);
    }

    private static string Ash(int hour, bool isFilled, bool hasAsh) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            NAME III (version 8.0)
             Title:               ASH
             Run time:            0000UTC 01/01/2025
             X grid origin:         -25.50000
             Y grid origin:          54.50000
             X grid size:                   11
             Y grid size:                   11
             X grid resolution:      1.000000
             Y grid resolution:      1.000000
             Number of fields:               1
             
             ,,,,VOLCANIC,
             ,,,,VOLCANIC_ASH,
             ,,,,001 hr time averaged,
             ,,,,Air Concentration,
             ,,,,g/m3,
             ,,,,From FL000 - FL200,
             X grid,Y grid,Longitude,Latitude,{hour:00}00UTC 02/01/2025,
             
             6.500000,6.500000,-20.000000,60.000000,{(hasAsh ? 1 : 0)}.0,
            {(
                isFilled
                    ? " 1.500000,1.500000,-25.000000,55.000000,1.0,\n 11.500000,11.500000,-15.000000,65.000000,1.0,"
                    : ""
            )}
            """
        );
}
