using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// Maps of made-up clouds in each projection and in the corners of the world, against pictures that were looked at.
/// </summary>
internal sealed class GoldenProjectionTests
{
    private static readonly MapOptions Default = new() { Size = new PixelSize(800, 600) };

    private static readonly Grid NorthAtlantic = new(GridAxis.Regular(-39.5, 1, 60), GridAxis.Regular(35.5, 1, 40));
    private static readonly Grid Aleutians = new(GridAxis.Regular(150.25, 0.5, 120), GridAxis.Regular(40.25, 0.5, 60));
    private static readonly Grid Globe = new(GridAxis.Regular(0, 2, 181), GridAxis.Regular(90, -2, 91));
    private static readonly Grid Antarctic = new(GridAxis.Regular(-179, 2, 180), GridAxis.Regular(-89.5, 1, 50));

    [TestCase("plate-carree")]
    [TestCase("mercator")]
    [TestCase("lambert")]
    [TestCase("polar-stereographic")]
    public void A_regional_grid(string projection) =>
        Check($"region-{projection}", NorthAtlantic, -10, 58, 12, Default with { Projection = projection });

    [TestCase("plate-carree")]
    [TestCase("mercator")]
    [TestCase("lambert")]
    [TestCase("polar-stereographic")]
    public void A_grid_across_the_dateline(string projection) =>
        Check($"dateline-{projection}", Aleutians, 180, 53, 10, Default with { Projection = projection });

    [TestCase("plate-carree")]
    [TestCase("mercator")]
    [TestCase("lambert")]
    [TestCase("polar-stereographic")]
    public void A_global_grid_with_its_ash_at_the_dateline(string projection) =>
        Check($"globe-{projection}", Globe, 178, 52, 14, Default with { Projection = projection });

    [Test]
    public void The_disc_of_a_grid_about_the_south_pole() =>
        Check("antarctic", Antarctic, 140, -85, 12, Default with { Projection = PolarStereographic.OptionName });

    [Test]
    public void A_global_grid_whose_ash_lies_about_the_south_pole() =>
        Check("south-of-globe", Globe, 30, -78, 20, Default with { Projection = PolarStereographic.OptionName });

    [Test]
    public void Half_a_degree_of_an_island()
    {
        var grid = new Grid(GridAxis.Regular(-19.75 + 0.0125, 0.025, 20), GridAxis.Regular(63.35 + 0.0125, 0.025, 20));
        Check("tiny", grid, -19.6, 63.63, 0.12, Default);
        Check("tiny-lambert", grid, -19.6, 63.63, 0.12, Default with { Projection = LambertConformal.OptionName });
    }

    [Test]
    public void Four_cells() =>
        Check(
            "four-cells",
            new Grid(GridAxis.Regular(-19.75, 0.5, 2), GridAxis.Regular(63.25, 0.5, 2)),
            -19.7,
            63.3,
            1,
            Default
        );

    [Test]
    public void Without_tint() =>
        Check(
            "no-tint",
            NorthAtlantic,
            -10,
            58,
            12,
            Default with
            {
                Projection = LambertConformal.OptionName,
                HasTint = false,
            }
        );

    [TestCase("plate-carree")]
    [TestCase("lambert")]
    [TestCase("polar-stereographic")]
    public void Limits_beyond_the_grid(string projection) =>
        Check(
            $"outside-{projection}",
            NorthAtlantic,
            -10,
            58,
            12,
            Default with
            {
                Projection = projection,
                Limits = new GeoExtent(-60, 40, 25, 88),
            }
        );

    private static void Check(
        string name,
        Grid grid,
        double longitude,
        double latitude,
        double size,
        MapOptions options
    )
    {
        float[] values =
        [
            .. grid.Latitudes.Centres.SelectMany(row =>
                grid.Longitudes.Centres.Select(column =>
                    (float)Math.Max(0, 1 - Math.Pow(Distance(column, row, longitude, latitude) / size, 2))
                )
            ),
        ];
        var captions = new MapCaptions("A made-up cloud", options.Projection, "Synthetic", "", null);
        GoldenImage.Check(name, PaintedMap.Of(grid, values, options, captions).Picture.Encode());
    }

    /// <summary>Degrees along a great circle.</summary>
    private static double Distance(double longitude, double latitude, double otherLongitude, double otherLatitude)
    {
        var ((sine, cosine), (otherSine, otherCosine)) = (
            Math.SinCos(latitude * Math.PI / 180),
            Math.SinCos(otherLatitude * Math.PI / 180)
        );
        var cosineOfArc =
            (sine * otherSine) + (cosine * otherCosine * Math.Cos((longitude - otherLongitude) * Math.PI / 180));
        return Math.Acos(Math.Clamp(cosineOfArc, -1, 1)) * 180 / Math.PI;
    }
}
