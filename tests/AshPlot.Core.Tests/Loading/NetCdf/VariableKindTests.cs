using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>What is drawn of variables of many kinds, and what is said of those that are not.</summary>
internal sealed class VariableKindTests : IDisposable
{
    private const string Ash = "mass_concentration_of_volcanic_ash_in_air";
    private readonly TemporaryFolder folder = new();

    [OneTimeSetUp]
    public void CheckLibrary() => NetCdfTools.IgnoreWithoutLibrary();

    public void Dispose() => folder.Dispose();

    [TestCase("number", "members of an ensemble", "Select number=0")]
    [TestCase("size", "size bins", "Sum size")]
    [TestCase("numpoint", "release points", "Release sum")]
    [TestCase("nageclass", "age classes", "Select nageclass=0")]
    [TestCase("con_threshold", "thresholds", "Select con_threshold=0")]
    [TestCase("quality", "whose meaning the file does not state", "Select quality=0")]
    public void A_dimension_that_must_be_chosen_from_is_called_what_it_is_and_the_way_out_works(
        string name,
        string reason,
        string advice
    )
    {
        var cdl = Cdl(
            $"{name} = 2 ;",
            $"float ash({name}, lat, lon) ; {Standard("ash")}",
            "ash = 1, 2, 3, 4, 10, 20, 30, 40 ;"
        );
        var run = Describe(cdl, new LoadOptions { Advise = true });
        Assert.That(run.Reason("ash"), Does.Contain(reason).And.Contain($"'{name}'"));
        Assert.That(run.Advice("ash"), Is.EqualTo(advice));

        var chosen = Describe(
            cdl,
            new LoadOptions { Select = ImmutableSortedDictionary<string, int>.Empty.Add(name, 1) }
        );
        Assert.That(chosen.Read("air-concentration"), Is.EqualTo(new[] { 10f, 20, 30, 40 }));
        var summed = Describe(cdl, new LoadOptions { Sum = [name] });
        Assert.That(summed.Read("air-concentration"), Is.EqualTo(new[] { 11f, 22, 33, 44 }));
    }

    [Test]
    public void Variables_in_groups_are_named_with_the_way_out()
    {
        const string Group = "group: forecast { dimensions: n = 2 ; group: member { variables: float ash(n) ; } }";
        var path = NetCdfTools.Generate(folder, "group.nc", $"netcdf g {{ {Group} }}");
        var refused = Assert.Throws<UnreadableInputException>(() => _ = new DescribedRun(path))!;
        Assert.That(refused.Variable, Is.EqualTo("forecast/member/ash"));
        Assert.That(refused.Message, Does.Contain("the group 'forecast/member'").And.Contain("ncks -G : IN.nc OUT.nc"));

        var beside = Cdl("n = 2 ;", $"float ash(lat, lon) ; {Standard("ash")}", "ash = 1, 2, 3, 4 ;")
            .TrimEnd()
            .TrimEnd('}');
        var run = new DescribedRun(NetCdfTools.Generate(folder, "beside.nc", $"{beside} {Group} }}"));
        Assert.That(run.Read("air-concentration"), Is.EqualTo(new[] { 1f, 2, 3, 4 }));
        Assert.That(run.Reason("forecast/member/ash"), Does.Contain("group"));
    }

    [Test]
    public void Model_levels_are_drawn_one_by_one_or_summed()
    {
        var cdl = Cdl(
            "hybrid = 2 ;",
            $"float ash(hybrid, lat, lon) ; {Standard("ash")} int hybrid(hybrid) ; hybrid:standard_name = \"model_level_number\" ;",
            "hybrid = 5, 6 ; ash = 1, 2, 3, 4, 10, 20, 30, 40 ;"
        );
        Assert.That(
            Describe(cdl, new LoadOptions { Advise = true }).Reason("ash"),
            Does.Contain("on model levels ('hybrid')")
        );

        var second = Describe(
            cdl,
            new LoadOptions { Select = ImmutableSortedDictionary<string, int>.Empty.Add("hybrid", 1) }
        );
        Assert.That(
            second["air-concentration"].Levels.Single(),
            Is.EqualTo(new Level(LevelKind.Named, Label: "hybrid 6"))
        );
        Assert.That(second.Read("air-concentration"), Is.EqualTo(new[] { 10f, 20, 30, 40 }));
        Assert.That(
            Describe(cdl, new LoadOptions { Sum = ["hybrid"] }).Read("air-concentration"),
            Is.EqualTo(new[] { 11f, 22, 33, 44 })
        );
    }

