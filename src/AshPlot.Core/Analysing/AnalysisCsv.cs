using System.Globalization;
using System.Text;

namespace AshPlot.Core.Analysing;

/// <summary>The tables as CSV (RFC 4180): a heading, then a row each; a cell that is null is empty.</summary>
public static class AnalysisCsv
{
    /// <summary>A row for each run.</summary>
    public static string Summary(IEnumerable<RunAnalysis> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var table = new StringBuilder();
        Row(table, "run", "threshold", "units", "advisory_area_m2", "advisory_area_level", "advisory_area_level_value", "advisory_area_time",
            "max_concentration", "max_concentration_units", "max_concentration_level", "max_concentration_level_value", "max_concentration_time", "max_concentration_longitude", "max_concentration_latitude",
            "missing_area_m2");
        foreach (var run in runs)
        {
            var (area, maximum) = (run.AdvisoryArea, run.MaxConcentration);
            Row(table, run.Name, run.Threshold, run.Units, area.SquareMetres, area.Level, area.LevelValue, area.Time, maximum.Value, maximum.Units,
                maximum.Level, maximum.LevelValue, maximum.Time, maximum.Longitude, maximum.Latitude, run.MissingSquareMetres);
        }

        return table.ToString();
    }

    /// <summary>A row for each level at each time of each run.</summary>
    public static string Series(IEnumerable<RunAnalysis> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var table = new StringBuilder();
        Row(table, "run", "time", "level", "level_value", "level_units", "area_m2", "max_concentration", "units", "missing_area_m2", "threshold");
        foreach (var run in runs)
        {
            foreach (var point in run.Series)
            {
                Row(table, run.Name, point.Time, point.Level, point.LevelValue, point.LevelUnits, point.SquareMetres, point.MaxConcentration,
                    run.Units, point.MissingSquareMetres, run.Threshold);
            }
        }

        return table.ToString();
    }

    private static void Row(StringBuilder table, params ReadOnlySpan<object?> cells)
    {
        for (var index = 0; index < cells.Length; index++)
            table.Append(index == 0 ? "" : ",").Append(Cell(cells[index]));
        table.Append('\n');
    }

    private static string Cell(object? value)
    {
        if (value is not string text)
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        text = Guarded(text);
        return text.AsSpan().ContainsAny(",;|\"") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>
    /// Text that no spreadsheet takes for a formula, which it would run (OWASP, "CSV Injection"): an apostrophe goes before each
    /// sign that begins one, at the beginning and after whatever some locale may take for the end of a cell.
    /// </summary>
    private static string Guarded(string text)
    {
        // The signs, and those that spreadsheets read as them: full width, small, superscript, subscript.
        const string Signs = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u207C\u207A\u207B\u208C\u208A\u208B\u2212";
        const string CellEnds = ",;|\t\r\n\v\f\u0085\u2028\u2029";
        var safe = new StringBuilder(text.Length + 1);
        var isAtBeginning = true;
        foreach (var letter in text)
        {
            if (isAtBeginning && Signs.Contains(letter))
                safe.Append('\'');
            safe.Append(char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter);
            isAtBeginning = CellEnds.Contains(letter) || (isAtBeginning && IsSkipped(letter));
        }

        return safe.ToString();
    }

    private static bool IsSkipped(char letter) => letter == '"' || char.IsControl(letter) || char.IsWhiteSpace(letter)
        || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
