using AshPlot.Core.Tests.Loading.NetCdf;
using AshPlot.Fuzz;
using AshPlot.Workers;

namespace AshPlot.Core.Tests.Loading;

/// <summary>The short run of the fuzzer; <c>docs/reading.md</c> says how to start the long one.</summary>
[CancelAfter(180_000)]
public sealed class DamagedInputTests
{
    private const int Texts = 1500;
    private const int NetCdfFiles = 100;

    /// <summary>On a slow machine fewer files are read; nothing else depends on it.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    [Test]
    public void Every_seed_is_sound_or_it_would_prove_nothing_to_damage_it([Values] FuzzKind kind)
    {
        if (kind == FuzzKind.NetCdf)
            NetCdfTools.IgnoreWithoutLibrary();
        using var folder = new TemporaryFolder();
        var seeds = kind == FuzzKind.Text ? TextSeeds.All(SampleFolder.Find()) : NetCdfSeeds.All(SampleFolder.Find());

        foreach (var seed in seeds)
        {
            var path = folder.File("seed");
            File.WriteAllBytes(path, seed.Content);
            var verdict = new FileTrial().Run(path, decodedFolder: null);

            if (seed.Name == "NAME III time series")
                Assert.That(verdict.Message, Does.Contain("time series"));
            else
                Assert.That(verdict, Is.EqualTo(new FuzzVerdict(FuzzOutcome.Read, "")), seed.Name);
        }
    }

    [Test]
    public void A_number_always_makes_the_same_file()
    {
        var (one, other) = (Damaged(seed: 1), Damaged(seed: 1));

        Assert.That(Enumerable.Range(0, 50).Select(one.Make), Is.EqualTo(Enumerable.Range(0, 50).Select(other.Make)));
        Assert.That(Enumerable.Range(0, 50).Select(Damaged(seed: 2).Make), Is.Not.EqualTo(Enumerable.Range(0, 50).Select(one.Make)));
    }

    [Test]
    public async Task Damaged_text_is_read_or_refused_in_one_line()
    {
        using var enough = new CancellationTokenSource(Enough);
        var report = new FuzzReport();

        await report.AddAsync(new TextFuzzer(Damaged(seed: 1), Hang).RunAsync(Enumerable.Range(0, Texts), enough.Token));

        Check(report, FuzzKind.Text);
    }

    [Test]
    public async Task Damaged_NetCDF_is_read_or_refused_in_one_line_or_ends_a_worker_at_most()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        using var enough = new CancellationTokenSource(Enough);
        var files = new DamagedFiles(FuzzKind.NetCdf, NetCdfSeeds.All(SampleFolder.Find()), 1);
        var program = new WorkerProgram(Path.Combine(TestContext.CurrentContext.TestDirectory, "AshPlot.Fuzz"), []);
        var report = new FuzzReport();

        await report.AddAsync(new NetCdfFuzzer(files, program, Hang).RunAsync(Enumerable.Range(0, NetCdfFiles), enough.Token));

        Check(report, FuzzKind.NetCdf);
    }

    private static DamagedFiles Damaged(int seed) => new(FuzzKind.Text, TextSeeds.All(SampleFolder.Find()), seed);

    private static void Check(FuzzReport report, FuzzKind kind)
    {
        Assert.That(report.Failures, Is.Zero, string.Join('\n', report.Lines()));
        Assert.That(report.Count(kind, FuzzOutcome.Refused), Is.Positive);
        Assert.That(report.Count(kind, FuzzOutcome.Read), Is.Positive, "some damage does no harm");
    }
}
