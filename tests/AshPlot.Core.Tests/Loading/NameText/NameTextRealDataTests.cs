using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NameText;

[Category("RealData")]
internal sealed class NameTextRealDataTests
{
    private const long Hour = 3600;

    private NameTextFiles files = null!;

    [SetUp]
    public void MakeFolder() => files = new NameTextFiles();

    [TearDown]
    public void RemoveFolder() => files.Dispose();

    [Test]
    public void The_six_files_of_Eyjafjallajokull_are_one_run_of_ten_slices()
    {
        var run = Load(RealData.Folder());
        Assert.That((run.Title, run.Files.Length), Is.EqualTo(("VA_Tutorial", 6)));
        Assert.That(run.Attributes["Release height"], Is.EqualTo("1651.000 to 6151.000m asl"));
        Assert.That(run.Warnings, Is.Empty);
        Assert.That(
            run.Quantities.Select(quantity =>
                (quantity.Name, quantity.Units, quantity.Levels.Length, quantity.Times.Length, quantity.Slices.Length)
            ),
            Is.EqualTo(
                new[]
                {
                    ("air-concentration", "g/m3", 3, 2, 6),
                    ("total-column", "g/m2", 1, 2, 2),
                    ("total-deposition", "g/m2", 1, 2, 2),
                }
            )
        );

        var air = run.Quantities[0];
        Assert.That(
            air.Levels,
            Is.EqualTo(
                new[]
                {
                    new Level(LevelKind.MetresAboveSea, 0, -250, 250),
                    new Level(LevelKind.MetresAboveSea, 500, 250, 750),
                    new Level(LevelKind.MetresAboveSea, 1000, 750, 1250),
                }
            )
        );
        Assert.That(air.Times[0], Is.EqualTo(Step(353211, 353208)));
        Assert.That(air.Grid.Longitudes.Centres[0], Is.EqualTo(-60.0));
        Assert.That(air.Grid.Latitudes.Centres[0], Is.EqualTo(30.0));
        Assert.That((air.Grid.Longitudes.Count, air.Grid.Latitudes.Count), Is.EqualTo((121, 61)));

        var deposit = run.Quantities[2];
        Assert.That(deposit.Times[0], Is.EqualTo(Step(353211, 353133)));
        Assert.That(deposit.Times[1], Is.EqualTo(Step(353214, 353136)));
        Assert.That(deposit.Levels.Single(), Is.EqualTo(Level.None));
    }

    [Test]
    public void Every_value_is_the_one_that_stands_in_the_file()
    {
        var path = Path.Combine(RealData.Folder(), "TotCol_201004180300_trimmed.txt");
        var run = new NameTextFormat().Describe(path, files.Decoding);
        var values = NameTextFiles.Read(run);
        var rows = 0;
        foreach (var line in File.ReadLines(path).Skip(26))
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            var (x, y) = ((int)float.Parse(cells[0]) - 1, (int)float.Parse(cells[1]) - 1);
            Assert.That(values[(y * 121) + x], Is.EqualTo((float)(float.Parse(cells[4]) * (1.0 / 10800))));
            rows++;
        }

        Assert.That(rows, Is.EqualTo(121 * 61));
        Assert.That(values.Max(), Is.GreaterThan(0));
    }

    [Test]
    public void A_global_grid_of_flight_levels_has_its_plume_near_Iceland()
    {
        var run = Load(RealData.Folder("refir"));
        var air = run.Quantities.Single();
        Assert.That(
            air.Levels.Select(level => (level.Kind, level.Value, level.Lower, level.Upper)),
            Is.EqualTo(
                new[]
                {
                    (LevelKind.FlightLevel, (double?)100, (double?)0, (double?)200),
                    (LevelKind.FlightLevel, 275, 200, 350),
                    (LevelKind.FlightLevel, 450, 350, 550),
                }
            )
        );
        Assert.That(air.Times.Select(step => step.PeriodSeconds), Is.EqualTo(new[] { 6 * Hour, 6 * Hour }));
        Assert.That(air.Grid.Longitudes.Centres[0], Is.EqualTo(5e-8).Within(1e-9));
        Assert.That(air.Grid.Latitudes.Centres[0], Is.EqualTo(-90.0).Within(5e-5));
        Assert.That(air.Grid.Latitudes.LowerEdge, Is.EqualTo(-90.0));

        var empty = NameTextFiles.Read(run, slice: 0);
        Assert.That(empty, Is.All.Zero, "the first file has no data row");
        var values = NameTextFiles.Read(run, slice: 1);
        var peak = Array.IndexOf(values, values.Max());
        Assert.That(values[peak], Is.GreaterThan(0.01f));
        Assert.That(air.Grid.Longitudes.Centres[peak % 1598], Is.InRange(338, 342));
        Assert.That(air.Grid.Latitudes.Centres[peak / 1598], Is.InRange(62, 65));
    }

    private static TimeStep Step(long hour, long from) =>
        new(new ModelTime(hour * Hour), new ModelTime(from * Hour), new ModelTime(hour * Hour));

    private RunDescription Load(string folder)
    {
        var format = new NameTextFormat();
        var texts = InputFiles.Resolve([Path.Combine(folder, "*.txt")]);
        return RunMerger.Merge([.. texts.Select(text => format.Describe(text, files.Decoding))]);
    }
}
