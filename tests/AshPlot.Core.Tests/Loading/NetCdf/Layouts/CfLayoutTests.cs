using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

internal sealed class CfLayoutTests : LayoutTests
{
    [Test]
    public void Variables_with_the_standard_names_of_ash_are_quantities_and_the_rest_is_listed()
    {
        var run = Describe(Cdl);

        Assert.That(run.Description.Model, Is.EqualTo("cf"));
        Assert.That(run.Names, Is.EqualTo(new[] { "air-concentration", "total-column" }));
        var concentration = run["air-concentration"];
        Assert.That(
            concentration.Levels,
            Is.EqualTo(
                new[] { new Level(LevelKind.Pressure, 700, 600, 775), new Level(LevelKind.Pressure, 850, 775, 925) }
            )
        );
        Assert.That((concentration.Units, concentration.Statistic), Is.EqualTo(("ug/m3", "mean")));
        Assert.That(
            concentration.Times.Select(step => step.Time.ToString()),
            Is.EqualTo(new[] { "2012-02-29T00:00:00Z", "2012-02-30T00:00:00Z" })
        );
        Assert.That(run.Read("air-concentration", level: 1, time: 1), Is.EqualTo(new[] { 4.5f, 5, 5.5f, 6 }));
        Assert.That(
            run.Description.OtherVariables.Select(variable => variable.Name),
            Is.EqualTo(new[] { "dust", "layers" })
        );
    }

    [Test]
    public void A_variable_that_the_user_names_is_drawn_in_place_of_the_layouts()
    {
        var run = Describe(Cdl, Overriding("total-column", "dust"));

        Assert.That(run["total-column"].Variable, Is.EqualTo("dust"));
        Assert.That(run["total-column"].Units, Is.EqualTo("g/m2"));
        Assert.That(run.Read("total-column", time: 1), Is.EqualTo(new[] { 25f, 26, 27, 28 }));
        Assert.That(
            run.Description.OtherVariables.Select(variable => variable.Name),
            Is.EqualTo(new[] { "ash_column", "layers" })
        );
    }

    [Test]
    public void A_variable_that_the_file_does_not_have_and_a_quantity_that_there_is_not_are_refused()
    {
        Assert.That(
            () => Describe(Cdl, Overriding("total-column", "absent")),
            Throws.InstanceOf<InvalidOptionException>()
        );
        Assert.That(() => Describe(Cdl, Overriding("total-mass", "dust")), Throws.InstanceOf<InvalidOptionException>());
    }

    [TestCase("total-column", "ash", "levels along 'plev'")]
    [TestCase("air-concentration", "layers", "2 members of an ensemble along 'member'")]
    public void A_variable_with_a_dimension_that_must_be_chosen_from_is_refused(
        string slug,
        string variable,
        string reason
    ) =>
        Assert.That(
            () => Describe(Cdl, Overriding(slug, variable)),
            Throws.InstanceOf<InvalidOptionException>().With.Message.Contains(reason)
        );

    [Test]
    public void A_layout_that_the_file_does_not_follow_is_refused() =>
        Assert.That(
            () => Describe(Cdl, new LoadOptions { Model = "hysplit" }),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains("layout 'hysplit'")
        );

    [Test]
    public void The_layout_may_be_chosen() =>
        Assert.That(Describe(Cdl, new LoadOptions { Model = "cf" }).Description.Model, Is.EqualTo("cf"));

    [Test]
    public void Two_variables_of_one_quantity_are_told_apart_by_their_names()
    {
        var run = Describe(
            Cdl.Replace("dust:units", "dust:standard_name = \"atmosphere_mass_content_of_volcanic_ash\" ; dust:units")
        );

        Assert.That(
            run.Description.Quantities.Where(quantity => quantity.Name == "total-column")
                .Select(quantity => quantity.Qualifiers["variable"]),
            Is.EqualTo(new[] { "ash_column", "dust" })
        );
    }

    private static LoadOptions Overriding(string slug, string variable) =>
        new() { Variables = ImmutableSortedDictionary<string, string>.Empty.Add(slug, variable) };

    private static readonly string Cdl = $$"""
        netcdf cf { dimensions: time = 2 ; plev = 2 ; y = 2 ; x = 2 ; bnds = 2 ; member = 2 ;
        variables:
         short ash(time, plev, y, x) ; ash:units = "ug m-3" ; ash:standard_name = "mass_concentration_of_volcanic_ash_in_air" ;
          ash:scale_factor = 0.5 ; ash:cell_methods = "area: mean time: mean" ; ash:coordinates = "northing easting" ;
         float ash_column(time, y, x) ; ash_column:units = "g m**-2" ; ash_column:standard_name = "atmosphere_mass_content_of_volcanic_ash" ;
          ash_column:coordinates = "northing easting" ;
         float dust(time, y, x) ; dust:units = "g/m2" ; dust:coordinates = "northing easting" ;
         float layers(member, y, x) ; layers:units = "g/m3" ; layers:coordinates = "northing easting" ;
         double time(time) ; time:standard_name = "time" ; time:units = "days since 2012-02-28" ; time:calendar = "360_day" ;
         float plev(plev) ; plev:units = "Pa" ; plev:positive = "down" ; plev:bounds = "plev_bnds" ; float plev_bnds(plev, bnds) ;
         float northing(y) ; northing:standard_name = "latitude" ; float easting(x) ; easting:standard_name = "longitude" ;
        data: time = 1, 2 ; plev = 85000, 70000 ; plev_bnds = 92500, 77500, 77500, 60000 ; northing = 10, 11 ; easting = 359, 0 ;
         ash = {{Numbers(1, 16)}} ; dust = {{Numbers(21, 8)}} ; }
        """;
}
