using System.Text.Json;
using AshPlot.Core.Colours;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Querying;

/// <summary>Answers about random fields, compared with plain loops over the same values.</summary>
internal sealed class QueryTests
{
    private const double Relative = 1e-5;

    private RandomRun random = null!;

    [SetUp]
    public void Load() => random = new RandomRun(17);

    [TearDown]
    public void RemoveFolder() => random.Dispose();

    [TestCase(0.2)]
    [TestCase(2)]
    [TestCase(7.9)]
    [TestCase(100)]
    public void Each_level_and_time_has_its_maximum_and_what_is_over_the_threshold(double threshold)
    {
        var answer = Ask([], new ThresholdValue(threshold, "mg/m3")).Quantities.Single();

        Assert.That(
            (answer.Units, answer.Thresholds.Single(), answer.Slices.Length),
            Is.EqualTo(("mg/m3", threshold, 12))
        );
        foreach (var (index, slice) in answer.Slices.Index())
        {
            var (time, level) = Math.DivRem(index, 3);
            var values = random.Values[level, time];
            var best = 0;
            var (area, cells) = (0.0, 0);
            var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
            for (var cell = 0; cell < values.Length; cell++)
            {
                best = values[cell] > values[best] ? cell : best;
                if (!(values[cell] > (float)(threshold / 1000)))
                    continue;
                var (longitude, latitude) = RandomRun.Centre(cell);
                area += RandomRun.Area(cell);
                cells++;
                (west, east) = (Math.Min(west, longitude - 0.25), Math.Max(east, longitude + 0.25));
                (south, north) = (Math.Min(south, latitude - 0.25), Math.Max(north, latitude + 0.25));
            }

            Assert.That(
                (slice.Level, slice.Time),
                Is.EqualTo((RandomRun.Levels[level], $"2025-01-01T{3 + (3 * time):00}:00:00Z"))
            );
            Assert.That(slice.Maximum, Is.EqualTo(values[best] * 1000.0).Within(Relative).Percent);
            Assert.That(
                (slice.Longitude, slice.Latitude),
                Is.EqualTo(((double?)RandomRun.Centre(best).Longitude, (double?)RandomRun.Centre(best).Latitude))
            );
            var over = slice.Over.Single();
            Assert.That((over.Threshold, over.Units, over.Cells), Is.EqualTo((threshold, "mg/m3", cells)));
            Assert.That(over.SquareMetres, Is.EqualTo(area).Within(1e-4).Percent);
            Assert.That(over.Box, Is.EqualTo(cells == 0 ? null : new AnswerBox(west, south, east, north)));
        }
    }

    [Test]
    public void At_a_place_the_values_of_its_cell_with_arrival_departure_peak_and_hours()
    {
        // A cell in the middle, and a place near its corner.
        for (var cell = 0; cell < RandomRun.Cells; cell++)
        {
            var (longitude, latitude) = RandomRun.Centre(cell);
            var place = Ask(
                [new Place("A", latitude + 0.2, longitude - 0.2)],
                new ThresholdValue(5, "mg/m3"),
                new ThresholdValue(100, "mg/m3")
            )
                .Quantities.Single()
                .Places.Single();
            Assert.That(place.Status, Is.EqualTo("inside"));
            Assert.That((place.Cell!.Latitude, place.Cell.Longitude), Is.EqualTo((latitude, longitude)));

            var (peak, arrival, departure, hours) = (0f, -1, -1, 0);
            for (var time = 0; time < RandomRun.Times; time++)
            {
                var isOver = false;
                for (var level = 0; level < 3; level++)
                {
                    var value = random.Values[level, time][cell];
                    peak = Math.Max(peak, value);
                    isOver |= value > 0.005f;
                    Assert.That(
                        place.Values[(time * 3) + level].Value,
                        Is.EqualTo(value * 1000.0).Within(Relative).Percent
                    );
                }

                if (!isOver)
                    continue;
                arrival = arrival < 0 ? time : arrival;
                departure = time;
                hours += 3;
            }

            Assert.That(place.Peak?.Value ?? 0, Is.EqualTo(peak * 1000.0).Within(Relative).Percent);
            var over = place.Over[0];
            Assert.That(
                (over.Arrival, over.Departure, over.Hours),
                Is.EqualTo((Stamp(arrival), Stamp(departure), (double?)hours))
            );
            Assert.That(over.IsOverAtEnd, Is.EqualTo(departure == RandomRun.Times - 1));
            Assert.That(
                over.ArrivalLevels,
                Is.EqualTo(
                    arrival < 0
                        ? []
                        : RandomRun.Levels.Where((_, level) => random.Values[level, arrival][cell] > 0.005f)
                )
            );
            Assert.That((place.Over[1].Arrival, place.Over[1].Hours), Is.EqualTo(((string?)null, (double?)0)));
        }

        static string? Stamp(int time) => time < 0 ? null : $"2025-01-01T{3 + (3 * time):00}:00:00Z";
    }

