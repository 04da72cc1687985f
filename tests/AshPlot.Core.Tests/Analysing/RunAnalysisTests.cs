using System.Text.Json;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Tests.Loading.NameText;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Analysing;

/// <summary>Runs of NAME text with few cells, whose results are worked out by hand.</summary>
internal sealed class RunAnalysisTests
{
    // Cells of half a degree at 63.25 and 63.75 north: R^2 * 0.5 pi / 180 * (sin north - sin south).
    private const double Southern = 1391384960.595432;
    private const double Northern = 1367242753.3712938;

    private const string LowRow = " 1.500000,1.500000,-19.750000,63.250000,";

    private NameTextFiles files = null!;

    [SetUp]
    public void MakeFolder() => files = new NameTextFiles();

    [TearDown]
    public void RemoveFolder() => files.Dispose();

    [Test]
    public void The_largest_area_and_the_largest_value_with_their_places()
    {
        var run = Analyse(
            LowRow + "0.30000000E-02,0.10000000E-02,",
            " 2.500000,1.500000,-19.250000,63.250000,0.30000000E-02,0.90000000E-02,",
            " 2.500000,2.500000,-19.250000,63.750000,0.00000000E+00,0.00000000E+00,"
        );

        Assert.That(run.AdvisoryArea.SquareMetres, Is.EqualTo(2 * Southern).Within(1).Percent);
        Assert.That((run.AdvisoryArea.Level, run.AdvisoryArea.Time), Is.EqualTo(("FL000-200", "2025-01-01T03:00:00Z")));
        Assert.That(
            run.MaxConcentration,
            Is.EqualTo(
                new MaxConcentration(
                    (double)0.009f,
                    "g/m3",
                    "FL200-350",
                    run.MaxConcentration.LevelValue,
                    "2025-01-01T03:00:00Z",
                    -19.25,
                    63.25
                )
            )
        );
        Assert.That(run.Threshold, Is.EqualTo(0.002));
    }

    [Test]
    public void Of_equal_areas_the_lowest_level_counts_and_of_equal_values_the_south_then_the_west()
    {
        var run = Analyse(
            " 2.500000,2.500000,-19.250000,63.750000,0.30000000E-02,0.30000000E-02,",
            " 1.500000,2.500000,-19.750000,63.750000,0.30000000E-02,0.30000000E-02,",
            " 2.500000,1.500000,-19.250000,63.250000,0.30000000E-02,0.30000000E-02,",
            LowRow + "0.30000000E-02,0.30000000E-02,"
        );
        Assert.That(run.AdvisoryArea.Level, Is.EqualTo("FL000-200"));
        Assert.That(run.AdvisoryArea.SquareMetres, Is.EqualTo(2 * (Southern + Northern)).Within(1e-3).Percent);
        Assert.That(
            (run.MaxConcentration.Level, run.MaxConcentration.Longitude, run.MaxConcentration.Latitude),
            Is.EqualTo(("FL000-200", -19.75, 63.25))
        );
    }

    [Test]
    public void Of_equal_areas_at_two_times_the_earliest_counts_whatever_the_order_of_files()
    {
        // The same cell, one column further east: equal but for rounding.
        var later = Text(" 2.500000,1.500000,-19.250000,63.250000,0.30000000E-02,0.00000000E+00,")
            .Replace("0300UTC", "0600UTC", StringComparison.Ordinal);
        var earlier = Text(LowRow + "0.00000000E+00,0.30000000E-02,");
        var run = Sum(RunMergerOf(files.Describe(later, "a.txt"), files.Describe(earlier, "b.txt")));
        Assert.That((run.AdvisoryArea.Time, run.AdvisoryArea.Level), Is.EqualTo(("2025-01-01T03:00:00Z", "FL200-350")));
        Assert.That(
            (run.MaxConcentration.Time, run.MaxConcentration.Level),
            Is.EqualTo(("2025-01-01T03:00:00Z", "FL200-350"))
        );
        Assert.That(
            run.Series.Select(point => (point.Time, point.Level)),
            Is.EqualTo(
                new[]
                {
                    ("2025-01-01T03:00:00Z", "FL000-200"),
                    ("2025-01-01T03:00:00Z", "FL200-350"),
                    ("2025-01-01T06:00:00Z", "FL000-200"),
                    ("2025-01-01T06:00:00Z", "FL200-350"),
                }
            )
        );
    }

