using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

internal sealed class MonetioLayoutTests : LayoutTests
{
    [Test]
    public void Layers_are_named_by_their_tops_and_the_level_0_is_the_deposit()
    {
        var run = Describe(Cdl());

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
        Assert.That(concentration.Units, Is.EqualTo("mg/m3"));
        Assert.That(run.Read("air-concentration", level: 1, time: 1), Is.EqualTo(new[] { 21f, 22, 23, 24 }));
        Assert.That((run["total-column"].Units, run["total-deposition"].Units), Is.EqualTo(("mg/m2", "mg/m2")));
        Assert.That(run.Read("total-column")[0], Is.EqualTo((5f * 500) + (9 * 1024)));
        Assert.That(run.Read("total-deposition", time: 1), Is.EqualTo(new[] { 1f + 13, 2 + 14, 3 + 15, 4 + 16 }));
        Assert.That(concentration.Grid.IsTrue, "rows and columns");
        Assert.That(
            run.Description.Warnings.Single(),
            Does.Contain("'z' has no unit").And.Contain("metres above ground")
        );
    }

    [TestCase("Beginning of sampling time period", 0, 1)]
    [TestCase("End of sampling time period", -1, 0)]
    public void Where_the_file_states_them_samples_are_periods_named_by_their_end(string words, int from, int to)
    {
        var times = Describe(Cdl(attributes: $""":time\ description = "{words}" ; :sample\ time\ hours = 1. ;"""))[
            "air-concentration"
        ].Times;
        Assert.That(times[0], Is.EqualTo(new TimeStep(Hour(to), Hour(from), Hour(to))));
    }

    [Test]
    public void Of_several_members_one_is_selected()
    {
        var cdl = Cdl(members: 2);
        var run = Describe(cdl);
        Assert.That(run.Names, Is.Empty);
        Assert.That(run.Reason("PASH"), Does.Contain("2 members of an ensemble along 'ens'"));
        Assert.That(run.Advice("PASH"), Is.EqualTo("Select ens=0"));
        var second = Describe(
            cdl,
            new LoadOptions
            {
                Select = System.Collections.Immutable.ImmutableSortedDictionary<string, int>.Empty.Add("ens", 1),
            }
        );
        Assert.That(second.Read("air-concentration", level: 0, time: 0), Is.EqualTo(new[] { 29f, 30, 31, 32 }));
    }

    [Test]
    public void Heights_that_cannot_be_tops_are_refused() =>
        Assert.That(
            () => Describe(Cdl().Replace("z = 0, 500, 1524", "z = 0, -500, 1524", StringComparison.Ordinal)),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("tops of layers")
        );

    private static ModelTime Hour(int hour) => ModelTime.FromDate(2010, 4, 14).AddSeconds(hour * 3600);

    private static string Cdl(int members = 1, string attributes = "") =>
        $$"""
            netcdf combined {
            dimensions: source = 1 ; ens = {{members}} ; time = 2 ; z = 3 ; y = 2 ; x = 2 ;
            variables:
              double latitude(y, x) ; double longitude(y, x) ;
              int time(time) ; time:units = "hours since 2010-04-14" ;
              int z(z) ;
              float PASH(source, ens, time, z, y, x) ; PASH:coordinates = "latitude longitude" ; PASH:units = "mg/m3" ;
              {{attributes}}
            data:
              latitude = 60, 60, 61, 61 ;
              longitude = 10, 11, 10, 11 ;
              time = 0, 1 ;
              z = 0, 500, 1524 ;
              PASH = {{Numbers(1, 24 * members)}} ;
            }
            """;
}
