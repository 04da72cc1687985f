using System.Globalization;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>
/// Ensembles whose members are a dimension of the file, with random values, compared with plain loops.
/// </summary>
internal sealed class MemberDimensionTests : LayoutTests
{
    private const int Members = 5;
    private const int Times = 2;
    private const int Cells = 6;
    private static readonly LoadOptions Together = new() { Members = true };

    private readonly float[,,] values = new float[Times, Members, Cells];

    [SetUp]
    public void MakeValues()
    {
        var random = new Random(5);
        for (var time = 0; time < Times; time++)
        {
            for (var member = 0; member < Members; member++)
            {
                for (var cell = 0; cell < Cells; cell++)
                    values[time, member, cell] = random.NextDouble() < 0.3 ? 0 : random.Next(1, 8000) / 1024f;
            }
        }
    }

    [TestCase("realization", "number", "mean")]
    [TestCase("", "ens", "max")]
    [TestCase("", "member", "percentile:75")]
    [TestCase("realization", "m", "probability")]
    public void Statistics_are_those_of_the_members_along_the_dimension(
        string standardName,
        string dimension,
        string word
    )
    {
        var run = EnsembleRun.Along(Describe(Cdl(dimension, standardName), Together).Description, Options(word));
        var quantity = run.Quantities.Single();
        Assert.That((run.Files.Length, quantity.Source), Is.EqualTo((1, "air-concentration")));
        Assert.That(quantity.Title, Does.EndWith("5 members"));
        Assert.That(quantity.Slices, Has.Length.EqualTo(Times));
        foreach (var (index, slice) in quantity.Slices.Index())
        {
            var read = RandomRun.Read(run, quantity, index);
            for (var cell = 0; cell < Cells; cell++)
            {
                var own = Enumerable
                    .Range(0, Members)
                    .Select(member => (double)values[slice.TimeIndex, member, cell])
                    .Order()
                    .ToArray();
                var over = own.Count(value => value > 2);
                var expected = word switch
                {
                    "mean" => own.Sum() / Members,
                    "max" => own[4],
                    // Three quarters of the way from the first to the last of five is the fourth.
                    "percentile:75" => own[3],
                    _ => over == 0 ? double.NegativeInfinity : over * 20,
                };
                Assert.That(
                    read[cell],
                    double.IsFinite(expected) ? Is.EqualTo(expected).Within(1e-5).Percent : Is.EqualTo((float)expected)
                );
            }
        }
    }

    [Test]
    public void Only_what_differs_between_members_is_in_the_ensemble()
    {
        var described = Describe(
            Cdl(
                "ens",
                "",
                "float column(time, lat, lon) ; column:standard_name = \"atmosphere_mass_content_of_volcanic_ash\" ; column:units = \"g m-2\" ;"
            ),
            Together
        );
        Assert.That(described.Names, Is.EqualTo(new[] { "air-concentration", "total-column" }));
        Assert.That(
            EnsembleRun.Along(described.Description, Options("mean")).Quantities.Select(quantity => quantity.Source),
            Is.EqualTo(new[] { "air-concentration" })
        );
    }

    [Test]
    public void A_file_without_such_a_dimension_or_of_which_a_member_is_chosen_is_refused()
    {
        Assert.That(
            () => Describe(Cdl("np", ""), Together),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith("Statistics")
        );
        var chosen = Together with { Select = Together.Select.Add("ens", 1) };
        Assert.That(
            () => Describe(Cdl("ens", ""), chosen),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith("Statistics")
        );
        Assert.That(
            () => EnsembleRun.Along(Describe(Cdl("ens", "")).Description, Options("mean")),
            Throws.TypeOf<ConflictingInputsException>()
        );
    }

    [Test]
    public void Files_of_one_ensemble_are_joined_and_others_are_not()
    {
        var first = Describe(Cdl("ens", ""), Together).Description;
        var axis = first.Members!;
        Assert.That(
            MemberAxis.Join([axis, axis with { Positions = axis.Positions.Add("other", 0) }])!.Positions,
            Has.Count.EqualTo(axis.Positions.Count + 1)
        );
        Assert.That(MemberAxis.Join([axis, null]), Is.Null);
        Assert.That(MemberAxis.Join([axis, axis with { Count = 4 }]), Is.Null);
        Assert.That(MemberAxis.Join([axis, axis with { Positions = axis.Positions.SetItem("ash", 0) }]), Is.Null);
    }

    [Test]
    [Category("RealData")]
    public void The_mean_of_FALL3D_s_members_is_that_of_the_members_drawn_one_by_one()
    {
        var path = Path.Combine(RealData.Folder(), "..", "cases", "f821_ens.nc");
        var single = RunFormats.Describe(path, new LoadOptions());
        var run = EnsembleRun.Along(RunMerger.Merge([RunFormats.Describe(path, Together)]), Options("mean"));
        var mean = run.Quantities.Single(quantity => quantity.Source == "air-concentration");
        Assert.That(
            (mean.FileToken, mean.Title),
            Is.EqualTo(("Air_Concentration_Mean", "Air Concentration, mean of 3 members"))
        );
        var members = single
            .Quantities.Where(quantity =>
                quantity.Name == "air-concentration"
                && quantity.Qualifiers.GetValueOrDefault("ensemble")?.StartsWith("member", StringComparison.Ordinal)
                    == true
            )
            .ToArray();
        Assert.That(members, Has.Length.EqualTo(3));
        foreach (var index in Enumerable.Range(0, mean.Slices.Length))
        {
            var own = members.Select(member => RandomRun.Read(single, member, index)).ToArray();
            var read = RandomRun.Read(run, mean, index);
            for (var cell = 0; cell < read.Length; cell++)
                Assert.That(read[cell], Is.EqualTo(own.Sum(member => (double)member[cell]) / 3).Within(1e-4).Percent);
        }
    }

    private static EnsembleOptions Options(string word) =>
        new([EnsembleStatistic.Parse(word)], [new ThresholdValue(2, "mg/m3")], 0);

    private string Cdl(string dimension, string standardName, string more = "")
    {
        var numbers = string.Join(
            ", ",
            values.Cast<float>().Select(value => value.ToString("R", CultureInfo.InvariantCulture))
        );
        return $$"""
            netcdf ensemble {
            dimensions: time = {{Times}} ; {{dimension}} = {{Members}} ; lat = 2 ; lon = 3 ;
            variables:
              double time(time) ; time:units = "hours since 2010-04-14" ;
              int {{dimension}}({{dimension}}) ; {{dimension}}:standard_name = "{{standardName}}" ;
              double lat(lat) ; lat:units = "degrees_north" ;
              double lon(lon) ; lon:units = "degrees_east" ;
              double height ; height:units = "m" ; height:standard_name = "altitude" ;
              float ash(time, {{dimension}}, lat, lon) ; ash:standard_name = "mass_concentration_of_volcanic_ash_in_air" ; ash:units = "mg m-3" ; ash:coordinates = "height" ;
              {{more}}
            data:
              time = 3, 6 ; {{dimension}} = 1, 2, 3, 4, 5 ; lat = 60, 61 ; lon = -20, -19, -18 ; height = 500 ;
              ash = {{numbers}} ;
            }
            """;
    }
}
