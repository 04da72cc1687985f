using System.Globalization;

namespace AshPlot.Fuzz;

/// <summary>Counts of outcomes, and the first of what is worth a look.</summary>
public sealed class FuzzReport
{
    private const int MostShown = 10;
    private const int MostLines = 8;
    private static readonly FuzzOutcome[] Never = [FuzzOutcome.Hung, FuzzOutcome.Unhandled, FuzzOutcome.OverMemory];

    private readonly Dictionary<(string Class, FuzzOutcome Outcome), int> counts = [];
    private readonly List<FuzzResult> noted = [];

    /// <summary>How many ended as must not happen.</summary>
    public int Failures => counts.Where(count => Never.Contains(count.Key.Outcome)).Sum(count => count.Value);

    /// <summary>The results that are neither accepted nor refused, the first of each class and outcome.</summary>
    public IReadOnlyList<FuzzResult> Noted => noted;

    /// <summary>How many ended so.</summary>
    public int Count(string name, FuzzOutcome outcome) => counts.GetValueOrDefault((name, outcome));

    /// <summary>Takes in a result.</summary>
    public void Add(FuzzResult result)
    {
        var key = (result.Class, result.Verdict.Outcome);
        counts[key] = counts.GetValueOrDefault(key) + 1;
        if (result.Verdict.Outcome is not (FuzzOutcome.Accepted or FuzzOutcome.Refused) && counts[key] <= MostShown)
            noted.Add(result);
    }

    /// <summary>Takes in results until there are no more.</summary>
    public async Task AddAsync(IAsyncEnumerable<FuzzResult> results)
    {
        await foreach (var result in results.ConfigureAwait(false))
            Add(result);
    }

    /// <summary>Lines for people: what is worth a look, then the counts as a table of Markdown.</summary>
    /// <param name="isBrief">True: of a trace only its first lines.</param>
    public IEnumerable<string> Lines(bool isBrief = false)
    {
        foreach (var result in noted)
            yield return $"{result.Id} {result.Verdict.Outcome}: {(isBrief ? Brief(result.Verdict.Message) : result.Verdict.Message)}";
        yield return "| class | inputs | accepted | refused | worker crashed in a native library | ended by the time limit | ended by the memory limit | hung | unhandled | over the memory limit |";
        yield return "|---|---|---|---|---|---|---|---|---|---|";
        foreach (var name in counts.Keys.Select(key => key.Class).Distinct())
        {
            var cells = Enum.GetValues<FuzzOutcome>().Select(outcome => Count(name, outcome)).ToArray();
            yield return $"| {name} | {string.Join(" | ", cells.Prepend(cells.Sum()).Select(cell => cell.ToString(CultureInfo.InvariantCulture)))} |";
        }
    }

    private static string Brief(string message) =>
        string.Join(
            '\n',
            message
                .Split('\n')
                .Where(line =>
                    !line.Contains(" System.", StringComparison.Ordinal)
                    || line.Contains("--->", StringComparison.Ordinal)
                )
                .Take(MostLines)
        );
}
