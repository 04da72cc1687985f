using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using AshPlot.Cli.CommandLine;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using BitMiracle.LibTiff.Classic;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Small files, each with a situation that real files or public reports showed, through the real command.
/// </summary>
[Category("RealData")]
[CancelAfter(240_000)]
[Parallelizable(ParallelScope.Children)]
public sealed class CasesTests
{
    private static readonly string[] All = Directory.Exists(Folder)
        ?
        [
            .. Directory
                .EnumerateFiles(Folder, "*.nc")
                .Select(path => Path.GetFileName(path)!)
                .Where(name => !name.StartsWith("hdf5-", StringComparison.Ordinal))
                .Order(),
        ]
        : [];

    private static readonly ConcurrentDictionary<string, Lazy<Task<CommandResult>>> Infos = new();

    private static string Folder => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "cases"));

    [TestCase("q_london.nc")]
    [TestCase("q_z.nc")]
    [TestCase("q_zthr.nc")]
    public async Task A_QVA_has_its_layers_and_four_probabilities(string file)
    {
        var quantities = await QuantitiesAsync(file);
        Assert.That(
            quantities.Select(Name),
            Is.EqualTo(new[] { "air-concentration", "probability", "probability", "probability", "probability" })
        );
        Assert.That(
            quantities.Skip(1).Select(quantity => quantity["qualifiers"]!["threshold"]!.GetValue<string>()),
            Is.EquivalentTo(new[] { "0.2 mg/m3", "2 mg/m3", "5 mg/m3", "10 mg/m3" })
        );
        foreach (var quantity in quantities)
            Assert.That(
                Levels(quantity),
                Is.EqualTo(Enumerable.Range(0, 12).Select(layer => $"FL{layer * 50:000}-{(layer + 1) * 50:000}"))
            );
    }

    [TestCase("tb_ref.nc", "2010-04-13T21:00:00Z/2010-04-14T00:00:00Z 2010-04-14T03:00:00Z/2010-04-14T06:00:00Z")]
    [TestCase("tb_rev.nc", "2010-04-13T21:00:00Z/2010-04-14T00:00:00Z 2010-04-14T03:00:00Z/2010-04-14T06:00:00Z")]
    public async Task Bounds_of_times_have_their_own_reference_and_direction(string file, string expected)
    {
        var bounds = (await QuantitiesAsync(file)).Single()["timeBounds"]!
            .AsArray()
            .Select(pair => $"{pair![0]}/{pair[1]}");
        Assert.That(string.Join(' ', bounds), Is.EqualTo(expected));
    }

    [TestCase("icon_abs.nc", "2010-04-14T00:00:00Z 2010-04-14T06:00:00Z")]
    public async Task Dates_that_are_written_as_numbers_are_read(string file, string expected) =>
        Assert.That(string.Join(' ', (await QuantitiesAsync(file)).Single()["times"]!.AsArray()), Is.EqualTo(expected));

    [TestCase("b4.nc", "00500 01500")]
    [TestCase("f9_layer.nc", "FL000-200 FL200-350")]
    public async Task Levels_have_their_names(string file, string expected) =>
        Assert.That(string.Join(' ', Levels((await QuantitiesAsync(file))[0])), Is.EqualTo(expected));

    [TestCase("unsigned_attr.nc", 0, 60)]
    [TestCase("scale_text.nc", 0, 1)]
    public async Task Packed_numbers_have_their_range(string file, double min, double max)
    {
        var quantity = (await QuantitiesAsync(file, "--range")).Single();
        Assert.That(quantity["min"]!.GetValue<double>(), Is.EqualTo(min).Within(1e-4));
        Assert.That(quantity["max"]!.GetValue<double>(), Is.EqualTo(max).Within(1e-4));
    }

    [Test]
    public async Task A_dotted_unit_is_known_and_takes_aviation_colours()
    {
        var info = await InfoAsync("unit_dot.nc");
        Assert.That(info["quantities"]![0]!["units"]!.GetValue<string>(), Is.EqualTo("g/m3"));
        Assert.That(info["warnings"]!.AsArray(), Is.Empty);
        var result = await RunAsync("render", Case("unit_dot.nc"), "--colours", "vaac", "--dry-run");
        Assert.That((result.Status, result.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task An_ensemble_of_FALL3D_has_members_a_mean_and_probabilities()
    {
        var quantities = await QuantitiesAsync("f821_ens.nc");
        var described = quantities.Select(quantity =>
            $"{Name(quantity)} {quantity["qualifiers"]!["ensemble"] ?? quantity["qualifiers"]!["threshold"]}"
        );
        Assert.That(
            described,
            Is.SupersetOf(
                new[]
                {
                    "air-concentration member 1",
                    "air-concentration member 3",
                    "air-concentration mean",
                    "total-column mean",
                    "total-deposition mean",
                    "probability 2 mg/m3",
                    "probability 4 mg/m3",
                }
            )
        );
        var maps = await RunAsync(
            "render",
            Case("f821_ens.nc"),
            "--dry-run",
            "--select",
            "ens=1",
            "--quantity",
            "air-concentration"
        );
        Assert.That(
            maps.Output,
            Does.Contain("Air_Concentration_Mean_FL050")
                .And.Contain("Air_Concentration_Member_2_FL050")
                .And.Not.Contain("Member_1")
        );
    }

    [TestCase("ens3.nc", "3 members of an ensemble along 'ensemble'", "--select ensemble=0")]
    [TestCase("l_one.nc", "on model levels ('level')", "--select level=0")]
    public async Task What_is_not_drawn_says_why_and_how_it_is(string file, string reason, string advice)
    {
        var other = (await InfoAsync(file))["otherVariables"]![0]!;
        Assert.That(other["reason"]!.GetValue<string>(), Does.Contain(reason));
        Assert.That(other["advice"]!.GetValue<string>(), Is.EqualTo(advice));
        var render = await RunAsync("render", Case(file), "--dry-run");
        Assert.That(render.Status, Is.EqualTo(3));
        Assert.That(render.Error, Does.Contain(reason).And.Contain(advice));
    }

    [Test]
    public async Task A_rotated_grid_lies_where_its_pole_says()
    {
        var grid = (await QuantitiesAsync("rot3.nc")).Single()["grid"]!;
        Assert.That(grid["mapping"]!.GetValue<string>(), Is.EqualTo("rotated_latitude_longitude"));
        Assert.That(grid["extent"]!["south"]!.GetValue<double>(), Is.EqualTo(71.7303).Within(1e-3));
        var analysis = await RunAsync("analyse", Case("rot3.nc"));
        Assert.That(analysis.Output, Does.Contain("-107.0668").And.Contain("78.7938"), analysis.Error);
    }

    [TestCase("mesh.nc", "unstructured grid")]
    [TestCase("lccgrid.nc", "grid_mapping")]
    [TestCase("level-minus-1e300.nc", "missing or out of range")]
    public async Task What_cannot_be_drawn_is_refused_from_info_on(string file, string reason)
    {
        foreach (var verb in new[] { "info", "render" })
        {
            var result = await RunAsync([verb, Case(file), .. verb == "render" ? new[] { "--dry-run" } : []]);
            Assert.That(result.Status, Is.EqualTo(3), verb);
            Assert.That(result.Error, Does.Contain(reason).And.Not.Contain("run again"), verb);
        }
    }

    [Test]
    public async Task An_absurd_value_is_left_out_with_a_note()
    {
        var info = await RunAsync("info", Case("double-1e300.nc"), "--range", "--json");
        Assert.That(info.Status, Is.Zero, info.Error);
        Assert.That(info.Error, Does.Contain("over 1e30"));
        Assert.That(JsonNode.Parse(info.Output)!["quantities"]![0]!["max"]?.GetValue<double>() ?? 0, Is.LessThan(1e30));
    }

    [Test]
    public async Task Rows_that_were_left_out_are_warned_of_once()
    {
        var warnings = (await InfoAsync("gap.nc"))["warnings"]!.AsArray();
        Assert.That(warnings, Has.Count.EqualTo(1));
        Assert.That(warnings[0]!.GetValue<string>(), Does.Contain("uneven"));
    }

    [TestCase("b1.nc", 2000)]
    [TestCase("b4.nc", 1000)]
    public async Task The_cloud_top_of_an_open_layer_is_what_is_known(string file, double atLeast)
    {
        var maps = await MapsAsync("cloud-top", Case(file), "--quantity", "cloud-top", "--threshold", "1mg/m3");
        Assert.That(maps.Max(map => map["max"]!.GetValue<double>()), Is.GreaterThanOrEqualTo(atLeast));
    }

    [Test]
    public async Task A_missing_term_counts_as_nothing()
    {
        using var temporary = new TemporaryFolder();
        var result = await RunAsync(
            "render",
            Case("h11.nc"),
            "-o",
            temporary["maps"],
            "--quantity",
            "total-column",
            "--time",
            "2024-10-04T01:00:00Z",
            "--size",
            "300x200",
            "--no-html",
            "--export",
            "geotiff"
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        var quantity = (await ManifestAsync(temporary["maps"]))["quantities"]![0]!;
        using var tiff = Tiff.Open(
            Path.Combine(temporary["maps"], quantity["maps"]![0]!["exports"]![0]!.GetValue<string>()),
            "r"
        );
        var values = MemoryMarshal.Cast<byte, float>(Values(tiff)).ToArray().Where(value => value > 0).ToArray();
        Assert.That(values, Has.Length.EqualTo(138));
        Assert.That(values.Sum(value => (double)value), Is.EqualTo(23.9).Within(0.05));
    }

    private static byte[] Values(Tiff tiff)
    {
        var bytes = new byte[tiff.StripSize() * tiff.NumberOfStrips()];
        var end = 0;
        for (var strip = 0; strip < tiff.NumberOfStrips(); strip++)
            end += tiff.ReadEncodedStrip(strip, bytes, end, -1);
        return bytes[..end];
    }

    [Test]
    public async Task The_maximum_of_a_rotated_grid_is_in_its_true_place()
    {
        using var temporary = new TemporaryFolder();
        var result = await RunAsync("analyse", Case("rot3.nc"), "-o", temporary["a"]);
        Assert.That(result.Status, Is.Zero, result.Error);
        var most = JsonNode.Parse(await File.ReadAllTextAsync(temporary["a/summary.json"]))!["runs"]![0]![
            "maxConcentration"
        ]!;
        Assert.That(most["value"]!.GetValue<double>(), Is.EqualTo(12).Within(1e-5));
        Assert.That(most["latitude"]!.GetValue<double>(), Is.EqualTo(78.794).Within(1e-3));
        Assert.That(most["longitude"]!.GetValue<double>(), Is.EqualTo(-107.067).Within(1e-3));
    }

    [Test]
    public async Task Rectilinear_coordinates_of_two_dimensions_are_drawn()
    {
        var maps = await MapsAsync("air-concentration", Case("monetio_2d.nc"));
        Assert.That(
            maps.Select(map => map["level"]!.GetValue<string>()).Distinct(),
            Is.EqualTo(new[] { "01524", "03048", "06096" })
        );
        Assert.That(
            maps.Select(map => map["status"]!.GetValue<string>()),
            Has.Some.EqualTo("done").And.All.AnyOf("done", "empty")
        );
    }

    [Test]
    public async Task Missing_cells_are_counted_and_drawn_as_no_data()
    {
        var maps = await MapsAsync("air-concentration", Case("halfmissing.nc"));
        var grid = (await QuantitiesAsync("halfmissing.nc")).Single()["grid"]!;
        Assert.That(
            maps.Select(map => map["missing"]!.GetValue<int>()),
            Has.All.EqualTo(45 * grid["ny"]!.GetValue<int>()),
            "45 of 100 columns"
        );
    }

    [Test]
    public async Task Rows_of_NAME_III_are_as_they_stand()
    {
        const int FirstField = 4,
            Fields = 8;
        var quantities = await QuantitiesAsync("name3_warri.txt", "--range");
        var rows = File.ReadLines(Case("name3_warri.txt"))
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries))
            .Where(words =>
                words.Length >= FirstField + Fields
                && words[..FirstField].All(word => double.TryParse(word, CultureInfo.InvariantCulture, out _))
            )
            .ToList();
        var maxima = Enumerable
            .Range(FirstField, Fields)
            .Select(field => rows.Max(words => double.Parse(words[field], CultureInfo.InvariantCulture)));
        Assert.That(
            quantities.Select(quantity => quantity["max"]!.GetValue<double>()).Order(),
            Is.EqualTo(maxima.Order()).Within(1e-4).Percent
        );
    }

    [Test]
    public async Task A_run_in_two_files_is_one_run()
    {
        var whole = await MaximaAsync(Case("whole.nc"));
        Assert.That(whole, Is.EqualTo(new[] { 0.001, 0.003, 0.006, 0.010 }).Within(1e-5));
        Assert.That(await MaximaAsync(Case("split2.nc"), Case("split1.nc")), Is.EqualTo(whole).Within(1e-9));

        async Task<double[]> MaximaAsync(params string[] inputs) =>
            [
                .. (await MapsAsync("total-deposition", [.. inputs, "--quantity", "total-deposition"])).Select(map =>
                    map["max"]!.GetValue<double>()
                ),
            ];
    }

    [Test]
    public async Task Of_equal_maxima_the_southernmost_then_westernmost_is_named()
    {
        using var temporary = new TemporaryFolder();
        var result = await RunAsync("analyse", Case("g_globhalf.nc"), "-o", temporary["a"]);
        Assert.That(result.Status, Is.Zero, result.Error);
        var summary = JsonNode.Parse(await File.ReadAllTextAsync(temporary["a/summary.json"]))!;
        Assert.That(summary["runs"]![0]!["maxConcentration"]!["longitude"]!.GetValue<double>(), Is.EqualTo(-2.5));
    }

    /// <summary>In this process: the command reads a file by these methods, and tests above run it.</summary>
    [TestCaseSource(nameof(All))]
    public void What_info_advises_render_accepts(string file)
    {
        var load = new LoadOptions();
        RunDescription info;
        try
        {
            info = RunFormats.Describe(Case(file), load with { Advise = true });
        }
        catch (UnreadableInputException)
        {
            Assert.That(
                () => RunFormats.Describe(Case(file), load),
                Throws.TypeOf<UnreadableInputException>(),
                "what info refuses, render refuses"
            );
            return;
        }

        foreach (var advice in info.OtherVariables.Select(other => other.Advice).OfType<string>())
        {
            var run = RunMerger.Merge([RunFormats.Describe(Case(file), LoadOptionsOf(advice))]);
            Assert.That(RunPlanner.Plan(run, new MapOptions()).Maps, Is.Not.Empty, advice);
        }
    }

    private static LoadOptions LoadOptionsOf(string words)
    {
        var (options, command) = (new InputOptions(), new Command("render"));
        foreach (var option in options.Options)
            command.Options.Add(option);
        return options.Read(command.Parse(words));
    }

    private static string Case(string file)
    {
        var path = Path.Combine(Folder, file);
        if (!File.Exists(path))
            Assert.Ignore("the cases are not beside this checkout");
        return path;
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) =>
        AshPlotProcess.RunAsync(TestContext.CurrentContext.CancellationToken, [.. arguments, "-w", "1"]);

    /// <summary>What info says of a file, asked once however many tests look at it.</summary>
    private static async Task<JsonNode> InfoAsync(string file, params string[] more)
    {
        var result = await Infos
            .GetOrAdd(string.Join(' ', [file, .. more]), _ =>
                new(() => RunAsync(["info", Case(file), "--json", .. more]))
            )
            .Value;
        Assert.That(result.Status, Is.Zero, result.Error);
        return JsonNode.Parse(result.Output)!;
    }

    private static async Task<JsonNode[]> QuantitiesAsync(string file, params string[] more) =>
        [.. (await InfoAsync(file, more))["quantities"]!.AsArray().Select(quantity => quantity!)];

    private static string Name(JsonNode quantity) => quantity["name"]!.GetValue<string>();

    private static IEnumerable<string?> Levels(JsonNode quantity) =>
        quantity["levels"]!.AsArray().Select(level => level!["name"]?.GetValue<string>());

    /// <summary>The maps of a quantity as the manifest of a small render has them.</summary>
    private static async Task<JsonNode[]> MapsAsync(string quantity, params string[] words)
    {
        using var temporary = new TemporaryFolder();
        var result = await RunAsync(["render", .. words, "-o", temporary["maps"], "--size", "300x200", "--no-html"]);
        Assert.That(result.Status, Is.Zero, result.Error);
        return
        [
            .. (await ManifestAsync(temporary["maps"]))["quantities"]!
                .AsArray()
                .Single(found => Name(found!) == quantity)!["maps"]!
                .AsArray()
                .Select(map => map!),
        ];
    }

    private static async Task<JsonNode> ManifestAsync(string folder) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json")))!;
}
