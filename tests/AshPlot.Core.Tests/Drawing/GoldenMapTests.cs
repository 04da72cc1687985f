using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>Maps of the sample eruption against pictures that were looked at.</summary>
internal sealed class GoldenMapTests
{
    private static readonly MapOptions Default = new();
    private static readonly MapOptions Continuous = new() { Colours = ColourMaps.Default };

    private SampleMaps nameTwo = null!;

    [OneTimeSetUp]
    public void Load() => nameTwo = SampleMaps.NameTwo();

    [OneTimeTearDown]
    public void Unload() => nameTwo.Dispose();

    [Test]
    public void Air_concentration_between_flight_levels() =>
        Check("air-concentration", Default, "_FL200-350_20250101060000");

    [Test]
    public void Total_column_mass() => Check("total-column", Default, "_Total_Column_Mass_20250101090000");

    [Test]
    public void Total_deposition() => Check("total-deposition", Default, "_Total_Deposition_20250101120000");

    [Test]
    public void A_height_above_sea_level_of_NAME_III()
    {
        using var nameThree = SampleMaps.NameThree();
        GoldenImage.Check("height-above-sea", nameThree.Draw(Default, "_Air_Concentration_04000_20250101060000").Png);
    }

    [Test]
    public void A_logarithmic_scale() =>
        Check(
            "logarithmic",
            Continuous with
            {
                ScaleKind = ScaleKind.Log,
                Min = new ThresholdValue(1, "ug/m3"),
            },
            "_FL200-350_20250101060000"
        );

    [Test]
    public void Values_beyond_both_ends_of_the_scale() =>
        Check(
            "beyond",
            Continuous with
            {
                ScaleKind = ScaleKind.Log,
                Min = new ThresholdValue(1, "mg/m3"),
                Max = new ThresholdValue(5, "mg/m3"),
            },
            "_FL200-350_20250101060000"
        );

    [Test]
    public void A_scale_of_the_slice_in_cividis() =>
        Check("slice", Continuous with { Scale = ScaleChoice.Slice, Colours = "cividis" }, "_FL350-550_20250101120000");

    [Test]
    public void VAAC_classes() =>
        Check("vaac", Continuous with { Classes = ClassSchemes.Vaac }, "_FL200-350_20250101060000");

    [Test]
    public void VAAC_classes_beside_the_map() =>
        Check(
            "vaac-beside",
            Continuous with
            {
                Classes = ClassSchemes.Vaac,
                Limits = new GeoExtent(-20, -8, 52, 70),
            },
            "_FL200-350_20250101060000"
        );

    [Test]
    public void QVA_classes() =>
        Check("qva", Continuous with { Classes = ClassSchemes.Qva }, "_FL200-350_20250101060000");

    [Test]
    public void QVA_classes_on_a_small_picture() =>
        Check(
            "qva-small",
            Continuous with
            {
                Classes = ClassSchemes.Qva,
                Size = new PixelSize(400, 300),
            },
            "_FL200-350_20250101060000"
        );

    [Test]
    public void Classes_of_ones_own() =>
        Check("classes", Continuous with { Classes = Example("deposit") }, "_Total_Deposition_20250101060000");

    [Test]
    public void A_logarithmic_bar_on_a_small_picture() =>
        Check(
            "bar-small",
            Continuous with
            {
                ScaleKind = ScaleKind.Log,
                Size = new PixelSize(400, 300),
            },
            "_FL200-350_20250101060000"
        );

    [Test]
    public void A_bar_beside_the_map_with_values_beyond_both_ends() =>
        Check(
            "beyond-beside",
            Continuous with
            {
                Min = new ThresholdValue(1, "mg/m3"),
                Max = new ThresholdValue(5, "mg/m3"),
                Limits = new GeoExtent(-20, -8, 52, 70),
                Size = new PixelSize(500, 500),
            },
            "_FL200-350_20250101060000"
        );

    [Test]
    public void More_classes_than_there_is_room_for_words() =>
        Check(
            "many-classes",
            Continuous with
            {
                Classes = Example("concentration"),
                Size = new PixelSize(500, 375),
            },
            "_FL200-350_20250101060000"
        );

    [Test]
    public void Limits_with_a_bar_beside_the_map() =>
        Check(
            "limits",
            Continuous with
            {
                Limits = new GeoExtent(-25, -5, 55, 70),
                Colours = "plasma",
            },
            "_FL000-200_20250101060000"
        );

    [Test]
    public void A_map_narrower_than_its_title() =>
        Check(
            "narrow",
            Continuous with
            {
                Limits = new GeoExtent(-20, -8, 52, 70),
            },
            "_Total_Deposition_20250101120000"
        );

    [Test]
    public void A_small_picture() =>
        Check("small", Continuous with { Size = new PixelSize(640, 480) }, "_Total_Column_Mass_20250101060000");

    [Test]
    public void An_empty_map() =>
        Check("empty", Continuous with { MaskBelow = new ThresholdValue(1, "g/m3") }, "_FL350-550_20250101060000");

    [Test]
    public void A_global_grid_from_0_to_360()
    {
        var grid = new Grid(GridAxis.Regular(0, 2, 180), GridAxis.Regular(90, -2, 91));
        // A cloud about 170 E, 50 N, which passes the dateline, and one about the meridian of Greenwich.
        var values = grid
            .Latitudes.Centres.SelectMany(latitude =>
                grid.Longitudes.Centres.Select(longitude =>
                    Cloud(longitude, latitude, 170, 50, 25) + (0.6f * Cloud(longitude, latitude, 0, -20, 15))
                )
            )
            .ToArray();
        var captions = new MapCaptions(
            "Total Column Mass",
            "valid 18 Apr 2010 03:00 UTC",
            "Synthetic clouds",
            "maximum 1 g/m²",
            null
        );
        GoldenImage.Check("global", PaintedMap.Of(grid, values, Continuous, captions).Picture.Encode());
    }

