using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

internal sealed class FlexpartLayoutTests : LayoutTests
{
    private static readonly LoadOptions First = new() { Release = 1 };

    [TestCase("nc3")]
    [TestCase("nc4")]
    public void Layers_are_named_by_their_tops_and_times_are_the_ends_of_averages(string kind)
    {
        var run = Describe(Cdl(), First, kind);

        Assert.That(run.Description.Model, Is.EqualTo("flexpart"));
        var air = run["ash-fine-air-concentration"];
        Assert.That(
            air.Levels,
            Is.EqualTo(
                new[]
                {
                    new Level(LevelKind.MetresAboveGround, 500, 0, 500),
                    new Level(LevelKind.MetresAboveGround, 2000, 500, 2000),
                }
            )
        );
        Assert.That(
            air.Times,
            Is.EqualTo(new[] { new TimeStep(Hour(15), Hour(12), Hour(15)), new TimeStep(Hour(18), Hour(15), Hour(18)) })
        );
        Assert.That((air.Units, air.Statistic, air.Species), Is.EqualTo(("ng/m3", "mean", "Ash fine")));
        Assert.That(run.Read("ash-fine-air-concentration", level: 1, time: 1), Is.EqualTo(new[] { 13f, 14, 15, 16 }));
        Assert.That(run.Read("ash-coarse-air-concentration"), Is.EqualTo(new[] { 101f, 102, 103, 104 }));
    }

    [Test]
    public void The_column_is_the_sum_of_concentration_times_thickness() =>
        Assert.That(
            Describe(Cdl(), First).Read("ash-fine-total-column"),
            Is.EqualTo(
                new[]
                {
                    (1f * 500) + (5 * 1500),
                    (2f * 500) + (6 * 1500),
                    (3f * 500) + (7 * 1500),
                    (4f * 500) + (8 * 1500),
                }
            )
        );

    [Test]
    public void Deposits_are_since_the_start_as_they_are_stored_and_the_total_is_wet_plus_dry()
    {
        var run = Describe(Cdl(), First);

        Assert.That(run.Read("ash-fine-wet-deposition", time: 1), Is.EqualTo(new[] { 5f, 6, 7, 8 }));
        Assert.That(run.Read("ash-fine-dry-deposition", time: 1), Is.EqualTo(new[] { 50f, 60, 70, 80 }));
        Assert.That(run.Read("ash-fine-total-deposition", time: 1), Is.EqualTo(new[] { 55f, 66, 77, 88 }));
        var total = run["ash-fine-total-deposition"];
        Assert.That((total.Units, total.Statistic), Is.EqualTo(("1e-12 kg/m2", "sum")));
        Assert.That(total.Times[1], Is.EqualTo(new TimeStep(Hour(18), Hour(12), Hour(18))));
    }

    [Test]
    public void A_release_is_chosen_or_all_are_summed_and_none_is_guessed()
    {
        Assert.That(
            Describe(Cdl(), new LoadOptions { Release = 2 }).Read("ash-fine-air-concentration"),
            Is.EqualTo(new[] { 17f, 18, 19, 20 })
        );
        Assert.That(
            Describe(Cdl(), new LoadOptions { Release = 0 }).Read("ash-fine-air-concentration"),
            Is.EqualTo(new[] { 18f, 20, 22, 24 })
        );
        var open = Describe(Cdl());
        Assert.That(open.Names, Is.Empty);
        Assert.That(open.Reason("spec001_mr"), Does.Contain("2 release points").And.Contain("Release 1 to 2"));
        Assert.That(open.Advice("spec001_mr"), Is.EqualTo("Release sum"));
        Assert.That(
            Assert.Throws<InvalidOptionException>(() => Describe(Cdl(), new LoadOptions { Release = 3 }))!.Message,
            Does.Contain("1 to 2, not 3")
        );
    }

    [Test]
    public void Releases_have_places_names_and_heights()
    {
        var all = Describe(Cdl(), new LoadOptions { Release = 0 }).Description;
        Assert.That(
            ReleaseSites.Of(all),
            Is.EqualTo(new[] { new ReleaseSite(-19.6, 63.6), new ReleaseSite(15, 37.75) })
        );
        Assert.That(ReleaseSites.VolcanoOf(all), Is.EqualTo("Eyja, Etna"));
        Assert.That(ReleaseSites.HeightsOf(all), Is.EqualTo("1666 to 9000 m above sea level"));
        var second = Describe(Cdl(), new LoadOptions { Release = 2 }).Description;
        Assert.That(ReleaseSites.VolcanoOf(second), Is.EqualTo("Etna"));
        Assert.That(ReleaseSites.HeightsOf(second), Is.EqualTo("3300 to 5000 m above sea level"));
    }

    [Test]
    public void A_mixing_ratio_is_drawn_as_one_and_has_no_column()
    {
        var run = Describe(
            Cdl().Replace("spec001_mr", "spec001").Replace("spec002_mr", "spec002").Replace("ng m-3", "ng kg-1"),
            First
        );

        Assert.That(run.Names, Has.None.Contains("concentration").And.None.Contains("column"));
        var ratio = run["ash-fine-mixing-ratio"];
        Assert.That(
            (ratio.Units, ratio.Title, ratio.StandardName),
            Is.EqualTo(("ng/kg", "Ash fine Mixing Ratio", (string?)null))
        );
    }

