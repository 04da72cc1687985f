using AshPlot.Core.Output;

namespace AshPlot.Core.Analysing;

/// <summary>The tables as CSV (RFC 4180): a heading, then a row each; a cell that is null is empty.</summary>
internal static class AnalysisCsv
{
    /// <summary>A row for each run.</summary>
    public static string Summary(IEnumerable<RunAnalysis> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var table = new CsvText();
        table.Row(
            "run",
            "threshold",
            "units",
            "advisory_area_m2",
            "advisory_area_level",
            "advisory_area_level_value",
            "advisory_area_time",
            "max_concentration",
            "max_concentration_units",
            "max_concentration_level",
            "max_concentration_level_value",
            "max_concentration_time",
            "max_concentration_longitude",
            "max_concentration_latitude",
            "missing_area_m2"
        );
        foreach (var run in runs)
        {
            var (area, maximum) = (run.AdvisoryArea, run.MaxConcentration);
            table.Row(
                run.Name,
                run.Threshold,
                run.Units,
                area.SquareMetres,
                area.Level,
                area.LevelValue,
                area.Time,
                maximum.Value,
                maximum.Units,
                maximum.Level,
                maximum.LevelValue,
                maximum.Time,
                maximum.Longitude,
                maximum.Latitude,
                run.MissingSquareMetres
            );
        }

        return table.ToString();
    }

    /// <summary>A row for each level at each time of each run.</summary>
    public static string Series(IEnumerable<RunAnalysis> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var table = new CsvText();
        table.Row(
            "run",
            "time",
            "level",
            "level_value",
            "level_units",
            "area_m2",
            "max_concentration",
            "units",
            "missing_area_m2",
            "threshold"
        );
        foreach (var run in runs)
        {
            foreach (var point in run.Series)
            {
                table.Row(
                    run.Name,
                    point.Time,
                    point.Level,
                    point.LevelValue,
                    point.LevelUnits,
                    point.SquareMetres,
                    point.MaxConcentration,
                    run.Units,
                    point.MissingSquareMetres,
                    run.Threshold
                );
            }
        }

        return table.ToString();
    }
}
