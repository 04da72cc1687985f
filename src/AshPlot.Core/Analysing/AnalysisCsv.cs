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
            "max_concentration", "max_concentration_units", "max_concentration_level", "max_concentration_level_value", "max_concentration_time", "max_concentration_longitude", "max_concentration_latitude");
        foreach (var run in runs)
        {
            var (area, maximum) = (run.AdvisoryArea, run.MaxConcentration);
            Row(table, run.Name, run.Threshold, run.Units, area.SquareMetres, area.Level, area.LevelValue, area.Time, maximum.Value, maximum.Units,
                maximum.Level, maximum.LevelValue, maximum.Time, maximum.Longitude, maximum.Latitude);
        }

        return table.ToString();
    }

    /// <summary>A row for each level at each time of each run.</summary>
    public static string Series(IEnumerable<RunAnalysis> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var table = new StringBuilder();
        Row(table, "run", "time", "level", "level_value", "level_units", "area_m2", "max_concentration", "units");
        foreach (var run in runs)
        {
            foreach (var point in run.Series)
                Row(table, run.Name, point.Time, point.Level, point.LevelValue, point.LevelUnits, point.SquareMetres, point.MaxConcentration, run.Units);
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
        // A spreadsheet takes text that begins so for a formula and would run it.
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
