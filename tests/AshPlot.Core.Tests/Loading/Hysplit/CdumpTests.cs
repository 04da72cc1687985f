using System.Buffers.Binary;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.Hysplit;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.NetCdf;

namespace AshPlot.Core.Tests.Loading.Hysplit;

[CancelAfter(60_000)]
internal sealed class CdumpTests
{
    private readonly CdumpFormat format = new();
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_run_has_the_quantities_levels_and_times_of_its_NetCDF_form()
    {
        var run = Describe(Sound());

        Assert.That(run.Model, Is.EqualTo("hysplit"));
        Assert.That(
            run.Quantities.Select(quantity => quantity.Name),
            Is.EqualTo(new[] { "air-concentration", "total-column", "total-deposition" })
        );
        Assert.That(
            run.Quantities[0].Levels,
            Is.EqualTo(
                new[]
                {
                    new Level(LevelKind.MetresAboveGround, 100, 0, 100),
                    new Level(LevelKind.MetresAboveGround, 300, 100, 300),
                }
            )
        );
        Assert.That(
            run.Quantities[0].Times,
            Is.EqualTo(new[] { new TimeStep(At(3), At(0), At(3)), new TimeStep(At(6), At(3), At(6)) })
        );
        Assert.That(run.Quantities[2].Times[1], Is.EqualTo(new TimeStep(At(6), At(0), At(6))));
        Assert.That(run.Quantities.Select(quantity => quantity.Units), Is.EqualTo(new[] { "g/m3", "g/m2", "g/m2" }));
        Assert.That(run.Attributes[ReleaseSites.Attribute], Is.EqualTo("19.6200W 63.6300N"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Values_stand_in_their_cells_however_planes_are_packed(bool isPacked)
    {
        var run = Describe(Sound(isPacked));

        Assert.That(Read(run, "air-concentration", level: 1, time: 1), Is.EqualTo(Plane((2, 3, 301f), (5, 4, 0.25f))));
        Assert.That(
            Read(run, "total-column", level: 0, time: 0),
            Is.EqualTo(Plane((2, 3, (100f * 100) + (300 * 200)), (5, 4, 0.25f * 300)))
        );
        Assert.That(Read(run, "total-deposition", level: 0, time: 1), Is.EqualTo(Plane((2, 3, 1f), (5, 4, 0.5f))));
    }

    [Test]
    public void Planes_of_more_cells_than_are_read_at_once_are_whole()
    {
        const int Columns = 130,
            Rows = 90;
        var cells = (
            from row in Enumerable.Range(1, Rows)
            from column in Enumerable.Range(1, Columns)
            where (row + column) % 3 != 0
            select (column, row, (float)((row * 1000) + column))
        ).ToArray();
        Assume.That(cells, Has.Length.GreaterThan(4096));
        var run = Describe(
            new CdumpWriter
            {
                Columns = Columns,
                Rows = Rows,
                Step = 0.05f,
                Levels = [100],
            }
                .Header()
                .Period(0, (_, _) => cells)
        );

        var values = Read(run, "air-concentration", level: 0, time: 0);

        var expected = new float[Columns * Rows];
        foreach (var (column, row, value) in cells)
            expected[((row - 1) * Columns) + column - 1] = value;
        Assert.That(values, Is.EqualTo(expected));
    }

    [Test]
    public void Coordinates_do_not_drift_where_a_step_is_stored_in_single_precision()
    {
        var run = Describe(
            new CdumpWriter
            {
                Columns = 1201,
                Step = 0.1f,
                West = 90.98f,
                Levels = [100],
            }
                .Header()
                .Period(0, (_, _) => [(1201, 4, 1f)])
        );

        Assert.That(run.Quantities[0].Grid.Longitudes.Centres[^1], Is.EqualTo(210.98).Within(1e-9));
    }

    [Test]
    public void A_file_that_still_grows_is_read_up_to_its_last_whole_period_with_a_note()
    {
        var whole = Sound();
        var run = Describe(whole.Period(2, Cells, planes: 2));

        Assert.That(run.Quantities[0].Times, Has.Length.EqualTo(2));
        Assert.That(run.Warnings, Has.One.Contains("2 whole periods"));
    }

    [Test]
    public void A_file_with_a_header_alone_is_refused()
    {
        var error = Assert.Throws<UnreadableInputException>(() => Describe(new CdumpWriter().Header()));
        Assert.That(error!.Message, Does.Contain("no whole period"));
    }

    [Test]
    public void Several_pollutants_have_their_ids_in_their_names()
    {
        var run = Describe(
            new CdumpWriter { Pollutants = ["P006", "P020"], Levels = [100] }
                .Header()
                .Period(0, (pollutant, _) => [(1, 1, pollutant == "P006" ? 6f : 20f)])
        );

        Assert.That(run.Quantities.Select(quantity => quantity.Name), Does.Contain("p006-air-concentration"));
        Assert.That(Read(run, "p020-air-concentration", level: 0, time: 0)[0], Is.EqualTo(20f));
    }

    [TestCase("negative length")]
    [TestCase("lengths that differ")]
    [TestCase("end within a record")]
    [TestCase("count beyond the record")]
    [TestCase("cell beyond the grid")]
    [TestCase("huge grid")]
    [TestCase("huge number of levels")]
    [TestCase("thirteenth month")]
    [TestCase("unlisted level")]
    public void Damage_is_named_by_its_byte(string damage)
    {
        var bytes = Sound().ToArray();
        // Marks and contents: first record 0, source 40, grid 80, levels 112, pollutants 136, period 152.
        const int Grid = 80,
            Levels = 112,
            Begin = 152,
            Plane = Begin + 64;
        var at = damage switch
        {
            "negative length" => Set(Plane, -5),
            "lengths that differ" => Set(Plane, 8),
            "end within a record" => Plane,
            "count beyond the record" => Set(Plane + 12, 3),
            "cell beyond the grid" => Set(Plane + 16, (6 << 16) | 1),
            "huge grid" => Set(Grid + 4, int.MaxValue),
            "huge number of levels" => Set(Levels + 4, int.MaxValue),
            "thirteenth month" => Set(Begin + 8, 13),
            _ => Set(Plane + 8, 7),
        };
        if (damage == "end within a record")
            bytes = bytes[..(Plane + 10)];

        var error = Assert.Throws<UnreadableInputException>(() => Describe(bytes));

        Assert.That(error!.Message, Does.Match(@"at byte \d+, "), $"{damage} at {at}");

        int Set(int offset, int value)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(offset), value);
            return offset;
        }
    }

    [Test]
    public void Any_byte_changed_gives_a_run_or_a_refusal()
    {
        var sound = Sound().ToArray();
        var random = new Random(1);
        for (var round = 0; round < 800; round++)
        {
            var bytes = (byte[])sound.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (!format.Recognises(bytes.AsSpan(0, Math.Min(bytes.Length, RunFormats.BeginningLength))))
                continue;
            try
            {
                var run = Describe(bytes);
                foreach (var quantity in run.Quantities.Where(quantity => !quantity.Slices.IsEmpty))
                    Read(run, quantity, quantity.Slices[^1]);
            }
            catch (UnreadableInputException)
            {
                // The damage was found.
            }
        }
    }

    [Test]
    [Category("RealData")]
    public void Real_files_hold_the_values_that_were_read_record_by_record()
    {
        var deposit = format.Describe(Path.Combine(RealData.Folder("hysplit"), "cdump_deposit"), new LoadOptions());
        Assert.That(Peak(deposit, "air-concentration", 0, 0), Is.EqualTo((15, 4.776525e-08f, 40.25, -84.0)));
        Assert.That(Sum(deposit, "air-concentration", 0, 0), Is.EqualTo(1.670307e-07).Within(1e-4).Percent);
        Assert.That(Peak(deposit, "total-deposition", 0, 0), Is.EqualTo((14, 4.23185e-06f, 40.0, -84.25)));
        Assert.That(deposit.Quantities[0].Times, Has.Length.EqualTo(8));

        var two = format.Describe(Path.Combine(RealData.Folder("hysplit"), "cdump_two_pollutants"), new LoadOptions());
        Assert.That(Peak(two, "more-air-concentration", 1, 0), Is.EqualTo((1143, 7.608169e-13f, 39.9, -84.22)));
        Assert.That(Sum(two, "more-air-concentration", 1, 0), Is.EqualTo(2.295822e-11).Within(1e-4).Percent);
    }

    private static (int Column, int Row, float Value)[] Cells(string pollutant, int level) =>
        [
            (
                2,
                3,
                level == 0 ? 0.5f
                : level == 300 ? 301f
                : 100f
            ),
            (5, 4, 0.25f),
        ];

    private static CdumpWriter Sound(bool isPacked = true) =>
        new CdumpWriter { IsPacked = isPacked }
            .Header()
            .Period(0, (_, level) => [(2, 3, level == 0 ? 0.5f : level), (5, 4, 0.25f)])
            .Period(1, Cells);

    private static float[] Plane(params (int Column, int Row, float Value)[] cells)
    {
        var values = new float[20];
        foreach (var (column, row, value) in cells)
            values[((row - 1) * 5) + column - 1] = value;
        return values;
    }

    private static ModelTime At(int hour) => ModelTime.FromDate(2010, 4, 14, hour * 3600L);

    private RunDescription Describe(CdumpWriter file) => Describe(file.ToArray());

    private RunDescription Describe(byte[] bytes)
    {
        var path = folder.File("cdump");
        File.WriteAllBytes(path, bytes);
        return RunMerger.Merge([format.Describe(path, new LoadOptions())]);
    }

    private static float[] Read(RunDescription run, string name, int level, int time)
    {
        var quantity = run.Quantities.Single(quantity => quantity.Name == name);
        return Read(
            run,
            quantity,
            quantity.Slices.Single(slice => slice.LevelIndex == level && slice.TimeIndex == time)
        );
    }

    private static float[] Read(RunDescription run, QuantityDescription quantity, SliceDescription slice)
    {
        var values = new float[quantity.Grid.CellCount];
        using var reader = new SliceReader(run.Files);
        reader.Read(slice, values);
        return values;
    }

    private static double Sum(RunDescription run, string name, int level, int time) =>
        Read(run, name, level, time).Sum(value => (double)value);

    private static (int Count, float Max, double Latitude, double Longitude) Peak(
        RunDescription run,
        string name,
        int level,
        int time
    )
    {
        var values = Read(run, name, level, time);
        var grid = run.Quantities.Single(quantity => quantity.Name == name).Grid;
        var at = Array.IndexOf(values, values.Max());
        return (
            values.Count(value => value > 0),
            float.Parse(values[at].ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            Math.Round(grid.Latitudes.Centres[at / grid.Longitudes.Count], 6),
            Math.Round(grid.Longitudes.Centres[at % grid.Longitudes.Count], 6)
        );
    }
}
