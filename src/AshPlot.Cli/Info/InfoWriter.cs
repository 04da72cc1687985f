using System.Globalization;
using AshPlot.Core.Deriving;
using AshPlot.Core.Drawing;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Cli.Info;

/// <summary>Turns a description into the document of <c>info</c>, and prints it for people.</summary>
internal static class InfoWriter
{
    /// <summary>Makes the document.</summary>
    /// <param name="run">The run.</param>
    /// <param name="ranges">Range of each quantity, or empty where none was measured.</param>
    public static InfoDocument Document(RunDescription run, IReadOnlyList<SliceSummary> ranges)
    {
        var markAboveGround = LevelNames.MarkAboveGround(run);
        return new InfoDocument
        {
            Model = run.Model,
            Title = run.Title,
            Attributes = run.Attributes,
            Kind = run.Kind switch
            {
                RunKind.TimeSeries => "time-series",
                RunKind.Trajectory => "trajectory",
                _ => "grid",
            },
            Species = run.Species,
            Quantities =
            [
                .. run.Quantities.Select(
                    (quantity, index) => Quantity(quantity, markAboveGround, ranges.ElementAtOrDefault(index))
                ),
            ],
            Computable = [.. DerivedQuantities.Available(run)],
            OtherVariables =
            [
                .. run.OtherVariables.Select(other => new InfoVariable(
                    other.Name,
                    other.Units,
                    other.LongName,
                    other.Dimensions,
                    other.Reason,
                    other.Advice
                )),
            ],
            Warnings = run.Warnings,
        };
    }

    /// <summary>Prints the document as lines of text.</summary>
    public static void Print(InfoDocument document, TextWriter output)
    {
        void Line(FormattableString text) =>
            output.WriteLine(TerminalText.Clean(text.ToString(CultureInfo.InvariantCulture)));

        Line($"model      {document.Model} ({document.Kind})");
        Line($"title      {document.Title ?? "-"}");
        foreach (var (name, value) in document.Attributes)
            Line($"           {name}: {value}");
        if (document.Species.Length > 1)
            Line($"species    {string.Join(", ", document.Species)}; all added: --species sum");
        foreach (var quantity in document.Quantities)
        {
            output.WriteLine();
            Line($"{quantity.Name}");
            Line($"  variable {quantity.Variable}, {quantity.Units}, {quantity.Statistic ?? "no"} statistic over time");
            foreach (var (name, value) in quantity.Qualifiers)
                Line($"           {name}: {value}");
            Line($"  levels   {string.Join(", ", quantity.Levels.Select(LevelText))}");
            Line($"  times    {TimesText(quantity)}");
            Line($"  grid     {GridText(quantity.Grid)}");
            if (quantity.Min is not null)
                Line($"  range    {quantity.Min:G6} to {quantity.Max:G6} {quantity.Units}");
        }

        if (!document.Computable.IsEmpty)
        {
            output.WriteLine();
            Line($"computed with --quantity: {string.Join(", ", document.Computable)}");
        }

        if (!document.OtherVariables.IsEmpty)
        {
            output.WriteLine();
            Line($"not drawn");
            foreach (var other in document.OtherVariables)
            {
                Line($"  {other.Name}({string.Join(", ", other.Dimensions)}) {other.Units} {other.LongName}");
                if (other.Reason is { } reason)
                    Line($"    it {reason}");
                if (other.Advice is { } advice)
                    Line($"    to draw it, add {advice}");
            }
        }

        foreach (var warning in document.Warnings)
            Line($"note: {warning}");
    }

    private static InfoQuantity Quantity(QuantityDescription quantity, bool markAboveGround, SliceSummary? range)
    {
        var (columns, rows) = (quantity.Grid.Longitudes, quantity.Grid.Latitudes);
        return new InfoQuantity
        {
            Name = quantity.Name,
            Variable = quantity.Variable,
            Units = quantity.Units,
            StandardName = quantity.StandardName,
            Statistic = quantity.Statistic,
            Species = quantity.Species,
            Qualifiers = quantity.Qualifiers,
            Levels =
            [
                .. quantity.Levels.Select(level => new InfoLevel(
                    LevelNames.Of(level, markAboveGround),
                    level.Value,
                    level.Lower,
                    level.Upper,
                    level.Units
                )),
            ],
            Times = [.. quantity.Times.Select(step => step.Time.ToString())],
            TimeBounds =
            [
                .. quantity.Times.Select(step =>
                    step is { From: { } from, To: { } to } ? new[] { from.ToString(), to.ToString() } : null
                ),
            ],
            Grid = new InfoGrid(
                columns.Count,
                rows.Count,
                columns.Centres.Min(),
                columns.Centres.Max(),
                rows.Centres.Min(),
                rows.Centres.Max(),
                columns.Step,
                rows.Step,
                quantity.Grid.AxisUnits,
                quantity.Grid.MappingName,
                ExtentOf(quantity.Grid)
            ),
            Min = range?.Min,
            Max = range?.Max,
        };
    }

    private static string LevelText(InfoLevel level) =>
        (level.Name, level.Lower, level.Upper) switch
        {
            (null, _, _) => "none",
            (var name, { } lower, null) => string.Create(
                CultureInfo.InvariantCulture,
                $"{name} (above {lower:0.###} {level.Units})"
            ),
            (var name, null, { } upper) => string.Create(
                CultureInfo.InvariantCulture,
                $"{name} (below {upper:0.###} {level.Units})"
            ),
            (var name, { } lower, { } upper) => string.Create(
                CultureInfo.InvariantCulture,
                $"{name} ({lower:0.###} to {upper:0.###} {level.Units})"
            ),
            var (name, _, _) => name,
        };

    private static string TimesText(InfoQuantity quantity) =>
        quantity.Times.Length switch
        {
            0 => "none",
            1 => quantity.Times[0],
            var count => string.Create(
                CultureInfo.InvariantCulture,
                $"{count} from {quantity.Times[0]} to {quantity.Times[^1]}"
            ),
        };

    private static InfoExtent ExtentOf(Grid grid)
    {
        var extent = MapExtent.Of(grid, new MapOptions());
        return new InfoExtent(extent.West, extent.East, extent.South, extent.North);
    }

    private static string GridText(InfoGrid grid) =>
        grid.Mapping != Grid.TrueMapping
            ? MappedGridText(grid)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{grid.Columns} x {grid.Rows} cells, {grid.West:0.####} to {grid.East:0.####} east, {grid.South:0.####} to {grid.North:0.####} north, step {grid.StepAcross?.ToString("0.######", CultureInfo.InvariantCulture) ?? "uneven"} x {grid.StepUp?.ToString("0.######", CultureInfo.InvariantCulture) ?? "uneven"}"
            );

    private static string MappedGridText(InfoGrid grid) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{grid.Columns} x {grid.Rows} cells ({grid.Mapping.Replace('_', ' ')}), within {grid.Extent.West:0.####} to {grid.Extent.East:0.####} east, {grid.Extent.South:0.####} to {grid.Extent.North:0.####} north"
        );
}
