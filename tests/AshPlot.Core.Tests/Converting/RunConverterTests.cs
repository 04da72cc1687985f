using AshPlot.Core.Converting;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
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
        var run = new ConvertedRun(
            folder,
            [
                .. Directory
                    .GetFiles(RepositoryFolder.Find("data", "sample", part), "*.txt")
                    .Order(StringComparer.Ordinal),
            ]
        );

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.Sum(quantity => quantity.Slices.Length), Is.EqualTo(20));
    }

    [Test]
    [Category("RealData")]
    public void Real_text_is_read_back_the_same() =>
        new ConvertedRun(
            folder,
            [.. Directory.GetFiles(RealData.Folder(), "*_trimmed.txt").Order(StringComparer.Ordinal)]
        ).AssertSame();

    [TestCase("ash3d")]
    [TestCase("cf")]
    [TestCase("fall3d-7")]
    [TestCase("fall3d-8")]
    [TestCase("flexpart")]
    [TestCase("hysplit")]
    [TestCase("qva")]
    public void A_run_of_any_other_layout_is_read_back_the_same(string seed)
    {
        var cdl = File.ReadAllText(RepositoryFolder.Find("tests", "AshPlot.Fuzz", "Seeds", seed + ".cdl"));
        new ConvertedRun(
            folder,
            new LoadOptions { Release = seed == "flexpart" ? 0 : null },
            NetCdfTools.Generate(folder, "in.nc", cdl)
        ).AssertSame();
    }

    [TestCase("hysplit-packed.cdump")]
    public void A_run_of_binary_files_is_read_back_the_same(string seed) =>
        new ConvertedRun(folder, RepositoryFolder.Find("tests", "AshPlot.Fuzz", "Seeds", seed)).AssertSame();

    [TestCase(
        "rotated_latitude_longitude",
        "degrees",
        1,
        "grid_north_pole_latitude = 43. ; m:grid_north_pole_longitude = -170. ; m:north_pole_grid_longitude = 7."
    )]
    [TestCase(
        "lambert_conformal_conic",
        "km",
        25,
        "standard_parallel = 30., 60. ; m:latitude_of_projection_origin = 45. ; m:longitude_of_central_meridian = -10. ; m:false_easting = 5000."
    )]
    [TestCase(
        "lambert_conformal_conic",
        "m",
        2500,
        "standard_parallel = 60. ; m:longitude_of_central_meridian = 3. ; m:earth_radius = 6371229."
    )]
    [TestCase(
        "polar_stereographic",
        "m",
        2500,
        "standard_parallel = 60. ; m:straight_vertical_longitude_from_pole = -32. ; m:semi_major_axis = 6378137. ; m:inverse_flattening = 298."
    )]
    [TestCase("mercator", "m", 2500, "longitude_of_projection_origin = 3. ; m:scale_factor_at_projection_origin = 0.9")]
    [TestCase(
        "transverse_mercator",
        "m",
        2500,
        "scale_factor_at_central_meridian = 0.9996 ; m:longitude_of_central_meridian = 3. ; m:latitude_of_projection_origin = 0."
    )]
    public void A_grid_with_a_mapping_is_read_back_the_same(string mapping, string units, int step, string attributes)
    {
        var name = mapping.StartsWith("rotated", StringComparison.Ordinal)
            ? ("grid_latitude", "grid_longitude")
            : ("projection_y_coordinate", "projection_x_coordinate");
        var run = new ConvertedRun(
            folder,
            NetCdfTools.Generate(
                folder,
                "in.nc",
                $$"""
                netcdf mapped {
                dimensions: y = 2 ; x = 3 ;
                variables:
                  double y(y) ; y:units = "{{units}}" ; y:standard_name = "{{name.Item1}}" ;
                  double x(x) ; x:units = "{{units}}" ; x:standard_name = "{{name.Item2}}" ;
                  int m ; m:grid_mapping_name = "{{mapping}}" ; m:{{attributes}} ;
                  float ash(y, x) ; ash:standard_name = "atmosphere_mass_content_of_volcanic_ash" ; ash:units = "g m-2" ; ash:grid_mapping = "m" ;
                data:
                  y = 0, {{step}} ; x = 0, {{step}}, {{2 * step}} ; ash = 1, 2, 3, 4, 5, 6 ;
                }
                """
            )
        );

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.Single().Grid.MappingName, Is.EqualTo(mapping));
    }

    [Test]
    public void A_curvilinear_grid_and_a_calendar_are_read_back_the_same()
    {
        var run = new ConvertedRun(
            folder,
            NetCdfTools.Generate(
                folder,
                "in.nc",
                """
                netcdf curved {
                dimensions: y = 2 ; x = 3 ; time = 2 ;
                variables:
                  double lat(y, x) ; lat:units = "degrees_north" ;
                  double lon(y, x) ; lon:units = "degrees_east" ;
                  int time(time) ; time:units = "days since 2000-02-28" ; time:calendar = "360_day" ;
                  float ash(time, y, x) ; ash:standard_name = "atmosphere_mass_content_of_volcanic_ash" ; ash:units = "g m-2" ; ash:coordinates = "lat lon" ;
                data:
                  lat = 60, 60.1, 60.2, 61, 61.1, 61.2 ; lon = 10, 11, 12, 10.3, 11.3, 12.3 ; time = 0, 1 ;
                  ash = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ;
                }
                """
            )
        );

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.Single().Grid.Places, Is.Not.Null);
    }

    [Test]
    public void Open_bounds_and_words_that_tell_quantities_apart_are_read_back_the_same()
    {
        var run = new ConvertedRun(
            folder,
            NetCdfTools.Generate(
                folder,
                "in.nc",
                """
                netcdf open {
                dimensions: z = 2 ; bnds = 2 ; lat = 2 ; lon = 2 ;
                variables:
                  double lat(lat) ; lat:units = "degrees_north" ;
                  double lon(lon) ; lon:units = "degrees_east" ;
                  double z(z) ; z:units = "m" ; z:standard_name = "height" ; z:bounds = "z_bnds" ;
                  double z_bnds(z, bnds) ;
                  float one(z, lat, lon) ; one:standard_name = "mass_concentration_of_volcanic_ash_in_air" ; one:units = "mg m-3" ;
                  float other(z, lat, lon) ; other:standard_name = "mass_concentration_of_volcanic_ash_in_air" ; other:units = "mg m-3" ;
                data:
                  lat = 60, 61 ; lon = 10, 11 ; z = 500, 1500 ; z_bnds = 0, 1000, 1000, Infinity ;
                  one = 1, 2, 3, 4, 5, 6, 7, 8 ; other = 11, 12, 13, 14, 15, 16, 17, 18 ;
                }
                """
            )
        );

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities, Has.Length.EqualTo(2));
        Assert.That(run.NetCdf.Quantities[0].Levels[1], Is.EqualTo(new Level(LevelKind.MetresAboveGround, 1500, 1000)));
    }

    [TestCase("fall3d_operational.nc")]
    [TestCase("VA_Tutorial_NAME_output.nc")]
    [TestCase("hysplit/cdump_two_pollutants")]
    [TestCase("hysplit/cdump_deposit")]
    [TestCase("flexpart/flexpart_cosmo-2e_2021030503_000_MUE.nc")]
    [TestCase("flexpart/flexpart_ifs-hres-eu_1023_20201113120000.nc")]
    [Category("RealData")]
    public void Real_output_of_other_models_is_read_back_the_same(string file)
    {
        var path = Path.Combine(RealData.Folder(), file);
        if (!File.Exists(path))
            Assert.Ignore("the real data is not beside the repository");
        new ConvertedRun(folder, path).AssertSame();
    }

    [Test]
    public void Levels_of_every_kind_are_read_back_with_their_bounds()
    {
        var levels = new[]
        {
            "From  -250 -   250m asl",
            Layer,
            "Z = 500.0000 m asl",
            "Z = -50.00000 m asl",
            "Z = 50.00000 m agl",
            "From 0 - 100m agl",
            "From FL000 - FL200",
            "FL350",
            "From 50000 - 85000 Pa",
            "Boundary layer average",
            "Boundary layer",
            "",
        };
        var run = Convert([
            .. levels.SelectMany(level => new[] { new FieldColumn(level, Three), new FieldColumn(level, Six) }),
        ]);

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.SelectMany(quantity => quantity.Levels).Count(), Is.EqualTo(levels.Length));
        Assert.That(
            run.NetCdf.Quantities.SelectMany(quantity => quantity.Levels)
                .Select(level => level.Kind)
                .Distinct()
                .Count(),
            Is.EqualTo(6)
        );
    }

    [Test]
    public void Every_quantity_is_read_back_under_its_name()
    {
        var run = Convert(
            new FieldColumn(Layer, Three),
            new FieldColumn(Layer, Three) { Averaging = "3hr 0min integral", Units = "g s / m^3" },
            new FieldColumn(Layer, Three)
            {
                Quantity = "Dosage",
                Averaging = "",
                Units = "Bq s / m^3",
            },
            new FieldColumn("Vertical integral", Three)
            {
                Quantity = "Dosage",
                Averaging = "3hr 0min integral",
                Units = "g s / m^2",
            },
            new FieldColumn("Vertical integral", Six)
            {
                Quantity = "Dosage",
                Averaging = "1hr 0min 7sec integral",
                Units = "g s / m^2",
            },
            new FieldColumn("Vertical integral", "01/01/2025 07:00 UTC") { Units = "g / m^2" },
            new FieldColumn("", Three)
            {
                Quantity = "Deposition",
                Averaging = "9hr 0min integral",
                Units = "g / m^2",
            },
            new FieldColumn("", Six)
            {
                Quantity = "Deposition",
                Averaging = "12hr 0min integral",
                Units = "g / m^2",
            },
            new FieldColumn("", Six)
            {
                Quantity = "Wet deposition",
                Averaging = "time integral",
                Units = "g / m^2",
            },
            new FieldColumn("", Six)
            {
                Quantity = "Dry deposition",
                Averaging = "No time averaging",
                Units = "g / m^2",
            },
            new FieldColumn(Layer, Three) { Species = "SO2" },
            new FieldColumn(Layer, Three) { Species = "Odd TRACER/1", Averaging = "No time averaging" }
        );

        run.AssertSame();
        Assert.That(
            run.NetCdf.Quantities.Select(quantity => quantity.Name),
            Does.Contain("odd-tracer-1-air-concentration")
        );
        var column = run.NetCdf.Quantities.Single(quantity => quantity.Name == "total-column");
        Assert.That(
            column.Slices.Select(slice => slice.Terms[0].Factor),
            Is.EqualTo(new[] { 1.0 / 10800, 1.0 / 3607, 1 })
        );
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
            new FieldColumn(Layer, Three),
            new FieldColumn(Layer, Three) { Averaging = "1hr 0min average" },
            new FieldColumn(Layer, Three) { Averaging = "No time averaging" },
            new FieldColumn(Layer, Three) { Averaging = "time average" },
            new FieldColumn(Layer, Three) { Sources = "Katla: east; west" },
            new FieldColumn(Layer, Three) { Sources = "Grimsvotn", Name = "Fine: 1 = 2" },
            new FieldColumn(Layer, Three) { Sources = "Grimsvotn", Name = "Coarse" }
        );

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities, Has.Length.EqualTo(7));
    }

    [Test]
    public void A_level_that_is_not_there_at_a_time_is_not_made_up()
    {
        var run = Convert(
            new FieldColumn("Z = 100.0 m asl", Three),
            new FieldColumn("Z = 200.0 m asl", Three),
            new FieldColumn("Z = 300.0 m asl", Three),
            new FieldColumn("Z = 100.0 m asl", Six),
            new FieldColumn("Z = 200.0 m asl", Six)
        );

        run.AssertSame();
        Assert.That(run.NetCdf.Quantities.Single().Slices, Has.Length.EqualTo(5));
        Assert.That(
            NetCdfTools.Run("ncdump", "-h", run.Path),
            Does.Contain("volcanic_ash_air_concentration(altitude, time, latitude, longitude)")
                .And.Contain("volcanic_ash_air_concentration_0(altitude_0, time_0, latitude, longitude)")
        );
    }

    [Test]
    public void The_file_is_compressed_float32_with_a_map_to_a_chunk_and_a_sphere()
    {
        var run = new ConvertedRun(
            folder,
            [.. Directory.GetFiles(RepositoryFolder.Find("data", "sample"), "Air*.txt")]
        );

        var header = NetCdfTools.Run("ncdump", "-hs", run.Path);
        foreach (
            var line in new[]
            {
                "float volcanic_ash_air_concentration(flight_level, time, latitude, longitude) ;",
                "_Storage = \"chunked\" ;",
                "_ChunkSizes = 1, 1, 108, 120 ;",
                "_Shuffle = \"true\" ;",
                "_DeflateLevel = 4 ;",
                "cell_methods = \"time: mean\" ;",
                "grid_mapping = \"latitude_longitude\" ;",
                "latitude_longitude:earth_radius = 6371229. ;",
                "time:bounds = \"time_bnds\" ;",
                "flight_level:bounds = \"flight_level_bnds\" ;",
                "latitude:bounds = \"latitude_bnds\" ;",
                ":Run\\ time = \"2100UTC 31/12/2024\" ;",
                ":Conventions = \"CF-1.8\" ;",
                "standard_name = \"mass_concentration_of_volcanic_ash_in_air\" ;",
            }
        )
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
            Throws.TypeOf<UnwritableOutputException>().With.Message.StartsWith(folder.File("taken.nc") + ":")
        );
        Assert.That(Directory.GetFileSystemEntries(folder.File("working")), Is.Empty);
    }

    [Test]
    public void A_time_series_is_refused()
    {
        var run = ConvertedRun.Described(folder, [Write(NameTextFiles.NameTwo)]) with { Kind = RunKind.TimeSeries };

        Assert.That(
            () => RunConverter.Write(run, folder.File("run.nc"), folder.File("working"), new UnidataLibrary()),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("time series")
        );
    }

    private ConvertedRun Convert(params FieldColumn[] fields) =>
        new(folder, Write(FieldColumn.FileOf("Met data: none", fields)));

    private string Write(string text, string name = "name.txt")
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
