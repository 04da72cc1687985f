using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>Puts into words what the files of a run say of the whole run; the same on all of its maps.</summary>
/// <param name="run">The run.</param>
/// <param name="stamp">What is stamped on all maps; null for nothing.</param>
internal sealed class RunWords(RunDescription run, string? stamp = null)
{
    private const int LongestFact = 500;
    private const int LongestName = 40;

    // Attributes that name the run, the model's version and the time of the run, as the layouts call them.
    private static readonly string[] TitleKeys = ["title"];
    private static readonly string[] VersionKeys = ["NAME Version", "CODE_VERSION", "source"];
    private static readonly string[] RunTimeKeys = ["Run time", "RUN_TIME", "issue_time"];

    // An exercise must not be taken for the real thing, nor a first report for its correction. The spellings are those
    // of files.
    private static readonly string[] KindKeys = ["event_type"];
    private static readonly string[] UsageKeys =
    [
        "permissableUsage",
        "permissibleUsage",
        "permissable_usage",
        "permissible_usage",
    ];
    private static readonly string[] ReasonKeys =
    [
        "permissableUsageReason",
        "permissibleUsageReason",
        "permissable_usage_reason",
        "permissible_usage_reason",
    ];
    private static readonly string[] StatusKeys = ["reportStatus", "report_status"];

    // A forecast of more hours than this is a run of another day, whose time says nothing of the map's.
    private const double LongestLead = 31 * 24;

    private readonly ModelTime? time = RunTime(run);

    /// <summary>What is stamped on all maps; null for nothing.</summary>
    public string? Stamp { get; } = stamp is null ? null : DrawnText.Clean(stamp);

    /// <summary>The title of the run; null where its files give none.</summary>
    public string? Title => run.Title ?? Attribute(run, TitleKeys);

    /// <summary>What the product is for, the run, its model, and its time: the line at the foot of a map.</summary>
    public string Foot { get; } = FootOf(run);

    /// <summary>Where ash was released, in words; empty where the run does not say.</summary>
    public string Site { get; } = SiteText(run, ReleaseSites.Of(run));

    /// <summary>Where ash was released; none where the run does not say.</summary>
    public ImmutableArray<ReleaseSite> Sites { get; } = ReleaseSites.Of(run);

    /// <summary>Time of the run, UTC, ISO 8601; null where the run does not say.</summary>
    public string? RunTimeStamp => time?.ToString();

    /// <summary>Where, and how high, ash was released, in words; null where the run does not say.</summary>
    public string? Release => Site.Length > 0 ? Site : null;

    /// <summary>The name of the volcano; null where the run does not say.</summary>
    public string? Volcano { get; } =
        ReleaseSites.VolcanoOf(run) is { } name ? DrawnText.Cut(DrawnText.Clean(name), LongestName) : null;

    /// <summary>
    /// Where the map comes from, for the metadata of files: name to text, of what is known. The same for all maps of a
    /// run.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Facts { get; } = [.. FactsOf(run, stamp)];

    private static IEnumerable<KeyValuePair<string, string>> FactsOf(RunDescription run, string? stamp)
    {
        (string Name, string? Text)[] facts =
        [
            ("Stamp", stamp),
            ("Run", string.IsNullOrWhiteSpace(run.Title) ? Attribute(run, TitleKeys) : run.Title),
            ("Model", run.Model),
            ("Model version", Attribute(run, VersionKeys)),
            ("Run time", Attribute(run, RunTimeKeys)),
            ("Volcano", ReleaseSites.VolcanoOf(run)),
            ("Release", SiteText(run, ReleaseSites.Of(run))),
            (
                "Software",
                $"ashplot {typeof(RunWords).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}"
            ),
        ];
        return from fact in facts
               where !string.IsNullOrWhiteSpace(fact.Text)
               select KeyValuePair.Create(fact.Name, DrawnText.Cut(DrawnText.Clean(fact.Text), LongestFact));
    }

    /// <summary>
    /// How long after the time of the run a time is: <c>T+6 h</c>, <c>T+1:30 h</c>; empty where that is not known or
    /// before it.
    /// </summary>
    public string Lead(ModelTime time)
    {
        if (this.time is not { } start || time.Calendar != start.Calendar || time.CompareTo(start) < 0)
            return "";
        var minutes = (time.Seconds - start.Seconds) / 60;
        if (minutes > LongestLead * 60)
            return "";
        return minutes % 60 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"T+{minutes / 60} h")
            : string.Create(CultureInfo.InvariantCulture, $"T+{minutes / 60}:{minutes % 60:00} h");
    }

    private static ModelTime? RunTime(RunDescription run)
    {
        if (Attribute(run, RunTimeKeys) is not { } text)
            return null;
        if (NameTime.TryParse(text, out var moment))
            return moment;
        return
            DateTime.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var utc
            )
            && text.Length >= 10
            ? ModelTime.FromUtc(utc)
            : null;
    }

    private static string FootOf(RunDescription run)
    {
        // None of these may push the next out of the line.
        const int Room = 80;
        var model = Attribute(run, VersionKeys) ?? (run.Model == "cf" ? null : run.Model.ToUpperInvariant());
        var time = Attribute(run, RunTimeKeys) is { } text
            ? $"run {(NameTime.TryParse(text, out var moment) ? TimeText.Moment(moment) : text)}"
            : null;
        var title = string.IsNullOrWhiteSpace(run.Title) ? Attribute(run, TitleKeys) : run.Title;
        return CaptionWriter.Join(
            new[] { StatusText(run), title, model, time }.Select(part =>
                part is null ? null : DrawnText.Cut(DrawnText.Clean(part), Room)
            )
        );
    }

    /// <summary>
    /// What the product is for and whether it replaces another: <c>TEST, CORRECTION</c>; null for an ordinary one.
    /// </summary>
    private static string? StatusText(RunDescription run)
    {
        var usage = Attribute(run, UsageKeys);
        var isOperational = usage is null || usage.Equals("OPERATIONAL", StringComparison.OrdinalIgnoreCase);
        var status = Attribute(run, StatusKeys);
        var words = new[]
        {
            Attribute(run, KindKeys),
            isOperational ? null : usage,
            isOperational ? null : Attribute(run, ReasonKeys),
            status?.Equals("NORMAL", StringComparison.OrdinalIgnoreCase) == true ? null : status,
        };
        return
            string.Join(", ", words.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } text
            ? text
            : null;
    }

    private static string SiteText(RunDescription run, ImmutableArray<ReleaseSite> sites)
    {
        var volcano = ReleaseSites.VolcanoOf(run);
        var places = sites switch
        {
            [] => null,
            [var only] => PlaceText.Of(only.Longitude, only.Latitude),
            [var first, ..] => $"{sites.Length} sites, the first at {PlaceText.Of(first.Longitude, first.Latitude)}",
        };
        var site = (volcano, places) switch
        {
            (null, null) => "",
            (null, _) => $"release {(sites.Length == 1 ? "at " : "from ")}{places}",
            (_, null) => DrawnText.Clean($"release at {volcano}"),
            _ => DrawnText.Clean($"release at {volcano}, {places}"),
        };
        return site.Length > 0 && ReleaseSites.HeightsOf(run) is { } heights
            ? DrawnText.Clean($"{site}, {heights}")
            : site;
    }

    private static string? Attribute(RunDescription run, string[] keys) =>
        keys.Select(key => run.Attributes.GetValueOrDefault(key))
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))
            ?.Trim();
}
