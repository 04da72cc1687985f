using AshPlot.Core.Deriving;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.NameText;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Deriving;

/// <summary>
/// Quantities computed from a run of four cells on two layers at two times, which are worked out by hand.
/// </summary>
internal sealed class DerivedQuantitiesTests
{
    private NameTextFiles files = null!;
    private RunDescription run = null!;

    [SetUp]
    public void Load()
    {
        files = new NameTextFiles();
        // Cells in the order of the grid: south-west, south-east, north-west, north-east. 0.2 mg/m3 is 2e-4 g/m3.
        var first = Text(
            "0300UTC",
            "1.5,1.5,-19.75,63.25,0.30000000E-03,0.00000000E+00,",
            "2.5,1.5,-19.25,63.25,0.20000000E-03,0.20000000E-03,"
        );
        var second = Text(
            "0600UTC",
            "1.5,1.5,-19.75,63.25,0.30000000E-03,0.40000000E-03,",
            "1.5,2.5,-19.75,63.75,0.90000000E-03,0.00000000E+00,"
        );
        run = RunMerger.Merge([files.Describe(first, "a.txt"), files.Describe(second, "b.txt")]);
    }

    [TearDown]
    public void RemoveFolder() => files.Dispose();

    [Test]
    public void Cloud_top_is_the_upper_bound_of_the_highest_layer_with_ash_at_each_time()
    {
        var top = Derive("cloud-top");
        Assert.That((top.Units, top.Levels.Single(), top.Slices.Length), Is.EqualTo(("FL", Level.None, 2)));
        Assert.That(
            Read(top, 0),
            Is.EqualTo(new[] { 200, SliceReduction.Nothing, SliceReduction.Nothing, SliceReduction.Nothing })
        );
        Assert.That(Read(top, 1), Is.EqualTo(new[] { 350, SliceReduction.Nothing, 200, SliceReduction.Nothing }));
    }

    [Test]
    public void Arrival_time_is_in_hours_since_the_run_began_on_any_level()
    {
        var arrival = Derive("arrival-time");
        Assert.That((arrival.Units, arrival.Times.Length, arrival.Slices.Single().TimeIndex), Is.EqualTo(("h", 0, -1)));
        Assert.That(Read(arrival, 0), Is.EqualTo(new[] { 3, SliceReduction.Nothing, 6, SliceReduction.Nothing }));
        Assert.That(arrival.Notes, Has.Some.Contains("since 1 Jan 2025 00:00 UTC").And.Some.Contains("over 0.2 mg/m³"));
    }

    [Test]
    public void Exceedance_is_the_share_of_times_on_each_level()
    {
        var exceedance = Derive("exceedance");
        Assert.That((exceedance.Units, exceedance.Levels.Length, exceedance.Slices.Length), Is.EqualTo(("%", 2, 2)));
        Assert.That(Read(exceedance, 0), Is.EqualTo(new[] { 100, SliceReduction.Nothing, 50, SliceReduction.Nothing }));
        Assert.That(
            Read(exceedance, 1),
            Is.EqualTo(new[] { 50, SliceReduction.Nothing, SliceReduction.Nothing, SliceReduction.Nothing })
        );
    }

    [Test]
    public void A_cell_that_is_missing_in_all_planes_is_missing_and_one_that_is_known_in_any_is_not()
    {
        using var reader = new SliceReader(run.Files);
        var top = Derive("cloud-top").Slices[0];
        var values = new float[run.Quantities[0].Grid.CellCount];
        // Over no threshold at all, a plane of the file is known everywhere; planes that are not read are not.
        reader.Read(top with { Terms = [], Reduction = top.Reduction! with { Values = [] } }, values);
        Assert.That(values, Is.All.NaN);
        reader.Read(top with { Reduction = top.Reduction! with { Threshold = 1e9 } }, values);
        Assert.That(values, Is.All.EqualTo(SliceReduction.Nothing));
    }

    [Test]
    public void Nothing_is_derived_that_is_not_asked_for_or_is_there_already()
    {
        Assert.That(
            DerivedQuantities.Add(run, ["air-concentration"], DerivedQuantities.DefaultThreshold),
            Is.SameAs(run)
        );
        var twice = DerivedQuantities.Add(
            DerivedQuantities.Add(run, ["cloud-top"], DerivedQuantities.DefaultThreshold),
            ["cloud-top"],
            DerivedQuantities.DefaultThreshold
        );
        Assert.That(twice.Quantities.Count(quantity => quantity.Name == "cloud-top"), Is.EqualTo(1));
    }

    [Test]
    public void A_threshold_that_measures_something_else_is_refused() =>
        Assert.That(
            () => DerivedQuantities.Add(run, ["cloud-top"], new ThresholdValue(1, "g/m2")),
            Throws.TypeOf<InvalidOptionException>()
        );

    [Test]
    public void They_are_planned_as_maps_that_draw_the_hour_0_too()
    {
        var plan = RunPlanner.Plan(
            DerivedQuantities.Add(run, ["arrival-time", "exceedance"], DerivedQuantities.DefaultThreshold),
            new MapOptions { Quantities = ["arrival-time", "exceedance"] }
        );
        Assert.That(
            plan.Maps.Select(map => map.Path),
            Is.EqualTo(
                new[]
                {
                    "DEMO_Arrival_Time",
                    "FL000-200/DEMO_Exceedance_FL000-200",
                    "FL200-350/DEMO_Exceedance_FL200-350",
                }
            )
        );
        Assert.That(plan.Quantities.Select(quantity => quantity.MaskBelow), Is.All.Zero);
    }

    private static string Text(string time, params string[] rows) =>
        NameTextFiles
            .NameTwo.Replace("0300UTC", time, StringComparison.Ordinal)
            .Replace(
                NameTextFiles.NameTwoRow + "\n",
                string.Concat(rows.Select(row => $" {row}\n")),
                StringComparison.Ordinal
            );

    private QuantityDescription Derive(string slug) =>
        DerivedQuantities
            .Add(run, [slug], DerivedQuantities.DefaultThreshold)
            .Quantities.Single(quantity => quantity.Name == slug);

    private float[] Read(QuantityDescription quantity, int slice)
    {
        using var reader = new SliceReader(run.Files);
        var values = new float[quantity.Grid.CellCount];
        reader.Read(quantity.Slices[slice], values);
        return values;
    }
}