    [TestCase("float other(station) ;", "stations")]
    [TestCase("float other(ncells) ;", "unstructured grid")]
    [TestCase("float other(node, lat) ;", "unstructured grid")]
    [TestCase("float other ;", "single value")]
    [TestCase("float other(lat) ;", "no latitude and longitude axis")]
    public void What_is_not_a_field_costs_nothing_of_what_is(string variable, string reason)
    {
        var run = Describe(
            Cdl(
                "station = 2 ; ncells = 3 ; node = 3 ;",
                $"float ash(lat, lon) ; {Standard("ash")} {variable} {Standard("other")}",
                "ash = 1, 2, 3, 4 ;"
            )
        );
        Assert.That(run.Read("air-concentration"), Is.EqualTo(new[] { 1f, 2, 3, 4 }));
        Assert.That(run.Reason("other"), Does.Contain(reason));
    }

    [Test]
    public void Numbers_of_attributes_stored_as_text_are_read_and_other_text_is_refused_by_name()
    {
        string Packed(string factor) =>
            Cdl(
                "",
                $"short ash(lat, lon) ; {Standard("ash")} ash:scale_factor = \"{factor}\" ; ash:_FillValue = 4s ;",
                "ash = 1, 2, 3, 4 ;"
            );
        Assert.That(Describe(Packed("0.5f")).Read("air-concentration"), Is.EqualTo(new[] { 0.5f, 1, 1.5f, float.NaN }));
        var run = Describe(Packed("a half"));
        Assert.That(
            () => run.Read("air-concentration"),
            Throws.InstanceOf<UnreadableInputException>().With.Message.Contains("'scale_factor'")
        );
    }

    [TestCase("byte", "b", 256)]
    [TestCase("short", "s", 65536)]
    public void Signed_integers_may_stand_for_unsigned_ones(string type, string suffix, int span)
    {
        var run = Describe(
            Cdl(
                "",
                $"{type} ash(lat, lon) ; {Standard("ash")} ash:_Unsigned = \"true\" ; ash:_FillValue = -1{suffix} ; ash:valid_range = 0{suffix}, -3{suffix} ;",
                "ash = 1, -2, -3, -1 ;"
            )
        );
        Assert.That(run.Read("air-concentration"), Is.EqualTo(new[] { 1f, float.NaN, span - 3, float.NaN }));
    }

    [Test]
    public void Absurd_numbers_are_missing_and_the_user_is_told()
    {
        var run = Describe(
            Cdl("", $"double ash(lat, lon) ; {Standard("ash")}", "ash = 1, 1e300, -2e31, 9.969209968386869e+36 ;")
        );
        using var reader = new SliceReader(run.Description.Files);
        var values = new float[4];
        reader.Read(run["air-concentration"].Slices[0], values);
        Assert.That(values, Is.EqualTo(new[] { 1f, float.NaN, float.NaN, float.NaN }));
        Assert.That(reader.TakeNotes().Single(), Does.Contain("'ash' has values over 1e30"));
        Assert.That(reader.TakeNotes(), Is.Empty, "said once");
    }