    [Test]
    public void A_backward_run_is_refused()
    {
        var error = Assert.Throws<UnreadableInputException>(() =>
            Describe(Cdl().Replace(":ldirect = 1", ":ldirect = -1"), First)
        );
        Assert.That(error!.Message, Does.Contain("backward run"));
    }

    [Test]
    [Category("RealData")]
    public void A_real_run_on_a_true_grid_has_the_values_that_others_read_from_it()
    {
        var run = new DescribedRun(
            Path.Combine(RealData.Folder("flexpart"), "flexpart_ifs-hres-eu_1023_20201113120000.nc")
        );
        var values = run.Read("xe-133-air-concentration", level: 0, time: 8);
        var grid = run["xe-133-air-concentration"].Grid;
        var at = Array.IndexOf(values, values.Max());

        Assert.That(values[at], Is.EqualTo(2.219346e+11f).Within(1e-4).Percent);
        Assert.That(grid.Latitudes.Centres[at / grid.Longitudes.Count], Is.EqualTo(48.05).Within(1e-4));
        Assert.That(grid.Longitudes.Centres[at % grid.Longitudes.Count], Is.EqualTo(9.05).Within(1e-4));
    }

    [TestCase("000", "norm-mixing-ratio", 2, 29285.44, 46.9041, 7.1306)]
    [TestCase("000", "norm-wet-deposition", 5, 5.111437e+07, 47.0076, 7.2718)]
    [TestCase("005", "norm-mixing-ratio", 0, 118490.4, 47.0076, 7.2718)]
    [Category("RealData")]
    public void A_real_run_on_a_rotated_grid_has_its_values_in_place(
        string member,
        string name,
        int time,
        double max,
        double latitude,
        double longitude
    )
    {
        var run = new DescribedRun(
            Path.Combine(RealData.Folder("flexpart"), $"flexpart_cosmo-2e_2021030503_{member}_MUE.nc")
        );
        var values = run.Read(name, time: time);
        var at = GridGeometry.Of(run[name].Grid).Centre(Array.IndexOf(values, values.Max()));

        Assert.That(values.Max(), Is.EqualTo(max).Within(1e-4).Percent);
        Assert.That(at.Latitude, Is.EqualTo(latitude).Within(1e-4));
        Assert.That(at.Longitude, Is.EqualTo(longitude).Within(1e-4));
    }

    private static ModelTime Hour(int hour) => ModelTime.FromDate(2020, 11, 13, hour * 3600L);

    private static string Cdl() =>
        $$"""
            netcdf flexpart { dimensions: time = 2 ; longitude = 2 ; latitude = 2 ; height = 2 ; numspec = 2 ; pointspec = 2 ;
              nageclass = 1 ; nchar = 6 ; numpoint = 2 ;
            variables:
             int time(time) ; time:units = "seconds since 2020-11-13 12:00" ; time:calendar = "proleptic_gregorian" ;
             float longitude(longitude) ; longitude:axis = "Lon" ; longitude:units = "degrees_east" ; longitude:standard_name = "grid_longitude" ;
             float latitude(latitude) ; latitude:axis = "Lat" ; latitude:units = "degrees_north" ; latitude:standard_name = "grid_latitude" ;
             float height(height) ; height:units = "meters" ; height:positive = "up" ; height:standard_name = "height" ; height:long_name = "height above ground" ;
             char RELCOM(numpoint, nchar) ;
             float RELLNG1(numpoint) ; float RELLNG2(numpoint) ; float RELLAT1(numpoint) ; float RELLAT2(numpoint) ;
             float RELZZ1(numpoint) ; float RELZZ2(numpoint) ; int RELKINDZ(numpoint) ;
             float spec001_mr(nageclass, pointspec, time, height, latitude, longitude) ; spec001_mr:units = "ng m-3" ; spec001_mr:long_name = "Ash fine" ;
             float spec002_mr(nageclass, pointspec, time, height, latitude, longitude) ; spec002_mr:units = "ng m-3" ; spec002_mr:long_name = "Ash coarse" ;
             float WD_spec001(nageclass, pointspec, time, latitude, longitude) ; WD_spec001:units = "1e-12 kg m-2" ;
             float DD_spec001(nageclass, pointspec, time, latitude, longitude) ; DD_spec001:units = "1e-12 kg m-2" ;
             :title = "FLEXPART model output" ; :ldirect = 1 ; :ibdate = "20201113" ; :ibtime = "120000" ; :loutaver = 10800 ;
            data: time = 10800, 21600 ; longitude = -20, -19 ; latitude = 63, 64 ; height = 500, 2000 ;
             RELCOM = "Eyja  ", "Etna  " ; RELLNG1 = -19.7, 15 ; RELLNG2 = -19.5, 15 ; RELLAT1 = 63.5, 37.7 ; RELLAT2 = 63.7, 37.8 ;
             RELZZ1 = 1666, 3300 ; RELZZ2 = 9000, 5000 ; RELKINDZ = 2, 2 ;
             spec001_mr = {{Numbers(1, 32)}} ; spec002_mr = {{Numbers(101, 32)}} ;
             WD_spec001 = {{Numbers(1, 16)}} ; DD_spec001 = {{string.Join(
                ", ",
                Enumerable.Range(1, 16).Select(number => 10 * number)
            )}} ; }
            """;
}
