using System.Globalization;
using AshPlot.Core.Output;

namespace AshPlot.Cli.Reporting;

/// <summary>Prints rows of text in columns, and what is in them.</summary>
internal static class TextTable
{
    /// <summary>Prints the rows, each column as wide as its widest cell.</summary>
    public static void Print(IReadOnlyList<string[]> rows, TextWriter output)
    {
        if (rows.Count == 0)
            return;
        var clean = rows.Select(row => row.Select(TerminalText.Clean).ToArray()).ToArray();
        var widths = Enumerable
            .Range(0, clean[0].Length)
            .Select(column => clean.Max(row => row[column].Length))
            .ToArray();
        foreach (var row in clean)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>The line over the table of a quantity.</summary>
    public static string Heading(string name, string? distinction) =>
        TerminalText.Clean($"{name} {distinction}".TrimEnd());

    /// <summary>A number; <c>-</c> where there is none.</summary>
    public static string Number(double? value, string format = "G4") =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
