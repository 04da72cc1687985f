using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Fuzz;
using AshPlot.Fuzz.Inputs;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Fuzzing;

/// <summary>The short run of the fuzzer; <c>docs/security.md</c> says how to start the long one.</summary>
[CancelAfter(180_000)]
[Category("Slow")]
internal sealed class FuzzTests
{
    private const int Inputs = 200;

    /// <summary>On a slow machine fewer inputs are tried; nothing else depends on it.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private Fuzzer fuzzer = null!;

    private static IEnumerable<string> Classes => FuzzClasses.All.Select(one => one.Name);

    [OneTimeSetUp]
    public void Start() =>
        fuzzer = new Fuzzer(
            new WorkerProgram(Path.Combine(TestContext.CurrentContext.TestDirectory, "AshPlot.Fuzz"), []),
            seed: 1,
            Hang
        );

    [OneTimeTearDown]
    public async Task End() => await fuzzer.DisposeAsync();

    [TestCaseSource(nameof(Classes))]
    public async Task No_input_hangs_takes_all_memory_or_ends_in_an_exception_that_is_not_typed(string name)
    {
        using var enough = new CancellationTokenSource(Enough);
        var report = new FuzzReport();

        await report.AddAsync(fuzzer.RunAsync(FuzzClasses.Find(name)!, Enumerable.Range(0, Inputs), enough.Token));

        Assert.That(report.Failures, Is.Zero, string.Join('\n', report.Lines()));
        Assert.That(report.Count(name, FuzzOutcome.Refused), Is.Positive, "damage that is never refused shows nothing");
    }

    [Test]
    public void Every_seed_is_sound_or_it_would_prove_nothing_to_damage_it()
    {
        using var folder = new TemporaryFolder();
        foreach (var seed in TextSeeds.All(Repository.Sample).Concat(NetCdfSeeds.All(Repository.Sample)))
        {
            File.WriteAllBytes(folder["seed"], seed.Content);
            var verdict = new FileTrial().Run(folder["seed"], decodedFolder: null);

            if (seed.Name == "NAME III time series")
                Assert.That(verdict.Message, Does.Contain("time series"));
            else
                Assert.That(verdict, Is.EqualTo(FuzzVerdict.Accepted), seed.Name);
        }
    }

    [Test]
    public void A_number_always_makes_the_same_input()
    {
        using var folder = new TemporaryFolder();
        string[] Texts(int seed, string place) =>
            [
                .. Enumerable
                    .Range(0, 50)
                    .Select(number =>
                        File.ReadAllText(
                            ModelInputs.Text(FuzzWorker.InputOf(new FuzzRequest("text", number, seed, folder[place])))
                        )
                    ),
            ];
        var first = Texts(1, "one");

        Assert.That(Texts(1, "other"), Is.EqualTo(first));
        Assert.That(Texts(2, "third"), Is.Not.EqualTo(first));
    }

    [Test]
    public void An_exception_that_is_not_typed_is_a_finding()
    {
        Assert.That(
            CommandTrial.Run(() => throw new InvalidOperationException("no")).Outcome,
            Is.EqualTo(FuzzOutcome.Unhandled)
        );
        Assert.That(CommandTrial.Run(() => 134).Outcome, Is.EqualTo(FuzzOutcome.Unhandled));
        Assert.That(
            CommandTrial.Run(() => throw new Core.Errors.InvalidOptionException("--size", "no")).Outcome,
            Is.EqualTo(FuzzOutcome.Refused)
        );
        Assert.That(CommandTrial.Run(() => 0), Is.EqualTo(FuzzVerdict.Accepted));
    }
}
