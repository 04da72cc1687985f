using System.Collections.Immutable;
using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using CsCheck;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class CaptionWriterTests
{
    private static readonly SliceSummary Values = new(0, 0.00107, 1e-7);
    private static readonly DisplayScale Milligrams = new(1e3, "mg/m³");

    [Test]
    public void A_map_says_what_where_when_and_how_much()
    {
        var captions = Write(Air(FlightLevels(200, 350)) with { Statistic = "mean" });
        Assert.That(captions.Title, Is.EqualTo("Air concentration, FL200-350"));
        Assert.That(captions.Subtitle, Is.EqualTo("valid 18 Apr 2010 00:00 to 03:00 UTC, 3 h mean"));
        Assert.That(captions.FootRight, Is.EqualTo("maximum 1.07 mg/m³"));
        Assert.That(captions.Notice, Is.Null);
    }

    [Test]
    public void A_map_without_level_or_time_is_named_by_its_quantity_alone()
    {
        var captions = Write(Quantity(QuantityKind.TotalColumn, "g/m2", [Level.None]));
        Assert.That((captions.Title, captions.Subtitle), Is.EqualTo(("Total column mass", "")));
    }

    [Test]
    public void A_map_of_no_time_says_its_notes_where_the_time_would_be()
    {
        var quantity = Quantity(QuantityKind.Exceedance, "%", [FlightLevels(200, 350)]) with
        {
            Notes = ["Share of the run's times.", "Computed from air concentration over 0.2 mg/m3."],
        };
        var captions = Write(quantity);
        Assert.That(
            captions.Subtitle,
            Is.EqualTo("Share of the run's times. Computed from air concentration over 0.2 mg/m3.")
        );
        Assert.That(captions.FootLeft, Does.Not.Contain("Share"));
    }

    [TestCase(-3600, 0, "valid 18 Apr 2010 02:00 to 03:00 UTC, 1 h mean")]
    [TestCase(-86400, 0, "valid 17 Apr 2010 03:00 to 18 Apr 2010 03:00 UTC, 24 h mean")]
    [TestCase(-5400, 0, "valid 18 Apr 2010 01:30 to 03:00 UTC, 90 min mean")]
    [TestCase(-10, 0, "valid 18 Apr 2010 02:59:50 to 03:00 UTC, 10 s mean")]
    [TestCase(0, 75600, "valid 18 Apr 2010 03:00 to 19 Apr 2010 00:00 UTC, 21 h mean")]
    [TestCase(0, 0, "valid 18 Apr 2010 03:00 UTC")]
    [TestCase(null, null, "valid 18 Apr 2010 03:00 UTC")]
    [TestCase(0, 2592000, "valid 18 Apr 2010 03:00 to 18 May 2010 03:00 UTC, 720 h mean")]
    public void A_period_is_told_from_beginning_to_end(int? from, int? to, string text)
    {
        var step = new TimeStep(
            Three,
            from is { } begin ? Three.AddSeconds(begin) : null,
            to is { } end ? Three.AddSeconds(end) : null
        );
        Assert.That(Write(Air(Metres(500)) with { Times = [step], Statistic = "mean" }).Subtitle, Is.EqualTo(text));
    }

    [Test]
    public void Without_a_statistic_nothing_is_said_of_one() =>
        Assert.That(Write(Air(Metres(500))).Subtitle, Is.EqualTo("valid 18 Apr 2010 00:00 to 03:00 UTC"));

    [Test]
    public void Levels_are_told_with_what_they_count_from()
    {
        Assert.That(
            LevelText.Of(new Level(LevelKind.MetresAboveSea, 500, 250, 750)),
            Is.EqualTo("500 m above sea level (250 to 750 m)")
        );
        Assert.That(LevelText.Of(AboveGround(12.5)), Is.EqualTo("12.5 m above ground"));
        Assert.That(LevelText.Of(FlightLevels(0, 200)), Is.EqualTo("FL000-200"));
        Assert.That(LevelText.Of(new Level(LevelKind.Pressure, 850)), Is.EqualTo("850 hPa"));
        Assert.That(LevelText.Of(new Level(LevelKind.Named, Label: "Boundary layer")), Is.EqualTo("Boundary layer"));
        Assert.That(LevelText.Of(Level.None), Is.Null);
    }

    [Test]
    public void A_date_that_only_the_models_calendar_has_is_told_as_it_is() =>
        Assert.That(
            TimeText.Moment(ModelTime.FromDate(2010, 2, 30, 0, ModelCalendar.ThreeHundredSixtyDay)),
            Is.EqualTo("30 Feb 2010 00:00 UTC")
        );

    [Test]
    public void An_empty_map_says_so_with_the_mask_in_a_unit_that_reads_well()
    {
        var clean = new SliceSummary(0, 0, null);
        Assert.That(
            Write(Air(Metres(500)), status: MapStatus.Empty, values: clean).Notice,
            Is.EqualTo("No ash at or above 10 ng/m³ within the model's domain")
        );
        Assert.That(
            Write(
                Air(Metres(500)),
                status: MapStatus.Empty,
                mask: 0.0002,
                values: new SliceSummary(0, 1e-4, 1e-4)
            ).Notice,
            Is.EqualTo("No ash at or above 0.2 mg/m³ within the model's domain")
        );
        Assert.That(
            Write(Air(Metres(500)), status: MapStatus.Empty, mask: 20).Notice,
            Is.EqualTo("No ash at or above 20 g/m³ within the model's domain")
        );
    }

    [Test]
    public void No_ash_is_said_of_nothing_but_what_was_computed()
    {
        Assert.That(
            Write(Air(Metres(500)), status: MapStatus.Empty, mask: 0.0002).Notice,
            Is.EqualTo("No ash at or above 0.2 mg/m³ on this map"),
            "there is ash elsewhere in the domain"
        );
        Assert.That(
            Write(
                Air(Metres(500)),
                status: MapStatus.Empty,
                mask: 0.0002,
                values: new SliceSummary(0, 0, null, 7)
            ).Notice,
            Is.EqualTo("No ash at or above 0.2 mg/m³ where the model has data")
        );
        var captions = Write(Air(Metres(500)), status: MapStatus.NoData, values: new SliceSummary(0, 1, 1, 7));
        Assert.That(captions.Notice, Is.EqualTo("No data"), "none of the values is on the map");
    }

    [Test]
    public void Flight_levels_are_written_as_pilots_do()
    {
        var top = Quantity(QuantityKind.CloudTop, "FL", [Level.None]);
        var plain = DisplayScale.Plain("FL");
        Assert.That(
            Write(top, values: new SliceSummary(50, 550, 50), peak: new Peak(-19, 63), display: plain).FootRight,
            Is.EqualTo("maximum FL550 at 63°N 19°W")
        );
        Assert.That(
            Write(top, status: MapStatus.Empty, mask: 50, display: plain).Notice,
            Is.EqualTo("No ash at or above FL050 within the model's domain")
        );
        Assert.That(
            Write(top, status: MapStatus.Empty, values: new SliceSummary(null, null, null), display: plain).Notice,
            Is.EqualTo("No ash within the model's domain")
        );
    }

    [Test]
    public void A_slice_without_a_valid_cell_has_no_maximum_and_does_not_say_that_there_is_no_ash()
    {
        var captions = Write(Air(Metres(500)), status: MapStatus.NoData, values: new SliceSummary(null, null, null));
        Assert.That((captions.Notice, captions.FootRight), Is.EqualTo(("No data", "no data")));
    }

    [Test]
    public void What_is_computed_has_no_value_where_there_is_no_ash()
    {
        var quantity = Quantity(QuantityKind.ArrivalTime, "h", [Level.None]);
        quantity = quantity with
        {
            Slices =
            [
                .. quantity.Slices.Select(slice =>
                    slice with
                    {
                        Reduction = new SliceReduction(ReductionKind.Smallest, 0.0002, [0]),
                    }
                ),
            ],
        };
        var captions = Write(quantity, status: MapStatus.Empty, mask: 0, values: new SliceSummary(null, null, null));
        Assert.That((captions.Notice, captions.FootRight), Is.EqualTo(("No ash within the model's domain", "")));
    }

    [Test]
    public void A_long_title_leaves_room_for_model_and_time_of_the_run()
    {
        var attributes = ImmutableSortedDictionary<string, string>
            .Empty.Add("Run time", "2100UTC 31/12/2024")
            .Add("NAME Version", "NAME III (version 8.0)");
        var run = Run(new string('a', 300), Air(Metres(500))) with { Attributes = attributes };
        Assert.That(
            Write(run.Quantities[0], run: run).FootLeft,
            Does.Match(@"\Aa{79}… \| NAME III \(version 8\.0\) \| run 31 Dec 2024 21:00 UTC\z")
        );
    }

    [TestCase(180)]
    [TestCase(-180)]
    public void The_dateline_is_neither_east_nor_west(double longitude) =>
        Assert.That(Write(Air(Metres(500)), peak: new Peak(longitude, -18)).FootRight, Does.EndWith(" at 18°S 180°"));

    [Test]
    public void The_foot_names_run_model_and_time_of_the_run_and_repeats_notes()
    {
        var attributes = ImmutableSortedDictionary<string, string>
            .Empty.Add("Run time", "2100UTC 31/12/2024")
            .Add("NAME Version", "NAME III (version 8.0)");
        var run = Run(" VA_Tutorial ", Air(Metres(500)) with { Notes = ["Only sampled hours are summed."] }) with
        {
            Attributes = attributes,
        };
        Assert.That(
            Write(run.Quantities[0], run: run).FootLeft,
            Is.EqualTo(
                "VA_Tutorial | NAME III (version 8.0) | run 31 Dec 2024 21:00 UTC | Only sampled hours are summed."
            )
        );
        Assert.That(Write(Air(Metres(500))).FootLeft, Is.EqualTo("NAME"));
    }

    [Test]
    public void The_largest_value_is_told_with_its_place()
    {
        var captions = Write(Air(Metres(500)), peak: new Peak(-19.36, 63.37));
        Assert.That(captions.FootRight, Is.EqualTo("maximum 1.07 mg/m³ at 63.37°N 19.36°W"));
        Assert.That(captions.Peak, Is.EqualTo(new Peak(-19.36, 63.37)));
        var outside = Write(Air(Metres(500)), peak: new Peak(-19.36, 63.37, IsOnMap: false));
        Assert.That(outside.FootRight, Does.EndWith("19.36°W, outside this map"));
        Assert.That(outside.Peak, Is.Null);
    }

    [Test]
    public void What_is_not_drawn_is_not_marked()
    {
        Assert.That(Write(Air(Metres(500)), status: MapStatus.Empty, peak: new Peak(0, 0)).Peak, Is.Null);
        Assert.That(Write(Air(Metres(500)), mask: 1, peak: new Peak(0, 0)).Peak, Is.Null);
        Assert.That(
            Write(Air(Metres(500)), values: new SliceSummary(0, 0, null), peak: new Peak(0, 0)).FootRight,
            Is.EqualTo("maximum 0 mg/m³")
        );
    }

    [Test]
    public void A_maximum_too_small_for_the_units_of_the_map_is_told_in_its_own() =>
        Assert.That(
            Write(Air(Metres(500)), values: new SliceSummary(0, 3e-8, 1e-8)).FootRight,
            Is.EqualTo("maximum 30 ng/m³")
        );

    [TestCase("Release location", "19.3600W   63.3700N", null, "release at 63.37°N 19.36°W")]
    [TestCase("Release location", "19.0W 63.0N; 20.0W 64.0N", null, "release from 2 sites, the first at 63°N 19°W")]
    [TestCase("Release location", "Multiple Sources", null, "")]
    [TestCase("release_location", "N6338 W01903", "KATLA", "release at KATLA, 63.63°N 19.05°W")]
    [TestCase("unknown", "", "KATLA", "release at KATLA")]
    public void The_release_site_is_told_and_marked_where_the_run_says_it(
        string key,
        string text,
        string? volcano,
        string told
    )
    {
        var attributes = ImmutableSortedDictionary<string, string>.Empty.Add(key, text);
        if (volcano is not null)
            attributes = attributes.Add("volcano_name", volcano);
        var run = Run(null, Air(Metres(500))) with { Attributes = attributes };
        var captions = Write(run.Quantities[0], run: run);
        Assert.That(captions.Site, Is.EqualTo(told));
        Assert.That(captions.Sites.IsEmpty, Is.EqualTo(!told.Contains('°')));
    }

    [Test]
    public void The_name_of_the_file_may_stand_over_the_words()
    {
        var run = Run("Run", Air(FlightLevels(200, 350)));
        var map = new MapPlan(
            0,
            0,
            null,
            run.Quantities[0].Slices[0],
            "FL200-350/Run_Air_Concentration_FL200-350_20100418030000"
        );
        var captions = new CaptionWriter(run, TitleChoice.File).Write(
            new QuantityPlan(run.Quantities[0], 0, ""),
            map,
            Values,
            Milligrams,
            MapStatus.Done
        );
        Assert.That(captions.Title, Is.EqualTo("Run_Air_Concentration_FL200-350_20100418030000"));
        Assert.That(
            captions.Subtitle,
            Is.EqualTo("Air concentration, FL200-350 | valid 18 Apr 2010 00:00 to 03:00 UTC")
        );
    }

    [Test]
    public void A_species_stays_as_it_is_written_and_an_unknown_title_too()
    {
        Assert.That(
            Write(Air(Metres(500)) with { Title = "SO2 Air Concentration" }).Title,
            Does.StartWith("SO2 air concentration, ")
        );
        Assert.That(
            Write(Air(Metres(500)) with { Title = "Plume Of Doubt" }).Title,
            Does.StartWith("Plume Of Doubt, ")
        );
    }

    [Test]
    public void An_exercise_is_told_first()
    {
        var run = Run("Run", Air(Metres(500))) with
        {
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("event_type", "EXERCISE"),
        };
        Assert.That(Write(run.Quantities[0], run: run).FootLeft, Does.StartWith("EXERCISE | Run"));
    }

    [Test]
    public void Whatever_a_file_says_every_text_is_one_line_without_control_characters() =>
        Gen
            .String.Array[6]
            .Sample(
                texts =>
                {
                    var attributes = new[] { "NAME Version", "Run time", "Release location", "volcano_name" }
                        .Zip(texts)
                        .ToImmutableSortedDictionary(pair => pair.First, pair => pair.Second);
                    var run = Run(
                        texts[4],
                        Air(new Level(LevelKind.Named, Label: texts[5])) with
                        {
                            Title = texts[5],
                            Notes = [texts[4]],
                        }
                    ) with
                    {
                        Attributes = attributes,
                    };
                    Assert.That(
                        string.Concat(Write(run.Quantities[0], run: run, status: MapStatus.Empty).All)
                            .Any(char.IsControl),
                        Is.False
                    );
                },
                iter: 500
            );

    [TestCase("2100UTC 17/04/2010", "T+6 h")]
    [TestCase("2010-04-18T01:30:00Z", "T+1:30 h")]
    [TestCase("2010-04-18T03:00:00Z", "T+0 h")]
    [TestCase("2010-04-18T04:00:00Z", null)]
    [TestCase("2009-04-18T04:00:00Z", null)]
    [TestCase("soon", null)]
    public void The_lead_time_is_told_where_the_time_of_the_run_is_known(string runTime, string? lead)
    {
        var run = Run(null, Air(Metres(500))) with
        {
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("Run time", runTime),
        };
        var expected = "valid 18 Apr 2010 00:00 to 03:00 UTC" + (lead is null ? "" : $", {lead}");
        Assert.That(Write(run.Quantities[0], run: run).Subtitle, Is.EqualTo(expected));
    }

    [Test]
    public void Texts_of_the_users_own_take_the_place_of_those_of_maps()
    {
        var run = Run("VA_Tutorial", Air(FlightLevels(200, 350))) with
        {
            Attributes = ImmutableSortedDictionary<string, string>
                .Empty.Add("volcano_name", "Katla")
                .Add("Run time", "2100UTC 17/04/2010"),
        };
        var words = new MapWords
        {
            Title = "{volcano}: {quantity}, {level}",
            Subtitle = "{time}, {lead}",
            Footer = "not official | {run}",
        };
        var captions = new CaptionWriter(run, words: words, stamp: "EXERCISE").Write(
            new QuantityPlan(run.Quantities[0], 0, ""),
            new MapPlan(0, 0, null, run.Quantities[0].Slices[0], "map"),
            Values,
            Milligrams,
            MapStatus.Done
        );
        Assert.That(captions.Title, Is.EqualTo("Katla: Air concentration, FL200-350"));
        Assert.That(captions.Subtitle, Is.EqualTo("valid 18 Apr 2010 00:00 to 03:00 UTC, T+6 h"));
        Assert.That((captions.FootLeft, captions.Stamp), Is.EqualTo(("not official | VA_Tutorial", "EXERCISE")));
        Assert.That(
            MapWords.Fill("{volcano}: {quantity}", name => name == "volcano" ? "" : "Dosage"),
            Is.EqualTo("Dosage"),
            "nothing to divide"
        );
        Assert.That(
            new MapWords { Footer = "{volcanoes}" }.Check,
            Throws
                .TypeOf<AshPlot.Core.Errors.InvalidOptionException>()
                .With.Message.EqualTo(
                    "Footer: unknown placeholder '{volcanoes}'; there are {quantity}, {level}, {time}, {lead}, {volcano}, {run}"
                )
        );
    }

    [Test]
    public void Facts_of_the_run_are_those_that_are_known()
    {
        var run = Run("VA_Tutorial", Air(Metres(500))) with
        {
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("volcano_name", "Katla"),
        };
        var facts = new RunWords(run, stamp: "TEST").Facts.ToDictionary();
        Assert.That(facts.Keys, Is.EqualTo(new[] { "Stamp", "Run", "Model", "Volcano", "Release", "Software" }));
        Assert.That((facts["Stamp"], facts["Run"], facts["Volcano"]), Is.EqualTo(("TEST", "VA_Tutorial", "Katla")));
        Assert.That(facts["Software"], Does.StartWith("ashplot 0."));
    }

    [Test]
    public void A_plateau_has_a_number_of_cells_and_no_ring()
    {
        var plateau = Write(Air(Metres(500)), peak: new Peak(-19.36, 63.37) { Cells = 37 });
        Assert.That((plateau.FootRight, plateau.Peak), Is.EqualTo(("maximum 1.07 mg/m³ over 37 cells", (Peak?)null)));
        Assert.That(Write(Air(Metres(500)), peak: new Peak(-19.36, 63.37) { Cells = 3 }).Peak, Is.Not.Null);
    }

    private static MapCaptions Write(
        QuantityDescription quantity,
        MapStatus status = MapStatus.Done,
        double mask = 1e-8,
        SliceSummary? values = null,
        RunDescription? run = null,
        Peak? peak = null,
        DisplayScale? display = null
    ) =>
        new CaptionWriter(run ?? Run(null, quantity)).Write(
            new QuantityPlan(quantity, mask, ""),
            new MapPlan(0, 0, null, quantity.Slices[0], "map"),
            values ?? Values,
            display ?? Milligrams,
            status,
            peak
        );
}
