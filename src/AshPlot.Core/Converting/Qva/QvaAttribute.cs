using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Converting.Qva;

/// <summary>
/// A global attribute that the advisory centres' harmonised form of Quantitative Volcanic Ash files asks for. It comes
/// from an option, or from what the run says; it is never guessed. The spelling "permissableUsage" is theirs.
/// </summary>
/// <param name="Name">The attribute.</param>
/// <param name="Text">What it is, for the help.</param>
/// <param name="Words">The values that it may have; none for free text.</param>
/// <param name="Keys">Attributes of runs that say it.</param>
internal sealed record QvaAttribute(string Name, string Text, ImmutableArray<string> Words, ImmutableArray<string> Keys)
{
    private const string Usage = "permissableUsage";
    private const string Reason = "permissableUsageReason";
    private const string NonOperational = "NON-OPERATIONAL";
    private const string Volcano = "volcano_name";
    private const string Release = "release_location";
    private const string Issue = "issue_time";

    /// <summary>All that are given by options of their own.</summary>
    public static ImmutableArray<QvaAttribute> All { get; } =
    [
        new("event_type", "Kind of event", ["TEST", "EXERCISE", "OPERATIONAL", "REAL EVENT"], ["event_type"]),
        new(
            Usage,
            "Permissible usage",
            [NonOperational, "OPERATIONAL"],
            [Usage, "permissibleUsage", "permissable_usage", "permissible_usage"]
        ),
        new(
            Reason,
            $"Reason of the usage {NonOperational}",
            ["TEST", "EXERCISE", "HYPOTHETICAL"],
            [Reason, "permissibleUsageReason", "permissable_usage_reason", "permissible_usage_reason"]
        ),
        new(
            "reportStatus",
            "Whether it corrects an earlier one",
            ["NORMAL", "CORRECTION"],
            ["reportStatus", "report_status"]
        ),
        new("volcano_id", "Number of the volcano in the Smithsonian's list, e.g. 372030", [], ["volcano_id"]),
        new(Issue, "Time of issue, e.g. 2025-07-31T06:00Z", [], [Issue, "Run time", "RUN_TIME"]),
        new("WMO_originator", "Originating centre by its WMO code, e.g. EGRR", [], ["WMO_originator"]),
        new("institution", "Institution", [], ["institution"]),
        new("source", "Model and its version", [], ["source", "NAME Version", "CODE_VERSION"]),
    ];

    /// <summary>The attributes of a file.</summary>
    /// <param name="run">The run; its volcano and release are its own, or those that were given.</param>
    /// <param name="given">Names of attributes to the texts that were given for them.</param>
    /// <param name="title">Title of the product.</param>
    /// <exception cref="InvalidOptionException">Something is missing, or is not one of the words.</exception>
    public static ImmutableArray<KeyValuePair<string, string>> Of(
        RunDescription run,
        IReadOnlyDictionary<string, string> given,
        string title
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(given);
        var attributes = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var missing = new List<string>();
        attributes.Add(new("title", title));
        foreach (var one in All)
        {
            if (one.In(run, given) is { } text)
                attributes.Add(new(one.Name, text));
            else if (one.Name != Reason || attributes.Any(pair => pair.Key == Usage && pair.Value == NonOperational))
                missing.Add(OptionNames.Of(one.Name));
        }

        var site = ReleaseSites.Of(run);
        if (ReleaseSites.VolcanoOf(run) is { } volcano && site is [var only])
        {
            attributes.Add(new(Volcano, DrawnText.Clean(volcano)));
            attributes.Add(new(Release, PlaceOf(only)));
        }
        else
        {
            missing.Insert(0, OptionNames.Of(nameof(Vent)));
        }

        return missing.Count == 0
            ? attributes.ToImmutable()
            : throw new InvalidOptionException(
                missing[0],
                $"is missing, since the input does not say it; a QVA file needs {string.Join(", ", missing)} ('ashplot help convert' lists the values)"
            );
    }

    private string? In(RunDescription run, IReadOnlyDictionary<string, string> given)
    {
        if (given.TryGetValue(Name, out var text))
        {
            text = DrawnText.Clean(text).Trim();
            if (Words.IsEmpty)
                return text.Length == 0 ? throw new InvalidOptionException(Name, "is empty; give a text")
                    : Name == Issue ? Time(text) ?? throw NoTime(text)
                    : text;
            return Words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidOptionException(Name, $"'{text}' is not one of {string.Join(", ", Words)}");
        }

        var said = Keys.Select(key => run.Attributes.GetValueOrDefault(key))
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (said is null)
            return null;
        said = DrawnText.Clean(said).Trim();
        return Name == Issue ? Time(said)
            : Words.IsEmpty ? said
            : Words.FirstOrDefault(word => word.Equals(said, StringComparison.OrdinalIgnoreCase));
    }

    private InvalidOptionException NoTime(string text) =>
        new(Name, $"'{text}' is not a time; give for example 2025-07-31T06:00Z");

    private static string? Time(string text)
    {
        if (NameTime.TryParse(text, out var moment))
            return moment.ToString();
        return
            text.Length >= 10
            && DateTime.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var utc
            )
            ? ModelTime.FromUtc(utc).ToString()
            : null;
    }

    private static string PlaceOf(ReleaseSite site) =>
        FormattableString.Invariant(
            $"lat: {Math.Abs(site.Latitude):0.000}{(site.Latitude < 0 ? 'S' : 'N')}, lon: {Math.Abs(site.Longitude):0.000}{(site.Longitude < 0 ? 'W' : 'E')}"
        );
}
