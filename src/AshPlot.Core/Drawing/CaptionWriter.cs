using System.Globalization;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>Puts into words what a map shows.</summary>
public sealed class CaptionWriter(RunDescription run)
{
    private static readonly string[] Months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    // Attributes that name the model's version and the time of the run, as the layouts call them.
    private static readonly string[] VersionKeys = ["NAME Version", "CODE_VERSION", "source"];
    private static readonly string[] RunTimeKeys = ["Run time", "RUN_TIME"];

    private readonly string foot = Foot(run);

    /// <summary>Writes the captions of one map.</summary>
    /// <param name="plan">Quantity of the map.</param>
    /// <param name="slice">Its level and time.</param>
    /// <param name="values">Summary of its values, in the quantity's units.</param>
    /// <param name="display">Units in which numbers are printed.</param>
    /// <param name="isEmpty">True when nothing is drawn.</param>
    public MapCaptions Write(QuantityPlan plan, SliceDescription slice, SliceSummary values, DisplayScale display, bool isEmpty)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(display);
        var quantity = plan.Description;
        var level = LevelText(quantity.Levels[slice.LevelIndex]);
        var name = plan.Distinction.Length == 0 ? quantity.Title : $"{quantity.Title} ({plan.Distinction})";
        var title = level is null ? name : $"{name}, {level}";
        var subtitle = slice.TimeIndex < 0 ? "" : TimeText(quantity.Times[slice.TimeIndex], quantity.Statistic);
        var maximum = values.Max is { } max
            ? $"maximum {NumberText.Of(max * display.Factor)} {display.Units}"
            : "no data";
        var notes = quantity.Notes.IsEmpty ? foot : string.Join("  |  ", quantity.Notes.Prepend(foot));
        return new MapCaptions(title, subtitle, notes, maximum, isEmpty ? Notice(quantity, plan.MaskBelow) : null);
    }

    /// <summary>A level for people, or null for none.</summary>
    public static string? LevelText(Level level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.Kind switch
        {
            LevelKind.None => null,
            LevelKind.FlightLevel => LevelNames.Of(level, markAboveGround: false),
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
        return string.Create(CultureInfo.InvariantCulture, $"{day} {Months[month - 1]} {year:0000} {Clock(time)} UTC");
    }

    private static string TimeText(TimeStep step, string? statistic)
    {
        if (step.From is not { } from || step.To is not { } to || from == to)
            return $"valid {Moment(step.Time)}";
        var sameDay = from.ToDate().Day == to.ToDate().Day && to.Seconds - from.Seconds < 86400;
        var begin = Moment(from)[..^" UTC".Length];
        var end = sameDay ? $"{Clock(to)} UTC" : Moment(to);
        var what = statistic is null ? "" : $", {Duration(step.PeriodSeconds)} {statistic}";
        return $"{begin} to {end}{what}";
    }

    private static string Duration(long seconds) => seconds switch
    {
        _ when seconds % 3600 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h"),
        _ when seconds % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
    };

    private static string Clock(ModelTime time)
    {
        var second = time.ToDate().SecondOfDay;
        return second % 60 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{second / 3600:00}:{second / 60 % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{second / 3600:00}:{second / 60 % 60:00}:{second % 60:00}");
    }

    private static string Bounds(Level level) =>
        level is { Lower: { } lower, Upper: { } upper } ? $" ({Number(lower)} to {Number(upper)} {level.Units})" : "";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Notice(QuantityDescription quantity, double mask)
    {
        var display = MassUnit.Find(quantity.Units) is { } unit ? unit.BestFor(mask) : null;
        var (value, units) = display is null
            ? (mask, UnitText.ForPeople(quantity.Units))
            : (mask * MassUnit.Find(quantity.Units)!.FactorTo(display)!.Value, UnitText.ForPeople(display.Symbol));
        // Slugs of volcanic ash are those of the table; other species and variables have words of their own.
        var what = QuantityKind.Find(quantity.Name) is null ? "Nothing" : "No ash";
        return mask > 0 ? $"{what} at or above {NumberText.Of(value)} {units}" : what;
    }

    private static string Foot(RunDescription run)
    {
        var parts = new List<string>();
        if (!string.IsNullOrWhiteSpace(run.Title))
            parts.Add(run.Title.Trim());
        if (VersionKeys.Select(key => run.Attributes.GetValueOrDefault(key)).FirstOrDefault(value => value is not null) is { } version)
            parts.Add(version);
        else if (run.Model != "cf")
            parts.Add(run.Model.ToUpperInvariant());
        if (RunTimeKeys.Select(key => run.Attributes.GetValueOrDefault(key)).FirstOrDefault(value => value is not null) is { } time)
            parts.Add($"run {time}");
        return string.Join("  |  ", parts);
    }
}
