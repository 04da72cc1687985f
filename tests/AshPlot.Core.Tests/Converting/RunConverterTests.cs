using AshPlot.Core.Converting;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading;
using AshPlot.Core.Tests.Loading.NameText;
using AshPlot.Core.Tests.Loading.NetCdf;

namespace AshPlot.Core.Tests.Converting;

[CancelAfter(120_000)]
internal sealed class RunConverterTests
{
    private const string Three = "01/01/2025 03:00 UTC";
    private const string Six = "01/01/2025 06:00 UTC";
    private const string Layer = "From   250 -   750m asl";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [TestCase("NAME II")]
    [TestCase("NAME III")]
    [TestCase("NAME III version 2")]
    public void Each_layout_of_text_is_read_back_the_same(string layout)
    {
        var run = new ConvertedRun(folder, Write(NameTextFiles.Of(layout)));

        run.AssertSame();
        foreach (var (key, text) in run.Text.Attributes)
            Assert.That(run.NetCdf.Attributes.GetValueOrDefault(NetCdfNames.OfAttribute(key)!), Is.EqualTo(text), key);
    }

    [TestCase("")]
    [TestCase("name3")]
    public void The_sample_is_read_back_the_same(string part)
    {
        var run = new ConvertedRun(folder, [.. Directory.GetFiles(RepositoryFolder.Find("data", "sample", part), "*.txt").Order(StringComparer.Ordinal)]);

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.Sum(quantity => quantity.Slices.Length), Is.EqualTo(20));
    }

    [Test]
    [Category("RealData")]
    public void Real_text_is_read_back_the_same() =>
        new ConvertedRun(folder, [.. Directory.GetFiles(RealData.Folder(), "*_trimmed.txt").Order(StringComparer.Ordinal)]).AssertSame();

    [Test]
    public void Levels_of_every_kind_are_read_back_with_their_bounds()
    {
        var levels = new[]
        {
            "From  -250 -   250m asl", Layer, "Z = 500.0000 m asl", "Z = -50.00000 m asl", "Z = 50.00000 m agl", "From 0 - 100m agl", "From FL000 - FL200",
            "FL350", "From 50000 - 85000 Pa", "Boundary layer average", "Boundary layer", "",
        };
        var run = Convert([.. levels.SelectMany(level => new[] { new FieldColumn(level, Three), new FieldColumn(level, Six) })]);

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.SelectMany(quantity => quantity.Levels).Count(), Is.EqualTo(levels.Length));
        Assert.That(run.NetCdf.Quantities.SelectMany(quantity => quantity.Levels).Select(level => level.Kind).Distinct().Count(), Is.EqualTo(6));
    }

    [Test]
    public void Every_quantity_is_read_back_under_its_name()
    {
        var run = Convert(
            new FieldColumn(Layer, Three),
            new FieldColumn(Layer, Three) { Averaging = "3hr 0min integral", Units = "g s / m^3" },
            new FieldColumn(Layer, Three) { Quantity = "Dosage", Averaging = "", Units = "Bq s / m^3" },
            new FieldColumn("Vertical integral", Three) { Quantity = "Dosage", Averaging = "3hr 0min integral", Units = "g s / m^2" },
            new FieldColumn("Vertical integral", Six) { Quantity = "Dosage", Averaging = "1hr 0min 7sec integral", Units = "g s / m^2" },
            new FieldColumn("Vertical integral", "01/01/2025 07:00 UTC") { Units = "g / m^2" },
            new FieldColumn("", Three) { Quantity = "Deposition", Averaging = "9hr 0min integral", Units = "g / m^2" },
            new FieldColumn("", Six) { Quantity = "Deposition", Averaging = "12hr 0min integral", Units = "g / m^2" },
            new FieldColumn("", Six) { Quantity = "Wet deposition", Averaging = "time integral", Units = "g / m^2" },
            new FieldColumn("", Six) { Quantity = "Dry deposition", Averaging = "No time averaging", Units = "g / m^2" },
            new FieldColumn(Layer, Three) { Species = "SO2" },
            new FieldColumn(Layer, Three) { Species = "Odd TRACER/1", Averaging = "No time averaging" });

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.Select(quantity => quantity.Name), Does.Contain("odd-tracer-1-air-concentration"));
        var column = run.NetCdf.Quantities.Single(quantity => quantity.Name == "total-column");
        Assert.That(column.Slices.Select(slice => slice.Terms[0].Factor), Is.EqualTo(new[] { 1.0 / 10800, 1.0 / 3607, 1 }));
    }

    [Test]
    public void A_unit_that_is_not_known_is_kept_as_it_is()
    {
        var run = Convert(new FieldColumn(Layer, Three) { Units = "pebbles / m^3" });

        Assert.That(run.NetCdf.Warnings.Single(), Does.Contain("pebbles"));
        Assert.That(run.NetCdf.Quantities.Single().Units, Is.EqualTo(run.Text.Quantities.Single().Units));
    }

    [Test]
    public void Periods_sources_and_names_that_tell_fields_apart_are_kept()
    {
        var run = Convert(
            new FieldColumn(Layer, Three), new FieldColumn(Layer, Three) { Averaging = "1hr 0min average" },
            new FieldColumn(Layer, Three) { Averaging = "No time averaging" }, new FieldColumn(Layer, Three) { Averaging = "time average" },
            new FieldColumn(Layer, Three) { Sources = "Katla: east; west" },
            new FieldColumn(Layer, Three) { Sources = "Grimsvotn", Name = "Fine: 1 = 2" }, new FieldColumn(Layer, Three) { Sources = "Grimsvotn", Name = "Coarse" });

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities, Has.Length.EqualTo(7));
    }

    [Test]
    public void A_level_that_is_not_there_at_a_time_is_not_made_up()
    {
        var run = Convert(
            new FieldColumn("Z = 100.0 m asl", Three), new FieldColumn("Z = 200.0 m asl", Three), new FieldColumn("Z = 300.0 m asl", Three),
            new FieldColumn("Z = 100.0 m asl", Six), new FieldColumn("Z = 200.0 m asl", Six));

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.Single().Slices, Has.Length.EqualTo(5));
        Assert.That(NetCdfTools.Run("ncdump", "-h", run.Path), Does.Contain("volcanic_ash_air_concentration(altitude, time, latitude, longitude)")
            .And.Contain("volcanic_ash_air_concentration_0(altitude_0, time_0, latitude, longitude)"));
    }

    [Test]
    public void The_file_is_compressed_float32_with_a_map_to_a_chunk_and_a_sphere()
    {
        var run = new ConvertedRun(folder, [.. Directory.GetFiles(RepositoryFolder.Find("data", "sample"), "Air*.txt")]);

        var header = NetCdfTools.Run("ncdump", "-hs", run.Path);
        foreach (var line in new[]
                 {
                     "float volcanic_ash_air_concentration(flight_level, time, latitude, longitude) ;", "_Storage = \"chunked\" ;",
                     "_ChunkSizes = 1, 1, 108, 120 ;", "_Shuffle = \"true\" ;", "_DeflateLevel = 4 ;", "cell_methods = \"time: mean\" ;",
                     "grid_mapping = \"latitude_longitude\" ;", "latitude_longitude:earth_radius = 6371229. ;", "time:bounds = \"time_bnds\" ;",
                     "flight_level:bounds = \"flight_level_bnds\" ;", "latitude:bounds = \"latitude_bnds\" ;", ":Run\\ time = \"2100UTC 31/12/2024\" ;",
                     ":Conventions = \"CF-1.8\" ;", "standard_name = \"mass_concentration_of_volcanic_ash_in_air\" ;",
                 })
        {
            Assert.That(header, Does.Contain(line));
        }
    }

    [Test]
    public void Header_lines_that_NetCDF_or_its_reader_would_take_amiss_do_no_harm()
    {
        var header = "(a/b):  odd\n_FillValue: 3\nSpecies: NONE\nSources: NONE\nConventions: mine\nÄsche: ja";
        var run = new ConvertedRun(folder, Write(FieldColumn.FileOf(header, new FieldColumn(Layer, Three))));

        run.AssertSame();
        Assert.That(run.NetCdf.Attributes["name (a_b)"], Is.EqualTo("odd"));
        Assert.That(run.NetCdf.Attributes["Äsche"], Is.EqualTo("ja"));
        Assert.That(run.NetCdf.Attributes["Conventions"], Is.EqualTo("CF-1.8"));
    }

    [Test]
    public void A_run_of_files_with_different_titles_stays_without_one()
    {
        var other = FieldColumn.FileOf("Met data: none", new FieldColumn(Layer, Six)).Replace("DEMO", "OTHER");
        var run = new ConvertedRun(folder, Write(NameTextFiles.NameTwo), Write(other, "other.txt"));

        Assert.That(run.Text.Title, Is.Null);
        run.AssertSame();
    }

    [Test]
    public void A_file_that_cannot_be_written_is_named_and_nothing_is_left()
    {
        var run = ConvertedRun.Described(folder, [Write(NameTextFiles.NameTwo)]);
        Directory.CreateDirectory(folder.File("taken.nc"));

        Assert.That(
            () => RunConverter.Write(run, folder.File("taken.nc"), folder.File("working"), new UnidataLibrary()),
            Throws.TypeOf<UnwritableOutputException>().With.Message.StartsWith(folder.File("taken.nc") + ":"));
        Assert.That(Directory.GetFileSystemEntries(folder.File("working")), Is.Empty);
    }

    [Test]
    public void A_time_series_is_refused()
    {
        var run = ConvertedRun.Described(folder, [Write(NameTextFiles.NameTwo)]) with { Kind = RunKind.TimeSeries };

        Assert.That(
            () => RunConverter.Write(run, folder.File("run.nc"), folder.File("working"), new UnidataLibrary()),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("time series"));
    }

    private ConvertedRun Convert(params FieldColumn[] fields) => new(folder, Write(FieldColumn.FileOf("Met data: none", fields)));

    private string Write(string text, string name = "name.txt")
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
