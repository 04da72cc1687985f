using System.Globalization;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Analysing;

namespace AshPlot.Cli.Analysing;

/// <summary>Prints an analysis as a table, a row for each run.</summary>
internal static class AnalysisTable
{
    private static readonly string[] Headings =
        ["run", "threshold", "area km2", "level", "time", "maximum", "units", "level", "time", "longitude", "latitude", "no data km2"];

    public static void Print(AnalysisDocument document, TextWriter output) =>
        TextTable.Print([Headings, .. document.Runs.Select(Row)], output);

    private static string[] Row(RunAnalysis run)
    {
        var (area, maximum) = (run.AdvisoryArea, run.MaxConcentration);
        return
        [
            run.Name, $"{Number(run.Threshold, "G6")} {run.Units}", Number(area.SquareMetres / 1e6, "0.##"), area.Level ?? "-", area.Time ?? "-",
            Number(maximum.Value, "G6"), maximum.Units, maximum.Level ?? "-", maximum.Time ?? "-",
            Number(maximum.Longitude, "0.####"), Number(maximum.Latitude, "0.####"),
            Number(run.MissingSquareMetres / 1e6, "0.##"),
        ];
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
