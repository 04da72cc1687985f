using System.Collections.Immutable;
using System.Text.Json;
using AshPlot.Core.Advising;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Advising;

internal sealed class AdvisoryFormsTests
{
    [TestCase(-19, 63.5, "N6330 W01900")]
    [TestCase(-0.008, 0.008, "N0000 E00000")]
    [TestCase(18.9999, -0.99999, "S0100 E01900")]
    [TestCase(179.9999, 89.9999, "N9000 E18000")]
    [TestCase(-179.9999, -89.9999, "S9000 E18000")]
    [TestCase(-180, 0, "N0000 E18000")]
    [TestCase(190.25, 12.99, "N1259 W16945")]
    [TestCase(-59.995, 59.995, "N6000 W06000")]
    public void Positions_are_degrees_and_minutes_without_a_sixtieth(double longitude, double latitude, string text) =>
        Assert.That(IcaoPosition.Of(longitude, latitude).ToString(), Is.EqualTo(text));

    [TestCase("FL000-200", "SFC/FL200")]
    [TestCase("sfc/fl200", "SFC/FL200")]
    [TestCase("200-350", "FL200/350")]
    [TestCase("FL050/FL100", "FL050/100")]
    public void Layers_are_read_and_written(string text, string name) =>
        Assert.That(AdvisoryLayer.Parse(text).Name, Is.EqualTo(name));

    [TestCase("FL350-200")]
    [TestCase("FL200")]
    [TestCase("FL200-200")]
    [TestCase("0-1000")]
    [TestCase("1e2-300")]
    public void Other_texts_are_no_layers(string text) =>
        Assert.That(() => AdvisoryLayer.Parse(text), Throws.TypeOf<InvalidOptionException>());

    [Test]
    public void A_level_is_of_the_layers_that_it_reaches_into()
    {
        Assert.That(Of(new Level(LevelKind.FlightLevel, 225, 200, 250)), Is.EqualTo("FL200/350"));
        Assert.That(Of(new Level(LevelKind.FlightLevel, 200, 150, 250)), Is.EqualTo("SFC/FL200 FL200/350"));
        Assert.That(Of(new Level(LevelKind.FlightLevel, 200)), Is.EqualTo("FL200/350"));
        Assert.That(Of(new Level(LevelKind.FlightLevel, 550)), Is.EqualTo("FL350/550"));
        Assert.That(Of(new Level(LevelKind.FlightLevel, 575, 550, 600)), Is.Empty);
        // 6096 m are 20000 ft; 500 hPa are 18289 ft and 250 hPa 33999 ft in the standard atmosphere, 150 hPa 44647 ft.
        Assert.That(Of(new Level(LevelKind.MetresAboveSea, 6090, 6000, 6096.1)), Is.EqualTo("SFC/FL200"));
        Assert.That(Of(new Level(LevelKind.Pressure, 500)), Is.EqualTo("SFC/FL200"));
        Assert.That(
            AdvisoryLayer.Bounds(new Level(LevelKind.Pressure, 500))!.Value.Middle,
            Is.EqualTo(182.89).Within(0.01)
        );
        Assert.That(
            AdvisoryLayer.Bounds(new Level(LevelKind.Pressure, 250))!.Value.Middle,
            Is.EqualTo(339.99).Within(0.01)
        );
        Assert.That(
            AdvisoryLayer.Bounds(new Level(LevelKind.Pressure, 150))!.Value.Middle,
            Is.EqualTo(446.47).Within(0.01)
        );
        Assert.That(Of(new Level(LevelKind.Named, Label: "boundary layer")), Is.Empty);

        static string Of(Level level) =>
            string.Join(
                ' ',
                AdvisoryLayer.Default.Where(layer => layer.Holds(level, layer.Upper == 550)).Select(layer => layer.Name)
            );
    }

