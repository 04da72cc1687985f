using System.Diagnostics;
using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.NetCdf;
using AshPlot.Core.Tests.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Converting.Qva;

/// <summary>QVA files of random runs, read back and compared with plain loops.</summary>
public sealed class QvaWriterTests
{
    private static readonly Dictionary<string, string> Given = new()
    {
        ["event_type"] = "exercise",
        ["permissableUsage"] = "NON-OPERATIONAL",
        ["permissableUsageReason"] = "EXERCISE",
        ["reportStatus"] = "normal",
        ["volcano_id"] = "372030",
        ["WMO_originator"] = "EGRR",
        ["institution"] = "Somewhere",
    };

    private TemporaryFolder folder = null!;
    private RandomRun[] random = null!;

    [SetUp]
    public void Load() =>
        (folder, random) = (new TemporaryFolder(), [.. Enumerable.Range(0, 4).Select(seed => new RandomRun(seed))]);

    [TearDown]
    public void RemoveFolders()
    {
        Array.ForEach(random, run => run.Dispose());
        folder.Dispose();
    }

    [Test]
    public void A_concentration_is_read_back_in_mg_with_layers_and_periods_that_are_stamped_by_their_beginning()
    {
        var run = Written(QvaProduct.Of(Vented(random[0].Run), null, Given));
        var quantity = run.Quantities.Single();
        Assert.That(
            (run.Model, quantity.Name, quantity.Units, quantity.Statistic),
            Is.EqualTo(("qva", "air-concentration", "mg/m3", "mean"))
        );
        Assert.That(
            quantity.Levels.Select(level => (level.Kind, level.Lower, level.Upper)),
            Is.EqualTo(
                new (LevelKind, double?, double?)[]
                {
                    (LevelKind.FlightLevel, 0, 200),
                    (LevelKind.FlightLevel, 200, 350),
                    (LevelKind.FlightLevel, 350, 550),
                }
            )
        );
        var original = random[0].Run.Quantities.Single();
        Assert.That(
            quantity.Times.Select(step => (step.Time, step.From, step.To)),
            Is.EqualTo(original.Times.Select(step => (step.From!.Value, step.From, step.To)))
        );
        Assert.That(quantity.Grid.IsSameAs(original.Grid));
        foreach (var (index, slice) in quantity.Slices.Index())
        {
            var values = RandomRun.Read(run, quantity, index);
            for (var cell = 0; cell < RandomRun.Cells; cell++)
                Assert.That(
                    values[cell],
                    Is.EqualTo(random[0].Values[slice.LevelIndex, slice.TimeIndex][cell] * 1000).Within(1e-4).Percent
                );
        }

        Assert.That(RunStamp.Of(run, null), Is.EqualTo("EXERCISE"));
        Assert.That(run.Attributes["release_location"], Is.EqualTo("lat: 63.630N, lon: 19.050W"));
        Assert.That(ReleaseSites.Of(run).Single(), Is.EqualTo(ReleaseSites.Of(Vented(random[0].Run)).Single()));
    }

    [Test]
    public void Probabilities_of_an_ensemble_are_the_share_of_members_over_each_threshold()
    {
        ThresholdValue[] thresholds =
        [
            .. QvaProduct.UsualThresholds.Select(value => new ThresholdValue(value, "mg/m3")),
        ];
        var options = new EnsembleOptions([EnsembleStatistic.Parse("probability")], [.. thresholds], 1);
        var ensemble = EnsembleRun.Of(
            [.. random.Select((run, index) => new EnsembleMember($"m{index}", run.Run))],
            ["m4"],
            options
        );
        var run = Written(QvaProduct.Of(Vented(ensemble), [.. thresholds], Given));
        Assert.That(run.Attributes["comment"], Does.Contain("4 of 5 members; missing: m4."));
        Assert.That(
            run.Quantities.Select(quantity => quantity.Qualifiers["threshold"]),
            Is.EqualTo(new[] { "0.2 mg/m3", "2 mg/m3", "5 mg/m3", "10 mg/m3" })
        );
        foreach (var (quantity, limit) in run.Quantities.Zip([0.0002f, 0.002f, 0.005f, 0.01f]))
        {
            foreach (var (index, slice) in quantity.Slices.Index())
            {
                var values = RandomRun.Read(run, quantity, index);
                for (var cell = 0; cell < RandomRun.Cells; cell++)
                    Assert.That(
                        values[cell],
                        Is.EqualTo(
                            25 * random.Count(member => member.Values[slice.LevelIndex, slice.TimeIndex][cell] > limit)
                        )
                    );
            }
        }
    }

