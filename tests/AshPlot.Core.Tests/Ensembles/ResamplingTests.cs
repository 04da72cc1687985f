using AshPlot.Core.Differences;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Ensembles;

/// <summary>
/// Runs on other grids, brought to that of the first by the nearest cell. The cells of the second run are moved by 0.8
/// degrees to the east and by half a degree to the north, so that its columns lie between those of the first, and the
/// first has cells outside of it.
/// </summary>
public sealed class ResamplingTests
{
    private const int ColumnsMoved = 2;
    private const int RowsMoved = 1;

    private RandomRun first = null!;
    private RandomRun second = null!;

    [SetUp]
    public void Load() => (first, second) = (new RandomRun(1), new RandomRun(2));

    [TearDown]
    public void RemoveFolders()
    {
        first.Dispose();
        second.Dispose();
    }

    [Test]
    public void The_difference_is_that_of_the_nearest_cell_and_missing_outside_of_either()
    {
        var run = DifferenceRun.Of(
            new EnsembleMember("a", first.Run),
            new EnsembleMember("b", Moved(second.Run)),
            isResampled: true
        );
        Assert.That(run.Quantities[0].Notes, Has.Some.EndsWith("brought to the grid of A (nearest cell)."));
        foreach (var (index, slice) in run.Quantities[0].Slices.Index())
        {
            var (difference, b) = (
                RandomRun.Read(run, run.Quantities[0], index),
                RandomRun.Read(run, run.Quantities[2], index)
            );
            for (var cell = 0; cell < RandomRun.Cells; cell++)
            {
                var before = first.Values[slice.LevelIndex, slice.TimeIndex][cell];
                var after = Nearest(second.Values[slice.LevelIndex, slice.TimeIndex], cell);
                Assert.That(b[cell], Is.EqualTo(after));
                Assert.That(
                    difference[cell],
                    float.IsNaN(after) ? Is.NaN
                        : after == before ? Is.EqualTo(SliceReduction.Nothing)
                        : Is.EqualTo(after - before).Within(1e-9f)
                );
            }
        }
    }

    [Test]
    public void Areas_are_compared_where_both_runs_are()
    {
        var run = DifferenceRun.Of(
            new EnsembleMember("a", first.Run),
            new EnsembleMember("b", Moved(second.Run)),
            isResampled: true
        );
        var member = new MemberInput("m", []);
        var plan = ComparisonPlan.For(
            RunPlanner.Plan(run, new MapOptions()),
            new DifferenceOptions(member, member, [new ThresholdValue(2, "mg/m3")], false)
        );
        using var comparer = new SliceComparer(plan.Job());
        foreach (var pair in plan.Slices)
        {
            var (before, after) = (
                first.Values[pair.A.LevelIndex, pair.A.TimeIndex],
                second.Values[pair.A.LevelIndex, pair.A.TimeIndex]
            );
            double lost = 0,
                inA = 0;
            for (var cell = 0; cell < RandomRun.Cells; cell++)
            {
                var other = Nearest(after, cell);
                inA += !float.IsNaN(other) && before[cell] > 0.002f ? RandomRun.Area(cell) : 0;
                lost += other <= 0.002f && before[cell] > 0.002f ? RandomRun.Area(cell) : 0;
            }

            var over = comparer.Compare(pair).Over.Single();
            Assert.That(
                (over.A, over.Lost),
                Is.EqualTo((inA, lost))
                    .Using<(double, double)>(
                        (one, two) =>
                            Math.Abs(one.Item1 - two.Item1) <= 1e-8 * two.Item1
                            && Math.Abs(one.Item2 - two.Item2) <= 1e-8 * two.Item2
                    )
            );
        }
    }

