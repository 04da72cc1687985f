using System.Globalization;
using System.Text;

namespace AshPlot.Core.Output;

/// <summary>A table as CSV (RFC 4180): rows of cells; a cell that is null is empty.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder table = new();

    /// <summary>Adds a row.</summary>
    public void Row(params ReadOnlySpan<object?> cells)
    {
        for (var index = 0; index < cells.Length; index++)
            table.Append(index == 0 ? "" : ",").Append(Cell(cells[index]));
        table.Append('\n');
    }

    /// <summary>The table.</summary>
    public override string ToString() => table.ToString();

    private static string Cell(object? value)
    {
        if (value is not string text)
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        text = Guarded(text);
        return text.AsSpan().ContainsAny(",;|\"")
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }

    /// <summary>
    /// Text that no spreadsheet takes for a formula, which it would run (OWASP, "CSV Injection"): an apostrophe goes
    /// before each sign that begins one, at the beginning and after whatever some locale may take for the end of a
    /// cell.
    /// </summary>
    private static string Guarded(string text)
    {
        // The signs, and those that spreadsheets read as them: full width, small, superscript, subscript.
        const string Signs =
            "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u207C\u207A\u207B\u208C\u208A\u208B\u2212";
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

    private static bool IsSkipped(char letter) =>
        letter == '"'
        || char.IsControl(letter)
        || char.IsWhiteSpace(letter)
        || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