    [Test]
    public void Nothing_over_the_threshold_is_no_area_at_no_level_and_no_time()
    {
        var run = Analyse(LowRow + "0.20000000E-02,0.10000000E-02,");
        Assert.That(run.AdvisoryArea, Is.EqualTo(new AdvisoryArea(0, null, null, null)));
        Assert.That(run.MaxConcentration.Value, Is.EqualTo((double)0.002f));
    }

    [Test]
    public void A_run_without_a_row_has_no_place_either()
    {
        var run = Analyse();
        Assert.That(run.AdvisoryArea.SquareMetres, Is.Zero);
        Assert.That(run.MaxConcentration, Is.EqualTo(new MaxConcentration(0, "g/m3", null, null, null, null, null)));
    }

    [Test]
    public void The_document_has_the_names_of_the_contract_and_the_tables_agree()
    {
        var run = Analyse(LowRow + "0.30000000E-02,0.10000000E-02,") with { Name = "exp,1/\"NAME\"/Av" };
        using var document = JsonDocument.Parse(new AnalysisDocument([run]).ToJson());
        var entry = document.RootElement.GetProperty("runs")[0];

        Assert.That(entry.GetProperty("name").GetString(), Is.EqualTo(run.Name));
        Assert.That(
            entry.GetProperty("advisoryArea").EnumerateObject().Select(property => property.Name),
            Is.EqualTo(new[] { "squareMetres", "level", "levelValue", "time" })
        );
        Assert.That(
            entry.GetProperty("maxConcentration").EnumerateObject().Select(property => property.Name),
            Is.EqualTo(new[] { "value", "units", "level", "levelValue", "time", "longitude", "latitude" })
        );
        var lines = AnalysisCsv.Summary([run]).Split('\n');
        Assert.That(
            lines[1],
            Does.StartWith("\"exp,1/\"\"NAME\"\"/Av\",0.002,g/m3,")
                .And.Contain(",FL000-200,")
                .And.EndWith(",-19.75,63.25,0")
        );
        Assert.That(entry.GetProperty("missingSquareMetres").GetDouble(), Is.Zero);
        Assert.That(AnalysisCsv.Series([run]).Split('\n'), Has.Length.EqualTo(4));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("@SUM(1)", "'@SUM(1)")]
    [TestCase("\uFF1Dcmd", "'\uFF1Dcmd")]
    [TestCase("\uFF0Bcmd", "'\uFF0Bcmd")]
    [TestCase("\uFF20cmd", "'\uFF20cmd")]
    [TestCase("\t=1", " '=1")]
    [TestCase("a\r=1", "a '=1")]
    [TestCase("a\n-1", "a '-1")]
    [TestCase("a;=1", "\"a;'=1\"")]
    [TestCase("a,=1", "\"a,'=1\"")]
    [TestCase("a; \"=1", "\"a; \"\"'=1\"")]
    [TestCase("a|\u200B=1", "\"a|\u200B'=1\"")]
    [TestCase("exp-1/Av=2", "exp-1/Av=2")]
    public void Text_of_a_table_is_no_formula_in_any_locale(string name, string cell)
    {
        var run = new RunAnalysis
        {
            Name = name,
            Threshold = 1,
            Units = "g/m3",
            AdvisoryArea = new AdvisoryArea(0, null, null, null),
            MaxConcentration = new MaxConcentration(null, "g/m3", null, null, null, null, null),
            Series = [],
        };
        Assert.That(AnalysisCsv.Summary([run]).Split('\n')[1], Does.StartWith(cell + ",1,g/m3,"));
    }

