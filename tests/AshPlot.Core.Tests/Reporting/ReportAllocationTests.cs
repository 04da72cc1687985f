using System.Collections.Immutable;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

/// <summary>
/// Guards against manifest and pages that need memory in proportion to the run: all are written piece by piece. Counted
/// are the bytes that this thread has allocated, which depend on no clock and on no other test.
/// </summary>
internal sealed class ReportAllocationTests
{
    private const int Few = 200,
        Many = 2000;

    private static readonly ImmutableArray<string> Levels =
    [
        .. Enumerable.Range(0, 10).Select(level => $"{level:00000}"),
    ];

    private static readonly IReadOnlyDictionary<string, string> Summaries = new Dictionary<string, string>
    {
        ["air-concentration"] = "summary.html",
    };

    [Test]
    public void Writing_the_manifest_leaves_hardly_any_garbage_for_a_further_map() =>
        Check(100, (manifest, target) => manifest.WriteTo(target));

    [Test]
    public void Writing_a_summary_page_leaves_little_garbage_for_a_further_map() =>
        Check(800, (manifest, target) => SummaryPage.Write(target, manifest, "air-concentration"));

    [Test]
    public void Writing_the_viewer_leaves_little_garbage_for_a_further_map() =>
        Check(1600, (manifest, target) => IndexPage.Write(target, manifest, Summaries));

    [Test]
    public void A_map_of_a_manifest_takes_a_bounded_place_in_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var manifest = Run(Many);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Many;
        TestContext.Out.WriteLine($"{bytes} bytes a map, its two strings included");
        Assert.That(bytes, Is.LessThan(900));
        GC.KeepAlive(manifest);
    }

    private static void Check(long most, Action<Manifest, Stream> write)
    {
        var (few, many) = (BytesFor(Few, write), BytesFor(Many, write));
        var perMap = (many - few) / (Many - Few);
        TestContext.Out.WriteLine($"{few} bytes for {Few} maps, {many} for {Many}: {perMap} for each further one");
        Assert.That(perMap, Is.LessThan(most));
    }

    /// <summary>What this thread allocates for the report of a run, once all is warm.</summary>
    private static long BytesFor(int maps, Action<Manifest, Stream> write)
    {
        var manifest = Run(maps);
        write(manifest, Stream.Null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        write(manifest, Stream.Null);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A run of so many maps at ten levels.</summary>
    private static Manifest Run(int maps)
    {
        var template = SampleManifest.Run("VA_Tutorial", 1, 1);
        return template with
        {
            Quantities =
            [
                template.Quantities[0] with
                {
                    Name = "air-concentration",
                    Animations = null,
                    Maps = [.. Enumerable.Range(0, maps).Select(number => Map(number, maps / 10))],
                },
            ],
        };
    }

    private static ManifestMap Map(int number, int times)
    {
        var (level, time) = Math.DivRem(number, times);
        var moment = new DateTime(2010, 4, 18, 0, 0, 0, DateTimeKind.Utc).AddHours(time);
        var path = $"{level:00000}/VA_Tutorial_Air_Concentration_{level:00000}_{moment:yyyyMMddHHmmss}.png";
        return new ManifestMap
        {
            Level = Levels[level],
            LevelValue = level,
            LevelUnits = "m",
            Time = moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            Path = path,
            Files = [path],
            Status = MapStatus.Done,
            Min = 0,
            Max = 1.25e-3 * number,
            Pid = 1000,
            Milliseconds = 12.5,
            Attempts = 1,
        };
    }
}
