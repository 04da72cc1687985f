using AshPlot.Core.Grids;
using CsCheck;

namespace AshPlot.Core.Tests.Grids;

internal sealed class SameValuesTests
{
    private static readonly float[] Numbers = [0f, -0f, 1f, -1f, float.NaN, float.PositiveInfinity, float.Epsilon];

    [Test]
    public void Numbers_are_counted_and_found_as_by_a_plain_loop() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6].Array[0, 60])
            .Sample(
                (number, picks) =>
                {
                    float[] values = [.. picks.Select(pick => Numbers[pick])];
                    // Is a NaN found? As Span.Count and Span.IndexOf have it: it is equal to itself.
                    var expected = values
                        .Select((value, index) => (value, index))
                        .Where(one => one.value.Equals(Numbers[number]))
                        .ToArray();
                    Assert.That(SameValues.Count(values, Numbers[number]), Is.EqualTo(expected.Length));
                    Assert.That(
                        SameValues.IndexOf(values, Numbers[number]),
                        Is.EqualTo(expected.Length == 0 ? -1 : expected[0].index)
                    );
                },
                iter: 2000
            );
}