    [Test]
    public void A_place_outside_is_outside_and_never_0()
    {
        var document = Ask([new Place("Far", 10, 100)], new ThresholdValue(2, "mg/m3"));
        var place = document.Quantities.Single().Places.Single();
        Assert.That(
            (place.Status, place.Cell, place.Peak, place.Values.Length, place.Over.Length),
            Is.EqualTo(("outside", (PlaceCell?)null, (PlacePeak?)null, 0, 0))
        );
        Assert.That(QueryCsv.Of(document).Split('\n')[1], Does.Contain(",outside,").And.EndWith(",,,,,mg/m3"));
    }

    [Test]
    public void The_distance_to_the_centre_of_the_cell_is_that_of_the_sphere()
    {
        var place = Ask([new Place("A", 63.25, -19.6)], new ThresholdValue(2, "mg/m3"))
            .Quantities.Single()
            .Places.Single();
        // 0.15 degrees along the parallel of 63.25 north, by the haversine of half of it.
        var expected = 2 * 6371.229 * Math.Asin(Math.Cos(63.25 * Math.PI / 180) * Math.Sin(0.075 * Math.PI / 180));
        Assert.That(place.Cell!.DistanceKilometres, Is.EqualTo(expected).Within(0.001));
    }

    [Test]
    public void Only_what_is_selected_is_asked()
    {
        var answer = Ask(
            [],
            new MapOptions { Levels = ["FL200"], Times = [TimeSelector.Parse("06Z")] },
            new ThresholdValue(2, "mg/m3")
        )
            .Quantities.Single();
        Assert.That(
            answer.Slices.Select(slice => (slice.Level, slice.Time)),
            Is.EqualTo(new[] { ("FL200-350", "2025-01-01T06:00:00Z") })
        );
    }

    [Test]
    public void A_threshold_that_measures_something_else_is_refused_unless_it_is_the_default()
    {
        var threshold = new ThresholdValue(2, "g/m2");
        Assert.That(
            () => QueryPlan.For(random.Run, new MapOptions(), [], [threshold], isDefault: false),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("Threshold")
        );
        Assert.That(
            QueryPlan.For(random.Run, new MapOptions(), [], [threshold], isDefault: true).Thresholds.Single(),
            Is.Empty
        );
    }

    [Test]
    public void Json_and_csv_say_the_threshold_and_its_unit()
    {
        var document = Ask([], new ThresholdValue(2, "mg/m3"));
        using var json = JsonDocument.Parse(document.ToJson());
        var over = json.RootElement.GetProperty("quantities")[0].GetProperty("slices")[0].GetProperty("over")[0];
        Assert.That(
            (over.GetProperty("threshold").GetDouble(), over.GetProperty("units").GetString()),
            Is.EqualTo((2.0, "mg/m3"))
        );
        var lines = QueryCsv.Of(document).Split('\n');
        Assert.That(lines[0], Does.Contain(",units,").And.Contain(",threshold,"));
        Assert.That(lines, Has.Length.EqualTo(1 + 12 + 1));
    }

    [TestCase("png")]
    [TestCase("svg")]
    public void A_chart_of_a_place_is_a_picture(string format)
    {
        Place[] places = [new("A/../B", 63.25, -19.75), new("Far", 10, 100)];
        var plan = QueryPlan.For(
            random.Run,
            new MapOptions(),
            places,
            [new ThresholdValue(2, "mg/m3")],
            isDefault: false
        );
        var job = PlaceChartJob.Of(plan, Answer(plan), ClassSchemes.Qva).Single();
        Assert.That(job.Path, Is.EqualTo("places/A_.._B_Air_Concentration"));
        Assert.That(job.Levels, Is.EqualTo(RandomRun.Levels));
        var picture = PlaceChart.Draw(job, format);
        Assert.That(
            picture.Take(4),
            format == "png" ? Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47 }) : Is.EqualTo("<?xm"u8.ToArray())
        );
        Assert.That(PlaceChart.Draw(job, format), Is.EqualTo(picture), "the same chart twice");
    }

    private QueryDocument Ask(Place[] places, params ThresholdValue[] thresholds) =>
        Ask(places, new MapOptions(), thresholds);

    private QueryDocument Ask(Place[] places, MapOptions options, params ThresholdValue[] thresholds) =>
        Answer(QueryPlan.For(random.Run, options, places, thresholds, isDefault: false));

    private static QueryDocument Answer(QueryPlan plan)
    {
        using var questioner = new SliceQuestioner(plan.Job());
        var answers = new QueryAnswers(plan);
        // Workers answer in any order.
        foreach (var map in plan.Plan.Maps.Reverse())
            answers.Add(map.Number, questioner.Ask(map.Quantity, map.Slice));
        return answers.ToDocument();
    }
}