    [TestCase("500, 1500", "0, 1000, 1000, Infinity", 1000.0, null, false)]
    [TestCase("500, 1500", "1000, 0, -999, 1000", 1000.0, null, false)]
    [TestCase("500, 1500", "1000, 0, 2000, 1000", 1000.0, 2000.0, false)]
    [TestCase("500, 1500", "0, 1, 1, 2", null, null, true)]
    [TestCase("500, Infinity", "0, 1000, 1000, Infinity", 1000.0, null, false)]
    public void Bounds_of_levels_are_known_open_or_left_out(
        string levels,
        string bounds,
        double? lower,
        double? upper,
        bool isWarned
    )
    {
        var run = Describe(
            Cdl(
                "z = 2 ; bnds = 2 ;",
                $"float ash(z, lat, lon) ; {Standard("ash")} double z(z) ; z:units = \"m\" ; z:bounds = \"z_bnds\" ; double z_bnds(z, bnds) ; z_bnds:_FillValue = -999. ;",
                $"z = {levels} ; z_bnds = {bounds} ; ash = 1, 2, 3, 4, 5, 6, 7, 8 ;"
            )
        );
        var top = run["air-concentration"].Levels[^1];
        Assert.That((top.Lower, top.Upper), Is.EqualTo((lower, upper)));
        Assert.That(
            run.Description.Warnings.Any(warning => warning.Contains("bounds of 'z'", StringComparison.Ordinal)),
            Is.EqualTo(isWarned)
        );
    }

    [TestCase("km", "0, 1, 1, 2", 2000.0)]
    [TestCase("ft", "0, 3281, 3281, 6562", 2000.1)]
    [TestCase("hPa", "0, 1, 1, 2", null)]
    public void Bounds_of_levels_have_their_own_units(string units, string bounds, double? upper)
    {
        var run = Describe(
            Cdl(
                "z = 2 ; bnds = 2 ;",
                $"float ash(z, lat, lon) ; {Standard("ash")} float z(z) ; z:units = \"m\" ; z:bounds = \"z_bnds\" ; float z_bnds(z, bnds) ; z_bnds:units = \"{units}\" ;",
                $"z = 500, 1500 ; z_bnds = {bounds} ; ash = 1, 2, 3, 4, 5, 6, 7, 8 ;"
            )
        );
        Assert.That(
            run["air-concentration"].Levels[1].Upper,
            upper is null ? Is.Null : Is.EqualTo(upper.Value).Within(0.1)
        );
    }

    [Test]
    public void A_level_that_is_absurd_is_left_out_and_the_others_are_drawn()
    {
        var run = Describe(
            Cdl(
                "z = 2 ;",
                $"float ash(z, lat, lon) ; {Standard("ash")} double z(z) ; z:units = \"km\" ;",
                "z = 1e5, 2 ; ash = 1, 2, 3, 4, 5, 6, 7, 8 ;"
            )
        );
        Assert.That(run["air-concentration"].Levels.Single().Value, Is.EqualTo(2000));
        Assert.That(run.Read("air-concentration"), Is.EqualTo(new[] { 5f, 6, 7, 8 }));
        Assert.That(run.Description.Warnings.Single(), Does.Contain("'z' has a level that is missing or beyond"));
    }

    [TestCase("lat", "Limits")]
    [TestCase("nothing", "has no dimension 'nothing'")]
    public void A_choice_that_cannot_be_made_is_refused(string dimension, string problem)
    {
        var cdl = Cdl("", $"float ash(lat, lon) ; {Standard("ash")}", "ash = 1, 2, 3, 4 ;");
        Assert.That(
            () => Describe(cdl, new LoadOptions { Sum = [dimension] }),
            Throws.InstanceOf<InvalidOptionException>().With.Message.Contains(problem)
        );
    }

    private static string Standard(string variable) =>
        $"{variable}:standard_name = \"{Ash}\" ; {variable}:units = \"g m-3\" ;";

    private static string Cdl(string dimensions, string variables, string data) =>
        $$"""
            netcdf run { dimensions: lat = 2 ; lon = 2 ; {{dimensions}}
            variables: double lat(lat) ; lat:units = "degrees_north" ; double lon(lon) ; lon:units = "degrees_east" ; {{variables}}
            data: lat = 60, 61 ; lon = 10, 11 ; {{data}} }
            """;

    private DescribedRun Describe(string cdl, LoadOptions? options = null) =>
        new(NetCdfTools.Generate(folder, $"{Guid.NewGuid():N}.nc", cdl), options);
}
