using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Reporting;

internal sealed class ManifestTests
{
    /// <summary>The document of the command line's contract, word for word but for file names.</summary>
    private const string Contract = """
        { "schema": 1,
          "tool": { "name": "ashplot", "version": "0.1.0" },
          "source": { "model": "name", "title": "VA_Tutorial", "files": ["data/VA_Tutorial_NAME_output.nc"],
                      "attributes": { "Met data": "NWP Flow.UM; regional", "Run time": "18/04/2010 00:00 UTC" } },
          "run": { "startMethod": "spawn", "startMethodAsked": "spawn", "workers": 8, "workerPids": [ 4242, 4243 ],
                   "started": "2026-01-01T00:00:00Z", "elapsedSeconds": 1.23, "interrupted": false, "shard": null },
          "quantities": [
            { "name": "air-concentration", "title": "Air Concentration", "units": "g/m3",
              "standardName": "mass_concentration_of_volcanic_ash_in_air",
              "scale": { "min": 0, "max": 0.0012, "kind": "linear" },
              "frame": { "x": 70, "y": 60, "width": 860, "height": 540, "projection": "plate-carree",
                         "xmin": -60.375, "xmax": 30.375, "ymin": 29.625, "ymax": 75.375 },
              "maps": [
                { "level": "00500", "levelValue": 500, "levelUnits": "m", "levelBounds": [250, 750],
                  "time": "2010-04-18T03:00:00Z", "timeBounds": ["2010-04-18T00:00:00Z", "2010-04-18T03:00:00Z"],
                  "path": "00500/Run_Air_Concentration_00500_20100418030000.png",
                  "files": ["00500/Run_Air_Concentration_00500_20100418030000.png"],
                  "status": "done", "min": 0, "max": 0.00107, "coverage": 1, "missing": 0, "pid": 4242, "milliseconds": 8.1, "attempts": 1, "kept": false }
              ] } ] }
        """;

    [Test]
    public void Written_to_a_stream_it_is_the_same_document()
    {
        // Long enough to be written in several pieces.
        var manifest = SampleManifest.Run("Eyjafjallajökull", levels: 20, times: 20);

        Assert.That(WrittenPage.Written(manifest.WriteTo), Is.EqualTo(manifest.ToJson()));
    }

    [Test]
    public void The_document_has_the_shape_of_the_contract_in_its_order()
    {
        var written = JsonNode.Parse(SampleManifest.Contract().ToJson())!.ToJsonString();

        Assert.That(written, Is.EqualTo(JsonNode.Parse(Contract)!.ToJsonString()));
    }

    [Test]
    public void The_document_is_indented_with_line_feeds_and_ends_with_one()
    {
        var json = SampleManifest.Contract().ToJson();

        Assert.That(json, Does.Contain("\n  \"tool\": {").And.EndsWith("}\n"));
        Assert.That(json, Does.Not.Contain('\r'));
    }

    [Test]
    public void A_document_that_is_read_and_written_again_stays_the_same()
    {
        var json = SampleManifest.Run("Eyjafjallajökull", levels: 3, times: 4).ToJson();

        Assert.That(Manifest.Parse(json, "manifest.json").ToJson(), Is.EqualTo(json));
    }

    [Test]
    public void Level_and_time_are_null_and_not_left_out_where_a_map_has_none()
    {
        var map = new ManifestMap
        {
            Status = MapStatus.Done,
            Path = "a.png",
            Files = ["a.png"],
            Min = 0,
            Max = 1,
            Pid = 1,
        };

        var written = Maps(map)[0]!.AsObject();

        foreach (var name in (string[])["level", "levelValue", "levelUnits", "levelBounds", "time", "timeBounds"])
            Assert.That(written.TryGetPropertyValue(name, out var value) && value is null, name);
    }

    [TestCase(MapStatus.Done, "done")]
    [TestCase(MapStatus.Empty, "empty")]
    [TestCase(MapStatus.NoData, "no-data")]
    [TestCase(MapStatus.Failed, "failed")]
    [TestCase(MapStatus.NotDrawn, "not-drawn")]
    public void A_status_is_written_as_the_word_of_the_contract(MapStatus status, string word)
    {
        Assert.That(
            Maps(new ManifestMap { Status = status, Files = [] })[0]!["status"]!.GetValue<string>(),
            Is.EqualTo(word)
        );
    }

