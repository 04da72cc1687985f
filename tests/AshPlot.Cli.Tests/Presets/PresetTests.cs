using System.CommandLine;
using System.Text;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Presets;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Errors;
using AshPlot.Rendering;
using AshPlot.Rendering.Resuming;

namespace AshPlot.Cli.Tests.Presets;

/// <summary>Presets and the settings that come of them. No process is started.</summary>
public sealed class PresetTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase(
        """{ "size": "640x480", "limits": [-30, 50, 0, 70.5], "no-tint": true, "animate": false }""",
        "--size 640x480 --limits -30 50 0 70.5 --no-tint"
    )]
    [TestCase(
        """{ "format": ["svg", "png"], "level": "FL000-200,FL200-350", "time": ["T+6", "latest"] }""",
        "--format svg,png --level FL000-200 --level FL200-350 --time T+6 --time latest"
    )]
    [TestCase("""{ "log": true, "colors": "magma", "colours": "magma" }""", null)]
    [TestCase("""{ "log": true, "colors": "magma", "max": "1mg/m3" }""", "--log --colours magma --max 1mg/m3")]
    [TestCase(
        """{ "log": ["total-column=on"], "min": ["total-column=1g/m2", 0.5], "footer": "-a -b" }""",
        "--log total-column=on --min total-column=1g/m2 --min 0.5 --footer=-a\u00a0-b"
    )]
    [TestCase("""{ "contours": true }""", "--contours")]
    [TestCase("""{ "contours": false }""", "--size 1000x750")]
    [TestCase("""{ "contours": "smooth" }""", "--contours smooth")]
    [TestCase(
        """{ "central-longitude": -170, "retries": 2, "species": "sum", "title": "--overwrite", } // a comment""",
        "--central-longitude -170 --retries 2 --species sum --title=--overwrite"
    )]
    public void A_preset_is_as_if_its_options_had_been_typed(string json, string? words)
    {
        var preset = temporary.Write("house.json", json);
        if (words is null)
            Assert.That(
                () => Read("--preset", preset),
                Throws.TypeOf<InvalidOptionException>().With.Message.Contains("--colours is given twice")
            );
        else
            Assert.That(
                Difference(
                    Read("--preset", preset),
                    Read([.. words.Split(' ').Select(word => word.Replace('\u00a0', ' '))])
                ),
                Is.Null
            );
    }

    [Test]
    public void What_is_typed_takes_the_place_of_what_the_preset_says()
    {
        var preset = temporary.Write(
            "house.json",
            """{ "zoom": "plume", "limits": [-30, 50, 0, 70], "colours": ["total-column=magma", "vaac"], "level": "FL100", "serial": true, "size": "640x480" }"""
        );
        Assert.That(
            Difference(
                Read(
                    "--preset",
                    preset,
                    "--limits",
                    "1",
                    "2",
                    "3",
                    "4",
                    "--vaac-colours",
                    "--level",
                    "all",
                    "--start-method",
                    "fork"
                ),
                Read("--limits", "1", "2", "3", "4", "--vaac-colours", "--start-method", "fork", "--size", "640x480")
            ),
            Is.Null
        );
        Assert.That(Read("--preset", preset, "--zoom", "plume").Maps.Limits, Is.Null);
    }

    [TestCase("""{ "sise": "640x480" }""", "sise: is not an option of render; did you mean 'size'?")]
    [TestCase("""{ "frobnicate": 1 }""", "frobnicate: is not an option of render; 'ashplot help render' lists them")]
    [TestCase("""{ "--size": "640x480" }""", "--size: is not an option of render; did you mean 'size'?")]
    [TestCase(
        """{ "size": "big" }""",
        "size: 'big' is not a valid size; expected WIDTHxHEIGHT, for example 1000x750, each from 200 to 10000; --size on the command line"
    )]
    [TestCase("""{ "size": ["640x480", "1x1"] }""", "size: takes one value, WxH, not a list")]
    [TestCase("""{ "size": true }""", "size: takes WxH, not true or false")]
    [TestCase("""{ "size": null }""", "size: is neither text, number, true or false, nor a list")]
    [TestCase("""{ "size": "" }""", "size: is empty or has a control character")]
    [TestCase("""{ "animate": "yes" }""", "animate: takes true or false")]
    [TestCase("""{ "limits": [1, 2, 3] }""", "limits: takes a list of 4 numbers: XMIN YMIN XMAX YMAX")]
    [TestCase("""{ "limits": ["--overwrite", "-o", "x", "y"] }""", "limits: takes a list of 4 numbers")]
    [TestCase("""{ "level": [] }""", "level: is neither")]
    [TestCase("""{ "level": [["a"]] }""", "level: is neither")]
    [TestCase(
        """{ "output": "/tmp/x" }""",
        "output: cannot be set by a preset: a preset does not say where files are written"
    )]
    [TestCase("""{ "overwrite": true }""", "overwrite: cannot be set by a preset")]
    [TestCase("""{ "log-file": "a" }""", "log-file: cannot be set by a preset")]
    [TestCase("""{ "ensemble": "*" }""", "ensemble: cannot be set by a preset: a preset does not choose the input")]
    [TestCase("""{ "preset": "qva" }""", "preset: cannot be set by a preset: a preset cannot name another")]
    [TestCase("""{ "shard": "1/2" }""", "shard: cannot be set by a preset: is for a single start")]
    [TestCase("""{ "help": true }""", "help: is not an option of render")]
    [TestCase(
        """{ "overlay": "/etc/passwd" }""",
        "overlay: '/etc/passwd' is not a file of the preset's own folder; put it there"
    )]
    [TestCase("""{ "overlay": "a/../../b" }""", "overlay: 'a/../../b' is not a file")]
    [TestCase("""{ "colours": "air-concentration=../b.json" }""", "colours: '../b.json' is not a file")]
    [TestCase("""{ "size": "640x480", "size": "640x480" }""", "size: is given twice")]
    [TestCase("""{ "source": 1 }""", "source: is not a text")]
    [TestCase("""{ "colors": "viridiss" }""", "colors: 'viridiss' is not a colour map or class scheme")]
    [TestCase("""{ "overlay": "none.geojson" }""", "overlay: ")]
    [TestCase("""{ "overlay": "house.json" }""", "; --overlay on the command line takes its place")]
    [TestCase("""{ "logo": "none.png" }""", "logo: none.png does not exist")]
    [TestCase("""{ "logo": "../none.png" }""", "logo: '../none.png' is not a file of the preset's own folder")]
    [TestCase("""{ "time": "30" }""", "time: '30' is a time limit of a batch job; give it on the command line")]
    [TestCase("[]", "is not a JSON object")]
    [TestCase("{ \"size\":\n oops }", "house.json, line 2: is not valid JSON")]
    [TestCase("""{ "title": "\ud800" }""", "has a text that is not valid Unicode")]
    public void A_fault_is_one_line_that_names_the_preset_the_option_and_what_to_do(string json, string problem)
    {
        var preset = temporary.Write("house.json", json);
        var error = Assert.Throws<InvalidOptionException>(() => Read("--preset", preset))!;
        Assert.That(error.Message, Does.StartWith($"--preset: {preset}").And.Contain(problem).And.Not.Contain("\n"));
    }

    [Test]
    public void Files_of_a_preset_lie_in_its_own_folder()
    {
        temporary.Write("in/fir.geojson", """{ "type": "Point", "coordinates": [-20, 64] }""");
        temporary.Write("in/mine.json", """{ "unit": "mg/m3", "levels": [1, 2], "colours": ["#000000", "#ffffff"] }""");
        var preset = temporary.Write(
            "house.json",
            """{ "overlay": "in/fir.geojson", "colours": ["air-concentration=in/mine.json", "viridis"] }"""
        );
        Assert.That(
            Difference(
                Read("--preset", preset),
                Read(
                    "--overlay",
                    temporary["in/fir.geojson"],
                    "--colours",
                    $"air-concentration={temporary["in/mine.json"]}",
                    "--colours",
                    "viridis"
                )
            ),
            Is.Null
        );
    }

    [Platform("Linux")]
    [TestCase("in/fir.geojson", "../../other/fir.geojson", "in/fir.geojson")]
    [TestCase("in", "../other", "in/fir.geojson")]
    [TestCase("in/fir.dbf", "../../other/fir.geojson", "in/fir.shp")]
    [TestCase("in/fir.geojson", "fir.geojson", "in/fir.geojson")]
    public void No_link_leads_out_of_the_folder_of_a_preset(string link, string target, string named)
    {
        temporary.Write("other/fir.geojson", """{ "type": "Point", "coordinates": [-20, 64] }""");
        var preset = temporary.Write("own/house.json", $$"""{ "overlay": "{{named}}" }""");
        Directory.CreateDirectory(Path.GetDirectoryName(temporary["own/" + link])!);
        File.CreateSymbolicLink(temporary["own/" + link], target);
        Assert.That(
            () => Read("--preset", preset),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.Contains(
                    $"overlay: '{named}' leads by a link to what is not a file of the preset's own folder"
                )
        );
    }

    [Test]
    [Platform("Linux")]
    public void A_link_within_the_folder_of_a_preset_is_followed()
    {
        temporary.Write("own/in/fir.geojson", """{ "type": "Point", "coordinates": [-20, 64] }""");
        var preset = temporary.Write("own/house.json", """{ "overlay": "latest.geojson" }""");
        File.CreateSymbolicLink(temporary["own/latest.geojson"], "../own/./in/fir.geojson");
        Directory.CreateSymbolicLink(temporary["linked"], "own");
        Assert.That(Read("--preset", preset).Maps.Overlays, Has.Length.EqualTo(1));
        Assert.That(Read("--preset", temporary["linked/house.json"]).Maps.Overlays, Has.Length.EqualTo(1));
    }

    [TestCase("submit", "true")]
    [TestCase("account", "\"a\"")]
    [TestCase("partition", "\"p\"")]
    [TestCase("tasks", "4")]
    [TestCase("cpus-per-task", "4")]
    [TestCase("time", "\"2:00:00\"")]
    public void A_preset_submits_no_job(string key, string value)
    {
        var preset = temporary.Write("house.json", $$"""{ "{{key}}": {{value}} }""");
        Assert.That(
            () =>
                PresetCommandLine.Parse(
                    AshPlotCommand.Create(),
                    ["slurm", "render", "run.nc", "--tasks", "2", "--preset", preset],
                    new ParserConfiguration()
                ),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith($"--preset: {preset}: {key}: ")
        );
    }

    [Test]
    public void An_unknown_name_or_a_missing_file_is_refused()
    {
        Assert.That(
            () => Read("--preset", "vaac-paris"),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.StartsWith("--preset: there is no preset 'vaac-paris'; give a file")
                .And.Message.Contains("vaac-london")
        );
        Assert.That(
            () => Read("--preset", "none.json"),
            Throws.TypeOf<InvalidOptionException>().With.Message.EqualTo("--preset: none.json: no such preset file")
        );
        var large = temporary.Write("large.json", new string(' ', 70000));
        Assert.That(
            () => Read("--preset", large),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("64 KiB")
        );
    }

    [Test]
    public void Each_preset_that_comes_with_ashplot_says_what_it_is_and_from_where()
    {
        var centres = new[]
        {
            "anchorage",
            "buenos-aires",
            "darwin",
            "london",
            "montreal",
            "tokyo",
            "toulouse",
            "washington",
            "wellington",
        };
        Assert.That(
            BuiltInPresets.Names,
            Is.SupersetOf(centres.Select(centre => "vaac-" + centre).Append("qva").Append("va-chart"))
        );
        foreach (var preset in BuiltInPresets.All)
        {
            Assert.That(
                (preset.Description.Length > 20, preset.Source.Length > 20, preset.Folder),
                Is.EqualTo((true, true, (string?)null)),
                preset.Name
            );
            Assert.That(() => Read("--preset", preset.Name.ToUpperInvariant()), Throws.Nothing, preset.Name);
            if (preset.Name.StartsWith("vaac-", StringComparison.Ordinal))
                Assert.That(
                    preset.Entries.Select(entry => entry.Key),
                    Is.SupersetOf(new[] { "limits", "projection", "colours", "level" }),
                    preset.Name
                );
        }
    }

    [Test]
    public void Slurm_jobs_have_the_options_and_not_the_preset()
    {
        var preset = temporary.Write("house.json", """{ "size": "640x480", "limits": [-30, 50, 0, 70] }""");
        var options = new RenderCommandOptions();
        var render = new Command("render");
        foreach (var option in options.All)
            render.Add(option);
        var line = PresetCommandLine.Parse(
            new RootCommand { new Command("slurm") { render } },
            ["slurm", "render", "--preset", preset, "--workers", "2"],
            new ParserConfiguration()
        );
        Assert.That(
            options.Words(line.Parsed).SelectMany(word => word.Text),
            Is.EqualTo(new[] { "--workers", "2", "--size", "640x480", "--limits", "-30", "50", "0", "70" })
        );
    }

    [Test]
    [CancelAfter(60_000)]
    public void Damaged_presets_are_refused_by_typed_errors_alone(CancellationToken cancellation)
    {
        var whole = Encoding.UTF8.GetBytes(
            """{ "description": "d", "size": "640x480", "limits": [-30, 50, 0, 70], "level": ["a", 1], "log": true, "overlay": "x.geojson", "colours": "q=b.json" }"""
        );
        var render = RenderCommand.Create();
        var random = new Random(1);
        var refused = 0;
        for (var trial = 0; trial < 3000; trial++)
        {
            cancellation.ThrowIfCancellationRequested();
            var damaged = whole.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                foreach (
                    var (option, _, words) in PresetWords.Of(
                        PresetFile.Parse(
                            "p.json",
                            "/folder",
                            damaged.AsMemory(0, random.Next(damaged.Length / 2, damaged.Length + 1))
                        ),
                        render
                    )
                )
                    Assert.That(
                        words,
                        Has.All.StartsWith("--")
                            .Or.All.Matches<string>(word => word == option || double.TryParse(word, out _))
                    );
            }
            catch (InvalidOptionException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(1000));
    }

    private static RenderSettings Read(params string[] words) =>
        RenderCommand.Read(["run.nc", .. LogOption.Joined(words)]).Job;

    /// <summary>In what two jobs differ, on which maps and files of a run depend.</summary>
    private static string? Difference(RenderSettings one, RenderSettings other)
    {
        var how = (other.Options.Retries, other.Options.StartMethod, other.OutputFolder);
        Assert.That((one.Options.Retries, one.Options.StartMethod, one.OutputFolder), Is.EqualTo(how));
        return JobFingerprint.Of(one, []).OfRun(one).DifferenceTo(JobFingerprint.Of(other, []).OfRun(other));
    }
}
