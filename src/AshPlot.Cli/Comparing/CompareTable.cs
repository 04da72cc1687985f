using System.Globalization;
using AshPlot.Core.Comparing;
using AshPlot.Core.Output;

namespace AshPlot.Cli.Comparing;

/// <summary>Prints a comparison as a table: result, RMS, share of different pixels, path.</summary>
internal static class CompareTable
{
    /// <summary>Prints a row for each picture and a line that sums up.</summary>
    /// <param name="document">The comparison.</param>
    /// <param name="output">Where to.</param>
    /// <param name="differencesOnly">True to leave out pictures that are the same.</param>
    public static void Print(ComparisonDocument document, TextWriter output, bool differencesOnly)
    {
        var rows = document
            .Pictures.Where(picture => !differencesOnly || picture.Status != ComparisonStatus.Same)
            .ToArray();
        if (rows.Length > 0)
            output.WriteLine(Row("result", "RMS", "differ %", "picture"));
        foreach (var picture in rows)
        {
            output.WriteLine(
                Row(
                    ComparisonDocument.Word(picture.Status),
                    ComparisonText.Number(picture.RootMeanSquare),
                    ComparisonText.Number(picture.DifferentPercent),
                    TerminalText.Clean(picture.Path) + Note(picture)
                )
            );
        }

        output.WriteLine(document.Summary);
    }

    private static string Row(string result, string rootMeanSquare, string percent, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{result,-15} {rootMeanSquare,10} {percent,10}  {path}");

    private static string Note(ComparedPicture picture) =>
        picture.Status == ComparisonStatus.SizeMismatch
            ? $" ({ComparisonText.Size(picture.ActualSize)} instead of {ComparisonText.Size(picture.ExpectedSize)})"
            : "";
}
