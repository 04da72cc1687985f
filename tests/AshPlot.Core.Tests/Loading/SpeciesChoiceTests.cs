using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.Hysplit;
using AshPlot.Core.Tests.Loading.NetCdf;

namespace AshPlot.Core.Tests.Loading;

[CancelAfter(120_000)]
internal sealed class SpeciesChoiceTests : LayoutTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolderOfCdump() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolderOfCdump() => folder.Dispose();

    private const string Bins = """
        netcdf bins { dimensions: time = 1 ; bin = 3 ; lat = 2 ; lon = 2 ;
        variables: double time(time) ; time:units="hours since 2010-04-14" ; float lat(lat) ; lat:units="degrees_north" ; float lon(lon) ; lon:units="degrees_east" ;
         float column(time, bin, lat, lon) ; column:units="g m-2" ; column:standard_name="atmosphere_mass_content_of_volcanic_ash" ;
        data: time = 0 ; lat = 63, 64 ; lon = -20, -19 ; column = 1, 2, 3, 4, 10, 20, 30, 40, 100, 200, 300, 400 ; }
        """;

    [Test]
    public void The_sum_has_the_planes_of_every_species_the_plain_name_and_says_so()
    {
        var run = Pollutants("sum");

        Assert.That(
            run.Quantities.Select(quantity => quantity.Name),
            Is.EqualTo(new[] { "air-concentration", "total-column", "total-deposition" })
        );
        var air = run.Quantities[0];
        Assert.That(
            (air.Title, air.FileToken, air.Species),
            Is.EqualTo(("Air Concentration", "Air_Concentration", "sum"))
        );
        Assert.That(air.Notes, Is.EqualTo(new[] { "sum of P006, P020" }));
        Assert.That(Read(run, air)[0], Is.EqualTo(26f));
        // What fell is summed over species and over periods.
        Assert.That(Read(run, run.Quantities[2])[0], Is.EqualTo(52f));
    }

    [TestCase("P020")]
    [TestCase("p020")]
    public void One_species_is_chosen_by_its_name_in_any_case(string name) =>
        Assert.That(
            Pollutants(name).Quantities.Select(quantity => quantity.Name),
            Is.EqualTo(new[] { "p020-air-concentration", "p020-total-column", "p020-total-deposition" })
        );

    [Test]
    public void A_species_that_is_not_there_is_refused_with_those_that_are()
    {
        var error = Assert.Throws<InvalidOptionException>(() => Pollutants("SO2"));
        Assert.That(error!.Message, Does.Contain("'SO2'").And.Contain("P006, P020").And.Contain("'sum'"));
    }

    [Test]
    public void Size_bins_are_summed_or_one_is_chosen_and_their_names_are_known()
    {
        Assert.That(
            Describe(Bins, new LoadOptions { Species = "sum" }).Read("total-column"),
            Is.EqualTo(new[] { 111f, 222, 333, 444 })
        );
        Assert.That(Choose("bin2").Quantities.Single().Species, Is.EqualTo("bin2"));
        var chosen = Describe(Bins, new LoadOptions { Species = "bin2" });
        Assert.That(chosen.Read("total-column"), Is.EqualTo(new[] { 10f, 20, 30, 40 }));
        Assert.That(chosen.Description.Species, Is.EqualTo(new[] { "bin1", "bin2", "bin3" }));
    }

    private RunDescription Choose(string species) =>
        RunMerger.Merge([Describe(Bins, new LoadOptions { Species = species }).Description], species);

    private RunDescription Pollutants(string species)
    {
        var path = folder.File("cdump");
        var writer = new CdumpWriter { Pollutants = ["P006", "P020"], Levels = [0, 100] }.Header();
        for (var period = 0; period < 2; period++)
            writer.Period(period, (pollutant, _) => [(1, 1, pollutant == "P006" ? 6f : 20f)]);
        File.WriteAllBytes(path, writer.ToArray());
        return RunMerger.Merge([RunFormats.Describe(path, new LoadOptions())], species);
    }

    private static float[] Read(RunDescription run, QuantityDescription quantity)
    {
        var values = new float[quantity.Grid.CellCount];
        using var reader = new SliceReader(run.Files);
        reader.Read(quantity.Slices[^1], values);
        return values;
    }
}
