using AshPlot.Cli.Reporting;
using AshPlot.Core.Analysing;
using AshPlot.Core.Units;
using static AshPlot.Cli.Reporting.TextTable;

namespace AshPlot.Cli.Analysing;

/// <summary>Prints an analysis as a table, a row for each run.</summary>
internal static class AnalysisTable
{
    private static readonly string[] Headings =
    [
        "run",
        "threshold",
        "area km2",
        "level",
        "time",
        "maximum",
        "units",
        "level",
        "time",
        "longitude",
        "latitude",
        "no data km2",
    ];

    private static readonly MassUnit Milligrams = MassUnit.Find("mg/m3")!;

    public static void Print(AnalysisDocument document, TextWriter output) =>
        TextTable.Print([Headings, .. document.Runs.Select(Row)], output);

    private static string[] Row(RunAnalysis run)
    {
        var (area, maximum) = (run.AdvisoryArea, run.MaxConcentration);
        // People read concentrations in mg/m3; files have them in the unit of the run.
        var factor = MassUnit.Find(run.Units)?.FactorTo(Milligrams);
        var units = factor is null ? run.Units : Milligrams.Symbol;
        return
        [
            run.Name,
            $"{Number(run.Threshold * (factor ?? 1), "G6")} {units}",
            Number(area.SquareMetres / 1e6, "0.##"),
            area.Level ?? "-",
            area.Time ?? "-",
            Number(maximum.Value * (factor ?? 1), "G6"),
            units,
            maximum.Level ?? "-",
            maximum.Time ?? "-",
            Number(maximum.Longitude, "0.####"),
            Number(maximum.Latitude, "0.####"),
            Number(run.MissingSquareMetres / 1e6, "0.##"),
        ];
    }
}
