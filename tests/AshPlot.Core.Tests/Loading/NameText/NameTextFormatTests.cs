using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NameText;

internal sealed class NameTextFormatTests
{
    private NameTextFiles files = null!;

    [SetUp]
    public void MakeFolder() => files = new NameTextFiles();

    [TearDown]
    public void RemoveFolder() => files.Dispose();

    [Test]
    public void The_small_example_is_read_as_the_format_says()
    {
        var run = files.Describe(NameTextFiles.NameTwo);
        Assert.That((run.Model, run.Title, run.Kind), Is.EqualTo(("name", "DEMO", RunKind.Grid)));
        Assert.That(run.Attributes["NAME Version"], Is.EqualTo("NAME III (version 8.0)"));
        Assert.That(run.Attributes["Release location"], Is.EqualTo("19.0000W   64.0000N"));
        Assert.That(run.Attributes, Does.Not.ContainKey("X grid size"));
        Assert.That(run.Warnings, Is.Empty);

        var quantity = run.Quantities.Single();
        Assert.That(
            (quantity.Name, quantity.Units, quantity.Statistic),
            Is.EqualTo(("air-concentration", "g/m3", "mean"))
        );
        Assert.That(quantity.Variable, Is.EqualTo("VOLCANIC_ASH_AIR_CONCENTRATION"));
        Assert.That(quantity.Grid.Longitudes.Centres, Is.EqualTo(new[] { -19.75, -19.25 }));
        Assert.That(quantity.Grid.Latitudes.Centres, Is.EqualTo(new[] { 63.25, 63.75 }));
        Assert.That(
            quantity.Levels,
            Is.EqualTo(
                new[] { new Level(LevelKind.FlightLevel, 100, 0, 200), new Level(LevelKind.FlightLevel, 275, 200, 350) }
            )
        );
        var end = ModelTime.FromDate(2025, 1, 1, 3 * 3600);
        Assert.That(quantity.Times, Is.EqualTo(new[] { new TimeStep(end, ModelTime.FromDate(2025, 1, 1), end) }));
        Assert.That(NameTextFiles.Read(run), Is.EqualTo(new[] { 0, 0.002f, 0, 0 }));
        Assert.That(NameTextFiles.Read(run, slice: 1), Is.All.Zero);
    }

    [Test]
    public void In_the_NAME_III_layout_the_origin_is_a_centre_and_indices_are_whole()
    {
        var run = files.Describe(NameTextFiles.NameThree);
        Assert.That(run.Title, Is.EqualTo("DEMO"));
        Assert.That(run.Attributes, Does.Not.ContainKey("Met data"), "an empty value is none");
        var quantity = run.Quantities.Single();
        Assert.That(
            (quantity.Name, quantity.Units, quantity.Statistic),
            Is.EqualTo(("air-concentration", "g/m3", "mean"))
        );
        Assert.That(quantity.Qualifiers["Sources"], Is.EqualTo("All sources"));
        Assert.That(quantity.Levels, Is.EqualTo(new[] { new Level(LevelKind.MetresAboveGround, 500) }));
        Assert.That(quantity.Grid.Longitudes.Centres, Is.EqualTo(new[] { -20.0, -19.5 }));
        Assert.That(quantity.Grid.Latitudes.Edges, Is.EqualTo(new[] { 62.75, 63.25, 63.75 }));
        Assert.That(quantity.Times.Single().PeriodSeconds, Is.EqualTo(3 * 3600));
        Assert.That(NameTextFiles.Read(run), Is.EqualTo(new[] { 0, 0.002f, 0, 0 }));
    }

    [Test]
    public void Carriage_returns_blanks_after_commas_and_a_missing_last_comma_change_nothing(
        [Values("NAME II", "NAME III", "NAME III version 2")] string layout,
        [Values("\n", "\r\n")] string lineEnd,
        [Values(",", ", ", "")] string rowEnd,
        [Values] bool lastLineIsEnded
    )
    {
        var text = NameTextFiles.Of(layout);
        var expected = files.Describe(text, "expected.txt");
        var changed = text.Replace(",\n", rowEnd + "\n").Replace("\n", lineEnd);
        var run = files.Describe(lastLineIsEnded ? changed : changed.TrimEnd('\r', '\n'), "changed.txt");
        Assert.That(run.Quantities.Single().Levels, Is.EqualTo(expected.Quantities.Single().Levels));
        Assert.That(run.Quantities.Single().Times, Is.EqualTo(expected.Quantities.Single().Times));
        Assert.That(NameTextFiles.Read(run), Is.EqualTo(NameTextFiles.Read(expected)));
    }

