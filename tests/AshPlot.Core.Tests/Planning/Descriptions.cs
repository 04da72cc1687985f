using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Planning;

/// <summary>Runs as loaders describe them, without any file.</summary>
internal static class Descriptions
{
    public static readonly ModelTime Three = ModelTime.FromDate(2010, 4, 18, 3 * 3600);
    public static readonly ModelTime Six = ModelTime.FromDate(2010, 4, 18, 6 * 3600);

    public static readonly Grid SmallGrid = new(GridAxis.Regular(-19.5, 1, 4), GridAxis.Regular(60.5, 1, 3));

    /// <summary>A run with every level at every time.</summary>
    public static RunDescription Run(string? title, params QuantityDescription[] quantities) =>
        new()
        {
            Model = "name",
            Title = title,
            Attributes = ImmutableSortedDictionary<string, string>.Empty,
            Files = [new SourceFile("run.txt", "name-text")],
            Quantities = [.. quantities],
        };

    public static QuantityDescription Air(params Level[] levels) =>
        Quantity(QuantityKind.AirConcentration, "g/m3", levels, Three, Six);

    public static QuantityDescription Column() => Quantity(QuantityKind.TotalColumn, "g/m2", [Level.None], Three, Six);

    public static QuantityDescription Quantity(
        QuantityKind kind,
        string units,
        Level[] levels,
        params ModelTime[] times
    ) =>
        new()
        {
            Name = kind.Slug,
            FileToken = kind.FileToken,
            Title = kind.Title,
            Units = units,
            Variable = kind.FileToken,
            Levels = [.. levels],
            Times = [.. times.Select(time => new TimeStep(time, time.AddSeconds(-10800), time))],
            Grid = SmallGrid,
            Slices = [.. Slices(levels.Length, times.Length)],
        };

    public static Level Metres(double value) => new(LevelKind.MetresAboveSea, value);

    public static Level AboveGround(double value) => new(LevelKind.MetresAboveGround, value);

    public static Level FlightLevels(double lower, double upper) =>
        new(LevelKind.FlightLevel, (lower + upper) / 2, lower, upper);

    private static IEnumerable<SliceDescription> Slices(int levels, int times) =>
        from level in Enumerable.Range(0, levels)
        from time in times == 0 ? [-1] : Enumerable.Range(0, times)
        select new SliceDescription(
            level,
            time,
            [new PlaneTerm(0, "", [(level * Math.Max(1, times)) + Math.Max(0, time)])]
        );
}