    [Test]
    public void A_layer_is_the_maximum_over_its_levels_at_the_times_of_an_advisory()
    {
        using var random = new RandomRun(11);
        var layers = new[]
        {
            AdvisoryLayer.Parse("SFC/FL350"),
            AdvisoryLayer.Parse("FL350-550"),
            AdvisoryLayer.Parse("FL600-700"),
        };
        var plan = AdvisoryPlan.For(random.Run, [], [.. layers], new ThresholdValue(2, "mg/m3"), 8);
        // Times are 03, 06, 09 and 12; of these 0 and 6 hours after the first.
        Assert.That(plan.Entries.Select(entry => plan.HoursOf(entry)), Is.EqualTo(new double?[] { 0, 0, 0, 6, 6, 6 }));
        var document = Document(plan);
        foreach (var (time, hour) in document.Quantities[0].Times.Zip([0, 2]))
        {
            Assert.That(time.Layers.Select(layer => layer.State), Is.EqualTo(new[] { "ash", "ash", "unknown" }));
            var (below, above, area) = (0f, 0f, 0.0);
            for (var cell = 0; cell < RandomRun.Cells; cell++)
            {
                var value = Math.Max(random.Values[0, hour][cell], random.Values[1, hour][cell]);
                (below, above) = (Math.Max(below, value), Math.Max(above, random.Values[2, hour][cell]));
                area += value > 0.002f ? RandomRun.Area(cell) : 0;
            }

            var layer = time.Layers[0];
            Assert.That((layer.Maximum, time.Layers[1].Maximum), Is.EqualTo((below * 1000, above * 1000)).Within(1e-6));
            Assert.That(layer.AshSquareMetres, Is.EqualTo(area).Within(1e-6).Percent);
            var polygons = new PlainPolygons(
                layer.Polygons.Select(polygon => (IReadOnlyList<IcaoPosition>)polygon.Corners)
            );
            Assert.That(layer.AreaErrorPercent, Is.EqualTo(100 * ((polygons.Area() / area) - 1)).Within(0.5));
            Assert.That((layer.CoveredPercent, time.Layers[2].CoveredPercent), Is.EqualTo((100, (double?)null)));
            Assert.That((layer.ReachesEdge, layer.Levels), Is.EqualTo((true, (string[])["FL000-200", "FL200-350"])));
        }

        var text = AdvisoryText.Of(document).Split('\n');
        Assert.That(text[0], Is.EqualTo("DRAFT, not an advisory"));
        Assert.That(
            text,
            Has.Member("FCST VA CLD +6 HR: 01/0900Z").And.Member("FL600/700 NOT KNOWN: the run has no level in it")
        );
        Assert.That(
            text.Where(line => line.StartsWith("SFC", StringComparison.Ordinal)),
            Is.Not.Empty.And.All.Match(
                "^SFC/FL350 [NS][0-9]{2}[0-5][0-9] [EW][01][0-9]{2}[0-5][0-9]( - [NS][0-9]{2}[0-5][0-9] [EW][01][0-9]{2}[0-5][0-9]){2,7}$"
            )
        );
        using var json = JsonDocument.Parse(document.ToJson());
        Assert.That(
            (json.RootElement.GetProperty("status").GetString(), json.RootElement.GetProperty("units").GetString()),
            Is.EqualTo(("DRAFT, not an advisory", "mg/m3"))
        );
    }

    [Test]
    public void No_ash_on_levels_of_a_part_of_a_layer_is_not_known()
    {
        using var random = new RandomRun(11);
        foreach (
            var (threshold, layer, state) in new[]
            {
                (9, "FL000-350", "none"),
                (9, "FL000-400", "none"),
                (9, "FL200-650", "unknown"),
                (2, "FL200-650", "ash"),
            }
        )
        {
            var document = Document(
                AdvisoryPlan.For(
                    random.Run,
                    [],
                    [AdvisoryLayer.Parse(layer)],
                    new ThresholdValue(threshold, "mg/m3"),
                    8
                )
            );
            Assert.That(document.Quantities[0].Times[0].Layers[0].State, Is.EqualTo(state), layer);
            if (layer == "FL200-650")
                Assert.That(
                    AdvisoryText.Of(document),
                    Does.Contain("levels FL200-350, FL350-550, which cover 77.8 % of it")
                );
        }
    }

