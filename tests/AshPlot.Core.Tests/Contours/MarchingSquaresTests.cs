using AshPlot.Core.Contours;
using CsCheck;

namespace AshPlot.Core.Tests.Contours;

/// <summary>Contours of fields whose contours are known.</summary>
internal sealed class MarchingSquaresTests
{
    private const int Size = 41;

    [Test]
    public void A_contour_of_a_plane_is_straight_and_exact()
    {
        var line = Trace((row, column) => (2 * row) + column, 30.5f).Single().Points;
        Assert.That(line, Has.Count.GreaterThan(20));
        Assert.That(line.Select(point => (2 * point.Row) + point.Column), Is.All.EqualTo(30.5).Within(1e-6));
        Assert.That(line[0], Is.Not.EqualTo(line[^1]), "it runs from edge to edge");
    }

    [Test]
    public void A_contour_of_a_cone_is_a_ring_about_its_top()
    {
        var lines = Trace((row, column) => 20 - Radius(row, column), 5.25f, 12.25f);
        Assert.That(lines.Select(line => line.Level), Is.EqualTo(new[] { 0, 1 }));
        foreach (var (level, points) in lines)
        {
            Assert.That(points[^1], Is.EqualTo(points[0]), "closed");
            Assert.That(
                points.Select(point => Radius(point.Row, point.Column)),
                Is.All.EqualTo(level == 0 ? 14.75 : 7.75).Within(0.03)
            );
            Assert.That(points.SkipLast(1).Distinct().Count(), Is.EqualTo(points.Count - 1));
        }
    }

    [Test]
    public void A_ring_of_ash_has_an_outer_and_an_inner_contour() =>
        Assert.That(
            Trace((row, column) => 5 - Math.Abs(Radius(row, column) - 10), 2.25f),
            Has.Count.EqualTo(2)
                .And.All.Matches<(int, List<(double, double)> Points)>(line => line.Points[0] == line.Points[^1])
        );

    [TestCase(0.1f, true)]
    [TestCase(-0.1f, false)]
    public void At_a_saddle_the_mean_decides_which_corners_are_joined(float middle, bool isJoined)
    {
        // Two tops in opposite corners of a square; the mean of its four corners is the middle.
        float[] values = [1 + middle, -1 + middle, -1 + middle, 1 + middle];
        var lines = MarchingSquares.Trace(values, 2, 2, isRound: false, [0]);
        Assert.That(lines, Has.Count.EqualTo(2));
        // Lines round corners that are below leave the tops joined.
        var isRoundTop = lines
            .Select(line => line.Points.Average(point => point.Row + point.Column))
            .Select(sum => Math.Abs(sum - 1) > 0.2);
        Assert.That(isRoundTop, Is.All.EqualTo(!isJoined));
    }

    [Test]
    public void Missing_cells_interrupt_lines()
    {
        var values = Field((row, column) => row == 20 && column == 20 ? float.NaN : row + 0.5f);
        var lines = MarchingSquares.Trace(values, Size, Size, isRound: false, [20.25f]);
        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(
            lines.SelectMany(line => line.Points).Select(point => point.Column),
            Is.All.Matches<double>(column => column is <= 19 or >= 21)
        );
    }

    [Test]
    public void Infinite_values_are_missing() =>
        Assert.That(MarchingSquares.Trace([0, 1, float.PositiveInfinity, 0], 2, 2, isRound: false, [0.5f]), Is.Empty);

    [Test]
    public void A_line_round_the_globe_goes_on_past_the_last_column()
    {
        var values = Field((row, column) => row + (column % 2 * 0.2f));
        var line = MarchingSquares.Trace(values, Size, Size, isRound: true, [10.5f]).Single().Points;
        Assert.That(Math.Abs(line[^1].Column - line[0].Column), Is.EqualTo(Size).Within(1e-9));
        Assert.That(
            line.Zip(line.Skip(1)).Select(pair => Math.Abs(pair.Second.Column - pair.First.Column)),
            Is.All.LessThan(1.01)
        );
    }

    [Test]
    public void A_value_of_a_contour_counts_as_over_it()
    {
        var line = Trace((row, column) => column >= 20 ? 1 : 0, 1f).Single().Points;
        Assert.That(line.Select(point => point.Column), Is.All.EqualTo(20));
        Assert.That(Trace((_, _) => 1, 1f), Is.Empty);
    }

    [Test]
    public void Contours_part_what_is_below_from_what_is_over() =>
        Gen.Select(Gen.Float[-1, 1].Array[64], Gen.Float[-0.9f, 0.9f])
            .Sample(
                (values, level) =>
                {
                    // Where a centre has just the value, edges are crossed in one place.
                    if (values.Any(value => Math.Abs(value - level) < 1e-4f))
                        return true;
                    var lines = MarchingSquares.Trace(values, 8, 8, isRound: false, [level]);
                    // Each edge between a centre below and one over is crossed once, by an end or a middle of a line;
                    // no other is.
                    var crossed = lines
                        .SelectMany(line => line.Points[0] == line.Points[^1] ? line.Points.Skip(1) : line.Points)
                        .ToList();
                    var expected = 0;
                    for (var row = 0; row < 8; row++)
                    {
                        for (var column = 0; column < 8; column++)
                        {
                            expected +=
                                column < 7
                                && (values[(row * 8) + column] >= level) != (values[(row * 8) + column + 1] >= level)
                                    ? 1
                                    : 0;
                            expected +=
                                row < 7
                                && (values[(row * 8) + column] >= level) != (values[((row + 1) * 8) + column] >= level)
                                    ? 1
                                    : 0;
                        }
                    }

                    return crossed.Count == expected && crossed.Distinct().Count() == expected;
                },
                iter: 300
            );

    [Test]
    public void Rounded_corners_stay_near_the_line_and_rings_stay_rings()
    {
        var ring = Trace((row, column) => 20 - Radius(row, column), 15.25f).Single().Points;
        var round = CornerCutting.Round(ring);
        Assert.That(round[^1], Is.EqualTo(round[0]));
        Assert.That(round, Has.Count.GreaterThan(4 * ring.Count));
        Assert.That(
            round.Select(point => ring.Min(other => double.Hypot(point.Row - other.Row, point.Column - other.Column))),
            Is.All.LessThan(0.75)
        );
        Assert.That(Turn(round), Is.LessThan(Turn(ring) / 2));
        var open = Trace((row, column) => column + (row % 2 * 3), 20.25f).Single().Points;
        var (first, last) = (open[0], open[^1]);
        Assert.That((CornerCutting.Round(open)[0], CornerCutting.Round(open)[^1]), Is.EqualTo((first, last)));
    }

    private static double Turn(List<(double Row, double Column)> line) =>
        Enumerable
            .Range(1, line.Count - 2)
            .Max(index =>
                Math.Abs(
                    Math.IEEERemainder(
                        Math.Atan2(line[index + 1].Row - line[index].Row, line[index + 1].Column - line[index].Column)
                            - Math.Atan2(
                                line[index].Row - line[index - 1].Row,
                                line[index].Column - line[index - 1].Column
                            ),
                        2 * Math.PI
                    )
                )
            );

    private static double Radius(double row, double column) => double.Hypot(row - 20, column - 20);

    private static float[] Field(Func<int, int, double> value) =>
        [.. Enumerable.Range(0, Size * Size).Select(cell => (float)value(cell / Size, cell % Size))];

    private static List<(int Level, List<(double Row, double Column)> Points)> Trace(
        Func<int, int, double> value,
        params float[] levels
    ) => MarchingSquares.Trace(Field(value), Size, Size, isRound: false, levels);
}
