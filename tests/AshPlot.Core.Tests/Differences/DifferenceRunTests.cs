using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Differences;
using AshPlot.Core.Drawing;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Exporting;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading;
using AshPlot.Core.Tests.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Tests.Differences;

/// <summary>
/// The difference of random runs, of which the second begins six hours later, and of real ones, compared with plain
/// loops.
/// </summary>
public sealed class DifferenceRunTests
{
    private RandomRun a = null!;
    private RandomRun b = null!;

    [SetUp]
    public void Load() => (a, b) = (new RandomRun(1), new RandomRun(2, firstHour: 9));

    [TearDown]
    public void RemoveFolders()
    {
        a.Dispose();
        b.Dispose();
    }

    [Test]
    public void At_each_common_level_and_time_it_is_the_value_of_B_less_that_of_A()
    {
        var run = Run();
        Assert.That(
            run.Quantities.Select(quantity => (quantity.Name, quantity.Role)),
            Is.EqualTo(
                new (string, ComparisonRole?)[]
                {
                    ("air-concentration-difference", ComparisonRole.Difference),
                    ("a-air-concentration", ComparisonRole.A),
                    ("b-air-concentration", ComparisonRole.B),
                }
            )
        );
        var difference = run.Quantities[0];
        Assert.That(
            difference.Times.Select(step => step.Time.ToString()),
            Is.EqualTo(new[] { "2025-01-01T09:00:00Z", "2025-01-01T12:00:00Z" })
        );
        Assert.That(difference.Slices, Has.Length.EqualTo(6));
        foreach (var (index, slice) in difference.Slices.Index())
        {
            var (of, ofA, ofB) = (
                RandomRun.Read(run, difference, index),
                RandomRun.Read(run, run.Quantities[1], index),
                RandomRun.Read(run, run.Quantities[2], index)
            );
            for (var cell = 0; cell < RandomRun.Cells; cell++)
            {
                // The third period of A is the first of B.
                var (before, after) = (
                    a.Values[slice.LevelIndex, slice.TimeIndex + 2][cell],
                    b.Values[slice.LevelIndex, slice.TimeIndex][cell]
                );
                Assert.That((ofA[cell], ofB[cell]), Is.EqualTo((before, after)));
                Assert.That(
                    of[cell],
                    after == before ? Is.EqualTo(SliceReduction.Nothing) : Is.EqualTo(after - before).Within(1e-9f)
                );
            }
        }
    }

    [Test]
    public void A_change_of_class_is_the_number_of_contours_that_B_reaches_less_that_of_A()
    {
        // The contours of concentration in mg/m3, of runs in g/m3.
        double[] contours = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1];
        var run = DifferenceRun.Of(
            new EnsembleMember("a", a.Run),
            new EnsembleMember("b", b.Run),
            asked: ["air-concentration-class-difference"]
        );
        var change = run.Quantities.Single(quantity => quantity.Role == ComparisonRole.Classes);
        Assert.That(
            (change.Name, change.FileToken, change.Units),
            Is.EqualTo(("air-concentration-class-difference", "Air_Concentration_Class_Difference", "classes"))
        );
        var seen = new HashSet<float>();
        foreach (var (index, slice) in change.Slices.Index())
        {
            var values = RandomRun.Read(run, change, index);
            for (var cell = 0; cell < RandomRun.Cells; cell++)
            {
                var (before, after) = (
                    a.Values[slice.LevelIndex, slice.TimeIndex + 2][cell],
                    b.Values[slice.LevelIndex, slice.TimeIndex][cell]
                );
                var expected =
                    contours.Count(contour => after >= (float)contour)
                    - contours.Count(contour => before >= (float)contour);
                Assert.That(values[cell], Is.EqualTo(expected == 0 ? SliceReduction.Nothing : expected));
                seen.Add(expected);
            }
        }

