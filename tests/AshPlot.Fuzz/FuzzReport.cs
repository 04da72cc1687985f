using System.Globalization;

namespace AshPlot.Fuzz;

/// <summary>Counts of outcomes, and the first of what is worth a look.</summary>
public sealed class FuzzReport
{
    private const int MostShown = 10;

    private readonly Dictionary<(FuzzKind Kind, FuzzOutcome Outcome), int> counts = [];
    private readonly List<FuzzResult> noted = [];

    /// <summary>How many ended as must not happen.</summary>
    public int Failures => Enum.GetValues<FuzzKind>().Sum(kind => Count(kind, FuzzOutcome.Failed));

    /// <summary>The results that are no plain reading and no refusal, the first of each outcome.</summary>
    public IReadOnlyList<FuzzResult> Noted => noted;

    /// <summary>How many ended so.</summary>
    public int Count(FuzzKind kind, FuzzOutcome outcome) => counts.GetValueOrDefault((kind, outcome));

    /// <summary>How many there were of a kind.</summary>
    public int Total(FuzzKind kind) => Enum.GetValues<FuzzOutcome>().Sum(outcome => Count(kind, outcome));

    /// <summary>Takes in a result.</summary>
    public void Add(FuzzResult result)
    {
        var key = (result.Kind, result.Verdict.Outcome);
        counts[key] = counts.GetValueOrDefault(key) + 1;
        if (result.Verdict.Outcome is not (FuzzOutcome.Read or FuzzOutcome.Refused) && counts[key] <= MostShown)
            noted.Add(result);
    }

    /// <summary>Takes in results until there are no more.</summary>
    public async Task AddAsync(IAsyncEnumerable<FuzzResult> results)
    {
        await foreach (var result in results.ConfigureAwait(false))
            Add(result);
    }

    /// <summary>Lines for people: what is worth a look, then the counts.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var result in noted)
            yield return $"{result.Id} {result.Verdict.Outcome}: {result.Verdict.Message}";
        foreach (var kind in Enum.GetValues<FuzzKind>().Where(kind => Total(kind) > 0))
        {
            var parts = Enum.GetValues<FuzzOutcome>().Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome} {Count(kind, outcome)}"));
            yield return string.Create(CultureInfo.InvariantCulture, $"{kind}: {Total(kind)} files: {string.Join(", ", parts)}");
        }
    }
}
