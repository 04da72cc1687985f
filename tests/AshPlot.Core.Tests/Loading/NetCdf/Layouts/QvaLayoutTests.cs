using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

internal sealed class QvaLayoutTests : LayoutTests
{
    [TestCase("hectofeet")]
    [TestCase("hectoft")]
    [TestCase("hft")]
    public void A_layer_has_bounds_and_a_time_begins_its_period(string units)
    {
        var run = Describe(
            Cdl("time, flight_level, latitude, longitude", "threshold, time, flight_level, latitude, longitude", units)
        );

        Assert.That(run.Description.Model, Is.EqualTo("qva"));
        var concentration = run["air-concentration"];
        Assert.That(
            concentration.Levels,
            Is.EqualTo(
                new[] { new Level(LevelKind.FlightLevel, 25, 0, 50), new Level(LevelKind.FlightLevel, 75, 50, 100) }
            )
        );
        var begin = ModelTime.FromDate(2025, 11, 1, 6 * 3600);
        Assert.That(
            concentration.Times,
            Is.EqualTo(
                new[]
                {
                    new TimeStep(begin, begin, begin.AddSeconds(10800)),
                    new TimeStep(begin.AddSeconds(10800), begin.AddSeconds(10800), begin.AddSeconds(21600)),
                }
            )
        );
        Assert.That(
            (concentration.Units, concentration.StandardName),
            Is.EqualTo(("mg/m3", "mass_concentration_of_volcanic_ash_in_air"))
        );
        Assert.That(run.Read("air-concentration", level: 1, time: 0), Is.EqualTo(new[] { 5f, 6, 7, 8 }));
        Assert.That(concentration.Grid.Latitudes.Centres, Is.EqualTo(new[] { 65.25, 65 }), "row 0 is the northernmost");
    }

    [Test]
    public void Each_threshold_is_a_probability_of_its_own_in_either_order_of_dimensions()
    {
        var first = Describe(
            Cdl("time, flight_level, latitude, longitude", "threshold, time, flight_level, latitude, longitude")
        );
        var second = Describe(
            Cdl("flight_level, time, longitude, latitude", "time, threshold, flight_level, latitude, longitude")
        );

        foreach (var run in new[] { first, second })
        {
            var probabilities = run.Description.Quantities.Where(quantity => quantity.Name == "probability").ToList();
            Assert.That(
                probabilities.Select(quantity => quantity.Qualifiers["threshold"]),
                Is.EqualTo(new[] { "0.2 mg/m3", "2 mg/m3" })
            );
            Assert.That(probabilities[0].Units, Is.EqualTo("%"));
        }

        float[] At(DescribedRun run) => run.Read(run.Description.Quantities.Last(), level: 1, time: 0);
        Assert.That(At(first), Is.EqualTo(new[] { 21f, 22, 23, 24 }));
        Assert.That(At(second), Is.EqualTo(new[] { 13f, 14, 15, 16 }));
        Assert.That(second.Read("air-concentration", level: 1, time: 0), Is.EqualTo(new[] { 9f, 11, 10, 12 }));
    }

    [Test]
    public void Levels_in_other_units_are_refused() =>
        Assert.That(
            Describe(
                    Cdl(
                        "time, flight_level, latitude, longitude",
                        "threshold, time, flight_level, latitude, longitude",
                        "m"
                    )
                )
                .Reason("ash_probability"),
            Does.Contain("flight levels")
        );

    private static string Cdl(string dimensions, string probabilityDimensions, string levelUnits = "hectofeet") =>
        $$"""
            netcdf qva { dimensions: time = 2 ; flight_level = 2 ; latitude = 2 ; longitude = 2 ; threshold = 2 ;
            variables:
             float ash_concentration({{dimensions}}) ; ash_concentration:units = "mg m-3" ;
              ash_concentration:standard_name = "mass_concentration_of_volcanic_ash_in_air" ;
             float ash_probability({{probabilityDimensions}}) ; ash_probability:units = "percent" ;
             float threshold(threshold) ; threshold:units = "mg/m^3" ;
             int flight_level(flight_level) ; flight_level:units = "{{levelUnits}}" ;
             double time(time) ; time:units = "seconds since 1970-01-01T00:00:00Z" ;
             double latitude(latitude) ; latitude:units = "degrees_north" ; double longitude(longitude) ; longitude:units = "degrees_east" ;
             :title = "QVA" ; :volcano_name = "KATLA" ; :event_type = "TEST" ;
            data: time = 1761976800, 1761987600 ; flight_level = 25, 75 ; latitude = 65.25, 65 ; longitude = -20, -19.75 ; threshold = 0.2, 2 ;
             ash_concentration = {{Numbers(1, 16)}} ; ash_probability = {{Numbers(1, 32)}} ; }
            """;
}
