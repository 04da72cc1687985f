using System.Collections.Immutable;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Colours;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Overlays;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Sections;
using AshPlot.Core.Units;
using AshPlot.Rendering;
using AshPlot.Rendering.Resuming;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Rendering.Resuming;

/// <summary>Which jobs draw the same pixels, so that one may go on where the other was stopped.</summary>
internal sealed class JobFingerprintTests
{
    private static readonly string[] ChoosingMaps =
    [
        nameof(MapOptions.Quantities),
        nameof(MapOptions.Levels),
        nameof(MapOptions.Times),
        nameof(MapOptions.Values),
    ];

    private static readonly RenderSettings Job = new()
    {
        OutputFolder = "maps",
        Load = new LoadOptions(),
        Maps = new MapOptions(),
        Options = new RenderOptions { Workers = 2 },
    };

    /// <summary>For each option of maps another value, and the words in which the difference is told.</summary>
    private static readonly Dictionary<string, (MapOptions Other, string Difference)> Others = new()
    {
        [nameof(MapOptions.Threshold)] = (
            new MapOptions { Threshold = new ThresholdValue(2, "mg/m3") },
            "--threshold was not given, is 2 mg/m3"
        ),
        [nameof(MapOptions.Ensemble)] = (
            new MapOptions
            {
                Ensemble = new EnsembleOptions(
                    [EnsembleStatistic.Parse("percentile:90")],
                    [new ThresholdValue(2, "mg/m3")],
                    1
                ),
            },
            "--ensemble was not given, is percentile 90 2 mg/m3 1"
        ),
        [nameof(MapOptions.Size)] = (
            new MapOptions { Size = new PixelSize(640, 480) },
            "--size was 1000x750, is 640x480"
        ),
        [nameof(MapOptions.Formats)] = (new MapOptions { Formats = ["png", "svg"] }, "--format was png, is png svg"),
        [nameof(MapOptions.Limits)] = (
            new MapOptions { Limits = new GeoExtent(-30, 0, 40, 65) },
            "--limits was not given, is -30 0 40 65"
        ),
        [nameof(MapOptions.CentralLongitude)] = (
            new MapOptions { CentralLongitude = 180 },
            "--central-longitude was not given, is 180"
        ),
        [nameof(MapOptions.Zoom)] = (new MapOptions { Zoom = MapZoom.Plume }, "--zoom was grid, is plume"),
        [nameof(MapOptions.Projection)] = (
            new MapOptions { Projection = "mercator" },
            "--projection was plate-carree, is mercator"
        ),
        [nameof(MapOptions.HasTint)] = (new MapOptions { HasTint = false }, "--no-tint was not given, is given"),
        [nameof(MapOptions.Colours)] = (new MapOptions { Colours = "cividis" }, "--colours was contours, is cividis"),
        [nameof(MapOptions.ByQuantity)] = (
            new MapOptions { ByQuantity = [new QuantityOptions("dosage") { Colours = "magma" }] },
            "options by quantity was not given, is dosage magma"
        ),
        [nameof(MapOptions.Classes)] = (
            new MapOptions { Classes = ClassSchemes.Vaac },
            "--colours (classes) was not given, is vaac mg/m3"
        ),
        [nameof(MapOptions.Scale)] = (new MapOptions { Scale = ScaleChoice.Slice }, "--scale was shared, is slice"),
        [nameof(MapOptions.ScaleKind)] = (
            new MapOptions { ScaleKind = ScaleKind.Log },
            "--log was not given, is given"
        ),
        [nameof(MapOptions.Min)] = (new MapOptions { Min = new ThresholdValue(0.1) }, "--min was not given, is 0.1"),
        [nameof(MapOptions.Max)] = (
            new MapOptions { Max = new ThresholdValue(5, "mg/m3") },
            "--max was not given, is 5 mg/m3"
        ),
        [nameof(MapOptions.MaskBelow)] = (
            new MapOptions { MaskBelow = new ThresholdValue(1e-6) },
            "--mask-below was not given, is 1E-06"
        ),
        [nameof(MapOptions.Words)] = (
            new MapOptions { Words = new MapWords { Title = "Katla" } },
            "--title, --subtitle, --footer was not given, is Katla"
        ),
        [nameof(MapOptions.Stamp)] = (new MapOptions { Stamp = "EXERCISE" }, "--stamp was not given, is EXERCISE"),
        [nameof(MapOptions.Vent)] = (
            new MapOptions { Vent = new Vent("Katla", 63.63, -19.05) },
            "--vent was not given, is Katla 63.63 -19.05"
        ),
        [nameof(MapOptions.Panels)] = (
            new MapOptions { Panels = PanelOptions.Parse("level:1x3") },
            "--panels was not given, is level 1 3"
        ),
        [nameof(MapOptions.Overlays)] = (
            new MapOptions
            {
                Overlays =
                [
                    new OverlayFeature(
                        OverlayKind.Point,
                        [
                            [-22, 64],
                        ],
                        "Keflavik",
                        new OverlayStyle()
                    ),
                ],
            },
            "--overlay, --marker was not given, is "
        ),
        [nameof(MapOptions.Contours)] = (
            new MapOptions { Contours = ContourLines.Smooth },
            "--contours was none, is smooth"
        ),
        [nameof(MapOptions.HasCities)] = (new MapOptions { HasCities = true }, "--cities was not given, is given"),
        [nameof(MapOptions.Logo)] = (
            new MapOptions { Logo = new MapLogo("sha256:1234", [1, 2]) },
            "--logo was not given, is sha256:1234"
        ),
        [nameof(MapOptions.Section)] = (
            new MapOptions { Section = SectionRoute.Parse(["63.985,-22.605", "55.95,-3.36"]) },
            "the route was not given, is 63.985 -22.605"
        ),
        [nameof(MapOptions.Title)] = (new MapOptions { Title = TitleChoice.File }, "--title was words, is file"),
    };

