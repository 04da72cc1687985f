using System.Globalization;
using System.Text;

namespace AshPlot.Benchmarks;

/// <summary>A table of results in Markdown.</summary>
internal sealed class ResultTable(params string[] headings)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells)
    {
        rows.Add(cells);
        Console.Error.WriteLine("  " + string.Join("  ", cells));
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, headings);
        Line(text, [.. headings.Select(_ => "---")]);
        foreach (var row in rows)
            Line(text, row);
        return text.ToString();
    }

    /// <summary>A number with its unit, as many digits as say something.</summary>
    public static string Number(double value, string unit = "") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{value.ToString(value < 1 ? "0.000" : value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture)}{(unit.Length > 0 ? " " + unit : "")}"
        );

    private static void Line(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
