using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Runs;

internal sealed class GridAxisTests
{
    [Test]
    public void A_regular_axis_has_its_edges_half_way()
    {
        var axis = GridAxis.Regular(-10, 0.5, 3);
        Assert.That(axis.Centres, Is.EqualTo(new[] { -10, -9.5, -9 }));
        Assert.That(axis.Edges, Is.EqualTo(new[] { -10.25, -9.75, -9.25, -8.75 }));
        Assert.That((axis.Step, axis.LowerEdge, axis.UpperEdge), Is.EqualTo(((double?)0.5, -10.25, -8.75)));
    }

    [Test]
    public void A_descending_axis_keeps_its_order_and_has_a_positive_step()
    {
        var axis = GridAxis.Regular(60, -2, 3);
        Assert.That(axis.Edges, Is.EqualTo(new double[] { 61, 59, 57, 55 }));
        Assert.That((axis.Step, axis.LowerEdge, axis.UpperEdge), Is.EqualTo(((double?)2, 55d, 61d)));
    }

    [Test]
    public void An_axis_without_cells_is_refused()
    {
        Assert.That(() => GridAxis.Regular(0, 1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => GridAxis.FromCentres([]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Edges_of_given_centres_lie_half_way_and_as_far_outside_at_the_ends()
    {
        var axis = GridAxis.FromCentres([0, 1, 3, 7]);
        Assert.That(axis.Edges, Is.EqualTo(new[] { -0.5, 0.5, 2, 5, 9 }));
        Assert.That(axis.Step, Is.Null, "it is irregular");
    }

    [Test]
    public void A_single_centre_has_a_cell_of_one_degree() =>
        Assert.That(GridAxis.FromCentres([5]).Edges, Is.EqualTo(new[] { 4.5, 5.5 }));

    [TestCase(1.0009, 1.0)]
    [TestCase(1.002, null)]
    public void A_step_may_waver_by_a_thousandth(double third, double? step) =>
        Assert.That(GridAxis.FromCentres([-1, 0, third, 2]).Step is not null, Is.EqualTo(step is not null));

    [Test]
    public void Rows_centred_on_the_poles_end_at_the_poles()
    {
        var axis = GridAxis.Regular(90, -1, 181).ClampToPoles();
        Assert.That((axis.UpperEdge, axis.LowerEdge), Is.EqualTo((90d, -90d)));
        Assert.That(axis.Edges[1], Is.EqualTo(89.5));
        Assert.That(axis.Centres[0], Is.EqualTo(90));
    }

    [Test]
    public void Axes_agree_to_a_thousandth_of_a_cell()
    {
        var axis = GridAxis.Regular(0, 0.25, 10);
        Assert.That(axis.IsSameAs(GridAxis.Regular(0.0002, 0.25, 10)), Is.True);
        Assert.That(axis.IsSameAs(GridAxis.Regular(0.001, 0.25, 10)), Is.False);
        Assert.That(axis.IsSameAs(GridAxis.Regular(0, 0.25, 9)), Is.False);
        Assert.That(axis.IsSameAs(GridAxis.Regular(2.25, -0.25, 10)), Is.False, "the other way round");
    }
}
