using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using AshPlot.Core.Colours;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Puts into words what a map shows. Whatever a file holds, the texts are single lines without control characters.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="title">What stands over the map.</param>
/// <param name="words">Texts of the user's own; null for none.</param>
/// <param name="stamp">What is stamped on all maps; null for nothing.</param>
internal sealed class CaptionWriter(
    RunDescription run,
    TitleChoice title = TitleChoice.Words,
    MapWords? words = null,
    string? stamp = null
)
{
    private const string Separator = " | ";
    private const double Large = 10000;
    private const int LongestFact = 500;
    private const double LeastHeight = 0.001;
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

    private readonly string foot = Foot(run);
    private readonly ModelTime? runTime = RunTime(run);

    /// <summary>What is stamped on all maps; null for nothing.</summary>
    public string? Stamp { get; } = stamp is null ? null : DrawnText.Clean(stamp);

    /// <summary>Where ash was released, in words; empty where the run does not say.</summary>
    public string Site { get; } = SiteText(run, ReleaseSites.Of(run));

    /// <summary>Writes the captions of one map.</summary>
    /// <param name="plan">Quantity of the map.</param>
    /// <param name="map">Its level, time and file.</param>
    /// <param name="values">Summary of its values, in the quantity's units.</param>
    /// <param name="display">Units in which numbers are printed.</param>
    /// <param name="status">Done, empty or without data.</param>
    /// <param name="peak">Where the largest value is; null where that is not known.</param>
    public MapCaptions Write(
        QuantityPlan plan,
        MapPlan map,
        SliceSummary values,
        DisplayScale display,
        MapStatus status,
        Peak? peak = null
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(display);
        var quantity = plan.Description;
        var slice = map.Slice;
        var what = What(plan, quantity.Levels[slice.LevelIndex]);
        // What is of no time, such as a share of all times, says in its place what was done over time.
        var hasTime = slice.TimeIndex >= 0;
        var lead = hasTime ? Lead(quantity.Times[slice.TimeIndex].Time) : "";
        var when = hasTime
            ? TimeText(quantity.Times[slice.TimeIndex], quantity.Statistic) + (lead.Length > 0 ? $", {lead}" : "")
            : string.Join(' ', quantity.Notes);
        var (over, under, lower) = Lines(
            quantity,
            map.Path,
            new PlaceWords(
                what,
                when,
                LevelText(quantity.Levels[slice.LevelIndex]) ?? "",
                hasTime ? TimeText(quantity.Times[slice.TimeIndex], null) : "",
                lead,
                hasTime
            )
        );
        return new MapCaptions(
            over,
            under,
            lower,
            DrawnText.Clean(Maximum(quantity, slice, values, display, peak)),
            status switch
            {
                MapStatus.Done => null,
                MapStatus.NoData => UnknownGround.MissingText,
                _ when quantity.IsDifference => DrawnText.Clean(DifferenceText.Notice(plan, display)),
                _ => DrawnText.Clean(Notice(quantity, values, plan.MaskBelow, display)),
            }
        )
        {
            Stamp = Stamp,
            Site = Site,
            Sites = Sites,
            Volcano = Volcano,
            Peak =
                status == MapStatus.Done
                && !quantity.IsDifference
                && peak is { IsOnMap: true, IsPlateau: false }
                && values.Max >= plan.MaskBelow
                    ? peak
                    : null,
        };
    }

    /// <summary>Writes the captions of figures of several panels.</summary>
    public PanelCaptions Panels => new(this);

    /// <summary>The lines over a map and at its foot: the user's own, else what is shown and which run.</summary>
    /// <param name="quantity">Quantity of the map.</param>
    /// <param name="path">The map's path.</param>
    /// <param name="place">What is shown where and when.</param>
    internal (string Over, string Under, string Lower) Lines(
        QuantityDescription quantity,
        string path,
        PlaceWords place
    )
    {
        var both = Join([place.What, place.When]);
        var (over, under) =
            title == TitleChoice.File
                ? (path.Split('/')[^1], both)
                : (place.What, words?.Title is null ? place.When : both);
        over = Filled(words?.Title) ?? over;
        under = Filled(words?.Subtitle) ?? under;
        var lower = Filled(words?.Footer)
            ?? (
                quantity.Role is not null ? Join([.. quantity.Notes, foot])
                : place.HasTime ? Join([foot, .. quantity.Notes])
                : foot
            );
        return (DrawnText.Clean(over), DrawnText.Clean(under), DrawnText.Clean(lower));

        string? Filled(string? text) => text is null ? null : MapWords.Fill(text, name => name switch
                    {
                        "quantity" => Sentence(quantity.Title),
                        "level" => place.Level,
                        "time" => place.Time,
                        "lead" => place.Lead,
                        "volcano" => ReleaseSites.VolcanoOf(run) ?? "",
                        _ => run.Title ?? Attribute(run, TitleKeys) ?? "",
                    });
    }

    /// <summary>Where ash was released; none where the run does not say.</summary>
    public ImmutableArray<ReleaseSite> Sites { get; } = ReleaseSites.Of(run);

    /// <summary>Time of the run, UTC, ISO 8601; null where the run does not say.</summary>
    public string? RunTimeStamp => runTime?.ToString();

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
                $"ashplot {typeof(CaptionWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}"
            ),
        ];
        return from fact in facts
               where !string.IsNullOrWhiteSpace(fact.Text)
               select KeyValuePair.Create(fact.Name, DrawnText.Cut(DrawnText.Clean(fact.Text), LongestFact));
    }

    /// <summary>A level for people, or null for none.</summary>
    public static string? LevelText(Level level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.Kind switch
        {
            LevelKind.None => null,
            LevelKind.FlightLevel => LevelNames.Of(level, markAboveGround: false)
                + (level is { Lower: null } or { Upper: null } ? Bounds(level) : ""),
            LevelKind.Named => level.Label,
            LevelKind.Pressure => $"{Number(level.Value!.Value)} hPa{Bounds(level)}",
            LevelKind.MetresAboveGround => $"{Number(level.Value!.Value)} m above ground{Bounds(level)}",
            _ => $"{Number(level.Value!.Value)} m above sea level{Bounds(level)}",
        };
    }

    /// <summary>A time for people: <c>18 Apr 2010 03:00 UTC</c>.</summary>
    public static string Moment(ModelTime time)
    {
        var (year, month, day, _) = time.ToDate();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{day} {ModelTime.Months[month - 1]} {year:0000} {Clock(time)} UTC"
        );
    }

    /// <summary>
    /// How long after the time of the run a time is: <c>T+6 h</c>, <c>T+1:30 h</c>; empty where that is not known or
    /// before it.
    /// </summary>
    internal string Lead(ModelTime time)
    {
        if (runTime is not { } start || time.Calendar != start.Calendar || time.CompareTo(start) < 0)
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

    internal static string TimeText(TimeStep step, string? statistic)
    {
        if (step.From is not { } from || step.To is not { } to || from == to)
            return $"valid {Moment(step.Time)}";
        var sameDay = from.ToDate().Day == to.ToDate().Day && to.Seconds - from.Seconds < 86400;
        var begin = Moment(from)[..^" UTC".Length];
        var end = sameDay ? $"{Clock(to)} UTC" : Moment(to);
        var what = statistic is null ? "" : $", {Duration(step.PeriodSeconds)} {statistic}";
        return $"valid {begin} to {end}{what}";
    }

    internal static string Duration(long seconds) =>
        seconds switch
        {
            _ when seconds % 3600 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h"),
            _ when seconds % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
        };

    internal static string Clock(ModelTime time)
    {
        var second = time.ToDate().SecondOfDay;
        return second % 60 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{second / 3600:00}:{second / 60 % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{second / 3600:00}:{second / 60 % 60:00}:{second % 60:00}");
    }

    private static string Bounds(Level level) =>
        level switch
        {
            { Lower: { } lower, Upper: { } upper } => $" ({Number(lower)} to {Number(upper)} {level.Units})",
            { Lower: { } lower } => $" (above {UnitText.Amount(Number(lower), level.Units!)})",
            { Upper: { } upper } => $" (below {UnitText.Amount(Number(upper), level.Units!)})",
            _ => "",
        };

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A quantity and its level: <c>Air concentration, FL000-200</c>.</summary>
    internal static string What(QuantityPlan plan, Level? level)
    {
        var name =
            plan.Distinction.Length == 0
                ? Sentence(plan.Description.Title)
                : $"{Sentence(plan.Description.Title)} ({plan.Distinction})";
        return level is not null && LevelText(level) is { } text ? $"{name}, {text}" : name;
    }

    /// <summary>
    /// A title of the table of quantities as words in a sentence; the species before it stays as it is written.
    /// </summary>
    private static string Sentence(string title)
    {
        // What is made of a quantity stands behind it: "Air Concentration, mean of 21 members".
        var end = title.IndexOf(", ", StringComparison.Ordinal);
        var (name, rest) = end < 0 ? (title, "") : (title[..end], title[end..]);
        if (
            QuantityKind.All.FirstOrDefault(kind => name.EndsWith(kind.Title, StringComparison.Ordinal)) is not { } kind
        )
            return title;
        var words = kind.Title.ToLowerInvariant();
        var species = name[..^words.Length];
        return (species.Length > 0 ? species + words : kind.Title[0] + words[1..]) + rest;
    }

    /// <summary>
    /// True where no cell has a value. In what is computed, a cell without ash has none either, and is not missing.
    /// </summary>
    private static bool IsWithoutData(QuantityDescription quantity, SliceDescription slice, SliceSummary values) =>
        values.Max is null && (slice.Reduction is null || values.Missing == quantity.Grid.CellCount);

    private static string Maximum(
        QuantityDescription quantity,
        SliceDescription slice,
        SliceSummary values,
        DisplayScale display,
        Peak? peak
    )
    {
        if (quantity.IsDifference)
            return DifferenceText.Extremes(quantity, values, display);
        if (values.Max is not { } max)
            return IsWithoutData(quantity, slice, values) ? "no data" : "";
        var (number, units) = display.Of(max, quantity.Units);
        var text = $"maximum {UnitText.Amount(number, units)}";
        if (max <= 0 || peak is null)
            return text;
        if (peak.IsPlateau)
            return string.Create(CultureInfo.InvariantCulture, $"{text} over {peak.Cells} cells");
        return $"{text} at {PlaceText.Of(peak.Longitude, peak.Latitude, StepOf(quantity.Grid))}{(peak.IsOnMap ? "" : ", outside this map")}";
    }

    /// <summary>The smaller step of a grid in degrees; 0 for one of another kind.</summary>
    private static double StepOf(Grid grid) =>
        grid.IsTrue ? Math.Min(StepOf(grid.Longitudes), StepOf(grid.Latitudes)) : 0;

    private static double StepOf(GridAxis axis) =>
        axis.Count < 2 ? 1 : Math.Abs(axis.Centres[^1] - axis.Centres[0]) / (axis.Count - 1);

    /// <summary>What is not there, and of where that is said: never of more than the model computed.</summary>
    private static string Notice(QuantityDescription quantity, SliceSummary values, double mask, DisplayScale display)
    {
        var where =
            values.Max >= mask ? "on this map"
            : values.Missing > 0 ? "where the model has data"
            : "within the model's domain";
        // Slugs of volcanic ash are those of the table; other species and variables have words of their own.
        var what = QuantityKind.Find(quantity.Name) is null ? "Nothing" : "No ash";
        // The mask without an option is one of masses: that a cloud top is over a millionth of a foot is no news.
        if (!(mask > 0) || (mask < LeastHeight && QuantityKind.Find(quantity.Name) == QuantityKind.CloudTop))
            return $"{what} {where}";
        // On a run of tiny values the usual mask is a large number: 10 µg/m³ and not 10000 ng/m³.
        var scale =
            mask * display.Factor < Large
                ? display
                : DisplayScale.For(new ColourScale(0, mask, ScaleKind.Linear), quantity.Units);
        var (number, units) = scale.Of(mask, quantity.Units);
        return $"{what} at or above {UnitText.Amount(number, units)} {where}";
    }

    private static string Foot(RunDescription run)
    {
        // None of these may push the next out of the line.
        const int Room = 80;
        var model = Attribute(run, VersionKeys) ?? (run.Model == "cf" ? null : run.Model.ToUpperInvariant());
        var time = Attribute(run, RunTimeKeys) is { } text
            ? $"run {(NameTime.TryParse(text, out var moment) ? Moment(moment) : text)}"
            : null;
        var title = string.IsNullOrWhiteSpace(run.Title) ? Attribute(run, TitleKeys) : run.Title;
        return Join(
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

    /// <summary>Puts texts that are there side by side.</summary>
    internal static string Join(IEnumerable<string?> parts) =>
        string.Join(Separator, parts.Where(part => !string.IsNullOrEmpty(part)));
}
