using System.Collections.Immutable;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>The line <c>Fields:</c>, 16 heading rows and the row of titles of the NAME III field layout.</summary>
internal static class NameThreeHeadings
{
    /// <summary>Columns before the fields: x index, y index, longitude, latitude.</summary>
    public const int PreliminaryColumns = 4;

    private static readonly string[] Rows =
    [
        "Species Category",
        "Name",
        "Quantity",
        "Species",
        "Units",
        "Sources",
        "Ensemble Av",
        "Time Av or Int",
        "Horizontal Av or Int",
        "Vertical Av or Int",
        "Prob Perc",
        "Prob Perc Ens",
        "Prob Perc Time",
        "Time",
        "Z",
        "D",
    ];

    /// <summary>Rows that may tell apart two fields of the same species, quantity, height and time.</summary>
    private static readonly string[] QualifyingRows =
    [
        "Sources",
        "Ensemble Av",
        "Horizontal Av or Int",
        "Prob Perc",
        "Prob Perc Ens",
        "Prob Perc Time",
        "D",
    ];

    /// <summary>Reads the rows.</summary>
    /// <exception cref="UnreadableInputException">A row is missing or has too few cells, or the grid is not of
    /// longitude and latitude.</exception>
    public static ImmutableArray<FieldHeading> Read(LineReader lines, string path, int fields)
    {
        ReadFieldsLine(lines, path);
        var columns = PreliminaryColumns + fields;
        var rows = Rows.ToDictionary(
            name => name,
            name => HeadingRow.Read(lines, path, columns, name, lastMayBeEmpty: name != "Quantity")
        );
        var titles = HeadingRow.Read(lines, path, "column titles");
        RefuseNationalGrid(titles, path);
        return [.. Enumerable.Range(PreliminaryColumns, fields).Select(column => HeadingOf(rows, column))];
    }

    /// <summary>Reads the line <c>Fields:</c>.</summary>
    /// <exception cref="UnreadableInputException">There is another line.</exception>
    public static void ReadFieldsLine(LineReader lines, string path)
    {
        if (!lines.TryRead(out var line))
            throw new UnreadableInputException(path, "the file ends after its header", lines.LineNumber);
        if (!NameTextHeader.TextOf(line).StartsWith("Fields", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableInputException(path, "expected the line 'Fields:' after the header", lines.LineNumber);
    }

    /// <summary>Refuses axes in metres.</summary>
    /// <exception cref="UnreadableInputException">The titles say that the grid is the British National
    /// Grid.</exception>
    public static void RefuseNationalGrid(HeadingRow titles, string path)
    {
        if (titles.Cells.Any(title => title.Contains("National Grid", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableInputException(
                path,
                "the grid is in metres of the National Grid; only longitude and latitude can be drawn",
                titles.Line
            );
        }
    }

    private static FieldHeading HeadingOf(Dictionary<string, HeadingRow> rows, int column)
    {
        return new FieldHeading
        {
            Species = Cell("Species"),
            Quantity = Cell("Quantity"),
            Units = Cell("Units"),
            Averaging = Cell("Time Av or Int"),
            Z = Cell("Z") is { Length: > 0 } z ? z : VerticalOf(Cell("Vertical Av or Int")),
            Time = Cell("Time"),
            Name = Cell("Name"),
            Qualifiers = QualifyingRows
                .Where(row => Cell(row).Length > 0)
                .ToImmutableSortedDictionary(row => row, Cell),
            TimeLine = rows["Time"].Line,
            AveragingLine = rows["Time Av or Int"].Line,
        };

        string Cell(string row) => rows[row].Cells[column];
    }

    /// <summary>An average or integral over the vertical; "No vertical averaging" is no level's name.</summary>
    public static string VerticalOf(string text) =>
        text.StartsWith("No ", StringComparison.OrdinalIgnoreCase) ? string.Empty : text;
}
