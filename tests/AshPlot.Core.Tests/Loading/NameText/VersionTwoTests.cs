using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NameText;

internal sealed class VersionTwoTests
{
    private NameTextFiles files = null!;

    [SetUp]
    public void MakeFolder() => files = new NameTextFiles();

    [TearDown]
    public void RemoveFolder() => files.Dispose();

    [Test]
    public void Times_and_heights_of_the_rows_are_the_times_and_levels_of_the_run()
    {
        var run = files.Describe(NameTextFiles.VersionTwo);
        Assert.That((run.Title, run.Kind), Is.EqualTo(("DEMO", RunKind.Grid)));
        var quantity = run.Quantities.Single();
        Assert.That(
            (quantity.Name, quantity.Units, quantity.Statistic),
            Is.EqualTo(("air-concentration", "g/m3", "mean"))
        );
        Assert.That(
            quantity.Levels,
            Is.EqualTo(new[] { new Level(LevelKind.MetresAboveSea, 25), new Level(LevelKind.MetresAboveSea, 75) })
        );
        Assert.That(
            quantity.Times.Select(step => (step.Time.ToString(), step.PeriodSeconds)),
            Is.EqualTo(new[] { ("2025-01-01T01:00:00Z", 3600L), ("2025-01-01T02:00:00Z", 3600L) })
        );
        Assert.That(quantity.Grid.Longitudes.Centres, Is.EqualTo(new[] { -20.0, -19.5 }));
        Assert.That(NameTextFiles.Read(run, slice: 0), Is.EqualTo(new float[] { 1, 2, 0, 0 }));
        Assert.That(NameTextFiles.Read(run, slice: 1), Is.EqualTo(new float[] { 0, 0, 0, 4 }));
        Assert.That(NameTextFiles.Read(run, slice: 2), Is.EqualTo(new float[] { 0, 3, 0, 0 }));
        Assert.That(NameTextFiles.Read(run, slice: 3), Is.All.Zero, "no row has this time and height");
    }

    [Test]
    public void Parsed_at_opening_it_gives_the_same_planes()
    {
        var decoded = files.Describe(NameTextFiles.VersionTwo);
        var parsed = decoded with { Files = [decoded.Files.Single() with { DecodedPlanes = null }] };
        for (var slice = 0; slice < 4; slice++)
            Assert.That(
                NameTextFiles.Read(parsed, slice: slice),
                Is.EqualTo(NameTextFiles.Read(decoded, slice: slice))
            );
    }

    [Test]
    public void Rows_of_no_known_meaning_are_attributes_if_all_fields_agree_and_else_tell_fields_apart()
    {
        var run = files.Describe(NameTextFiles.VersionTwo);
        Assert.That(run.Attributes["... over [T]"], Is.EqualTo("whole run"));
        Assert.That(run.Attributes["Source/source group"], Is.EqualTo("All sources"));
        Assert.That(run.Quantities.Single().Qualifiers, Is.Empty);

        run = files.Describe(TwoFields().Replace("@source", "Vent 2"));
        Assert.That(
            run.Quantities.Select(quantity => quantity.Qualifiers["Source/source group"]),
            Is.EqualTo(new[] { "All sources", "Vent 2" })
        );
    }

    [Test]
    public void Height_and_time_may_stand_in_heading_rows()
    {
        var text = NameTextFiles
            .VersionTwo.Replace(
                ", ... over [T]:, whole run,",
                ", T:, 01/01/2025 01:00 UTC,\n , , , , , ... from [Z]:, Z = 0.0 m agl,\n , , , , , ... to [Z]:, Z = 200.0 m agl,"
            )
            .Replace(", T, Z (m asl), ,", ", , , ,");
        var quantity = files.Describe(text).Quantities.Single();
        Assert.That(quantity.Levels, Is.EqualTo(new[] { new Level(LevelKind.MetresAboveGround, 100, 0, 200) }));
        Assert.That(quantity.Times.Single().Time.ToString(), Is.EqualTo("2025-01-01T01:00:00Z"));
    }

    [Test]
    public void Without_grid_indices_it_is_a_time_series()
    {
        var run = files.Describe(
            NameTextFiles.VersionTwo.Replace("X Index, Y Index, X (Lat-Long), Y (Lat-Long)", "T, , ,")
        );
        Assert.That((run.Kind, run.Quantities.Length), Is.EqualTo((RunKind.TimeSeries, 0)));
    }

    [TestCase("Z (m asl)", "Z (cubits)", "the column 'Z (cubits)' is not a dimension")]
    [TestCase("Y (Lat-Long), T", "Y (Lat-Long), S", "the column 'S' is not a dimension")]
    [TestCase("X (Lat-Long), Y (Lat-Long)", "X (UK National Grid (m)), Y (UK National Grid (m))", "National Grid")]
    [TestCase("Quantity:", "Qualm:", "the heading row 'Quantity:' is missing")]
    [TestCase(
        " 1, 1, -20.0, 63.0, 01/01/2025 01:00",
        " 1, 1, -20.0, 63.0, 01/31/2025 01:00",
        "'01/31/2025 01:00 UTC' is not a valid time"
    )]
    [TestCase(" 1, 1, -20.0, 63.0, 01/01/2025 01:00 UTC", " 1, 1, -20.0, 63.0, ", "'' is not a valid time")]
    [TestCase(" 25.0, 1.0", " NaN, 1.0", "the height is not a number")]
    [TestCase(" 25.0, 1.0", " low, 1.0", "cell 6 is not a number: 'low'")]
    [TestCase("preliminary cols: 6", "preliminary cols: 5", "cells, not 6")]
    public void What_cannot_be_read_is_refused_with_its_line(string old, string replacement, string problem)
    {
        var error = Assert.Throws<UnreadableInputException>(() =>
            files.Describe(NameTextFiles.VersionTwo.Replace(old, replacement))
        )!;
        Assert.That(error.Message, Does.Contain(problem));
        Assert.That(error.Line, Is.Positive);
    }

    [Test]
    public void Too_many_combinations_of_time_and_height_are_refused()
    {
        var rows = Enumerable
            .Range(0, 400)
            .Select(index =>
                $" 1, 1, -20.0, 63.0, {1 + (index % 28):00}/{1 + (index / 28 % 12):00}/{2025 + (index / 336)} 01:00 UTC, {index}.0, 1.0,"
            );
        var text = NameTextFiles.VersionTwo.Replace(" 1, 1, -20.0", string.Join('\n', rows) + "\n 1, 1, -20.0");
        Assert.That(
            () => files.Describe(text),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("combinations")
        );
    }

    private static string TwoFields() =>
        string.Join(
            '\n',
            NameTextFiles
                .VersionTwo.Replace("field cols: 1", "field cols: 2")
                .Split('\n')
                .Select(line =>
                    line.EndsWith(',')
                        ? line
                            + (
                                line.Contains("Source/")
                                    ? " @source,"
                                    : line[(line.TrimEnd(',').LastIndexOf(',') + 1)..]
                            )
                        : line
                )
        );
}