    [Test]
    public void Without_a_folder_for_decoded_planes_the_file_is_parsed_when_it_is_opened()
    {
        var run = new NameTextFormat().Describe(files.Write(NameTextFiles.NameTwo), new LoadOptions());
        Assert.That(run.Files.Single().DecodedPlanes, Is.Null);
        Assert.That(NameTextFiles.Read(run), Is.EqualTo(new[] { 0, 0.002f, 0, 0 }));
    }

    [Test]
    public void No_data_rows_are_maps_of_zeros()
    {
        var run = files.Describe(NameTextFiles.NameTwo.Replace(NameTextFiles.NameTwoRow, string.Empty));
        Assert.That(NameTextFiles.Read(run), Is.All.Zero);
    }

    [Test]
    public void The_last_of_duplicate_rows_counts_in_any_order_of_rows()
    {
        const string Rows = """
             1.5,2.5,-19.75,63.75,5,6
             2.5,1.5,-19.25,63.25,1,2
             1.5,1.5,-19.75,63.25,3,4
             2.5,1.5,-19.25,63.25,0,7
            """;
        var run = files.Describe(NameTextFiles.NameTwo.Replace(NameTextFiles.NameTwoRow, Rows));
        Assert.That(NameTextFiles.Read(run), Is.EqualTo(new float[] { 3, 0, 5, 0 }));
        Assert.That(NameTextFiles.Read(run, slice: 1), Is.EqualTo(new float[] { 4, 7, 6, 0 }));
    }

    [Test]
    public void Fortran_numbers_without_an_exponent_letter_and_NaN_are_read()
    {
        var run = files.Describe(NameTextFiles.NameTwo.Replace("0.20000000E-02,0.00000000E+00", "0.123-005,NaN"));
        Assert.That(NameTextFiles.Read(run)[1], Is.EqualTo(0.123e-5f));
        Assert.That(NameTextFiles.Read(run, slice: 1)[1], Is.NaN);
    }

    [TestCase("2.500000,1.500000,-19.250000,63.250000,0.20000000E-02", "the row has 5 cells, not 6")]
    [TestCase("2.500000,1.500000,-19.250000,63.250000,1,2,3", "the row has 7 cells, not 6")]
    [TestCase("2.500000", "the row has 1 cells, not 6")]
    [TestCase("2.500000,1.500000,-19.250000,63.250000,1,*****", "cell 6 is not a number: '*****'")]
    [TestCase("2.500000,1.500000,-19.250000,63.250000,1.5.5,2", "cell 5 is not a number: '1.5.5'")]
    [TestCase("2.500000,1.500000,-19.250000,63.250000,,2", "cell 5 is not a number: ''")]
    [TestCase("2.500000,1.500000,-19.250000,63.250000,1E99,2", "cell 5 is not a number: '1E99'")]
    [TestCase("2.500000,1.500000,-19.250000,63.250000,Infinity,2", "cell 5 is not a number: 'Infinity'")]
    [TestCase("3.500000,1.500000,-18.750000,63.250000,1,2", "the x index is outside the grid, which has 2")]
    [TestCase("0.500000,1.500000,-20.250000,63.250000,1,2", "the x index is outside the grid, which has 2")]
    [TestCase("2.500000,-7,-19.250000,63.250000,1,2", "the y index is outside the grid, which has 2")]
    [TestCase("2.500000,NaN,-19.250000,63.250000,1,2", "the y index is outside the grid, which has 2")]
    [TestCase(
        "2.500000,1.500000,-19.400000,63.250000,1,2",
        "the coordinates are not those of the cell, whose centre is -19.25, 63.25"
    )]
    [TestCase(
        "2.500000,1.500000,-19.250000,63.390000,1,2",
        "the coordinates are not those of the cell, whose centre is -19.25, 63.25"
    )]
    [TestCase(
        "2.500000,1.500000,NaN,63.250000,1,2",
        "the coordinates are not those of the cell, whose centre is -19.25, 63.25"
    )]
    public void A_broken_row_is_refused_with_its_line(string row, string problem)
    {
        var text = NameTextFiles.NameTwo.Replace(NameTextFiles.NameTwoRow, NameTextFiles.NameTwoRow + "\n" + row + ",");
        var error = Assert.Throws<UnreadableInputException>(() => files.Describe(text))!;
        Assert.That(error.Line, Is.EqualTo(NameTextFiles.LineOf(text, "\n" + row) + 1));
        Assert.That(
            error.Message,
            Is.EqualTo(
                $"{Path.Combine(files.Folder, "name.txt")}, line {error.Line}: {error.Message.Split(": ", 2)[1]}"
            )
        );
        Assert.That(error.Message, Does.Contain(problem));
        Assert.That(Directory.Exists(files.Decoding.DecodedPlanesFolder), Is.False, "nothing is left behind");
    }