        Assert.That(seen, Has.Count.GreaterThan(2), "the runs differ in classes");
        var plan = RunPlanner.Plan(run, new MapOptions { Quantities = [change.Name] }).Quantities.Single();
        Assert.That(
            plan.Classes!.Classes.Select(one => ClassText.Range(one, plan.Classes.Units)),
            Is.EqualTo(
                new[]
                {
                    "≤ -4 classes",
                    "-3 classes",
                    "-2 classes",
                    "-1 class",
                    "same class",
                    "+1 class",
                    "+2 classes",
                    "+3 classes",
                    "≥ +4 classes",
                }
            )
        );
    }

    [Test]
    public void What_only_one_of_them_has_is_said_once_for_all_quantities()
    {
        var column = a.Run.Quantities.Single() with { Name = "dosage", Title = "Dosage" };
        var run = DifferenceRun.Of(
            new EnsembleMember("a", a.Run with { Quantities = [.. a.Run.Quantities, column] }),
            new EnsembleMember(
                "b",
                b.Run with
                {
                    Quantities =
                    [
                        .. b.Run.Quantities,
                        column with
                        {
                            Times = b.Run.Quantities.Single().Times,
                            Slices = b.Run.Quantities.Single().Slices,
                        },
                    ],
                }
            )
        );
        Assert.That(
            run.Warnings,
            Is.EqualTo(new[] { "Air Concentration, Dosage: 4 of 6 times left out, which not all of the 2 runs have." })
        );
    }

    [Test]
    public void Maps_are_named_titled_and_noted_as_differences()
    {
        var run = Run();
        var plan = RunPlanner.Plan(
            run,
            new MapOptions
            {
                Quantities = ["air-concentration"],
                Levels = ["FL200"],
                Times = [TimeSelector.Parse("09Z")],
            }
        );
        Assert.That(
            plan.Maps.Select(map => map.Path),
            Is.EqualTo(
                new[]
                {
                    "FL200-350/DEMO_Air_Concentration_Difference_FL200-350_20250101090000",
                    "FL200-350/DEMO_Air_Concentration_A_FL200-350_20250101090000",
                    "FL200-350/DEMO_Air_Concentration_B_FL200-350_20250101090000",
                }
            )
        );
        var captions = new CaptionWriter(run).Write(
            plan.Quantities[0],
            plan.Maps[0],
            new SliceSummary(-0.002, 0.0015, null),
            new DisplayScale(1000, "mg/m³"),
            Core.Reporting.MapStatus.Done
        );
        Assert.That(captions.Title, Is.EqualTo("Air concentration, B - A, FL200-350"));
        Assert.That(captions.FootLeft, Does.StartWith("A: 00Z, run ").And.Contains("B: 06Z, run "));
        Assert.That(captions.FootRight, Is.EqualTo("B - A from -2 mg/m³ to +1.5 mg/m³"));
    }

    [Test]
    public void Its_colours_lie_evenly_about_zero_whatever_the_runs_are_drawn_in()
    {
        var options = new MapOptions
        {
            Colours = "viridis",
            Min = new ThresholdValue(1, "mg/m3"),
            Max = new ThresholdValue(5, "mg/m3"),
            MaskBelow = new ThresholdValue(2, "mg/m3"),
            ScaleKind = ScaleKind.Log,
        };
        var plan = RunPlanner.Plan(Run(), options);
        Assert.That(
            (plan.Quantities[0].Classes!.Name, plan.Quantities[1].Classes),
            Is.EqualTo((ContourSchemes.Name, (ClassScheme?)null))
        );
        Assert.That(plan.Quantities[0].MaskBelow, Is.LessThan(-1e20), "decreases are drawn");
        var boundaries = plan.Quantities[0].Classes!.Boundaries.ToArray();
        Assert.That(boundaries, Is.EqualTo(boundaries.Reverse().Select(boundary => -boundary)));
        var own = options with
        {
            ByQuantity =
            [
                new("air-concentration-difference") { Colours = "balance", Max = new ThresholdValue(3, "mg/m3") },
            ],
        };
        var continuous = RunPlanner.Plan(Run(), own).Quantities[0];
        Assert.That(continuous.Classes, Is.Null);
        var scale = ScalePlanner.Scale(continuous, own, new SliceSummary(-0.001, 0.008, null));
        Assert.That((scale.Min, scale.Max, scale.Kind), Is.EqualTo((-0.003, 0.003, ScaleKind.Linear)));
        var free = own with { ByQuantity = [new("air-concentration-difference") { Colours = "balance" }] };
        Assert.That(ScalePlanner.NeedsAllValues(continuous, free), Is.True);
        scale = ScalePlanner.Scale(continuous, free, new SliceSummary(-0.001, 0.008, null));
        Assert.That((scale.Min, scale.Max), Is.EqualTo((-0.008, 0.008)));
        Assert.That(
            () =>
                RunPlanner.Plan(
                    Run(),
                    options with
                    {
                        ByQuantity =
                        [
                            new("air-concentration-difference") { MaskBelow = new ThresholdValue(3, "mg/m3") },
                        ],
                    }
                ),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("MaskBelow")
        );
    }

    [Test]
    public void What_is_near_zero_is_in_no_polygon_and_the_box_about_the_plume_holds_decreases()
    {
        var plan = RunPlanner.Plan(Run(), new MapOptions()).Quantities[0];
        var classes = ExportClass.For(plan, new SliceSummary(-1, 1, null)).ToArray();
        Assert.That(classes, Has.Length.EqualTo(10));
        Assert.That(
            classes.Any(one => (one.Lower ?? double.MinValue) < 0 && (one.Upper ?? double.MaxValue) > 0),
            Is.False
        );
        var scan = new AshScan(plan.Description.Grid);
        var values = Enumerable.Repeat(SliceReduction.Nothing, RandomRun.Cells).ToArray();
        values[RandomRun.Columns + 2] = -0.0002f;
        values[(3 * RandomRun.Columns) + 4] = 0.00001f;
        scan.AddDifferences(values, plan.LeastDifference!.Value);
        Assert.That(
            (scan.Cover()!.Box.West, scan.Cover()!.Box.South, scan.Cover()!.Box.East, scan.Cover()!.Box.North),
            Is.EqualTo((-19.0, 63.5, -18.5, 64.0))
        );
    }

    [Test]
    public void What_is_made_of_an_exercise_and_an_event_is_stamped()
    {
        var run = DifferenceRun.Of(
            new EnsembleMember("a", a.Run with { Attributes = a.Run.Attributes.SetItem("event_type", "EXERCISE") }),
            new EnsembleMember(
                "b",
                b.Run with
                {
                    Attributes = b
                        .Run.Attributes.SetItem("event_type", "REAL EVENT")
                        .SetItem("permissableUsage", "NON-OPERATIONAL"),
                }
            )
        );
        Assert.That(RunStamp.Of(run, null), Is.EqualTo("EXERCISE"));
        Assert.That(run.Attributes["permissableUsage"], Is.EqualTo("NON-OPERATIONAL"));
    }

    [Test]
    public void Runs_without_anything_in_common_are_refused()
    {
        using var late = new RandomRun(3, firstHour: 15);
        Assert.That(
            () => DifferenceRun.Of(new EnsembleMember("a", a.Run), new EnsembleMember("late", late.Run)),
            Throws.TypeOf<ConflictingInputsException>()
        );
    }

    [Test]
    [Category("RealData")]
    public void Of_two_runs_of_FLEXPART_it_is_the_one_less_the_other_wherever_either_has_a_value()
    {
        var folder = RealData.Folder("flexpart");
        var members = new[] { "000", "005" }
            .Select(member => Path.Combine(folder, $"flexpart_cosmo-2e_2021030503_{member}_MUE.nc"))
            .Select(file => new EnsembleMember(file, RunFormats.Describe(file, new LoadOptions { Release = 1 })))
            .ToArray();
        var run = DifferenceRun.Of(members[0], members[1]);
        var largest = 0f;
        for (var three = 0; three < run.Quantities.Length; three += 3)
        {
            var index = run.Quantities[three].Slices.Length - 1;
            var read = run
                .Quantities.Skip(three)
                .Take(3)
                .Select(quantity => RandomRun.Read(run, quantity, index))
                .ToArray();
            for (var cell = 0; cell < read[0].Length; cell++)
            {
                var (before, after) = (
                    float.IsNaN(read[1][cell]) ? 0 : read[1][cell],
                    float.IsNaN(read[2][cell]) ? 0 : read[2][cell]
                );
                var expected =
                    float.IsNaN(read[1][cell]) && float.IsNaN(read[2][cell]) ? float.NaN
                    : after == before ? SliceReduction.Nothing
                    : after - before;
                Assert.That(
                    read[0][cell],
                    float.IsFinite(expected) ? Is.EqualTo(expected).Within(1e-4).Percent : Is.EqualTo(expected)
                );
                largest = float.IsFinite(expected) ? Math.Max(largest, Math.Abs(expected)) : largest;
            }
        }

        Assert.That(largest, Is.Positive);
    }

    private RunDescription Run() =>
        DifferenceRun.Of(new EnsembleMember("runs/00Z", a.Run), new EnsembleMember("runs/06Z", b.Run));
}
