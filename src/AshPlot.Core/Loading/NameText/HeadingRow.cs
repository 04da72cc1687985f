using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>One heading row: a cell for each column.</summary>
/// <param name="Cells">The cells, trimmed.</param>
/// <param name="Line">Line number.</param>
internal sealed record HeadingRow(string[] Cells, long Line)
{
    /// <summary>Reads a heading row of a known number of columns, whose last comma may be missing.</summary>
    /// <param name="lines">The file, before the row.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="columns">The number of columns that the header states.</param>
    /// <param name="what">Name of the row, for messages.</param>
    /// <param name="lastMayBeEmpty">False where every cell has text, so that an empty one at the end is a last
    /// comma.</param>
    /// <exception cref="UnreadableInputException">The file ends, or the row has another number of cells.</exception>
    public static HeadingRow Read(LineReader lines, string path, int columns, string what, bool lastMayBeEmpty = true)
    {
        var row = Read(lines, path, what);
        var lastIsEmpty = row.Cells[^1].Length == 0;
        if (
            (row.Cells.Length == columns && (lastMayBeEmpty || !lastIsEmpty))
            || (row.Cells.Length == columns + 1 && lastIsEmpty)
        )
            return row;
        var found = lastIsEmpty ? row.Cells.Length - 1 : row.Cells.Length;
        throw new UnreadableInputException(
            path,
            $"the heading row '{what}' has {found} cells, not {columns} as the header says",
            row.Line
        );
    }

    /// <summary>Reads a heading row of any number of columns.</summary>
    /// <exception cref="UnreadableInputException">The file ends.</exception>
    public static HeadingRow Read(LineReader lines, string path, string what)
    {
        if (!lines.TryRead(out var line))
            throw new UnreadableInputException(
                path,
                $"the file ends before its heading row '{what}'",
                lines.LineNumber
            );
        var cells = NameTextHeader.TextOf(line).Split(',', StringSplitOptions.TrimEntries);
        return new HeadingRow(cells, lines.LineNumber);
    }
}