    [Test]
    public void A_printed_coordinate_may_be_off_by_single_precision_and_by_whole_turns()
    {
        var text = NameTextFiles.NameTwo.Replace("-19.250000,63.250000,0.2", "340.760000,63.245000,0.2");
        Assert.That(NameTextFiles.Read(files.Describe(text))[1], Is.EqualTo(0.002f));
    }

    [TestCase("Title: ", "Heading: ", null, "neither 'Run name' nor 'Title'")]
    [TestCase("X grid size:                    2", "X grid size: 2000000000", 7, "400000 can be read")]
    [TestCase("X grid size:                    2", "X grid size: 0", 7, "'X grid size' is 0")]
    [TestCase("Y grid size:                    2", "Y grid size: two", 8, "'Y grid size' is not a whole number: 'two'")]
    [TestCase("Y grid size:                    2", "Y grid size:", 8, "'Y grid size' is missing from the header")]
    [TestCase("Y grid size:                    2", "Y grid sighs: 2", null, "'Y grid size' is missing from the header")]
    [TestCase(
        "X grid resolution:     0.5",
        "X grid resolution: -0.5",
        9,
        "'X grid resolution' is not greater than zero"
    )]
    [TestCase("X grid resolution:     0.5", "X grid resolution: NaN", 9, "'X grid resolution' is not a number")]
    [TestCase("Y grid origin:          63", "Y grid origin: 100000", 6, "not degrees of latitude")]
    [TestCase("Y grid origin:          63.00000", "Y grid origin: 89.75", 6, "not degrees of latitude")]
    [TestCase("X grid origin:         -20", "X grid origin: 100000", 5, "not degrees of longitude")]
    [TestCase("Number of fields:               2", "Number of fields: 3", 16, "'Quantity' has 6 cells, not 7")]
    [TestCase("Number of fields:               2", "Number of fields: 0", 11, "'Number of fields' is 0")]
    [TestCase(",0300UTC 01/01/2025,", ",0300UTC 31/02/2025,", 19, "'0300UTC 31/02/2025' is not a valid time")]
    [TestCase("From FL200 - FL350", "From FL000 - FL200", null, "two of its fields are the same slice")]
    [TestCase("NAME III", "NEMO III", 1, "unrecognised format; expected 'NAME III' in the first line")]
    public void A_broken_header_is_refused_with_what_is_wrong(string old, string replacement, int? line, string problem)
    {
        var error = Assert.Throws<UnreadableInputException>(() =>
            files.Describe(ReplaceFirst(NameTextFiles.NameTwo, old, replacement))
        )!;
        Assert.That(error.Message, Does.Contain(problem).And.Not.Contain("\n"));
        Assert.That(error.Line, Is.EqualTo((long?)line));
    }

    [Test]
    public void A_row_may_be_centred_past_the_pole_by_half_a_cell()
    {
        var text = NameTextFiles
            .NameTwo.Replace("Y grid origin:          63.00000", "Y grid origin: 89.5")
            .Replace("63.250000", "89.750000");
        var latitudes = files.Describe(text).Quantities[0].Grid.Latitudes;
        Assert.That((latitudes.Centres[1], latitudes.UpperEdge), Is.EqualTo((90.25, 90d)));
    }