    private static IEnumerable<string> OptionsOfMaps =>
        typeof(MapOptions).GetProperties().Select(property => property.Name).Except(ChoosingMaps);

    [TestCaseSource(nameof(OptionsOfMaps))]
    public void Every_option_of_maps_makes_another_job_and_is_named_as_people_know_it(string option)
    {
        Assert.That(Others, Contains.Key(option), "a new option of maps is to be tested here");
        var (other, difference) = Others[option];
        Assert.That(DifferenceOf(Job with { Maps = other }), Does.StartWith(difference));
    }

    [Test]
    public void Options_that_choose_maps_or_say_how_the_work_is_done_make_no_other_job()
    {
        RenderSettings[] same =
        [
            Job with
            {
                Maps = new MapOptions { Quantities = ["total-column"] },
            },
            Job with
            {
                Maps = new MapOptions { Levels = ["00500"] },
            },
            Job with
            {
                Maps = new MapOptions { Times = [TimeSelector.Parse("2025-01-01")] },
            },
            Job with
            {
                Maps = new MapOptions { Values = true },
            },
            Job with
            {
                OutputFolder = "moved",
            },
            Job with
            {
                Load = new LoadOptions { DecodedPlanesFolder = "aside" },
            },
            Job with
            {
                Options = new RenderOptions { Workers = 64 },
            },
            Job with
            {
                Options = new RenderOptions { StartMethod = StartMethod.Fork },
            },
            Job with
            {
                Options = new RenderOptions { TaskTimeout = TimeSpan.FromSeconds(1) },
            },
            Job with
            {
                Options = new RenderOptions { Retries = 5 },
            },
            Job with
            {
                Options = new RenderOptions { FailFast = true },
            },
            Job with
            {
                Options = new RenderOptions { Resume = true },
            },
            Job with
            {
                Options = new RenderOptions { Overwrite = true },
            },
            Job with
            {
                Options = new RenderOptions { Keep = true },
            },
            Job with
            {
                Options = new RenderOptions { Html = false },
            },
            Job with
            {
                Options = new RenderOptions { Exports = ["geotiff"] },
            },
            Job with
            {
                Options = new RenderOptions
                {
                    Animate = true,
                    AnimateAs = ["gif"],
                    FramesPerSecond = 5,
                    MergePdf = true,
                },
            },
            Job with
            {
                Options = new RenderOptions { Shard = new Shard(1, 2) },
            },
        ];
        foreach (var settings in same)
            Assert.That(DifferenceOf(settings), Is.Null, settings.ToString());
    }

    [Test]
    public void How_input_is_read_makes_another_job()
    {
        Assert.That(
            DifferenceOf(Job with { Load = new LoadOptions { Model = "cf" } }),
            Is.EqualTo("--model was auto, is cf")
        );
        var load = new LoadOptions { Variables = ImmutableSortedDictionary<string, string>.Empty.Add("dosage", "d") };
        Assert.That(DifferenceOf(Job with { Load = load }), Is.EqualTo("--variable was not given, is dosage=d"));
    }

    [Test]
    public void An_input_that_is_added_taken_away_grown_or_touched_makes_another_job()
    {
        using var folder = new TemporaryFolder();
        var (one, other) = (folder.Write("one.txt", "1"), folder.Write("other.txt", "2"));
        var before = JobFingerprint.Of(Job, [one, other]);
        Assert.That(before.DifferenceTo(JobFingerprint.Of(Job, [one])), Is.EqualTo($"input {other} is not there"));
        Assert.That(JobFingerprint.Of(Job, [one]).DifferenceTo(before), Is.EqualTo($"input {other} was not there"));
        Assert.That(JobFingerprint.Of(Job, [other, one]).DifferenceTo(before), Is.Null, "the order does not count");

        var time = File.GetLastWriteTimeUtc(one);
        File.AppendAllText(one, "3");
        File.SetLastWriteTimeUtc(one, time);
        Assert.That(
            before.DifferenceTo(JobFingerprint.Of(Job, [one, other])),
            Does.StartWith($"input {one} was 1 bytes")
        );
        File.WriteAllText(one, "1");
        File.SetLastWriteTimeUtc(one, time.AddTicks(1));
        Assert.That(
            before.DifferenceTo(JobFingerprint.Of(Job, [one, other])),
            Does.StartWith($"input {one} was 1 bytes")
        );
        File.SetLastWriteTimeUtc(one, time);
        Assert.That(before.DifferenceTo(JobFingerprint.Of(Job, [one, other])), Is.Null);
    }

    private static string? DifferenceOf(RenderSettings settings) =>
        JobFingerprint.Of(Job, []).DifferenceTo(JobFingerprint.Of(settings, []));
}
