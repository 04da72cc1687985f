namespace AshPlot.Core.Runs;

/// <summary>
/// What must be seen on everything that is made of a run that is no ordinary one: an exercise must not be taken for an
/// event, nor a first report for its correction. The attributes are those of the harmonised QVA files of the advisory
/// centres.
/// </summary>
internal static class RunStamp
{
    private const string NonOperational = "NON-OPERATIONAL";
    private const string Between = " / ";

    private static readonly string[] Words = ["EXERCISE", "TEST", "HYPOTHETICAL", "CORRECTION"];

    // The spellings are those of files.
    private static readonly string[] Keys =
    [
        "event_type",
        "permissableUsageReason",
        "permissibleUsageReason",
        "permissable_usage_reason",
        "permissible_usage_reason",
        "reportStatus",
        "report_status",
    ];

    private static readonly string[] UsageKeys =
    [
        "permissableUsage",
        "permissibleUsage",
        "permissable_usage",
        "permissible_usage",
    ];

    /// <summary>The stamp; null for an ordinary run for which none is asked.</summary>
    /// <param name="run">The run.</param>
    /// <param name="asked">What the user wants to be stamped; it stands before what the run itself says.</param>
    public static string? Of(RunDescription run, string? asked)
    {
        ArgumentNullException.ThrowIfNull(run);
        var said = Keys.Select(key => run.Attributes.GetValueOrDefault(key))
            .OfType<string>()
            .SelectMany(text => Words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Distinct()
            .ToList();
        // "OPERATIONAL" is in it: the whole text decides.
        if (
            said.Count == 0
            && UsageKeys.Any(key =>
                run.Attributes.GetValueOrDefault(key)?.Trim().Equals(NonOperational, StringComparison.OrdinalIgnoreCase)
                == true
            )
        )
            said.Add(NonOperational);
        if (!string.IsNullOrWhiteSpace(asked))
            said.RemoveAll(word => asked.Contains(word, StringComparison.OrdinalIgnoreCase));
        var parts = (string.IsNullOrWhiteSpace(asked) ? [] : (string[])[asked.Trim()]).Concat(said).ToArray();
        return parts.Length == 0 ? null : string.Join(Between, parts);
    }

    /// <summary>
    /// Attributes by which any of several runs is no ordinary one: what is made of them together is none either.
    /// </summary>
    internal static IEnumerable<KeyValuePair<string, string>> Attributes(IReadOnlyCollection<RunDescription> runs) =>
        from key in Keys.Concat(UsageKeys)
        let texts = runs.Select(run => run.Attributes.GetValueOrDefault(key)?.Trim())
            .OfType<string>()
            .Where(text =>
                Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
                || text.Equals(NonOperational, StringComparison.OrdinalIgnoreCase)
            )
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray()
        where texts.Length > 0
        select KeyValuePair.Create(key, string.Join(Between, texts));
}
