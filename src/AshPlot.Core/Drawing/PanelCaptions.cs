using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Puts into words what a figure of several panels shows: the figure what its panels share, each panel what is its own.
/// </summary>
/// <param name="writer">Writes the captions of single maps.</param>
internal sealed class PanelCaptions(CaptionWriter writer)
{
    /// <summary>The texts of a panel.</summary>
    /// <param name="plan">Quantity of the figure.</param>
    /// <param name="axis">What the panels differ in.</param>
    /// <param name="slice">What the panel shows.</param>
    /// <param name="values">Summary of its values.</param>
    /// <param name="display">Units in which numbers are printed.</param>
    /// <param name="single">The texts that it would have as a map by itself.</param>
    public MapCaptions Of(
        QuantityPlan plan,
        PanelAxis axis,
        SliceDescription slice,
        SliceSummary values,
        DisplayScale display,
        MapCaptions single
    )
    {
        var headings = Headings(plan.Description, axis, slice);
        return single with
        {
            Title = headings[0],
            ShorterTitles = headings[1..],
            FootRight = plan.Description.IsDifference || values.Max is not > 0 ? "" : Maximum(values.Max.Value),
            ShorterNotice = QuantityKind.Find(plan.Description.Name) is null ? "Nothing" : "No ash",
        };

        string Maximum(double value)
        {
            var (number, units) = display.Of(value, plan.Description.Units);
            return DrawnText.Clean($"max {UnitText.Amount(number, units)}");
        }
    }

    /// <summary>The texts around the panels.</summary>
    /// <param name="plan">Quantity of the figure.</param>
    /// <param name="map">The figure.</param>
    /// <param name="highest">The panel with the largest value of all, and the texts that it would have as a map by
    /// itself; null where there is none.</param>
    public MapCaptions Around(QuantityPlan plan, MapPlan map, (SliceDescription Slice, MapCaptions Texts)? highest)
    {
        var (quantity, panels) = (plan.Description, map.Panels!);
        var (first, last) = (panels.Panels[0].Slice, panels.Panels[^1].Slice);
        var levels = panels
            .Panels.Select(panel => LevelText.Of(quantity.Levels[panel.Slice.LevelIndex]))
            .OfType<string>()
            .Distinct()
            .ToArray();
        var (hasTime, level) = (first.TimeIndex >= 0, string.Join(", ", levels));
        var what = CaptionWriter.What(plan, panels.Axis == PanelAxis.Time ? quantity.Levels[first.LevelIndex] : null);
        var (time, lead, when) = hasTime
            ? Times(quantity, quantity.Times[first.TimeIndex], quantity.Times[last.TimeIndex])
            : ("", "", string.Join(' ', quantity.Notes));
        var (over, under, lower) = writer.Lines(
            quantity,
            map.Path,
            new PlaceWords(what, when, level, time, lead, hasTime)
        );
        var text = highest?.Texts.FootRight ?? "";
        var where =
            highest is { } top && panels.Panels.Length > 1 && text.Length > 0 && !quantity.IsDifference
                ? Headings(quantity, panels.Axis, top.Slice)
                : [];
        // Of a period its end is enough.
        var place = where.IsEmpty ? "" : where[panels.Axis == PanelAxis.Time ? Math.Min(1, where.Length - 1) : 0];
        return new MapCaptions(
            over,
            under,
            lower,
            quantity.IsDifference ? ""
                : place.Length == 0 ? text
                : $"{text}, {place}",
            null
        )
        {
            ShorterSubtitle =
                time.Length > 0 && under == DrawnText.Clean(when) ? DrawnText.Clean(time["valid ".Length..]) : null,
            Stamp = writer.Run.Stamp,
            Site = writer.Run.Site,
            Sites = writer.Run.Sites,
            Volcano = writer.Run.Volcano,
            Peak = highest?.Texts.Peak,
        };
    }

    /// <summary>What a panel shows, from the longest form to the shortest.</summary>
    private ImmutableArray<string> Headings(QuantityDescription quantity, PanelAxis axis, SliceDescription slice)
    {
        if (axis == PanelAxis.Level || slice.TimeIndex < 0)
        {
            var level = quantity.Levels[slice.LevelIndex];
            return LevelText.Of(level) is { } text
                ? [DrawnText.Clean(text), LevelNames.Of(level, markAboveGround: false)!]
                : [""];
        }

        var step = quantity.Times[slice.TimeIndex];
        var lead = writer.Run.Lead(step.Time);
        var after = lead.Length > 0 ? $", {lead}" : "";
        var moment = TimeText.Moment(step.Time);
        var clock = TimeText.Clock(step.Time);
        var (_, month, day, _) = step.Time.ToDate();
        var date = $"{day} {ModelTime.Months[month - 1]} {clock}";
        return
        [
            TimeText.Valid(step, null)["valid ".Length..] + after,
            moment + after,
            $"{date} UTC{after}",
            date + after,
            clock + after,
            lead.Length > 0 ? lead : clock,
        ];
    }

    private (string Time, string Lead, string When) Times(QuantityDescription quantity, TimeStep first, TimeStep last)
    {
        var (from, to) = (writer.Run.Lead(first.Time), writer.Run.Lead(last.Time));
        if (first == last)
            return (
                TimeText.Valid(first, null),
                to,
                TimeText.Valid(first, quantity.Statistic) + (to.Length > 0 ? $", {to}" : "")
            );
        var lead = from.Length > 0 && to.Length > 0 ? $"{from} to {to}" : "";
        var time = TimeText.Valid(new TimeStep(last.Time, first.From ?? first.Time, last.To ?? last.Time), null);
        var period =
            quantity.Statistic is { } statistic
            && first.From is not null
            && first.To is not null
            && first.From != first.To
                ? $", {TimeText.Duration(first.PeriodSeconds)} {statistic}"
                : "";
        return (time, lead, time + period + (lead.Length > 0 ? $", {lead}" : ""));
    }
}

/// <summary>What is shown where and when, in words.</summary>
/// <param name="What">Quantity and level.</param>
/// <param name="When">Time, statistic and lead time.</param>
/// <param name="Level">The level; empty for none.</param>
/// <param name="Time">The time; empty for none.</param>
/// <param name="Lead">The lead time; empty where it is not known.</param>
/// <param name="HasTime">True for what is of a time.</param>
internal readonly record struct PlaceWords(
    string What,
    string When,
    string Level,
    string Time,
    string Lead,
    bool HasTime
);
