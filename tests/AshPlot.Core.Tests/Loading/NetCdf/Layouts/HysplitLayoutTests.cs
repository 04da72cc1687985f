using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

internal sealed class HysplitLayoutTests : LayoutTests
{
    private const string Touching = "14717.25, 14717.2916666667, 14717.2916666667, 14717.3333333333";
    private const string Apart = "14717.25, 14717.2916666667, 14717.375, 14717.4166666667";

    [TestCase("nc3")]
    [TestCase("nc4")]
    public void A_layer_is_named_by_its_top_and_times_are_the_ends_of_samples_to_the_second(string kind)
    {
        var run = Describe(Cdl(Touching), kind: kind);

        Assert.That(run.Description.Model, Is.EqualTo("hysplit"));
        Assert.That(run.Names, Is.EqualTo(new[] { "air-concentration", "total-column", "total-deposition" }));
        var concentration = run["air-concentration"];
        Assert.That(
            concentration.Levels,
            Is.EqualTo(
                new[]
                {
                    new Level(LevelKind.MetresAboveGround, 500, 0, 500),
                    new Level(LevelKind.MetresAboveGround, 1524, 500, 1524),
                }
            )
        );
        Assert.That(
            concentration.Times,
            Is.EqualTo(new[] { new TimeStep(Hour(7), Hour(6), Hour(7)), new TimeStep(Hour(8), Hour(7), Hour(8)) })
        );
        Assert.That((concentration.Units, concentration.Statistic), Is.EqualTo(("g/m3", "mean")));
        Assert.That(run.Read("air-concentration", level: 1, time: 1), Is.EqualTo(new[] { 21f, 22, 23, 24 }));
        Assert.That(concentration.Grid.Longitudes.Centres, Is.EqualTo(new[] { 120.57, 230.57 }).Within(1e-5));
        Assert.That(run.Description.Warnings.Single(), Does.Contain("no units"));
    }

    [Test]
    public void The_column_is_the_sum_of_concentration_times_thickness()
    {
        var run = Describe(Cdl(Touching));

        Assert.That(run["total-column"].Units, Is.EqualTo("g/m2"));
        Assert.That(
            run.Read("total-column", time: 1),
            Is.EqualTo(
                new[]
                {
                    (17f * 500) + (21 * 1024),
                    (18f * 500) + (22 * 1024),
                    (19f * 500) + (23 * 1024),
                    (20f * 500) + (24 * 1024),
                }
            )
        );
    }

    [Test]
    public void The_deposit_is_summed_over_the_steps()
    {
        var run = Describe(Cdl(Touching));

        Assert.That(run.Read("total-deposition", time: 0), Is.EqualTo(new[] { 1f, 2, 3, 4 }));
        Assert.That(run.Read("total-deposition", time: 1), Is.EqualTo(new[] { 14f, 16, 18, 20 }));
        var deposit = run["total-deposition"];
        Assert.That((deposit.Units, deposit.Statistic), Is.EqualTo(("g/m2", "sum")));
        Assert.That(deposit.Times[1], Is.EqualTo(new TimeStep(Hour(8), Hour(6), Hour(8))));
        Assert.That(deposit.Notes, Is.Empty);
    }

    [Test]
    public void Samples_that_do_not_touch_are_said_to_be_sampled_hours_only()
    {
        var run = Describe(Cdl(Apart));

        Assert.That(run["total-deposition"].Notes, Is.EqualTo(new[] { "sum of sampled hours only" }));
        Assert.That(run.Description.Warnings, Has.One.Contains("sum of sampled hours only"));
        Assert.That(run["air-concentration"].Notes, Is.Empty);
    }

    [Test]
    public void Each_of_several_pollutants_has_its_id_in_its_names()
    {
        var cdl = Cdl(Touching)
            .Replace(
                "float olat",
                "float AS01(time, levels, latitude, longitude) ; AS01:long_name=\"Concentration Array - AS01\" ; float olat"
            );

        var run = Describe(cdl);
        Assert.That(
            run.Names,
            Is.EqualTo(
                new[]
                {
                    "as01-air-concentration",
                    "sum-air-concentration",
                    "as01-total-column",
                    "sum-total-column",
                    "as01-total-deposition",
                    "sum-total-deposition",
                }
            )
        );
        Assert.That(run["as01-air-concentration"].FileToken, Is.EqualTo("AS01_Air_Concentration"));
    }

    [Test]
    public void Sources_become_an_attribute_each_place_once()
    {
        var run = Describe(Cdl(Touching)).Description;
        Assert.That(run.Attributes["Release location"], Is.EqualTo("171.3700W 39.4200S; 12.5000E 40.0000N"));
        Assert.That(
            ReleaseSites.Of(run),
            Is.EqualTo(new[] { new ReleaseSite(-171.37, -39.42), new ReleaseSite(12.5, 40) })
        );
        Assert.That(
            Describe(Cdl(Touching).Replace("olon = 188.63, 188.63, 12.5", "olon = 1e30, 1e30, 1e30"))
                .Description.Attributes.ContainsKey("Release location"),
            Is.False
        );
    }

    [Test]
    public void Layers_whose_tops_make_no_sense_are_refused() =>
        Assert.That(
            Describe(Cdl(Touching).Replace("levels = 0, 500, 1524", "levels = 0, 500, 500")).Reason("SUM"),
            Does.Contain("tops of layers")
        );

    [TestCase("km", "0, 0.5, 1.524")]
    [TestCase("feet", "0, 1640.42, 5000")]
    public void Tops_of_layers_may_be_in_any_length(string units, string levels)
    {
        var cdl = Cdl(Touching)
            .Replace("levels:units=\"m\"", $"levels:units=\"{units}\"")
            .Replace("int levels", "float levels")
            .Replace("levels = 0, 500, 1524", $"levels = {levels}");
        Assert.That(
            Describe(cdl)["air-concentration"].Levels.Select(level => Math.Round(level.Upper!.Value)),
            Is.EqualTo(new[] { 500, 1524 })
        );
    }

    private static ModelTime Hour(int hour) => ModelTime.FromDate(2010, 4, 18, hour * 3600L);

    private static string Cdl(string bounds) =>
        $$"""
            netcdf cdump { dimensions: time = UNLIMITED ; levels = 3 ; latitude = 2 ; longitude = 2 ; origins = 3 ; bnds = 2 ;
            variables:
             float SUM(time, levels, latitude, longitude) ; SUM:long_name="Concentration Array - SUM " ;
             float latitude(latitude) ; latitude:units="degrees_north" ;
             int levels(levels) ; levels:long_name="Top height of each layer" ; levels:units="m" ;
             float longitude(longitude) ; longitude:units="degrees_east" ;
             float olat(origins) ; float olon(origins) ;
             double time(time) ; time:units="days since 1970-01-01 00:00:00" ; time:bounds="time_bnds" ; time:calendar="gregorian" ;
             double time_bnds(time, bnds) ;
             :title="HYSPLIT Model Concentration Output" ; :Conventions="CF-1.5" ;
            data: levels = 0, 500, 1524 ; latitude = -40, -39 ; longitude = 120.57, 230.57 ;
             olat = -39.42, -39.42, 40 ; olon = 188.63, 188.63, 12.5 ;
             time = {{bounds.Split(", ")[1]}}, {{bounds.Split(", ")[3]}} ; time_bnds = {{bounds}} ; SUM = {{Numbers(
                1,
                24
            )}} ; }
            """;
}
