using System.Text;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading;

/// <summary>
/// Reads small files of users: text, and tables in it with commas or semicolons (RFC 4180, a quoted cell ends with its
/// line).
/// </summary>
internal static class TableFile
{
    private const long LongestFile = 10_000_000;

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is to hold, for the error.</param>
    /// <exception cref="UnreadableInputException">It is no regular file, too long, or cannot be read.</exception>
    public static string ReadText(string path, string what)
    {
        if (!RegularFile.Is(path))
            throw new UnreadableInputException(path, $"is not a regular file; give a file of {what}");
        try
        {
            return new FileInfo(path).Length <= LongestFile
                ? File.ReadAllText(path)
                : throw new UnreadableInputException(
                    path,
                    $"has more than {LongestFile / 1_000_000} MB, too much for a file of {what}"
                );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                path,
                $"cannot be read: {error.Message.Split(" : '", 2)[0]}",
                innerException: error
            );
        }
    }

    /// <summary>
    /// The cells of each line, and its number from 1; without empty lines and those that begin with <c>#</c>.
    /// </summary>
    public static IEnumerable<(int Number, List<string> Cells)> Rows(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (index, line) in text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n').Index())
        {
            if (!string.IsNullOrWhiteSpace(line) && !line.TrimStart().StartsWith('#'))
                yield return (index + 1, Cells(line));
        }
    }

    /// <summary>The column of a heading that has one of the words, the first word first; -1 where none has.</summary>
    public static int Find(List<string> heading, string[] words) =>
        words
            .Select(word => heading.FindIndex(cell => cell.Trim().Equals(word, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(column => column >= 0, -1);

    private static List<string> Cells(string line)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && isQuoted && at + 1 < line.Length && line[at + 1] == '"')
                cell.Append(line[at++]);
            else if (line[at] == '"')
                isQuoted = !isQuoted;
            else if (line[at] is not (',' or ';') || isQuoted)
                cell.Append(line[at]);
            else
                Finish();
        }

        Finish();
        return cells;

        void Finish()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