    [Test]
    public void A_threshold_that_measures_something_else_is_refused() =>
        Assert.That(
            () => AnalysisPlan.For(files.Describe(NameTextFiles.NameTwo), new ThresholdValue(2, "g/m2")),
            Throws.TypeOf<InvalidOptionException>()
        );

    [Test]
    public void A_run_without_air_concentration_is_refused() =>
        Assert.That(
            () =>
                AnalysisPlan.For(
                    files.Describe(
                        NameTextFiles
                            .NameTwo.Replace("Air Concentration", "Dosage", StringComparison.Ordinal)
                            .Replace("g/m3", "g s/m3", StringComparison.Ordinal)
                    ),
                    AnalysisPlan.DefaultThreshold
                ),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("no air concentration")
        );

    [Test]
    public void Charts_are_pictures_for_one_run_and_for_models_with_three_runs()
    {
        var run = Analyse(LowRow + "0.30000000E-02,0.10000000E-02,");
        var many = new[] { "e/NAME/Av", "e/NAME/Max", "e/NAME/Min", "e/HYSPLIT/Av" }
            .Select(name => run with { Name = name })
            .ToArray();
        foreach (var document in new[] { new AnalysisDocument([run]), new AnalysisDocument([.. many]) })
        {
            var charts = AnalysisCharts.Draw(document).ToArray();
            Assert.That(
                charts.Select(chart => chart.Name),
                Is.EqualTo(
                    new[] { "advisory_area.png", "advisory_area.svg", "max_concentration.png", "max_concentration.svg" }
                )
            );
            Assert.That(
                charts
                    .Where(chart => chart.Name.EndsWith(".png", StringComparison.Ordinal))
                    .Select(chart => Picture.Decode(chart.Content).Pixels.Distinct().Count()),
                Is.All.GreaterThan(10)
            );
        }

        Assert.That(
            RunGroup.Of(many).Select(group => (group.Name, group.Maximum is null)),
            Is.EqualTo(new[] { ("e/NAME", false), ("e/HYSPLIT", true) })
        );
    }

    [Test]
    public void A_folder_of_runs_gives_a_run_for_each_folder_with_output()
    {
        foreach (var folder in (string[])["exp/NAME/Av", "exp/NAME/Max", "exp/.hidden/Av", "exp/NAME/empty"])
            Directory.CreateDirectory(Path.Combine(files.Folder, folder));
        foreach (var folder in (string[])["exp/NAME/Av", "exp/NAME/Max", "exp/.hidden/Av"])
            files.Write(NameTextFiles.NameTwo, Path.Combine(folder, "run.txt"));
        var exp = Path.Combine(files.Folder, "exp");
        Assert.That(RunFolders.Find([exp]).Select(run => run.Name), Is.EqualTo(new[] { "NAME/Av", "NAME/Max" }));
        Assert.That(RunFolders.Find([Path.Combine(exp, "NAME/Av")]).Single().Name, Is.Null);
    }

    private static Core.Runs.RunDescription RunMergerOf(params Core.Runs.RunDescription[] parts) =>
        Core.Loading.RunMerger.Merge(parts);

    private static string Text(params string[] rows) =>
        NameTextFiles.NameTwo.Replace(
            NameTextFiles.NameTwoRow + "\n",
            string.Concat(rows.Select(row => row + "\n")),
            StringComparison.Ordinal
        );

    private static RunAnalysis Sum(Core.Runs.RunDescription run)
    {
        var plan = AnalysisPlan.For(run, AnalysisPlan.DefaultThreshold);
        using var analyser = new SliceAnalyser(plan.Job());
        return RunAnalysis.Of(
            "DEMO",
            plan,
            plan.Quantities[0].Slices.Reverse().Select(slice => (0, analyser.Analyse(0, slice))).ToArray()
        );
    }

    private RunAnalysis Analyse(params string[] rows) => Sum(files.Describe(Text(rows)));
}
