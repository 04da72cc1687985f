namespace AshPlot.Cli.CommandLine;

/// <summary>Finds the word that was probably meant by a mistyped one.</summary>
internal static class NearestWord
{
    /// <summary>The likeliest of <paramref name="words"/>, or null where none is near.</summary>
    /// <remarks>Underscores count as hyphens, as users of Python's argparse type them.</remarks>
    public static string? Of(string typed, IEnumerable<string> words)
    {
        var wanted = typed.ToLowerInvariant().Replace('_', '-');
        var farthest = Math.Clamp(wanted.Trim('-').Length / 3, 1, 3);
        return words
            .Select(word => (Word: word, Distance: IsBeginning(wanted, word) ? 1 : Distance(wanted, word)))
            .Where(candidate => candidate.Distance <= farthest)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>A question to append to a message, with the space before it; empty where no word is near.</summary>
    public static string Question(string typed, IEnumerable<string> words) =>
        Of(typed, words) is { } word ? $"; did you mean '{word}'?" : "";

    private static bool IsBeginning(string wanted, string word) =>
        wanted.Trim('-').Length >= 3 && word.StartsWith(wanted, StringComparison.Ordinal);

    /// <summary>
    /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
    /// </summary>
    private static int Distance(string from, string to)
    {
        // https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance#Optimal_string_alignment_distance
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var row = 0; row <= from.Length; row++)
            cost[row, 0] = row;
        for (var column = 0; column <= to.Length; column++)
            cost[0, column] = column;
        for (var row = 1; row <= from.Length; row++)
        {
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = cost[row - 1, column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                cost[row, column] = Math.Min(replaced, 1 + Math.Min(cost[row - 1, column], cost[row, column - 1]));
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                    cost[row, column] = Math.Min(cost[row, column], cost[row - 2, column - 2] + 1);
            }
        }

        return cost[from.Length, to.Length];
    }
}