    [Test]
    public void GeoJson_holds_the_polygons_cut_at_the_dateline()
    {
        ImmutableArray<IcaoPosition> ring =
        [
            new(60 * 50, 60 * 175),
            new(60 * 50, 60 * -170),
            new(60 * 40, 60 * -175),
            new(60 * 40, 60 * 170),
        ];
        var layer = new AdvisoryLayerFacts(
            "SFC/FL200",
            0,
            200,
            ["FL000-200"],
            100,
            "ash",
            3,
            179,
            45,
            1,
            2,
            100,
            0,
            0,
            false,
            [AdvisoryPolygon.Of(ring)]
        );
        var none = layer with { State = "none", Polygons = [] };
        var document = new AdvisoryDocument(
            AdvisoryDocument.Draft,
            "name",
            null,
            0.2,
            "mg/m3",
            10,
            [],
            [new("air-concentration", "", "mg/m3", [new("2025-01-01T06:00:00Z", null, null, 0, [layer, none])])]
        );
        using var json = JsonDocument.Parse(AdvisoryGeoJson.Of(document));
        var features = json.RootElement.GetProperty("features");
        Assert.That(features[1].GetProperty("geometry").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(
            features[0].GetProperty("properties").GetProperty("status").GetString(),
            Is.EqualTo("DRAFT, not an advisory")
        );
        var polygons = features[0].GetProperty("geometry").GetProperty("coordinates");
        Assert.That(polygons.GetArrayLength(), Is.EqualTo(2));
        var plain = new PlainPolygons([ring]);
        foreach (var polygon in polygons.EnumerateArray())
        {
            (double X, double Y)[] places =
            [
                .. polygon[0].EnumerateArray().Select(place => (place[0].GetDouble(), place[1].GetDouble())),
            ];
            var twice = places.Zip(places.Skip(1), (one, two) => (one.X * two.Y) - (two.X * one.Y)).Sum();
            Assert.That((places[0] == places[^1], twice > 0), Is.EqualTo((true, true)), "closed, counter-clockwise");
            Assert.That(places.Select(place => place.X), Is.All.InRange(-180, 180));
            // A straight line of degrees between two places is as good as the side.
            var middle = (X: places.Average(place => place.X), Y: places.Average(place => place.Y));
            foreach (var (one, two) in places.Zip(places.Skip(1)))
            {
                var (x, y) = ((one.X + two.X) / 2, (one.Y + two.Y) / 2);
                if (Math.Abs(x) < 179.9)
                    Assert.That(
                        (
                            plain.Hold(x + ((middle.X - x) * 0.005), y + ((middle.Y - y) * 0.005)),
                            plain.Hold(x - ((middle.X - x) * 0.005), y - ((middle.Y - y) * 0.005))
                        ),
                        Is.EqualTo((true, false))
                    );
            }
        }
    }

    [Test]
    public void What_cannot_be_drafted_is_refused()
    {
        using var random = new RandomRun(3);
        Assert.That(
            () => AdvisoryPlan.For(random.Run, [], [AdvisoryLayer.Parse("600-700")], new ThresholdValue(2, "mg/m3"), 8),
            Throws.TypeOf<InvalidOptionException>()
        );
        Assert.That(
            () => AdvisoryPlan.For(random.Run, [], AdvisoryLayer.Default, new ThresholdValue(2, "m"), 8),
            Throws.TypeOf<InvalidOptionException>()
        );
        Assert.That(
            () =>
                AdvisoryPlan.For(
                    random.Run,
                    [TimeSelector.Parse("T+99")],
                    AdvisoryLayer.Default,
                    new ThresholdValue(2, "mg/m3"),
                    8
                ),
            Throws.TypeOf<InvalidOptionException>()
        );
    }

    private static AdvisoryDocument Document(AdvisoryPlan plan)
    {
        using var drafter = new AdvisoryDrafter(plan.Job);
        var answers = new AdvisoryAnswers(plan);
        foreach (var (number, entry) in plan.Entries.Index().Where(entry => entry.Item.Slice is not null))
            answers.Add(number, drafter.Draft(entry.Quantity, entry.Slice!));
        return answers.ToDocument();
    }
}
