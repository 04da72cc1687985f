using System.Collections.Immutable;

namespace AshPlot.Core.Loading.NameText;

/// <summary>The 7 heading rows of the NAME II field layout; the last one also titles the first four columns.</summary>
internal static class NameTwoHeadings
{
    /// <summary>Columns before the fields: x, y, longitude, latitude.</summary>
    public const int PreliminaryColumns = 4;

    /// <summary>
    /// Reads the rows; the blank line after them is left to the reader of data rows, which passes over such.
    /// </summary>
    public static ImmutableArray<FieldHeading> Read(LineReader lines, string path, int fields)
    {
        var columns = PreliminaryColumns + fields;
        var category = HeadingRow.Read(lines, path, columns, "Species Category");
        var species = HeadingRow.Read(lines, path, columns, "Species");
        var averaging = HeadingRow.Read(lines, path, columns, "Time Av or Int");
        var quantity = HeadingRow.Read(lines, path, columns, "Quantity", lastMayBeEmpty: false);
        var units = HeadingRow.Read(lines, path, columns, "Units");
        var z = HeadingRow.Read(lines, path, columns, "Z");
        var time = HeadingRow.Read(lines, path, columns, "Time");

        // Every species is of one category, so it tells no two fields apart.
        _ = category;
        return
        [
            .. Enumerable
                .Range(PreliminaryColumns, fields)
                .Select(column => new FieldHeading
                {
                    Species = species.Cells[column],
                    Quantity = quantity.Cells[column],
                    Units = units.Cells[column],
                    Averaging = averaging.Cells[column],
                    Z = z.Cells[column],
                    Time = time.Cells[column],
                    TimeLine = time.Line,
                    AveragingLine = averaging.Line,
                }),
        ];
    }
}
