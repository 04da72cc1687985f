using System.Globalization;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Output;
using AshPlot.Core.Querying;
using static AshPlot.Cli.Reporting.TextTable;

namespace AshPlot.Cli.Querying;

/// <summary>Prints answers as tables for people.</summary>
internal static class QueryTable
{
    public static void Print(QueryDocument document, TextWriter output)
    {
        foreach (var (index, quantity) in document.Quantities.Index())
        {
            if (index > 0)
                output.WriteLine();
            if (document.Quantities.Length > 1)
                output.WriteLine(Heading(quantity.Name, quantity.Distinction));
            if (!quantity.Slices.IsEmpty)
                TextTable.Print(Slices(quantity), output);
            foreach (var (number, place) in quantity.Places.Index())
            {
                if (number > 0)
                    output.WriteLine();
                Print(quantity, place, output);
            }
        }
    }

    private static List<string[]> Slices(QuantityAnswer quantity)
    {
        var rows = new List<string[]>
        {
            (string[])
                [
                    "time",
                    "level",
                    $"maximum {quantity.Units}",
                    "at",
                    .. quantity.Thresholds.SelectMany(threshold =>
                        (string[])
                            [$"km2 over {Number(threshold)} {quantity.Units}", "cells", "box (west south east north)"]
                    ),
                ],
        };
        rows.AddRange(
            quantity.Slices.Select(slice =>
                (string[])
                    [
                        slice.Time ?? "-",
                        slice.Level ?? "-",
                        Number(slice.Maximum),
                        Place(slice.Latitude, slice.Longitude),
                        .. slice.Over.SelectMany(over =>
                            (string[])
                                [
                                    Number(over.SquareMetres / 1e6, "0.##"),
                                    over.Cells.ToString(CultureInfo.InvariantCulture),
                                    Box(over.Box),
                                ]
                        ),
                    ]
            )
        );
        return rows;
    }

    private static void Print(QuantityAnswer quantity, PlaceAnswer place, TextWriter output)
    {
        var head = $"{place.Name} ({Place(place.Latitude, place.Longitude)})";
        if (place.Cell is not { } cell)
        {
            output.WriteLine(TerminalText.Clean($"{head}: outside the model's grid; nothing is known of it"));
            return;
        }

        output.WriteLine(
            TerminalText.Clean(
                $"{head}: cell {Place(cell.Latitude, cell.Longitude)}, {Number(cell.DistanceKilometres, "0.#")} km away"
            )
        );
        output.WriteLine(
            place.Peak is { } peak
                ? TerminalText.Clean($"  maximum {Number(peak.Value)} {quantity.Units}{On(peak.Level)}{At(peak.Time)}")
                : "  maximum 0: no ash in any value"
        );
        foreach (var over in place.Over)
            output.WriteLine(TerminalText.Clean($"  over {Number(over.Threshold)} {over.Units}: {Words(over)}"));
        string?[] levels = [.. place.Values.Select(value => value.Level).Distinct()];
        var rows = new List<string[]>
        {
            (string[])[$"  {quantity.Units}", .. levels.Select(level => level ?? "value")],
        };
        rows.AddRange(
            place
                .Values.GroupBy(value => value.Time)
                .Select(time =>
                {
                    var byLevel = time.ToDictionary(value => value.Level ?? "", value => value.Value);
                    return (string[])
                        [
                            $"  {time.Key ?? "-"}",
                            .. levels.Select(level =>
                                byLevel.TryGetValue(level ?? "", out var value)
                                    ? value is null
                                        ? "no value"
                                        : Number(value)
                                    : "-"
                            ),
                        ];
                })
        );
        TextTable.Print(rows, output);
    }

    private static string Words(PlaceExceedance over) =>
        over switch
        {
            { Arrival: null, ArrivalLevels.IsEmpty: true } => "never",
            { Arrival: null } => $"yes{On(string.Join(", ", over.ArrivalLevels))}",
            _ =>
                $"first {over.Arrival}{On(string.Join(", ", over.ArrivalLevels))}, last {over.Departure}{(over.IsOverAtEnd ? " (the last time asked for)" : "")}"
                    + (over.Hours is { } hours ? $", {Number(hours, "0.##")} h in all" : ""),
        };

    private static string On(string? level) => string.IsNullOrEmpty(level) ? "" : $" on {level}";

    private static string At(string? time) => time is null ? "" : $" at {time}";

    private static string Place(double? latitude, double? longitude) =>
        latitude is { } north && longitude is { } east
            ? $"{Number(Math.Abs(north), "0.####")}{(north < 0 ? 'S' : 'N')} {Number(Math.Abs(east), "0.####")}{(east < 0 ? 'W' : 'E')}"
            : "-";

    private static string Box(AnswerBox? box) =>
        box is null
            ? "-"
            : $"{Number(box.West, "0.##")} {Number(box.South, "0.##")} {Number(box.East, "0.##")} {Number(box.North, "0.##")}";
}
