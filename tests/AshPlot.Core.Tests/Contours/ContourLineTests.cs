using AshPlot.Core.Contours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Drawing;
using AshPlot.Core.Tests.Grids;

namespace AshPlot.Core.Tests.Contours;

/// <summary>Contours lie where the field has their value, on grids of every kind and in every projection.</summary>
internal sealed class ContourLineTests
{
    private static readonly string[] Projections = [.. MapProjections.Names];

    [Test]
    public void A_contour_of_a_distance_is_a_circle(
        [ValueSource(typeof(RandomGrids), nameof(RandomGrids.Kinds))] string kind,
        [Range(1, 6)] int seed,
        [Values] bool isSmooth
    )
    {
        var grid = RandomGrids.Of(kind, new Random(seed));
        var geometry = GridGeometry.Of(grid);
        var centres = Enumerable.Range(0, grid.CellCount).Select(geometry.Centre).ToArray();
        var middle = centres[(grid.Latitudes.Count / 2 * grid.Longitudes.Count) + (grid.Longitudes.Count / 2)];
        var distances = centres.Select(place => (float)(GreatCircle.Distance(middle, place) / 1000)).ToArray();
        // The longest edge of a square bounds how far a straight line between centres may be from the circle.
        var longest = Enumerable
            .Range(0, grid.CellCount)
            .Max(cell =>
                new[]
                {
                    (cell % grid.Longitudes.Count) + 1 < grid.Longitudes.Count ? cell + 1 : cell,
                    cell + grid.Longitudes.Count < grid.CellCount ? cell + grid.Longitudes.Count : cell,
                }.Max(other => GreatCircle.Distance(centres[cell], centres[other]) / 1000)
            );
        var level = Math.Max(2.2f * (float)longest, distances.Max() / 3);
        var lines = ContourLine.Of(grid, distances, [new ContourLevel(level, "")], isSmooth);
        if (distances.Max() > level)
            Assert.That(lines, Is.Not.Empty);
        foreach (var line in lines)
        {
            for (var index = 0; index < line.Places.Length; index += 2)
            {
                var distance = GreatCircle.Distance(middle, (line.Places[index], line.Places[index + 1])) / 1000;
                Assert.That(distance, Is.EqualTo(level).Within((isSmooth ? 0.45 : 0.3) * longest));
                if (index > 0)
                    Assert.That(
                        Math.Abs(line.Places[index] - line.Places[index - 2]),
                        Is.LessThan(180.1),
                        "no jump over the dateline"
                    );
            }
        }
    }

    [Test]
    public void A_contour_is_drawn_where_the_projection_has_it(
        [ValueSource(nameof(Projections))] string projection,
        [Values(-30, 160)] int west
    )
    {
        // A plane: its contour is a parallel, also over the dateline.
        var grid = new Grid(GridAxis.Regular(west, 1, 40), GridAxis.Regular(45, 1, 26));
        var values = grid
            .Latitudes.Centres.SelectMany(latitude => Enumerable.Repeat((float)(latitude - 45), 40))
            .ToArray();
        var options = new MapOptions { Projection = projection, Size = new PixelSize(600, 450) };
        var colouring = new ScaleColouring(
            "viridis",
            new(0, 25, Core.Colours.ScaleKind.Linear),
            new DisplayScale(1, "g/m²"),
            float.Epsilon
        );
        var plain = PaintedMap.Of(grid, values, options, colouring: colouring);
        var drawn = PaintedMap.Of(grid, values, options with { Contours = ContourLines.Plain }, colouring: colouring);
        var changed = plain.PixelsUnlike(drawn).ToHashSet();
        // Of the round values 5, 10, 15 and so on, 15 lies at 60 degrees north.
        for (var longitude = west + 0.5; longitude < west + 39; longitude += 0.37)
        {
            var (x, y) = drawn.View.ToPicture(longitude, 60);
            var isLabelled = drawn.ContourLabels.Any(label =>
                SkiaSharp.SKRect.Inflate(label, 2, 2).Contains((float)x, (float)y)
            );
            Assert.That(isLabelled || changed.Contains(((int)x, (int)y)), Is.True, $"{longitude}");
        }

        Assert.That(drawn.ContourLabels, Is.Not.Empty);
        Assert.That(changed.Count, Is.LessThan(plain.Frame.Width * plain.Frame.Height / 4), "lines, not areas");
    }

    [Test]
    public void Values_of_the_map_are_those_of_its_classes_or_round()
    {
        var classes = new ClassColouring(Core.Colours.ClassSchemes.Vaac, 1e-3, new DisplayScale(1e3, "mg/m³"), 0);
        Assert.That(
            classes.Contours(),
            Is.EqualTo(
                Core.Colours.ClassSchemes.Vaac.Boundaries.Select(boundary => new ContourLevel(
                    boundary / 1e3,
                    ClassText.Number(boundary)
                ))
            )
        );
        Assert.That((classes with { MaskBelow = 1e-3 }).Contours().Select(level => level.Value), Is.All.AtLeast(1e-3));
        var scale = new ScaleColouring(
            "viridis",
            new(0, 0.0037, Core.Colours.ScaleKind.Linear),
            new DisplayScale(1e3, "mg/m³"),
            1e-8
        );
        Assert.That(
            scale.Contours().Select(level => level.Text),
            Is.EqualTo(new[] { "0.5", "1", "1.5", "2", "2.5", "3", "3.5" })
        );
        Assert.That(
            scale.Contours().Select(level => level.Value),
            Is.EqualTo(new[] { 0.0005, 0.001, 0.0015, 0.002, 0.0025, 0.003, 0.0035 }).Within(1e-12)
        );
        for (var most = 1.0; most < 10; most += 0.1)
            Assert.That(
                (scale with { Scale = new(0, most, Core.Colours.ScaleKind.Linear) }).Contours(),
                Has.Count.InRange(4, 10)
            );
        var levels = new ClassColouring(scheme("FL"), 1, new DisplayScale(1, "FL"), 0).Contours();
        Assert.That(levels.Select(level => level.Text), Is.EqualTo(new[] { "FL050", "FL200" }));
        Assert.That(
            new ClassColouring(scheme(QuantityDescription.ClassUnits), 1, new DisplayScale(1, ""), 0).Contours(),
            Is.Empty
        );

        static Core.Colours.ClassScheme scheme(string units) =>
            Core.Colours.ClassScheme.FromLevels("own", units, [50, 200], [0xFF112233, 0xFF445566]);
    }
}
