using System.Globalization;
using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Tests.Images;
using AshPlot.Core.Tests.Loading.NameText;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class MapRendererTests
{
    private const string Map = "FL000-200_20250101030000";
    private static readonly MapOptions Small = new() { Size = new PixelSize(500, 400) };

    // The four cells of the example, each from -20 or -19.5 E and 63 or 63.5 N; the last holds the maximum.
    private const string FourRows = """
         1.500000,1.500000,-19.750000,63.250000,0.10000000E-02,0.00000000E+00,
         2.500000,1.500000,-19.250000,63.250000,0.15000000E-02,0.00000000E+00,
         1.500000,2.500000,-19.750000,63.750000,0.17000000E-02,0.00000000E+00,
         2.500000,2.500000,-19.250000,63.750000,0.20000000E-02,0.00000000E+00,
        """;

    [TestCase("0.10000000E-02", -20, 63)]
    [TestCase("0.15000000E-02", -19.5, 63)]
    [TestCase("0.17000000E-02", -20, 63.5)]
    public void Without_one_cell_of_the_input_only_the_pixels_of_that_cell_are_others(
        string value,
        double west,
        double south
    )
    {
        var whole = Draw(FourRows);
        var without = Draw(FourRows.Replace(value, "0.00000000E+00"));
        var changed = whole.PixelsUnlike(without).ToHashSet();
        var cell = whole.PixelsIn(west, west + 0.5, south, south + 0.5).ToHashSet();
        Assert.That(changed.Except(cell), Is.Empty);
        // The coast hides a little of the cell.
        Assert.That(changed, Has.Count.GreaterThan(cell.Count * 9 / 10));
    }

    [Test]
    public void What_is_drawn_is_told_with_its_range()
    {
        using var files = new NameTextFiles();
        using var maps = Load(files, FourRows);
        var (_, map, _) = maps.Draw(Small, Map);
        Assert.That(
            (map.Path, map.Status),
            Is.EqualTo(("FL000-200/DEMO_Air_Concentration_FL000-200_20250101030000.png", MapStatus.Done))
        );
        Assert.That((map.Min, map.Max), Is.EqualTo(((double?)0.001f, (double?)0.002f)));
        var (_, empty, _) = maps.Draw(Small, "FL200-350_20250101030000");
        Assert.That((empty.Status, empty.Min, empty.Max), Is.EqualTo((MapStatus.Empty, (double?)0, (double?)0)));
    }

    [Test]
    public void With_a_mask_of_0_cells_of_exactly_0_are_drawn_but_are_no_ash_for_the_box_of_the_plume()
    {
        using var files = new NameTextFiles();
        var run = files.Describe(
            NameTextFiles.NameTwo.Replace(
                NameTextFiles.NameTwoRow,
                FourRows.Replace("0.10000000E-02", "0.00000000E+00")
            )
        );
        var options = Small with { MaskBelow = new ThresholdValue(0), Zoom = MapZoom.Plume };
        var plan = RunPlanner.Plan(run, options);
        using var renderer = new MapRenderer(DrawingJob.For(plan, options, "", ""));
        var scan = renderer.ScanFor(0)!;
        renderer.Measure(0, plan.Maps.First(map => map.Level == "FL200-350").Slice, scan);
        Assert.That(scan.Cover(), Is.Null, "all cells of that layer are 0");
        renderer.Measure(0, plan.Maps.First(map => map.Level == "FL000-200").Slice, scan);
        Assert.That(scan.Cover(), Is.Not.Null);
    }

    [Test]
    public void The_same_map_is_the_same_file_to_the_byte_under_any_culture()
    {
        using var maps = SampleMaps.NameTwo();
        var (first, _, _) = maps.Draw(Small, Map);
        Assert.That(maps.Draw(Small, Map).Png, Is.EqualTo(first), "once more");
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { German(), Arabic() })
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                Assert.That((-1.5).ToString("0.0"), Is.Not.EqualTo("-1.5"), "else this shows nothing");
                using var again = SampleMaps.NameTwo();
                Assert.That(again.Draw(Small, Map).Png, Is.EqualTo(first));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Test]
    public void Maps_whose_steps_overlap_are_the_same_files_to_the_byte()
    {
        using var maps = SampleMaps.NameTwo();
        var options = Small with { Formats = ["png", "svg"], Scale = ScaleChoice.Slice };
        var alone = maps.DrawAll(options, overlapping: false);
        Assert.That(
            alone.Select(Convert.ToHexString).Distinct().Count(),
            Is.EqualTo(alone.Count),
            "else this shows nothing"
        );
        Assert.That(maps.DrawAll(options, overlapping: true), Is.EqualTo(alone));
    }

    // Built by hand: the tests run without culture data, as the program does. What de-DE and ar-SA do to numbers and
    // dates.
    private static CultureInfo German() => Culture(decimalSeparator: ",", negative: "-", date: ".");

    private static CultureInfo Arabic() => Culture(decimalSeparator: "\u066b", negative: "\u061c-", date: "\u200f/");

    private static CultureInfo Culture(string decimalSeparator, string negative, string date)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.NumberDecimalSeparator == "," ? "." : "\u066c";
        culture.NumberFormat.NegativeSign = negative;
        culture.DateTimeFormat.DateSeparator = date;
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }

    private static PaintedMap Draw(string rows)
    {
        using var files = new NameTextFiles();
        using var maps = Load(files, rows);
        var (png, map, view) = maps.Draw(Small, Map);
        return new PaintedMap(Picture.Decode(png), view, map.Status, map.Coverage);
    }

    private static SampleMaps Load(NameTextFiles files, string rows) =>
        new(files.Write(NameTextFiles.NameTwo.Replace(NameTextFiles.NameTwoRow, rows)));
}