    [TestCase("mean")]
    [TestCase("percentile:90")]
    [TestCase("probability")]
    public void Statistics_are_those_of_nearest_cells(string word)
    {
        var options = new EnsembleOptions([EnsembleStatistic.Parse(word)], [new ThresholdValue(2, "mg/m3")], 0);
        EnsembleMember[] members = [new("a", first.Run), new("b", Moved(second.Run))];
        Assert.That(
            () => EnsembleRun.Of(members, [], options),
            Throws.TypeOf<ConflictingInputsException>().With.Message.Contains("IsResampled")
        );
        var run = EnsembleRun.Of(members, [], options with { IsResampled = true });
        Assert.That(
            run.Quantities.Single().Notes,
            Has.Some.EqualTo("1 of 2 members brought to the grid of the first (nearest cell).")
        );
        foreach (var (index, slice) in run.Quantities.Single().Slices.Index())
        {
            var values = RandomRun.Read(run, run.Quantities.Single(), index);
            for (var cell = 0; cell < RandomRun.Cells; cell++)
            {
                var (one, other) = (
                    first.Values[slice.LevelIndex, slice.TimeIndex][cell],
                    Nearest(second.Values[slice.LevelIndex, slice.TimeIndex], cell)
                );
                var over = (one > 0.002f ? 50 : 0) + (other > 0.002f ? 50 : 0);
                var expected = word switch
                {
                    "mean" => (one + (double)other) / 2,
                    "probability" => over == 0 ? double.NegativeInfinity : over,
                    _ => Math.Min(one, other) + (0.9 * Math.Abs((double)one - other)),
                };
                Assert.That(
                    values[cell],
                    float.IsNaN(other) ? Is.NaN
                        : double.IsFinite(expected) ? Is.EqualTo(expected).Within(1e-5).Percent
                        : Is.EqualTo((float)expected)
                );
            }
        }
    }

    [Test]
    public void Grids_without_a_place_in_common_are_refused() =>
        Assert.That(
            () =>
                DifferenceRun.Of(
                    new EnsembleMember("a", first.Run),
                    new EnsembleMember("b", Moved(second.Run, 40)),
                    isResampled: true
                ),
            Throws.TypeOf<ConflictingInputsException>().With.Message.Contains("no place in common")
        );

    [Test]
    public void Longitudes_that_are_counted_from_0_to_360_are_the_same_places()
    {
        var grid = first.Run.Quantities.Single().Grid;
        var turned = grid with
        {
            Longitudes = GridAxis.Regular(grid.Longitudes.Centres[0] + 360, RandomRun.Step, RandomRun.Columns),
        };
        var nearest = new NearestCells(new Regrid(turned, grid));
        for (var cell = 0; cell < RandomRun.Cells; cell++)
            nearest.Stored()[cell] = cell;
        var values = new float[RandomRun.Cells];
        nearest.Apply(values);
        Assert.That(values, Is.EqualTo(Enumerable.Range(0, RandomRun.Cells).Select(cell => (float)cell)));
    }

    private static RunDescription Moved(RunDescription run, double further = 0)
    {
        var quantity = run.Quantities.Single();
        return run with
        {
            Quantities =
            [
                quantity with
                {
                    Grid = quantity.Grid with
                    {
                        Longitudes = GridAxis.Regular(
                            quantity.Grid.Longitudes.Centres[0] + further + ((ColumnsMoved - 0.4) * RandomRun.Step),
                            RandomRun.Step,
                            RandomRun.Columns
                        ),
                        Latitudes = GridAxis.Regular(
                            quantity.Grid.Latitudes.Centres[0] + (RowsMoved * RandomRun.Step),
                            RandomRun.Step,
                            RandomRun.Rows
                        ),
                    },
                },
            ],
        };
    }

    /// <summary>
    /// Columns of the second run lie 1.6 cells further east: the nearest to column c of the first is c - 2, of which c
    /// - 1.6 is its place.
    /// </summary>
    private static float Nearest(float[] values, int cell)
    {
        var (row, column) = ((cell / RandomRun.Columns) - RowsMoved, (cell % RandomRun.Columns) - ColumnsMoved);
        return row < 0 || column < 0 ? float.NaN : values[(row * RandomRun.Columns) + column];
    }
}
