using AshPlot.Cli.Reporting;
using AshPlot.Core.Differences;
using AshPlot.Core.Output;
using static AshPlot.Cli.Reporting.TextTable;

namespace AshPlot.Cli.Differences;

/// <summary>Prints a comparison of two runs.</summary>
internal static class DifferenceTable
{
    /// <summary>Prints it as a table for each quantity, or as JSON.</summary>
    public static void Print(DifferenceDocument document, bool isJson, TextWriter output)
    {
        if (isJson)
        {
            output.Write(document.ToJson());
            return;
        }

        output.WriteLine(TerminalText.Clean($"A: {document.A}"));
        output.WriteLine(TerminalText.Clean($"B: {document.B}"));
        foreach (var quantity in document.Quantities)
        {
            output.WriteLine();
            output.WriteLine(Heading(quantity.Name, quantity.Distinction));
            TextTable.Print(Rows(quantity), output);
        }

        output.WriteLine();
    }

    private static List<string[]> Rows(QuantityDifference quantity)
    {
        var rows = new List<string[]>
        {
            (string[])
                [
                    "time",
                    "level",
                    $"maximum A {quantity.Units}",
                    "B",
                    "moved km",
                    .. quantity.Thresholds.SelectMany(threshold =>
                        (string[])[$"km2 over {Number(threshold)} {quantity.Units} in A", "B", "gained", "lost"]
                    ),
                ],
        };
        rows.AddRange(
            quantity.Slices.Select(slice =>
                (string[])
                    [
                        slice.Time ?? "-",
                        slice.Level ?? "-",
                        slice.Error is null ? Number(slice.A?.Maximum) : "failed",
                        Number(slice.B?.Maximum),
                        Number(slice.MovedKilometres, "0.#"),
                        .. slice.Over.SelectMany(over =>
                            (string[])
                                [
                                    Area(over.ASquareMetres),
                                    Area(over.BSquareMetres),
                                    Area(over.GainedSquareMetres),
                                    Area(over.LostSquareMetres),
                                ]
                        ),
                        .. slice.Over.IsEmpty
                            ? quantity.Thresholds.SelectMany(_ => (string[])["-", "-", "-", "-"])
                            : [],
                    ]
            )
        );
        return rows;
    }

    private static string Area(double squareMetres) => Number(squareMetres / 1e6, "0.#");
}
