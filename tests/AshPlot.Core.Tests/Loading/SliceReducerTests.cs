using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading;

/// <summary>Statistics of random members with missing cells, compared with plain loops over sorted arrays.</summary>
public sealed class SliceReducerTests
{
    private const int Members = 7;
    private const int Cells = 60;
    private const float Threshold = 0.5f;

    private readonly float[][] members = new float[Members][];

    [SetUp]
    public void Fill()
    {
        var random = new Random(3);
        for (var member = 0; member < Members; member++)
        {
            // The first cells are missing in every member, some others in a few.
            members[member] =
            [
                .. Enumerable
                    .Range(0, Cells)
                    .Select(cell =>
                        cell < 3 || (cell < 15 && random.Next(3) == 0) ? float.NaN
                        : random.Next(4) == 0 ? 0
                        : random.NextSingle()
                    ),
            ];
        }
    }

    [TestCase(nameof(ReductionKind.Mean), 0.0)]
    [TestCase(nameof(ReductionKind.Deviation), 0.0)]
    [TestCase(nameof(ReductionKind.Minimum), 0.0)]
    [TestCase(nameof(ReductionKind.Maximum), 0.0)]
    [TestCase(nameof(ReductionKind.Percentile), 50.0)]
    [TestCase(nameof(ReductionKind.Percentile), 90.0)]
    [TestCase(nameof(ReductionKind.Percentile), 0.0)]
    [TestCase(nameof(ReductionKind.Percentile), 100.0)]
    [TestCase(nameof(ReductionKind.Probability), 0.5)]
    [TestCase(nameof(ReductionKind.Agreement), 0.5)]
    public void Each_statistic_is_that_of_the_members_whatever_the_room(string word, double threshold)
    {
        var kind = Enum.Parse<ReductionKind>(word);
        foreach (var room in new[] { 1 << 20, 11 * Members, 1 })
        {
            var result = Reduce(new SliceReducer(room), kind, threshold, Members);
            for (var cell = 0; cell < Cells; cell++)
            {
                var expected = Expected(kind, threshold, cell);
                Assert.That(
                    result[cell],
                    double.IsFinite(expected) ? Is.EqualTo(expected).Within(1e-5) : Is.EqualTo((float)expected),
                    $"cell {cell}, room {room}"
                );
            }
        }
    }

    [Test]
    public void The_difference_is_the_second_less_the_first()
    {
        var result = Reduce(new SliceReducer(), ReductionKind.Difference, 0, 2);
        for (var cell = 0; cell < Cells; cell++)
        {
            var (one, other) = (members[0][cell], members[1][cell]);
            var expected =
                float.IsNaN(one) && float.IsNaN(other)
                    ? float.NaN
                    : (float.IsNaN(other) ? 0 : other) - (float.IsNaN(one) ? 0 : one);
            Assert.That(result[cell], Is.EqualTo(expected == 0 ? SliceReduction.Nothing : expected));
        }
    }

    private float[] Reduce(SliceReducer reducer, ReductionKind kind, double threshold, int count)
    {
        var result = new float[Cells];
        reducer.Reduce(
            new SliceReduction(kind, threshold, [.. new double[count]]),
            count,
            (index, values) => members[index].CopyTo(values),
            result
        );
        return result;
    }

    private double Expected(ReductionKind kind, double threshold, int cell)
    {
        var values = members.Select(member => (double)member[cell]).ToArray();
        if (values.All(double.IsNaN))
            return double.NaN;
        // A member that lacks the cell has no ash there.
        values = [.. values.Select(value => double.IsNaN(value) ? 0 : value)];
        Array.Sort(values);
        var mean = values.Sum() / Members;
        var over = values.Count(value => value > Threshold);
        switch (kind)
        {
            case ReductionKind.Mean:
                return mean;
            case ReductionKind.Deviation:
                return Math.Sqrt(values.Select(value => (value - mean) * (value - mean)).Sum() / Members);
            case ReductionKind.Minimum:
                return values[0];
            case ReductionKind.Maximum:
                return values[^1];
            case ReductionKind.Percentile:
                var place = threshold / 100 * (Members - 1);
                var below = (int)place;
                return below == Members - 1
                    ? values[^1]
                    : values[below] + ((values[below + 1] - values[below]) * (place - below));
            case ReductionKind.Probability:
                return over == 0 ? double.NegativeInfinity : 100.0 * over / Members;
            default:
                return over == 0 ? double.NegativeInfinity : 100.0 * Math.Max(over, Members - over) / Members;
        }
    }
}
