using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Name;

namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// The heading rows of NAME III's output format 2: each names itself in the last column before the fields, until a row
/// whose first cell is not empty gives the titles of the columns.
/// </summary>
internal sealed class VersionTwoHeadings
{
    private const int MostRows = 200;

    /// <summary>Rows that are read; any other is kept as text. X and Y are those of points, not of grids.</summary>
    private static readonly ImmutableHashSet<string> ReadRows = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Species category",
        "Field Name",
        "Quantity",
        "Species",
        "Units",
        "Time av/int info",
        "Vertical av/int info",
        "X-Y location",
        "X",
        "Y",
        "T",
        "Z",
        "... from [Z]",
        "... to [Z]"
    );

    private readonly Dictionary<string, HeadingRow> rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly int preliminary;

    private VersionTwoHeadings(int preliminary) => this.preliminary = preliminary;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldHeading> Fields { get; private set; } = [];

    /// <summary>What the columns before the values hold; null for values at points, which have no grid index.</summary>
    public RowLayout? Layout { get; private set; }

    /// <summary>Rows of no known meaning that say the same of all fields.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; private set; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Reads the line <c>Fields:</c> and the rows.</summary>
    /// <exception cref="UnreadableInputException">A row is missing or has too few cells, or a column is of no known
    /// meaning.</exception>
    public static VersionTwoHeadings Read(LineReader lines, string path, int preliminary, int fields)
    {
        NameThreeHeadings.ReadFieldsLine(lines, path);
        var headings = new VersionTwoHeadings(preliminary);
        HeadingRow row;
        while (true)
        {
            row = HeadingRow.Read(lines, path, preliminary + fields, "column titles");
            if (row.Cells[0].Length > 0)
                break;
            if (headings.rows.Count >= MostRows)
                throw new UnreadableInputException(
                    path,
                    "the heading rows do not end in a row of column titles",
                    row.Line
                );
            headings.Add(row);
        }

        NameThreeHeadings.RefuseNationalGrid(row, path);
        foreach (var needed in new[] { "Quantity", "Species", "Units" })
        {
            if (!headings.rows.ContainsKey(needed))
                throw new UnreadableInputException(path, $"the heading row '{needed}:' is missing", row.Line);
        }

        headings.Layout = headings.LayoutOf(row, path);
        var kept = headings.rows.Keys.Where(key => !ReadRows.Contains(key)).ToList();
        var same = kept.Where(key => headings.rows[key].Cells.Skip(preliminary).Take(fields).Distinct().Count() == 1)
            .ToList();
        headings.Attributes = same.Where(key => headings.Cell(key, 0).Length > 0)
            .ToImmutableSortedDictionary(key => key, key => headings.Cell(key, 0));
        headings.Fields = [.. Enumerable.Range(0, fields).Select(field => headings.FieldOf(field, kept.Except(same)))];
        return headings;
    }

    private void Add(HeadingRow row)
    {
        var key = row.Cells[preliminary - 1].TrimEnd(':').TrimEnd();
        // "... over [T]" may belong to more than one of the rows above it.
        var name = key;
        for (var number = 2; rows.ContainsKey(name); number++)
            name = $"{key} ({number})";
        rows.Add(name, row);
    }

    private RowLayout? LayoutOf(HeadingRow titles, string path)
    {
        var layout = new RowLayout
        {
            Columns = preliminary,
            X = -1,
            Y = -1,
        };
        for (var column = 0; column < preliminary; column++)
        {
            var title = titles.Cells[column];
            layout = title switch
            {
                "" => layout,
                "X Index" => layout with { X = column },
                "Y Index" => layout with { Y = column },
                "T" => layout with { Time = column },
                _ when title.StartsWith("X (", StringComparison.Ordinal) => layout with { Longitude = column },
                _ when title.StartsWith("Y (", StringComparison.Ordinal) => layout with { Latitude = column },
                _ when title.StartsWith("Z (", StringComparison.Ordinal)
                        && NameLevel.KindOf(title[3..].TrimEnd(')')) is { } kind => layout with
                        {
                            Z = column,
                            ZKind = kind,
                        },
                _ => throw new UnreadableInputException(
                    path,
                    $"the column '{Excerpt.Of(title)}' is not a dimension that ashplot can draw",
                    titles.Line
                ),
            };
        }

        return layout.X >= 0 && layout.Y >= 0 ? layout : null;
    }

    private FieldHeading FieldOf(int field, IEnumerable<string> qualifying) =>
        new()
        {
            Species = Cell("Species", field),
            Quantity = Cell("Quantity", field),
            Units = Cell("Units", field),
            Averaging = Cell("Time av/int info", field),
            Z = HeightOf(field),
            Time = Cell("T", field),
            Name = Cell("Field Name", field),
            Qualifiers = qualifying
                .Where(key => Cell(key, field).Length > 0)
                .ToImmutableSortedDictionary(key => key, key => Cell(key, field)),
            TimeLine = LineOf("T"),
            AveragingLine = LineOf("Time av/int info"),
        };

    /// <summary>A layer where its bounds are given, else the height, else what was done over the vertical.</summary>
    private string HeightOf(int field)
    {
        var (from, to) = (NameLevel.Parse(Cell("... from [Z]", field)), NameLevel.Parse(Cell("... to [Z]", field)));
        if (
            from.Kind == to.Kind
            && from is { Value: { } lower, Lower: null }
            && to is { Value: { } upper, Lower: null }
        )
            return NameLevel.TextOf(from.Kind, lower, upper);
        return Cell("Z", field) is { Length: > 0 } z
            ? z
            : NameThreeHeadings.VerticalOf(Cell("Vertical av/int info", field));
    }

    private string Cell(string key, int field) =>
        rows.TryGetValue(key, out var row) ? row.Cells[preliminary + field] : string.Empty;

    private long LineOf(string key) => rows.TryGetValue(key, out var row) ? row.Line : 0;
}
