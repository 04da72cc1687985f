using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

internal sealed class Ash3dLayoutTests : LayoutTests
{
    [Test]
    public void The_concentration_is_summed_over_the_bins_at_heights_in_kilometres()
    {
        var run = Describe(Cdl);

        Assert.That(run.Description.Model, Is.EqualTo("ash3d"));
        Assert.That(
            run.Names,
            Is.EqualTo(new[] { "air-concentration", "total-column", "deposit-thickness", "cloud-top", "arrival-time" })
        );
        Assert.That(
            run["air-concentration"].Levels,
            Is.EqualTo(new[] { new Level(LevelKind.MetresAboveSea, 500), new Level(LevelKind.MetresAboveSea, 1500) })
        );
        Assert.That(run["air-concentration"].Units, Is.EqualTo("kg/km3"));
        Assert.That(
            run.Read("air-concentration", level: 1, time: 0),
            Is.EqualTo(new[] { 5f + 13, 6 + 14, 7 + 15, 8 + 16 })
        );
        Assert.That(run["air-concentration"].Times.Single().Time.ToString(), Is.EqualTo("1992-08-20T00:00:00Z"));
    }

    [Test]
    public void Surface_fields_have_the_models_units_and_the_arrival_time_has_no_time()
    {
        var run = Describe(Cdl);

        Assert.That(
            (run["total-column"].Units, run["cloud-top"].Units, run["deposit-thickness"].Units),
            Is.EqualTo(("T/km2", "km", "mm"))
        );
        Assert.That(run["arrival-time"].Times, Is.Empty);
        Assert.That(run["arrival-time"].Slices.Single().TimeIndex, Is.EqualTo(-1));
        Assert.That(run.Read("arrival-time"), Is.EqualTo(new[] { 1f, float.NaN, 3, 4 }));
        Assert.That(run.Description.OtherVariables.Single().Name, Is.EqualTo("ashcon_max"));
    }

    [Test]
    public void A_grid_in_kilometres_is_refused()
    {
        var cdl = Cdl.Replace("lat:units = \"degrees_north\"", "lat:units = \"km\"")
            .Replace("lon:units = \"degrees_east\"", "lon:units = \"km\"")
            .Replace("lat", "y")
            .Replace("lon(", "x(")
            .Replace("lon)", "x)")
            .Replace("lon =", "x =")
            .Replace("lon:", "x:");

        Assert.That(
            () => Describe(cdl),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains("projected").And.Message.Contains("km")
        );
    }

    private static readonly string Cdl = $$"""
        netcdf ash3d { dimensions: t = 1 ; bn = 2 ; z = 2 ; lat = 2 ; lon = 2 ;
        variables:
         float ashcon(t, bn, z, lat, lon) ; ashcon:units = "kg/km^3" ; float ashcon_max(t, lat, lon) ; ashcon_max:units = "mg/m3" ;
         float cloud_load(t, lat, lon) ; cloud_load:units = "T/km2" ; float cloud_height(t, lat, lon) ; cloud_height:units = "km" ;
         float depothick(t, lat, lon) ; depothick:units = "mm" ;
         float ash_arrival_time(lat, lon) ; ash_arrival_time:units = "hours" ; ash_arrival_time:_FillValue = -1.f ;
         double t(t) ; t:units = "hours since 1900-01-01 00:00:00" ; float z(z) ; z:units = "km" ;
         float lat(lat) ; lat:units = "degrees_north" ; float lon(lon) ; lon:units = "degrees_east" ;
         :source = "Ash3d v 1.0" ;
        data: t = 812016 ; z = 0.5, 1.5 ; lat = 61, 61.5 ; lon = 207, 208 ; ashcon = {{Numbers(1, 16)}} ;
         ash_arrival_time = 1, -1, 3, 4 ; }
        """;
}
