using AshPlot.Cli.Reporting;
using AshPlot.Core.Sections;
using static AshPlot.Cli.Reporting.TextTable;

namespace AshPlot.Cli.Rendering;

/// <summary>Prints the dose that a flight meets, for people or as JSON.</summary>
internal static class FlightTable
{
    public static void Print(FlightDocument document, bool isJson, TextWriter output)
    {
        if (isJson)
        {
            output.Write(document.ToJson());
            return;
        }

        output.WriteLine($"flight {document.From} to {document.To}");
        foreach (var dose in document.Quantities)
        {
            if (document.Quantities.Length > 1)
                output.WriteLine(Heading(dose.Name, dose.Distinction));
            var rows = new List<string[]>
            {
                (string[])
                    ["level", $"dose {dose.DoseUnits}", $"maximum {dose.Units}", "at", "hours", "outside", "no value"],
            };
            if (dose.Flown is { } flown)
                rows.Add(Row("as flown", flown));
            rows.AddRange(dose.Levels.Select(level => Row(level.Level ?? "-", level)));
            TextTable.Print(rows, output);
        }
    }

    private static string[] Row(string level, LevelDose dose) =>
        [
            level,
            dose.Hours > 0 ? Number(dose.Dose, "G4") : "-",
            dose.Maximum is { } maximum ? Number(maximum, "G4") : "-",
            dose.Maximum > 0 ? dose.MaximumTime! : "-",
            Number(dose.Hours, "0.##"),
            Number(dose.OutsideHours, "0.##"),
            Number(dose.MissingHours, "0.##"),
        ];
}