    [Test]
    public void A_grid_of_too_many_cells_is_refused_before_memory_is_taken()
    {
        var text = NameTextFiles
            .NameTwo.Replace("size:                    2", "size: 400000")
            .Replace("0.5000000", "0.0001");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(
            () => files.Describe(text),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("400000 x 400000 cells")
        );
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2_000_000));
    }

    [Test]
    public void A_file_that_ends_in_its_headings_or_within_a_row_is_refused()
    {
        var text = NameTextFiles.NameTwo.Replace(
            NameTextFiles.NameTwoRow,
            NameTextFiles.NameTwoRow + "\n" + NameTextFiles.NameTwoRow
        );
        var headings = text[..(text.IndexOf("g/m3,g/m3", StringComparison.Ordinal) - 5)];
        Assert.That(
            () => files.Describe(headings),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("'Units'")
        );
        Assert.That(
            () => files.Describe(text[..40]),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("within its header")
        );
        Assert.That(
            () => files.Describe(text.TrimEnd()[..^3]),
            Throws
                .TypeOf<UnreadableInputException>()
                .With.Message.Contains("line 22: the file ends in the middle of this row")
        );
    }

    [Test]
    public void A_grid_in_metres_of_the_National_Grid_is_refused()
    {
        var text = NameTextFiles.NameThree.Replace(
            "X (Lat-Long), Y (Lat-Long)",
            "X (UK National Grid (m)), Y (UK National Grid (m))"
        );
        Assert.That(
            () => files.Describe(text),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("National Grid")
        );
    }

    [Test]
    public void A_missing_file_is_refused() =>
        Assert.That(
            () => new NameTextFormat().Describe(Path.Combine(files.Folder, "none.txt"), new LoadOptions()),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("cannot be opened")
        );

    [Test]
    public void An_unknown_unit_or_averaging_is_a_warning()
    {
        var run = files.Describe(
            NameTextFiles.NameTwo.Replace("g/m3,g/m3", "g/m3,spoons").Replace("averaged,003", "averaged,about 003")
        );
        Assert.That(run.Warnings.Single(), Does.Contain("'spoons'"));
        run = files.Describe(NameTextFiles.NameTwo.Replace("003 hr time averaged", "now and then"));
        Assert.That(run.Warnings.Single(), Does.Contain("'now and then'"));
    }

    [Test]
    public void A_field_that_the_table_does_not_have_is_listed_and_not_drawn()
    {
        var run = files.Describe(
            NameTextFiles.NameTwo.Replace(",Air Concentration,Air Concentration", ",Air Concentration,Particle Count")
        );
        Assert.That(run.Quantities.Single().Levels.Single().Value, Is.EqualTo(100));
        var other = run.OtherVariables.Single();
        Assert.That(other.Name, Is.EqualTo("VOLCANIC_ASH_PARTICLE_COUNT"));
        Assert.That(other.LongName, Does.Contain("From FL200 - FL350"));
    }

    [Test]
    public void Two_averaging_periods_of_one_level_and_time_are_two_quantities()
    {
        var run = files.Describe(
            NameTextFiles
                .NameTwo.Replace("From FL200 - FL350", "From FL000 - FL200")
                .Replace("averaged,003 hr", "averaged,006 hr")
        );
        Assert.That(
            run.Quantities.Select(quantity => quantity.Qualifiers["period"]),
            Is.EqualTo(new[] { "3 h", "6 h" })
        );
    }

    [Test]
    public void Fields_that_agree_in_all_but_their_names_are_told_apart_by_them()
    {
        var text = string.Join(
            '\n',
            NameTextFiles
                .NameThree.Replace("field cols:       1", "field cols: 2")
                .Split('\n')
                .Select(line =>
                    line.Contains("Field Req") ? " , , , , Fine ash, Coarse ash,"
                    : line.EndsWith(',') ? line + line.TrimEnd(',')[(line.TrimEnd(',').LastIndexOf(',') + 1)..] + ","
                    : line
                )
        );
        var run = files.Describe(text);
        Assert.That(
            run.Quantities.Select(quantity => quantity.Qualifiers["Field Name"]),
            Is.EqualTo(new[] { "Fine ash", "Coarse ash" })
        );
    }

    [Test]
    public void A_mean_and_a_momentary_value_are_two_quantities()
    {
        var run = files.Describe(
            NameTextFiles.NameTwo.Replace("averaged,003 hr time averaged", "averaged,No time averaging")
        );
        Assert.That(
            run.Quantities.Select(quantity => quantity.Qualifiers["statistic"]),
            Is.EquivalentTo(new[] { "mean", "momentary" })
        );
        Assert.That(
            run.Quantities.Single(quantity => quantity.Statistic is null).Times.Single().PeriodSeconds,
            Is.Zero
        );
    }

    [Test]
    public void Time_series_and_trajectories_are_recognised_and_named()
    {
        var series = files.Describe("NAME III (version 6.0)\n Title: S\n Number of series: 2\n \nwhatever\n");
        Assert.That((series.Kind, series.Title), Is.EqualTo((RunKind.TimeSeries, "S")));
        series = files.Describe("NAME III (version 6.0)\nRun name: S\nX grid origin:\n \nwhatever\n");
        Assert.That(series.Kind, Is.EqualTo(RunKind.TimeSeries));
        var trajectory = files.Describe(
            "NAME III (version 6.0)\nRun name: T\nMet data: M\nBackward trajectories\n    PP Index,\n"
        );
        Assert.That((trajectory.Kind, trajectory.Title), Is.EqualTo((RunKind.Trajectory, "T")));
        Assert.That(trajectory.Attributes["Direction"], Is.EqualTo("Backward"));
        Assert.That(trajectory.Quantities, Is.Empty);
    }

    [Test]
    public void It_is_recognised_by_its_beginning_alone()
    {
        var format = new NameTextFormat();
        Assert.That(format.Recognises("  NAME III (version 7.2)\n"u8), Is.True);
        Assert.That(format.Recognises("NAME II"u8), Is.False);
        Assert.That(format.Recognises([]), Is.False);
    }

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + replacement + text[(at + old.Length)..];
    }
}
