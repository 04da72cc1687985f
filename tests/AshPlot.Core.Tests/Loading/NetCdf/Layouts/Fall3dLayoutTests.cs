using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

internal sealed class Fall3dLayoutTests : LayoutTests
{
    [TestCase("nc3")]
    [TestCase("nc4")]
    public void Cuts_at_heights_and_at_flight_levels_are_read(string kind)
    {
        var run = Describe(Cdl, kind: kind);

        Assert.That(run.Description.Model, Is.EqualTo("fall3d"));
        Assert.That(run.Description.Title, Is.Null, "a title in lower case does not go into names");
        Assert.That(
            run.Names,
            Is.EqualTo(
                new[]
                {
                    "air-concentration",
                    "air-concentration",
                    "so2-air-concentration",
                    "total-column",
                    "total-deposition",
                    "cloud-top",
                }
            )
        );
        var concentration = run["air-concentration", LevelKind.MetresAboveSea];
        Assert.That(
            concentration.Levels,
            Is.EqualTo(new[] { new Level(LevelKind.MetresAboveSea, 1000), new Level(LevelKind.MetresAboveSea, 2000) })
        );
        Assert.That(
            concentration.Times,
            Is.EqualTo(
                new[]
                {
                    new TimeStep(ModelTime.FromDate(2020, 3, 31, 55)),
                    new TimeStep(ModelTime.FromDate(2020, 3, 31, (6 * 3600) + 32)),
                }
            )
        );
        Assert.That(run.Read(concentration, level: 1, time: 1), Is.EqualTo(new[] { 13f, 14, 15, 16 }));
        var flightLevels = run["air-concentration", LevelKind.FlightLevel];
        Assert.That(flightLevels.Levels, Is.EqualTo(new[] { new Level(LevelKind.FlightLevel, 50) }));
        Assert.That(run.Read(flightLevels, time: 1), Is.EqualTo(new[] { 105f, 106, 107, 108 }));
    }

    [Test]
    public void A_gas_has_its_own_names()
    {
        var gas = Describe(Cdl)["so2-air-concentration"];

        Assert.That(
            (gas.FileToken, gas.Title, gas.StandardName),
            Is.EqualTo(("SO2_Air_Concentration", "SO2 Air Concentration", (string?)null))
        );
    }

    [Test]
    public void Surface_fields_keep_their_units_and_have_no_level()
    {
        var run = Describe(Cdl);

        Assert.That(run["total-deposition"].Units, Is.EqualTo("kg/m2"));
        Assert.That(run["cloud-top"].Units, Is.EqualTo("m"));
        Assert.That(run["total-column"].Levels, Is.EqualTo(new[] { Level.None }));
        Assert.That(run.Read("total-column", time: 1), Is.EqualTo(new[] { 5f, 6, 7, 8 }));
    }

    [Test]
    public void Concentration_on_sigma_planes_is_listed_only() =>
        Assert.That(
            Describe(Cdl).Description.OtherVariables.Select(variable => variable.Name),
            Is.EqualTo(new[] { "tephra_con", "z_grn" })
        );

    [Test]
    [Category("RealData")]
    public void The_real_run_is_read()
    {
        var run = new DescribedRun(Path.Combine(RealData.Folder(), "fall3d_operational.nc"));

        Assert.That(
            run.Names,
            Is.EqualTo(new[] { "air-concentration", "total-column", "total-deposition", "cloud-top" })
        );
        Assert.That(
            run["air-concentration"].Levels.Select(level => level.Value),
            Is.EqualTo(new double?[] { 1000, 2000 })
        );
        Assert.That(
            run["air-concentration"].Times.Select(step => step.Time.ToString()),
            Is.EqualTo(new[] { "2020-03-31T00:00:55Z", "2020-03-31T06:00:32Z" })
        );
        Assert.That(
            (run["total-column"].Grid.Longitudes.Count, run["total-column"].Grid.Latitudes.Count),
            Is.EqualTo((161, 121))
        );
        Assert.That(
            run.Description.OtherVariables.Select(variable => variable.Name),
            Is.EqualTo(new[] { "z_grn", "z_sigma", "tephra_con" })
        );
        // As ncdump -p 9 prints them: tephra_con_xy(1,1,86,87) and tephra_col_mass(1,50,77).
        Assert.That(run.Read("air-concentration", 1, 1)[(86 * 161) + 87], Is.EqualTo(0.000107986336f));
        Assert.That(run.Read("total-column", 0, 1)[(50 * 161) + 77], Is.EqualTo(0.00024236957f));
    }

    [TestCase("tephra_con_xy_percentile_90", "Air_Concentration_Percentile_90")]
    [TestCase("tephra_con_xy_p05", "Air_Concentration_Percentile_05")]
    [TestCase("tephra_con_xy_median", "Air_Concentration_Median")]
    public void A_statistic_of_an_ensemble_is_named_as_such(string variable, string token)
    {
        var run = Describe(Cdl.Replace("SO2_con_xy", variable, StringComparison.Ordinal));
        Assert.That(run.Description.Quantities.Select(quantity => quantity.FileToken), Does.Contain(token));
    }

    private static readonly string Cdl = $$"""
        netcdf fall3d { dimensions: time = UNLIMITED ; lon = 2 ; lat = 2 ; zcut = 2 ; fl = 1 ;
        variables:
         double time(time) ; time:standard_name = "time" ; time:units = "seconds since 2020-03-30 0:0:0" ; time:calendar = "proleptic_gregorian" ;
         float lon(lon) ; lon:units = "degrees_east" ; float lat(lat) ; lat:units = "degrees_north" ;
         float zcut(zcut) ; zcut:units = "m" ; zcut:axis = "Z" ; zcut:long_name = "z coordinate of x-y plane cuts" ;
         float fl(fl) ; fl:units = "FL (100 ft)" ;
         float tephra_con(time, lat, lon) ; tephra_con:units = "g/m3" ; tephra_con:long_name = "tephra_concentration on sigma planes" ;
         float tephra_con_xy(time, zcut, lat, lon) ; tephra_con_xy:units = "g/m3" ;
         float tephra_fl(time, fl, lat, lon) ; tephra_fl:units = "g/m3" ;
         float SO2_con_xy(time, zcut, lat, lon) ; SO2_con_xy:units = "g/m3" ;
         float tephra_col_mass(time, lat, lon) ; tephra_col_mass:units = "g/m2" ;
         float tephra_cloud_top(time, lat, lon) ; tephra_cloud_top:units = "m (a.s.l.)" ;
         float tephra_grn_load(time, lat, lon) ; tephra_grn_load:units = "kg/m2" ;
         float z_grn(lat, lon) ; z_grn:units = "m" ;
         :source = "FALL3D model version 8.0.1" ; :title = "Model results" ;
        data: time = 86455, 108032 ; lon = -10, -9 ; lat = 40, 41 ; zcut = 2000, 1000 ; fl = 50 ;
         tephra_con_xy = {{Numbers(5, 8)}}, {{Numbers(13, 8)}} ; tephra_fl = {{Numbers(
            101,
            8
        )}} ; tephra_col_mass = {{Numbers(1, 8)}} ; }
        """;
}
