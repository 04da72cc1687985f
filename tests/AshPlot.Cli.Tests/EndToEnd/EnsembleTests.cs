using System.Text.Json;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class EnsembleTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeMembers()
    {
        temporary = new TemporaryFolder();
        foreach (var member in new[] { "member-1", "member-2" })
        {
            Directory.CreateDirectory(temporary[member]);
            foreach (var file in Directory.EnumerateFiles(Repository.Sample, "Air_Conc*0300.txt"))
                File.Copy(file, Path.Combine(temporary[member], Path.GetFileName(file)));
        }
    }

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Members_that_are_alike_have_a_probability_of_0_or_100_and_a_missing_one_is_said(
        CancellationToken cancellation
    )
    {
        temporary.Write("member-3/damaged.txt", "NAME III (version 8.0)\n");
        string[] words =
        [
            "render",
            "--ensemble",
            temporary["member-*"],
            "--statistic",
            "mean,probability",
            "--threshold",
            "2mg/m3",
            "--level",
            "FL200",
            "-o",
            temporary["maps"],
            "--no-html",
        ];
        var refused = await AshPlotProcess.RunAsync(cancellation, words);
        Assert.That((refused.Status, refused.ErrorLines.Length), Is.EqualTo((3, 1)), refused.Error);

        var drawn = await AshPlotProcess.RunAsync(cancellation, [.. words, "--allow-missing", "1"]);
        Assert.That(drawn.Status, Is.Zero, drawn.Error);
        Assert.That(
            File.Exists(
                temporary[
                    "maps/FL200-350/Sample_Eruption_Air_Concentration_Probability_2mgm3_FL200-350_20250101030000.png"
                ]
            )
        );
        using var manifest = JsonDocument.Parse(
            await File.ReadAllTextAsync(temporary["maps/manifest.json"], cancellation)
        );
        var quantities = manifest.RootElement.GetProperty("quantities");
        Assert.That(
            quantities.EnumerateArray().Select(quantity => quantity.GetProperty("title").GetString()),
            Is.EqualTo(new[] { "Air Concentration, mean of 2 members", "Probability of exceeding 2 mg/m³, 2 members" })
        );
        var map = quantities[1].GetProperty("maps")[0];
        Assert.That(
            (map.GetProperty("min").GetDouble(), map.GetProperty("max").GetDouble()),
            Is.EqualTo((100.0, 100.0))
        );
        Assert.That(quantities[0].ToString(), Does.Contain("2 of 3 members; missing: member-3"));
    }

    [TestCase("--statistic", "mean")]
    [TestCase("--allow-missing", "1")]
    public async Task Options_of_ensembles_need_members(string option, string value)
    {
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            "render",
            Repository.Sample,
            option,
            value,
            "-o",
            temporary["maps"]
        );
        Assert.That((result.Status, result.ErrorLines.Length), Is.EqualTo((2, 1)), result.Error);
    }
}