    [TestCase("half-missing", 1000, 750)]
    [TestCase("missing-small", 400, 300)]
    public void A_grid_with_values_missing_in_its_west(string name, int width, int height) =>
        GoldenImage.Check(
            name,
            Missing(longitude => longitude < -11, Continuous with { Size = new PixelSize(width, height) })
                .Picture.Encode()
        );

    [Test]
    public void A_slice_that_is_wholly_missing() =>
        GoldenImage.Check(
            "wholly-missing",
            Missing(_ => true, Continuous with { Size = new PixelSize(640, 480) }, notice: UnknownGround.MissingText)
                .Picture.Encode()
        );

    [TestCase("missing-classes", -60, 40, 35, 80)]
    [TestCase("missing-classes-beside", -22, -2, 40, 76)]
    public void Classes_between_missing_values_and_the_edge_of_the_domain(
        string name,
        int west,
        int east,
        int south,
        int north
    )
    {
        var classes = new ClassColouring(ClassSchemes.Vaac, 1, new DisplayScale(1, "mg/m³"), 0);
        var limits = Continuous with
        {
            Limits = new GeoExtent(west, east, south, north),
            Size = new PixelSize(800, 600),
        };
        GoldenImage.Check(name, Missing(longitude => longitude is < -12 and > -16, limits, classes).Picture.Encode());
    }

    /// <summary>
    /// A cloud over the British Isles that reaches the southern edge of its grid, where some meridians are without
    /// values.
    /// </summary>
    private static PaintedMap Missing(
        Func<double, bool> isMissing,
        MapOptions options,
        MapColouring? colouring = null,
        string? notice = null
    )
    {
        var grid = new Grid(GridAxis.Regular(-39.5, 1, 60), GridAxis.Regular(45.5, 1, 27));
        var values = grid
            .Latitudes.Centres.SelectMany(latitude =>
                grid.Longitudes.Centres.Select(longitude =>
                    isMissing(longitude)
                        ? float.NaN
                        : (colouring is null ? 1 : 6) * Cloud(longitude, latitude, -8, 54, 12)
                )
            )
            .ToArray();
        var captions = new MapCaptions(
            "A made-up cloud",
            "valid 18 Apr 2010 03:00 UTC",
            "Synthetic",
            "maximum",
            notice
        );
        return PaintedMap.Of(grid, values, options, captions, colouring);
    }

    [Test]
    public void Marks_and_a_title_and_metadata_that_are_too_long_in_any_script()
    {
        var grid = new Grid(GridAxis.Regular(-39.5, 1, 60), GridAxis.Regular(45.5, 1, 27));
        var values = grid
            .Latitudes.Centres.SelectMany(latitude =>
                grid.Longitudes.Centres.Select(longitude => Cloud(longitude, latitude, -10, 60, 8))
            )
            .ToArray();
        var longText = string.Concat(Enumerable.Repeat("Eyjafjallajökull Извержение Ηφαίστειο بركان 噴火 e\u0301 ", 6));
        var captions = new MapCaptions(longText, longText, longText, "maximum 1 g/m² at 60.5°N 10.5°W", null)
        {
            Site = "release at Eyjafjallajökull, 63.63°N 19.62°W",
            Sites = [new ReleaseSite(-19.62, 63.63)],
            Peak = new Peak(-9.5, 59.5),
        };
        GoldenImage.Check(
            "long-title",
            PaintedMap.Of(grid, values, Continuous with { Size = new PixelSize(800, 600) }, captions).Picture.Encode()
        );
    }

    [TestCase("contours", ContourLines.Plain, 1000, 750)]
    [TestCase("contours-small", ContourLines.Smooth, 400, 300)]
    public void Contours_of_classes(string name, ContourLines contours, int width, int height) =>
        Check(
            name,
            Default with
            {
                Contours = contours,
                Size = new PixelSize(width, height),
            },
            "_Total_Column_Mass_20250101090000"
        );

    [Test]
    public void Contours_of_a_colour_map() =>
        Check(
            "contours-smooth",
            Continuous with
            {
                Contours = ContourLines.Smooth,
                Projection = "lambert",
            },
            "_Total_Column_Mass_20250101120000"
        );

    [Test]
    public void Contours_end_at_missing_values() =>
        GoldenImage.Check(
            "contours-missing",
            Missing(
                longitude => longitude is < -11 and > -14,
                Continuous with
                {
                    Contours = ContourLines.Plain,
                    Size = new PixelSize(640, 480),
                }
            )
                .Picture.Encode()
        );

    [Test]
    public void The_name_of_the_file_over_a_map() =>
        Check(
            "file-title",
            Continuous with
            {
                Title = TitleChoice.File,
                Size = new PixelSize(640, 480),
            },
            "_FL200-350_20250101060000"
        );

    private static ClassScheme Example(string name) =>
        ClassFile.Read(RepositoryFolder.Find("data", "colours", name + ".json"));

    private static float Cloud(double longitude, double latitude, double middle, double parallel, double size)
    {
        var (across, down) = (Math.IEEERemainder(longitude - middle, 360) / (2 * size), (latitude - parallel) / size);
        return (float)Math.Max(0, 1 - (across * across) - (down * down));
    }

    private void Check(string name, MapOptions options, string pathEnd) =>
        GoldenImage.Check(name, nameTwo.Draw(options, pathEnd).Png);
}
