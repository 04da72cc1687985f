using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.NameText;

namespace AshPlot.Core.Tests.Loading;

internal sealed class RunMergerTests
{
    private const string Later = "0600UTC 01/01/2025";
    private const string Time = "0300UTC 01/01/2025";

    private NameTextFiles files = null!;

    [SetUp]
    public void MakeFolder() => files = new NameTextFiles();

    [TearDown]
    public void RemoveFolder() => files.Dispose();

    [Test]
    public void Files_of_two_times_are_one_run_sorted_by_level_then_time()
    {
        var later = files.Describe(
            NameTextFiles.NameTwo.Replace(Time, Later).Replace("0.20000000E-02", "4"),
            "later.txt"
        );
        var earlier = files.Describe(NameTextFiles.NameTwo, "earlier.txt");
        var run = RunMerger.Merge([later, earlier]);

        var quantity = run.Quantities.Single();
        Assert.That(quantity.Levels.Select(level => level.Value), Is.EqualTo(new double?[] { 100, 275 }));
        Assert.That(
            quantity.Times.Select(step => step.Time.ToString()),
            Is.EqualTo(new[] { "2025-01-01T03:00:00Z", "2025-01-01T06:00:00Z" })
        );
        Assert.That(
            quantity.Slices.Select(slice => (slice.LevelIndex, slice.TimeIndex, slice.Terms.Single().File)),
            Is.EqualTo(new[] { (0, 0, 1), (0, 1, 0), (1, 0, 1), (1, 1, 0) })
        );
        Assert.That(NameTextFiles.Read(run, slice: 0)[1], Is.EqualTo(0.002f));
        Assert.That(NameTextFiles.Read(run, slice: 1)[1], Is.EqualTo(4f));
    }

    [Test]
    public void The_same_slice_in_two_files_is_a_conflict_that_names_both()
    {
        var (one, two) = (
            files.Describe(NameTextFiles.NameTwo, "one.txt"),
            files.Describe(NameTextFiles.NameTwo, "two.txt")
        );
        Assert.That(
            () => RunMerger.Merge([one, two]),
            Throws
                .TypeOf<ConflictingInputsException>()
                .With.Message.Contains("one.txt")
                .And.Message.Contains("two.txt")
                .And.Message.Contains("air-concentration at 100 FL for 2025-01-01T03:00:00Z")
        );
    }

    [Test]
    public void A_deposit_is_one_quantity_although_its_period_grows()
    {
        string Deposit(int hours) =>
            NameTextFiles
                .NameTwo.Replace("Air Concentration,Air Concentration", "Total deposition,Wet deposition")
                .Replace("003 hr time averaged", $"{hours:000} hr time integrated")
                .Replace("From FL000 - FL200,From FL200 - FL350", "Boundary layer,Boundary layer")
                .Replace("g/m3", "g/m2")
                .Replace(Time, $"{hours:00}00UTC 01/01/2025");
        var run = RunMerger.Merge([files.Describe(Deposit(3), "3.txt"), files.Describe(Deposit(6), "6.txt")]);
        Assert.That(
            run.Quantities.Select(quantity => quantity.Name),
            Is.EqualTo(new[] { "total-deposition", "wet-deposition" })
        );
        Assert.That(run.Quantities[0].Times.Select(step => step.PeriodSeconds), Is.EqualTo(new[] { 10800, 21600 }));
        Assert.That(run.Quantities[0].Qualifiers, Is.Empty);
    }

    [Test]
    public void Several_species_are_several_quantities_in_the_order_of_the_table()
    {
        var run = files.Describe(NameTextFiles.NameTwo.Replace("VOLCANIC_ASH,VOLCANIC_ASH", "TRACER,VOLCANIC_ASH"));
        var merged = RunMerger.Merge([run]);
        Assert.That(
            merged.Quantities.Select(quantity => quantity.Name),
            Is.EqualTo(new[] { "air-concentration", "tracer-air-concentration" })
        );
    }

    [Test]
    public void Attributes_and_titles_that_differ_are_left_out()
    {
        var one = files.Describe(NameTextFiles.NameTwo, "one.txt");
        var two = files.Describe(
            NameTextFiles.NameTwo.Replace(Time, Later).Replace("DEMO", "OTHER").Replace("0000UTC 01", "0100UTC 01"),
            "two.txt"
        );
        var run = RunMerger.Merge([one, two]);
        Assert.That(run.Title, Is.Null);
        Assert.That(run.Warnings.Single(), Does.Contain("titles"));
        Assert.That(run.Attributes, Does.Not.ContainKey("Run time").And.Not.ContainKey("Title"));
        Assert.That(run.Attributes, Does.ContainKey("Release location"));
    }

    [Test]
    public void Two_grids_of_one_quantity_are_a_conflict()
    {
        var one = files.Describe(NameTextFiles.NameTwo, "one.txt");
        var two = files.Describe(
            NameTextFiles
                .NameThree.Replace("Z = 500.0000 m agl", "Z = 300.0 FL")
                .Replace("All sources", "")
                .Replace("No ensemble averaging", "")
                .Replace("No horizontal averaging", ""),
            "two.txt"
        );
        Assert.That(
            () => RunMerger.Merge([one, two]),
            Throws
                .TypeOf<ConflictingInputsException>()
                .With.Message.Contains("one.txt")
                .And.Message.Contains("two.txt")
                .And.Message.Contains("grid")
        );
    }

    [Test]
    public void Formats_and_models_are_not_mixed()
    {
        var one = files.Describe(NameTextFiles.NameTwo, "one.txt");
        var netcdf = one with { Files = [new SourceFile("b.nc", "netcdf")] };
        Assert.That(
            () => RunMerger.Merge([one, netcdf]),
            Throws
                .TypeOf<ConflictingInputsException>()
                .With.Message.Contains("'b.nc' is in the format")
                .Or.Message.Contains("netcdf")
        );
        Assert.That(
            () => RunMerger.Merge([one, one with { Model = "fall3d" }]),
            Throws.TypeOf<ConflictingInputsException>()
        );
    }

    [Test]
    public void A_time_series_beside_fields_is_left_out_with_a_warning()
    {
        var fields = files.Describe(NameTextFiles.NameTwo, "fields.txt");
        var series = files.Describe("NAME III (version 6.0)\n Title: S\n Number of series: 2\n \n", "series.txt");
        var run = RunMerger.Merge([series, fields]);
        Assert.That((run.Kind, run.Files.Length), Is.EqualTo((RunKind.Grid, 1)));
        Assert.That(run.Warnings.Single(), Does.Contain("series.txt"));
        Assert.That(RunMerger.Merge([series]).Kind, Is.EqualTo(RunKind.TimeSeries));
    }

    [Test]
    public void Joining_what_has_been_joined_gives_the_same_again()
    {
        var run = files.Describe(
            NameTextFiles.NameTwo.Replace("averaged,003 hr time averaged", "averaged,No time averaging")
        );
        var again = RunMerger.Merge([run]);
        Assert.That(
            again.Quantities.Select(quantity => (quantity.Name, quantity.Statistic)),
            Is.EqualTo(run.Quantities.Select(quantity => (quantity.Name, quantity.Statistic)))
        );
        Assert.That(again.Quantities[0].Qualifiers, Is.EqualTo(run.Quantities[0].Qualifiers));
    }
}
