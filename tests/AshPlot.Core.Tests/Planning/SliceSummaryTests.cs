using AshPlot.Core.Planning;
using CsCheck;

namespace AshPlot.Core.Tests.Planning;

internal sealed class SliceSummaryTests
{
    private static readonly SliceSummary Nothing = new(null, null, null);

    [Test]
    public void The_range_is_that_of_all_valid_cells_and_the_smallest_that_of_the_drawn_ones() =>
        Assert.That(SliceSummary.Of([0, 0.5f, float.NaN, -2, 8, 1], 0.5), Is.EqualTo(new SliceSummary(-2, 8, 0.5, 1)));

    [Test]
    public void Missing_and_infinite_values_are_no_data()
    {
        Assert.That(SliceSummary.Of([], 0), Is.EqualTo(Nothing));
        Assert.That(SliceSummary.Of([float.NaN, float.NaN], 0), Is.EqualTo(Nothing with { Missing = 2 }));
        Assert.That(SliceSummary.Of([float.PositiveInfinity, float.NegativeInfinity], 0), Is.EqualTo(Nothing));
        Assert.That(
            SliceSummary.Of([float.PositiveInfinity, 3, float.NegativeInfinity], 0),
            Is.EqualTo(new SliceSummary(3, 3, 3))
        );
    }

    [Test]
    public void A_value_at_the_mask_is_drawn_although_single_precision_rounds_it_down()
    {
        Assert.That((double)1e-8f, Is.LessThan(1e-8), "else this shows nothing");
        Assert.That(SliceSummary.Of([1e-8f], 1e-8).SmallestDrawn, Is.EqualTo(1e-8f));
    }

    /// <summary>
    /// Values are compared several at once, but for the last few: whichever it is, the mask itself is drawn.
    /// </summary>
    [Test]
    public void A_value_at_the_mask_is_drawn_wherever_it_stands()
    {
        const float Mask = 0.25f;
        for (var place = 0; place < 70; place++)
        {
            var values = Enumerable.Repeat(float.BitDecrement(Mask), 70).ToArray();
            values[place] = Mask;
            Assert.That(SliceSummary.Of(values, Mask).SmallestDrawn, Is.EqualTo(Mask), $"at {place}");
            values[place] = float.BitDecrement(Mask);
            Assert.That(SliceSummary.Of(values, Mask).SmallestDrawn, Is.Null, $"none, not even at {place}");
        }
    }

    [Test]
    public void Zero_is_never_the_smallest_drawn_value_since_it_has_no_logarithm() =>
        Assert.That(SliceSummary.Of([0, -1, 2], -5).SmallestDrawn, Is.EqualTo(2));

    [Test]
    public void Any_number_of_values_is_summarised_as_one_after_the_other() =>
        Gen.OneOf(
                Gen.OneOf(0f, -0f, 1e-8f, -3f, float.NaN, float.PositiveInfinity, float.NegativeInfinity),
                Gen.Float[-5, 5]
            )
            .Array[0, 70]
            .Sample(values =>
            {
                var finite = values.Where(float.IsFinite).Select(value => (double?)value).ToArray();
                var drawn = finite.Where(value => value >= (float)0.01 && value > 0);
                return SliceSummary.Of(values, 0.01)
                    == new SliceSummary(finite.Min(), finite.Max(), drawn.Min(), values.Count(float.IsNaN));
            });

    [Test]
    public void Several_slices_join_to_one_range_whatever_is_empty_among_them()
    {
        Assert.That(SliceSummary.Join([]), Is.EqualTo(Nothing));
        Assert.That(
            SliceSummary.Join([Nothing, new(-1, 2, null), Nothing, new(0, 5, 3, 40), new(1, 4, 2, 2)]),
            Is.EqualTo(new SliceSummary(-1, 5, 2, 42))
        );
    }
}