    [Test]
    public void What_is_not_known_of_a_map_and_the_domain_of_the_run_come_back_as_they_were_written()
    {
        var map = new ManifestMap
        {
            Status = MapStatus.NoData,
            Files = [],
            Coverage = 0.25,
            Missing = 12,
        };
        var manifest = SampleManifest.Wrap("Run", SampleManifest.Contract().Quantities[0] with { Maps = [map] });
        var grid = new Grid(GridAxis.Regular(175, 1, 20), GridAxis.Regular(50, 1, 5));
        manifest = manifest with { Run = manifest.Run with { Domain = GeoDomain.Of([grid]) } };

        var read = Manifest.Parse(manifest.ToJson(), "manifest.json");

        Assert.That(
            (read.Quantities[0].Maps[0].Coverage, read.Quantities[0].Maps[0].Missing),
            Is.EqualTo(((double?)0.25, (long?)12))
        );
        Assert.That(read.ToJson(), Is.EqualTo(manifest.ToJson()));
        var domain = JsonNode.Parse(manifest.ToJson())!["run"]!["domain"]!;
        Assert.That(
            domain["type"]!.GetValue<string>(),
            Is.EqualTo("MultiPolygon"),
            "two boxes, one on either side of the dateline"
        );
    }

    [TestCase("""{"type": "Point", "coordinates": [1, 2]}""")]
    [TestCase("""{"type": "Polygon", "coordinates": [[[1]]]}""")]
    [TestCase("""{"type": "Polygon"}""")]
    public void A_domain_that_is_not_a_polygon_makes_the_manifest_unreadable(string domain)
    {
        var json = SampleManifest
            .Contract()
            .ToJson()
            .Replace("\"shard\": null", $"\"shard\": null, \"domain\": {domain}", StringComparison.Ordinal);
        Assert.That(() => Manifest.Parse(json, "manifest.json"), Throws.TypeOf<UnreadableInputException>());
    }

    [Test]
    public void Only_a_failed_map_has_an_error()
    {
        var maps = Maps(
            new ManifestMap
            {
                Status = MapStatus.Failed,
                Error = "broken",
                Files = [],
            },
            new ManifestMap { Status = MapStatus.Done, Files = [] }
        );

        Assert.That(maps[0]!["error"]!.GetValue<string>(), Is.EqualTo("broken"));
        Assert.That(maps[1]!.AsObject().ContainsKey("error"), Is.False);
    }

    [Test]
    public void A_number_that_is_not_finite_becomes_null()
    {
        var map = new ManifestMap
        {
            Status = MapStatus.Done,
            Files = [],
            Min = double.NaN,
            Max = double.PositiveInfinity,
            LevelBounds = [0, double.NegativeInfinity],
        };

        var written = Maps(map)[0]!;

        Assert.That(written["min"], Is.Null);
        Assert.That(written["max"], Is.Null);
        Assert.That(written["levelBounds"]!.ToJsonString(), Is.EqualTo("[0,null]"));
        Assert.That(Manifest.Parse(Write(map), "x").Quantities[0].Maps[0].LevelBounds!.Value[1], Is.NaN);
    }

    [Test]
    public void Numbers_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Made by hand, since tests run without the data of cultures.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;

            Assert.That(SampleManifest.Contract().ToJson(), Does.Contain("\"elapsedSeconds\": 1.23,"));
            Assert.That(
                WrittenPage.Index(SampleManifest.Contract(), new Dictionary<string, string>()),
                Does.Contain("1.23 s").And.Contain("0 to 1.07 mg/m").And.Contain("in 8.1 ms")
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_document_without_one_of_its_lists_is_refused()
    {
        var json = JsonNode.Parse(Contract)!;
        json["quantities"]![0]!["maps"]![0]!.AsObject().Remove("files");

        Assert.That(
            () => Manifest.Parse(json.ToJsonString(), "manifest.json"),
            Throws.TypeOf<UnreadableInputException>()
        );
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{\"schema\": 1}")]
    [TestCase("{\"schema\": ")]
    public void What_is_no_manifest_is_refused_with_the_name_of_the_file(string json)
    {
        Assert.That(
            () => Manifest.Parse(json, "maps/manifest.json"),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contain("maps/manifest.json")
        );
    }

    [Test]
    public void A_later_schema_is_refused()
    {
        var json = (SampleManifest.Contract() with { Schema = 2 }).ToJson();

        Assert.That(
            () => Manifest.Parse(json, "m.json"),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contain("schema 2")
        );
    }

    private static string Write(params ManifestMap[] maps) =>
        SampleManifest
            .Wrap(
                null,
                new ManifestQuantity
                {
                    Name = "q",
                    Title = "Q",
                    Units = "g",
                    Maps = [.. maps],
                }
            )
            .ToJson();

    private static JsonArray Maps(params ManifestMap[] maps) =>
        JsonNode.Parse(Write(maps))!["quantities"]![0]!["maps"]!.AsArray();
}
