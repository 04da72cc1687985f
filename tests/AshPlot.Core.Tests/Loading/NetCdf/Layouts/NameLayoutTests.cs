using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

[CancelAfter(60_000)]
internal sealed class NameLayoutTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [TestCase("nc3")]
    [TestCase("nc6")]
    [TestCase("nc4")]
    public void Variables_of_one_field_are_one_quantity_over_its_levels_in_any_order_of_dimensions(string kind)
    {
        var run = Describe(kind);

        Assert.That(run.Description.Model, Is.EqualTo("name"));
        Assert.That(run.Description.Title, Is.EqualTo("Demo"));
        Assert.That(run.Description.Attributes["Run time"], Is.EqualTo("0904UTC 20/07/2018"));
        Assert.That(
            run.Names,
            Is.EqualTo(new[] { "air-concentration", "air-concentration", "total-column", "total-deposition" })
        );
        var concentration = run["air-concentration", LevelKind.MetresAboveSea];
        Assert.That(
            concentration.Levels,
            Is.EqualTo(
                new[]
                {
                    new Level(LevelKind.MetresAboveSea, 0, -250, 250),
                    new Level(LevelKind.MetresAboveSea, 500, 250, 750),
                    new Level(LevelKind.MetresAboveSea, 1000, 750, 1250),
                }
            )
        );
        Assert.That(
            run["air-concentration", LevelKind.Named].Levels,
            Is.EqualTo(new[] { new Level(LevelKind.Named, Label: "Boundary layer") })
        );
        Assert.That(concentration.Variable, Is.EqualTo("VOLCANIC_ASH_AIR_CONCENTRATION"));
        Assert.That(concentration.Units, Is.EqualTo("g/m3"));
        Assert.That(concentration.Statistic, Is.EqualTo("mean"));
        Assert.That(
            concentration.Times,
            Is.EqualTo(new[] { new TimeStep(Hour(3), Hour(0), Hour(3)), new TimeStep(Hour(6), Hour(3), Hour(6)) })
        );
        Assert.That(concentration.Grid.Longitudes.Centres, Is.EqualTo(new[] { -20, -19.5, -19 }));
        Assert.That(concentration.Grid.Latitudes.Edges, Is.EqualTo(new[] { 62.8, 63.25, 63.75 }));
        Assert.That(concentration.Slices, Has.Length.EqualTo(6));
    }

    [Test]
    public void Each_slice_has_its_own_values_with_rows_of_latitude()
    {
        var run = Describe();

        var concentration = run["air-concentration", LevelKind.MetresAboveSea];
        Assert.That(run.Read(concentration, level: 0, time: 1), Is.EqualTo(new[] { 7f, 8, 9, 10, 11, 12 }));
        // Stored as (longitude, altitude, time, latitude).
        Assert.That(run.Read(concentration, level: 2, time: 1), Is.EqualTo(new[] { 107f, 115, 123, 108, 116, 124 }));
        Assert.That(
            run.Read(run["air-concentration", LevelKind.Named]),
            Is.EqualTo(new[] { 1f, 2, float.NaN, 4, 5, 6 })
        );
    }

    [Test]
    public void The_dosage_of_a_column_becomes_its_mean_mass()
    {
        var run = Describe();

        Assert.That(run["total-column"].Units, Is.EqualTo("g/m2"));
        Assert.That(run["total-column"].Statistic, Is.EqualTo("mean"));
        Assert.That(run["total-column"].Levels, Is.EqualTo(new[] { Level.None }));
        Assert.That(run["total-column"].Slices[0].Terms[0].Factor, Is.EqualTo(1.0 / 10800));
        Assert.That(run.Read("total-column", time: 1), Is.EqualTo(new[] { 1f, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public void A_scalar_time_without_bounds_gets_them_from_the_averaging_period()
    {
        var deposition = Describe()["total-deposition"];

        Assert.That(deposition.Times, Is.EqualTo(new[] { new TimeStep(Hour(3), Hour(-75), Hour(3)) }));
        Assert.That(deposition.Slices.Single().LevelIndex, Is.Zero);
    }

    [Test]
    public void A_variable_that_the_table_does_not_map_is_listed_only()
    {
        var run = Describe();

        Assert.That(run.Description.OtherVariables.Single().Name, Is.EqualTo("temperature"));
        Assert.That(run.Description.OtherVariables.Single().Dimensions, Is.EqualTo(new[] { "latitude", "longitude" }));
    }

    [Test]
    public void The_same_level_and_time_twice_is_refused()
    {
        var path = NetCdfTools.Generate(
            folder,
            "twice.nc",
            Cdl.Replace("From  -250 -   250m asl", "From   250 -   750m asl")
        );

        Assert.That(
            () => new DescribedRun(path),
            Throws
                .InstanceOf<UnreadableInputException>()
                .With.Message.Contains("air-concentration at 500 m for 2010-04-18T03:00:00Z twice")
        );
    }

    [Test]
    [Category("RealData")]
    public void The_tutorial_run_has_ten_maps_with_the_values_that_ncdump_prints()
    {
        var run = new DescribedRun(Path.Combine(RealData.Folder(), "VA_Tutorial_NAME_output.nc"));

        Assert.That(run.Names, Is.EqualTo(new[] { "air-concentration", "total-column", "total-deposition" }));
        Assert.That(run.Description.Quantities.Sum(quantity => quantity.Slices.Length), Is.EqualTo(10));
        Assert.That(run.Description.Title, Is.EqualTo("VA_Tutorial"));
        Assert.That(
            run["air-concentration"].Levels.Select(level => (level.Value, level.Lower, level.Upper)),
            Is.EqualTo(new (double?, double?, double?)[] { (0, -250, 250), (500, 250, 750), (1000, 750, 1250) })
        );
        var (three, six) = (ModelTime.FromDate(2010, 4, 18, 3 * 3600), ModelTime.FromDate(2010, 4, 18, 6 * 3600));
        Assert.That(
            run["air-concentration"].Times,
            Is.EqualTo(new[] { new TimeStep(three, three.AddSeconds(-10800), three), new TimeStep(six, three, six) })
        );
        Assert.That(run["total-deposition"].Times[1], Is.EqualTo(new TimeStep(six, six.AddSeconds(-78 * 3600), six)));
        var grid = run["total-column"].Grid;
        Assert.That((grid.Longitudes.Count, grid.Latitudes.Count), Is.EqualTo((121, 61)));
        Assert.That((grid.Longitudes.LowerEdge, grid.Latitudes.UpperEdge), Is.EqualTo((-60.375, 75.375)));

        Assert.That(run.Read("air-concentration", 0, 1)[(37 * 121) + 54], Is.EqualTo(2.76866473e-07f));
        Assert.That(run.Read("air-concentration", 1, 1)[(37 * 121) + 47], Is.EqualTo(6.63944718e-07f));
        Assert.That(run.Read("total-deposition", 0, 1)[(33 * 121) + 50], Is.EqualTo(6.53667666e-05f));
        Assert.That(run.Read("total-column", 0, 1)[(36 * 121) + 61], Is.EqualTo(0.0570053309 / 10800).Within(1e-12));
    }

    private DescribedRun Describe(string kind = "nc4") => new(NetCdfTools.Generate(folder, "name.nc", Cdl, kind));

    private static ModelTime Hour(int hour) => ModelTime.FromDate(2010, 4, 18).AddSeconds(hour * 3600L);

    private const string Cdl = """
        netcdf name { dimensions: time = 2 ; latitude = 2 ; longitude = 3 ; bnds = 2 ; altitude = 2 ; string23 = 23 ; string17 = 17 ;
        variables:
         float ash(time, latitude, longitude) ; ash:long_name = "VOLCANIC_ASH_AIR_CONCENTRATION" ; ash:units = "g/m3" ;
          ash:Quantity = "Air Concentration" ; ash:Time\ Av\ or\ Int = "003 hr time averaged" ; ash:coordinates = "z" ;
         float ash_0(longitude, altitude, time, latitude) ; ash_0:long_name = "VOLCANIC_ASH_AIR_CONCENTRATION" ; ash_0:units = "g / m^3" ;
          ash_0:Quantity = "Air Concentration" ; ash_0:Time\ Av\ or\ Int = "003 hr time averaged" ;
         float ash_1(latitude, longitude) ; ash_1:long_name = "VOLCANIC_ASH_AIR_CONCENTRATION" ; ash_1:units = "g/m3" ;
          ash_1:Time\ Av\ or\ Int = "003 hr time averaged" ; ash_1:coordinates = "z_1 time_0" ; ash_1:_FillValue = 3.f ;
         float dosage(time, latitude, longitude) ; dosage:long_name = "VOLCANIC_ASH_DOSAGE" ; dosage:units = "g s/m2" ;
          dosage:Quantity = "Dosage" ; dosage:Time\ Av\ or\ Int = "003 hr time integrated" ; dosage:coordinates = "z_0" ;
         float deposit(latitude, longitude) ; deposit:long_name = "VOLCANIC_ASH_TOTAL_DEPOSITION" ; deposit:units = "g/m2" ;
          deposit:Quantity = "Total deposition" ; deposit:Time\ Av\ or\ Int = "078 hr time integrated" ; deposit:coordinates = "time_0 z_1" ;
         float temperature(latitude, longitude) ; temperature:units = "K" ;
         double time(time) ; time:axis = "T" ; time:bounds = "time_bnds" ; time:units = "hours since 1970-01-01 00:00:00" ;
          time:standard_name = "time" ; time:calendar = "gregorian" ;
         double time_bnds(time, bnds) ;
         double time_0 ; time_0:units = "hours since 1970-01-01 00:00:00" ; time_0:standard_name = "time" ;
         double latitude(latitude) ; latitude:units = "degrees_north" ; latitude:bounds = "latitude_bnds" ;
         double latitude_bnds(latitude, bnds) ;
         double longitude(longitude) ; longitude:units = "degrees_east" ;
         double altitude(altitude) ; altitude:units = "m" ; altitude:standard_name = "altitude" ; altitude:bounds = "altitude_bnds" ;
         double altitude_bnds(altitude, bnds) ;
         char z(string23) ; z:long_name = "z" ;
         char z_0(string17) ; z_0:long_name = "z" ;
         char z_1(string17) ; z_1:long_name = "z" ;
         :NAME\ Version = "NAME III (version 7.2)" ; :Run\ time = "0904UTC 20/07/2018" ; :Title = "Demo" ; :Species = "VOLCANIC_ASH" ;
        data:
         time = 353211, 353214 ; time_bnds = 353208, 353211, 353211, 353214 ; time_0 = 353211 ;
         latitude = 63, 63.5 ; latitude_bnds = 62.8, 63.25, 63.25, 63.75 ; longitude = -20, -19.5, -19 ;
         altitude = 500, 1000 ; altitude_bnds = 250, 750, 750, 1250 ;
         z = "From  -250 -   250m asl" ; z_0 = "Vertical integral" ; z_1 = "Boundary layer" ;
         ash = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ;
         ash_0 = 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124 ;
         ash_1 = 1, 2, 3, 4, 5, 6 ;
         dosage = 0, 0, 0, 0, 0, 0, 10800, 21600, 32400, 43200, 54000, 64800 ;
         deposit = 1, 2, 3, 4, 5, 6 ;
         temperature = 1, 2, 3, 4, 5, 6 ; }
        """;
}