    [Test]
    public void Momentary_values_stay_momentary()
    {
        var quantity = random[0].Run.Quantities.Single();
        var momentary = quantity with
        {
            Statistic = null,
            Times = [.. quantity.Times.Select(step => new TimeStep(step.Time))],
        };
        var run = Written(QvaProduct.Of(Vented(random[0].Run with { Quantities = [momentary] }), null, Given));
        Assert.That(run.Quantities.Single().Times, Is.EqualTo(momentary.Times));
        Assert.That(run.Quantities.Single().Statistic, Is.Null);
    }

    [Test]
    public void A_level_that_lacks_a_time_is_missing_there_and_not_clean()
    {
        var quantity = random[0].Run.Quantities.Single();
        var run = Written(
            QvaProduct.Of(
                Vented(random[0].Run with { Quantities = [quantity with { Slices = quantity.Slices.RemoveAt(5) }] }),
                null,
                Given
            )
        );
        var (level, time) = (quantity.Slices[5].LevelIndex, quantity.Slices[5].TimeIndex);
        var index = run
            .Quantities.Single()
            .Slices.Index()
            .First(slice => (slice.Item.LevelIndex, slice.Item.TimeIndex) == (level, time))
            .Index;
        Assert.That(RandomRun.Read(run, run.Quantities.Single(), index), Is.All.NaN);
    }

    [Test]
    public void What_is_missing_is_named_all_at_once_and_never_guessed()
    {
        var error = Assert.Throws<InvalidOptionException>(() =>
            QvaProduct.Of(
                random[0].Run with
                {
                    Attributes = random[0].Run.Attributes.Clear(),
                },
                null,
                new Dictionary<string, string>()
            )
        );
        foreach (
            var option in new[]
            {
                "Vent",
                "event_type",
                "permissableUsage",
                "reportStatus",
                "volcano_id",
                "issue_time",
                "WMO_originator",
                "institution",
                "source",
            }
        )
            Assert.That(error!.Message, Does.Contain(option));
        Assert.That(
            error!.Message,
            Does.Not.Contain("permissableUsageReason"),
            "only what is not operational has a reason"
        );
        Assert.That(
            () => Of("permissableUsageReason", null),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith("permissableUsageReason")
        );
        Assert.That(
            () => Of("event_type", "WAR"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("TEST, EXERCISE")
        );
        Assert.That(
            () => Of("issue_time", "soon"),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith("issue_time")
        );

        QvaProduct Of(string option, string? value)
        {
            var given = new Dictionary<string, string>(Given);
            given.Remove(option);
            if (value is not null)
                given[option] = value;
            return QvaProduct.Of(Vented(random[0].Run), null, given);
        }
    }

    [Test]
    public void What_the_form_does_not_hold_is_refused()
    {
        var quantity = random[0].Run.Quantities.Single();
        foreach (
            var (other, reason) in new[]
            {
                (quantity with { Name = "total-column" }, "has no air concentration"),
                (
                    quantity with
                    {
                        Levels = [.. quantity.Levels.Select(level => level with { Kind = LevelKind.MetresAboveSea })],
                    },
                    "not flight levels"
                ),
                (
                    quantity with
                    {
                        Levels = [.. quantity.Levels.Select(level => level with { Lower = null })],
                    },
                    "no bounds"
                ),
                (quantity with { Units = "ng/kg" }, "does not convert"),
                (
                    quantity with
                    {
                        Grid = quantity.Grid with
                        {
                            Mapping = new Core.Grids.GridMapping { Name = "rotated_latitude_longitude", Latitude = 43 },
                        },
                    },
                    "longitudes and latitudes"
                ),
            }
        )
        {
            Assert.That(
                () => QvaProduct.Of(Vented(random[0].Run with { Quantities = [other] }), null, Given),
                Throws.TypeOf<UnreadableInputException>().With.Message.Contains(reason)
            );
        }
    }

    [Test]
    public void A_checker_of_the_CF_conventions_finds_no_error()
    {
        var checker = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(path => Path.Combine(path, "cfchecks"))
            .FirstOrDefault(File.Exists);
        if (checker is null)
            Assert.Ignore("no CF checker is installed");
        Written(QvaProduct.Of(Vented(random[0].Run), null, Given));
        using var process = Process.Start(
            new ProcessStartInfo(checker!, [folder.File("qva.nc")]) { RedirectStandardOutput = true }
        )!;
        var report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(report, Does.Contain("ERRORS detected: 0"));
    }

    private RunDescription Written(QvaProduct product)
    {
        var path = folder.File("qva.nc");
        QvaWriter.Write(product, path, folder.File("working"), new UnidataLibrary());
        return RunFormats.Describe(path, new LoadOptions());
    }

    private static RunDescription Vented(RunDescription run) => new Vent("Katla", 63.63, -19.05).AddTo(run);
}
