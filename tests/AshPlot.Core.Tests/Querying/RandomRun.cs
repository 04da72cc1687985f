using System.Globalization;
using System.Text;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.NameText;

namespace AshPlot.Core.Tests.Querying;

/// <summary>
/// A run of random air concentration with its values at hand, so that tests can compute what is expected by plain
/// loops: cells of half a degree from 20 W and 63 N, three layers, four periods of three hours. About a third of the
/// cells has no ash.
/// </summary>
internal sealed class RandomRun : IDisposable
{
    public const int Columns = 7;
    public const int Rows = 5;
    public const int Cells = Columns * Rows;
    public const int Times = 4;
    public const double West = -20;
    public const double South = 63;
    public const double Step = 0.5;

    public static readonly string[] Levels = ["FL000-200", "FL200-350", "FL350-550"];

    private static readonly string[] Bounds = ["From FL000 - FL200", "From FL200 - FL350", "From FL350 - FL550"];

    private readonly NameTextFiles files = new();

    /// <param name="seed">Seed of the values.</param>
    /// <param name="firstHour">Hour of the end of the first period.</param>
    public RandomRun(int seed, int firstHour = 3)
    {
        var random = new Random(seed);
        var parts = new List<RunDescription>();
        for (var time = 0; time < Times; time++)
        {
            for (var level = 0; level < Levels.Length; level++)
            {
                Values[level, time] = new float[Cells];
                for (var cell = 0; cell < Cells; cell++)
                    Values[level, time][cell] = random.NextDouble() < 0.33 ? 0 : (float)(random.Next(1, 8000) / 1e6);
            }

            parts.Add(files.Describe(Text(time, firstHour + (3 * time)), $"{time}.txt"));
        }

        Paths = [.. Enumerable.Range(0, Times).Select(time => Path.Combine(files.Folder, $"{time}.txt"))];
        Run = RunMerger.Merge(parts);
    }

    /// <summary>The values in g/m3: [level, time][cell], cells from the south-west row by row.</summary>
    public float[,][] Values { get; } = new float[Levels.Length, Times][];

    /// <summary>The files, one for each time.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The run as it is described.</summary>
    public RunDescription Run { get; }

    /// <summary>Centre of a cell.</summary>
    public static (double Longitude, double Latitude) Centre(int cell) =>
        (West + (((cell % Columns) + 0.5) * Step), South + (((cell / Columns) + 0.5) * Step));

    /// <summary>Area of a cell by the formula of the sphere, in square metres.</summary>
    public static double Area(int cell)
    {
        var south = (South + (cell / Columns * Step)) * Math.PI / 180;
        return 6371229.0
            * 6371229.0
            * (Step * Math.PI / 180)
            * (Math.Sin(south + (Step * Math.PI / 180)) - Math.Sin(south));
    }

    /// <summary>Reads a slice as a worker does.</summary>
    public static float[] Read(RunDescription run, QuantityDescription quantity, int slice)
    {
        using var reader = new SliceReader(run.Files);
        var values = new float[quantity.Grid.CellCount];
        reader.Read(quantity.Slices[slice], values);
        return values;
    }

    public void Dispose() => files.Dispose();

    private string Text(int time, int hour)
    {
        var stamp = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc)
            .AddHours(hour)
            .ToString("HHmm'UTC 'dd/MM/yyyy", CultureInfo.InvariantCulture);
        var text = new StringBuilder(NameTextFiles.NameTwo);
        text.Replace(NameTextFiles.NameTwoRow + "\n", "");
        text.Replace("X grid size:                    2", $"X grid size:                    {Columns}")
            .Replace("Y grid size:                    2", $"Y grid size:                    {Rows}");
        text.Replace("fields:               2", "fields:               3");
        foreach (
            var (old, three) in new[]
            {
                (",,,,VOLCANIC,VOLCANIC,", "VOLCANIC"),
                (",,,,VOLCANIC_ASH,VOLCANIC_ASH,", "VOLCANIC_ASH"),
                (",,,,003 hr time averaged,003 hr time averaged,", "003 hr time averaged"),
                (",,,,Air Concentration,Air Concentration,", "Air Concentration"),
                (",,,,g/m3,g/m3,", "g/m3"),
            }
        )
            text.Replace(old, $",,,,{three},{three},{three},");
        text.Replace(",,,,From FL000 - FL200,From FL200 - FL350,", $",,,,{string.Join(',', Bounds)},");
        text.Replace("0300UTC 01/01/2025,0300UTC 01/01/2025,", $"{stamp},{stamp},{stamp},");
        for (var cell = 0; cell < Cells; cell++)
        {
            var (longitude, latitude) = Centre(cell);
            text.Append(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $" {(cell % Columns) + 1.5:0.000000},{(cell / Columns) + 1.5:0.000000},{longitude:0.000000},{latitude:0.000000},"
                )
            );
            for (var level = 0; level < Levels.Length; level++)
                text.Append(Values[level, time][cell].ToString("0.00000000E+00", CultureInfo.InvariantCulture))
                    .Append(',');
            text.Append('\n');
        }

        return text.ToString();
    }
}
