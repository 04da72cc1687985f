using System.Collections.Immutable;
using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Drawing;

public sealed class CaptionWriterTests
{
    private static readonly SliceSummary Values = new(0, 0.00107, 1e-7);
    private static readonly DisplayScale Milligrams = new(1e3, "mg/m³");

    [Test]
    public void A_map_says_what_where_when_and_how_much()
    {
        var captions = Write(Air(FlightLevels(200, 350)) with { Statistic = "mean" });
        Assert.That(captions.Title, Is.EqualTo("Air Concentration, FL200-350"));
        Assert.That(captions.Subtitle, Is.EqualTo("18 Apr 2010 00:00 to 03:00 UTC, 3 h mean"));
        Assert.That(captions.FootRight, Is.EqualTo("maximum 1.07 mg/m³"));
        Assert.That(captions.Notice, Is.Null);
    }

    [Test]
    public void A_map_without_level_or_time_is_named_by_its_quantity_alone()
    {
        var captions = Write(Quantity(QuantityKind.TotalColumn, "g/m2", [Level.None]));
        Assert.That((captions.Title, captions.Subtitle), Is.EqualTo(("Total Column Mass", "")));
    }

    [TestCase(-3600, 0, "18 Apr 2010 02:00 to 03:00 UTC, 1 h mean")]
    [TestCase(-86400, 0, "17 Apr 2010 03:00 to 18 Apr 2010 03:00 UTC, 24 h mean")]
    [TestCase(-5400, 0, "18 Apr 2010 01:30 to 03:00 UTC, 90 min mean")]
    [TestCase(-10, 0, "18 Apr 2010 02:59:50 to 03:00 UTC, 10 s mean")]
    [TestCase(0, 75600, "18 Apr 2010 03:00 to 19 Apr 2010 00:00 UTC, 21 h mean")]
    [TestCase(0, 0, "valid 18 Apr 2010 03:00 UTC")]
    [TestCase(null, null, "valid 18 Apr 2010 03:00 UTC")]
    [TestCase(0, 2592000, "18 Apr 2010 03:00 to 18 May 2010 03:00 UTC, 720 h mean")]
    public void A_period_is_told_from_beginning_to_end(int? from, int? to, string text)
    {
        var step = new TimeStep(Three, from is { } begin ? Three.AddSeconds(begin) : null, to is { } end ? Three.AddSeconds(end) : null);
        Assert.That(Write(Air(Metres(500)) with { Times = [step], Statistic = "mean" }).Subtitle, Is.EqualTo(text));
    }

    [Test]
    public void Without_a_statistic_nothing_is_said_of_one() =>
        Assert.That(Write(Air(Metres(500))).Subtitle, Is.EqualTo("18 Apr 2010 00:00 to 03:00 UTC"));

    [Test]
    public void Levels_are_told_with_what_they_count_from()
    {
        Assert.That(CaptionWriter.LevelText(new Level(LevelKind.MetresAboveSea, 500, 250, 750)), Is.EqualTo("500 m above sea level (250 to 750 m)"));
        Assert.That(CaptionWriter.LevelText(AboveGround(12.5)), Is.EqualTo("12.5 m above ground"));
        Assert.That(CaptionWriter.LevelText(FlightLevels(0, 200)), Is.EqualTo("FL000-200"));
        Assert.That(CaptionWriter.LevelText(new Level(LevelKind.Pressure, 850)), Is.EqualTo("850 hPa"));
        Assert.That(CaptionWriter.LevelText(new Level(LevelKind.Named, Label: "Boundary layer")), Is.EqualTo("Boundary layer"));
        Assert.That(CaptionWriter.LevelText(Level.None), Is.Null);
    }

    [Test]
    public void A_date_that_only_the_models_calendar_has_is_told_as_it_is() => Assert.That(
        CaptionWriter.Moment(ModelTime.FromDate(2010, 2, 30, 0, ModelCalendar.ThreeHundredSixtyDay)), Is.EqualTo("30 Feb 2010 00:00 UTC"));

    [Test]
    public void An_empty_map_says_so_with_the_mask_in_a_unit_that_reads_well()
    {
        Assert.That(Write(Air(Metres(500)), isEmpty: true).Notice, Is.EqualTo("No ash at or above 10 ng/m³"));
        Assert.That(Write(Air(Metres(500)), isEmpty: true, mask: 0.0002).Notice, Is.EqualTo("No ash at or above 200 µg/m³"));
        Assert.That(Write(Air(Metres(500)), isEmpty: true, mask: 0).Notice, Is.EqualTo("No ash"));
    }

    [Test]
    public void A_slice_without_a_valid_cell_has_no_maximum() =>
        Assert.That(Write(Air(Metres(500)), values: new SliceSummary(null, null, null)).FootRight, Is.EqualTo("no data"));

    [Test]
    public void The_foot_names_run_model_and_time_of_the_run_and_repeats_notes()
    {
        var attributes = ImmutableSortedDictionary<string, string>.Empty.Add("Run time", "2100UTC 31/12/2024").Add("NAME Version", "NAME III (version 8.0)");
        var run = Run(" VA_Tutorial ", Air(Metres(500)) with { Notes = ["Only sampled hours are summed."] }) with { Attributes = attributes };
        Assert.That(
            Write(run.Quantities[0], run: run).FootLeft,
            Is.EqualTo("VA_Tutorial  |  NAME III (version 8.0)  |  run 2100UTC 31/12/2024  |  Only sampled hours are summed."));
        Assert.That(Write(Air(Metres(500))).FootLeft, Is.EqualTo("NAME"));
    }

    private static MapCaptions Write(
        QuantityDescription quantity, bool isEmpty = false, double mask = 1e-8, SliceSummary? values = null, RunDescription? run = null) =>
        new CaptionWriter(run ?? Run(null, quantity)).Write(new QuantityPlan(quantity, mask, ""), quantity.Slices[0], values ?? Values, Milligrams, isEmpty);
}
