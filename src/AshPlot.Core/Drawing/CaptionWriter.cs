using System.Globalization;
using AshPlot.Core.Colours;
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
    private const double LeastHeight = 0.001;

    /// <summary>What is said of the whole run.</summary>
    public RunWords Run { get; } = new(run, stamp);

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
        var lead = hasTime ? Run.Lead(quantity.Times[slice.TimeIndex].Time) : "";
        var when = hasTime
            ? TimeText.Valid(quantity.Times[slice.TimeIndex], quantity.Statistic) + (lead.Length > 0 ? $", {lead}" : "")
            : string.Join(' ', quantity.Notes);
        var (over, under, lower) = Lines(
            quantity,
            map.Path,
            new PlaceWords(
                what,
                when,
                LevelText.Of(quantity.Levels[slice.LevelIndex]) ?? "",
                hasTime ? TimeText.Valid(quantity.Times[slice.TimeIndex], null) : "",
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
            Stamp = Run.Stamp,
            Site = Run.Site,
            Sites = Run.Sites,
            Volcano = Run.Volcano,
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
                quantity.Role is not null ? Join([.. quantity.Notes, Run.Foot])
                : place.HasTime ? Join([Run.Foot, .. quantity.Notes])
                : Run.Foot
            );
        return (DrawnText.Clean(over), DrawnText.Clean(under), DrawnText.Clean(lower));

        string? Filled(string? text) => text is null ? null : MapWords.Fill(text, name => name switch
                    {
                        "quantity" => Sentence(quantity.Title),
                        "level" => place.Level,
                        "time" => place.Time,
                        "lead" => place.Lead,
                        "volcano" => ReleaseSites.VolcanoOf(run) ?? "",
                        _ => Run.Title ?? "",
                    });
    }

    /// <summary>A quantity and its level: <c>Air concentration, FL000-200</c>.</summary>
    internal static string What(QuantityPlan plan, Level? level)
    {
        var name =
            plan.Distinction.Length == 0
                ? Sentence(plan.Description.Title)
                : $"{Sentence(plan.Description.Title)} ({plan.Distinction})";
        return level is not null && LevelText.Of(level) is { } text ? $"{name}, {text}" : name;
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

    /// <summary>Puts texts that are there side by side.</summary>
    internal static string Join(IEnumerable<string?> parts) =>
        string.Join(Separator, parts.Where(part => !string.IsNullOrEmpty(part)));
}
