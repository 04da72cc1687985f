using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

internal sealed class Fall3d7LayoutTests : LayoutTests
{
    [Test]
    public void Flight_levels_of_several_variables_are_levels_of_one_quantity()
    {
        var run = Describe(Cdl, kind: "nc6");

        Assert.That(run.Description.Model, Is.EqualTo("fall3d"));
        Assert.That(run.Description.Title, Is.EqualTo("Fall3d 7.1 results"));
        Assert.That(
            run.Names,
            Is.EqualTo(
                new[]
                {
                    "air-concentration",
                    "air-concentration",
                    "total-column",
                    "total-deposition",
                    "wet-deposition",
                    "deposit-thickness",
                }
            )
        );
        var (heights, flightLevels) = (
            run["air-concentration", LevelKind.MetresAboveSea],
            run["air-concentration", LevelKind.FlightLevel]
        );
        Assert.That(
            heights.Levels,
            Is.EqualTo(new[] { new Level(LevelKind.MetresAboveSea, 500), new Level(LevelKind.MetresAboveSea, 1500) })
        );
        Assert.That(
            flightLevels.Levels,
            Is.EqualTo(new[] { new Level(LevelKind.FlightLevel, 50), new Level(LevelKind.FlightLevel, 400) })
        );
        Assert.That(
            heights.Times.Select(step => step.Time.ToString()),
            Is.EqualTo(new[] { "2010-04-17T06:00:00Z", "2010-04-17T12:00:00Z" })
        );
        Assert.That(run.Read(heights, level: 1, time: 1), Is.EqualTo(new[] { 13f, 14, 15, 16 }));
        Assert.That(run.Read(flightLevels, level: 0, time: 0), Is.EqualTo(new[] { 21f, 22, 23, 24 }));
        Assert.That(run.Read(flightLevels, level: 1, time: 1), Is.EqualTo(new[] { 35f, 36, 37, 38 }));
    }

    [Test]
    public void Gr_is_read_as_grams_with_one_warning()
    {
        var run = Describe(Cdl);

        Assert.That(run["air-concentration", LevelKind.FlightLevel].Units, Is.EqualTo("g/m3"));
        Assert.That(run["total-column"].Units, Is.EqualTo("g/m2"));
        Assert.That(run["deposit-thickness"].Units, Is.EqualTo("cm"));
        Assert.That(run.Description.Warnings.Single(), Does.Contain("grams"));
    }

    [Test]
    public void The_column_of_fine_particles_is_not_the_total_column() =>
        Assert.That(Describe(Cdl).Description.OtherVariables.Single().Name, Is.EqualTo("COL_MASSPM10"));

    [Test]
    public void A_grid_in_metres_is_refused_with_its_own_message()
    {
        var cdl = Cdl.Replace("lon:units=\"degrees_east\"", "lon:units=\"m\" ; lon:axis = \"X\"")
            .Replace("lat:units=\"degrees_north\"", "lat:units=\"m\" ; lat:axis = \"Y\"");

        Assert.That(
            () => Describe(cdl),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains("projected grid")
        );
    }

    private static readonly string Cdl = $$"""
        netcdf fall3d7 { dimensions: time = UNLIMITED ; np = 1 ; lon = 2 ; lat = 2 ; alt = 2 ;
        variables:
         float time(time) ; time:standard_name="time" ; time:units="hours since 2010-04-17 00:00:0.0" ; time:calendar="standard" ;
         float lon(lon) ; lon:units="degrees_east" ; float lat(lat) ; lat:units="degrees_north" ;
         float alt(alt) ; alt:units="m" ; alt:axis="Z" ;
         float LOAD(time, lat, lon) ; LOAD:units="kg/m2" ; LOAD:description="Particle ground deposit load" ;
         float WET(time, lat, lon) ; WET:units="kg/m2" ;
         float THICKNESS(time, lat, lon) ; THICKNESS:units="cm" ;
         float COL_MASS(time, lat, lon) ; COL_MASS:units="gr/m2" ;
         float COL_MASSPM10(time, lat, lon) ; COL_MASSPM10:units="gr/m2" ;
         float C_FL400(time, lat, lon) ; C_FL400:units="gr/m3" ; C_FL400:description="Concentration at flight level C_FL400" ;
         float C_FL050(time, lat, lon) ; C_FL050:units="gr/m3" ; C_FL050:description="Concentration at flight level C_FL050" ;
         float CON(time, alt, lat, lon) ; CON:units="gr/m3" ; CON:description="Total particle concentration" ;
         :TITLE="Fall3d 7.1 results" ; :COORDINATES="LON-LAT" ;
        data: time = 6, 12 ; lon = -10, -9 ; lat = 40, 41 ; alt = 500, 1500 ;
         CON = {{Numbers(1, 16)}} ; C_FL050 = {{Numbers(21, 8)}} ; C_FL400 = {{Numbers(31, 8)}} ; }
        """;
}
