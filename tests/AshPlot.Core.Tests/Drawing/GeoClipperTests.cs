using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class GeoClipperTests
{
    private static readonly GeoClipper Window = new(new GeoExtent(0, 10, 0, 10));

    [Test]
    public void A_ring_is_cut_along_the_window() =>
        Assert.That(
            Ring([5f, 5f, 15f, 5f, 15f, 7f, 5f, 7f]),
            Is.EquivalentTo(new[] { (5d, 5d), (10, 5), (10, 7), (5, 7) })
        );

    [Test]
    public void A_ring_around_the_window_becomes_the_window() =>
        Assert.That(
            Ring([-5f, -5f, 15f, -5f, 15f, 15f, -5f, 15f]),
            Is.EquivalentTo(new[] { (0d, 0d), (10, 0), (10, 10), (0, 10) })
        );

    [Test]
    public void A_ring_outside_leaves_nothing() => Assert.That(Ring([20f, 5f, 25f, 5f, 25f, 7f]), Is.Empty);

    [Test]
    public void A_line_that_leaves_and_comes_back_is_two_pieces()
    {
        var pieces = Line(new GeoPolyline([2f, 5f, 12f, 5f, 12f, 8f, 2f, 8f], isClosed: false), 0);
        Assert.That(pieces, Has.Count.EqualTo(2));
        Assert.That(pieces[0].Points, Is.EqualTo(new[] { (2d, 5d), (10, 5) }));
        Assert.That(pieces[1].Points, Is.EqualTo(new[] { (10d, 8d), (2, 8) }));
    }

    [Test]
    public void A_coast_has_no_edge_along_the_window()
    {
        var pieces = Line(new GeoPolyline([5f, 5f, 15f, 5f, 15f, 7f, 5f, 7f], isClosed: true), 0);
        var edges = pieces.SelectMany(piece => piece.Points.Zip(piece.Points.Skip(1)));
        Assert.That(edges.Any(edge => edge.First.Item1 == 10 && edge.Second.Item1 == 10), Is.False);
        Assert.That(pieces.Select(piece => piece.IsRing), Is.All.False);
    }

    [Test]
    public void A_line_inside_stays_whole_and_a_turn_moves_it()
    {
        var pieces = Line(
            new GeoPolyline([-178f, 1f, -175f, 3f, -176f, 2f], isClosed: true),
            0,
            new GeoClipper(new GeoExtent(170, 190, 0, 10))
        );
        Assert.That(pieces, Is.Empty);
        pieces = Line(
            new GeoPolyline([-178f, 1f, -175f, 3f, -176f, 2f], isClosed: true),
            360,
            new GeoClipper(new GeoExtent(170, 190, 0, 10))
        );
        Assert.That(pieces.Single().Points, Is.EqualTo(new[] { (182d, 1d), (185, 3), (184, 2) }));
        Assert.That(pieces.Single().IsRing, Is.True);
    }

    private static (double, double)[] Ring(float[] coordinates) =>
        Window.Ring(new GeoPolyline(coordinates, isClosed: true), 0).ToArray();

    private static List<((double, double)[] Points, bool IsRing)> Line(
        GeoPolyline line,
        double turn,
        GeoClipper? clipper = null
    )
    {
        var pieces = new List<((double, double)[], bool)>();
        (clipper ?? Window).Line(line, turn, (points, isRing) => pieces.Add((points.ToArray(), isRing)));
        return pieces;
    }
}
