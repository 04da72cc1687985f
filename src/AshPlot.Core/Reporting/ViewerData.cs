using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Units;

namespace AshPlot.Core.Reporting;

/// <summary>What the script of the index page knows: texts and addresses, ready to show.</summary>
internal sealed record ViewerData(ImmutableArray<ViewerQuantity> Quantities)
{
    public static ViewerData From(Manifest manifest)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return new ViewerData([
            .. manifest.Quantities.Select(
                (quantity, index) =>
                    From(quantity, used.Add(quantity.Name) ? quantity.Name : $"{quantity.Name}.{index}")
            ),
        ]);
    }

    private static ViewerQuantity From(ManifestQuantity quantity, string key)
    {
        var levels = new Dictionary<string, (int Index, ViewerChoice Choice)>(StringComparer.Ordinal);
        var times = new Dictionary<(string? Time, string? From, string? To), (int Index, ViewerChoice Choice)>();
        var places = new (int Level, int Time)[quantity.Maps.Length];
        for (var index = 0; index < places.Length; index++)
        {
            var map = quantity.Maps[index];
            var level = IndexOf(levels, map.Level ?? "", map, static map => new ViewerChoice(
                map.Level ?? "",
                PageText.Level(map) ?? "",
                PageText.LevelBounds(map)
            ));
            var (from, to) = map.TimeBounds is [var first, var last] ? (first, last) : (null, null);
            var time = IndexOf(times, (map.Time, from, to), map, static map => new ViewerChoice(
                map.Time ?? "",
                map.Time is { } stamp ? PageText.Time(stamp) : "",
                PageText.Period(map)
            ));
            places[index] = (level, time);
        }

        var range = RangeText.Of(quantity);
        return new ViewerQuantity(
            key,
            PageText.Title(quantity),
            quantity.Notes,
            Choices(levels),
            Choices(times),
            quantity.Maps.Select((map, index) => From(map, quantity, range, places[index].Level, places[index].Time)),
            quantity.Animations is null
                ? null
                : [.. Choices(levels).Select(level => PageText.Animations(quantity, level.Name).ToImmutableArray())],
            quantity.Display ?? new ManifestDisplay(UnitText.ForPeople(quantity.Units), 1),
            quantity.Frame,
            quantity.MaskBelow,
            quantity.Values is { } grid ? PageText.Address(grid) : null,
            quantity.Of
        );
    }

    private static ViewerMap From(ManifestMap map, ManifestQuantity quantity, RangeText range, int level, int time) =>
        new()
        {
            Level = level,
            Time = time,
            Status = PageText.StatusWord(map.Status),
            Picture = PageText.Picture(map) is { } picture ? PageText.Address(picture) : null,
            Files = [.. map.Files.Select(PageText.Address)],
            State = map.Status == MapStatus.Done ? null : PageText.Status(map, quantity),
            Unknown = PageText.Unknown(map),
            Values = range.Of(map.Min, map.Max),
            Error = map.Error,
            HasValues = HasValues(map) ? true : null,
            Panels = Panels(map),
            Exports = map.Exports is { } exports ? [.. exports.Select(PageText.Address)] : null,
            Drawn = Drawn(map),
        };

    /// <summary>True where the values of a map, or of each of its panels, lie where the page looks for them.</summary>
    private static bool HasValues(ManifestMap map)
    {
        if (map.Path is not { } file)
            return false;
        var path = Path.ChangeExtension(file, null);
        return map.Panels is { } panels
            ? panels.Index().All(panel => panel.Item?.Values == ValueFiles.OfPanel(path, panel.Index))
            : map.Values == ValueFiles.OfMap(path);
    }

    /// <summary>Null for a map by itself, and where a job was stopped before it was known where panels are.</summary>
    private static ImmutableArray<ViewerPanel>? Panels(ManifestMap map) =>
        map.Panels is not { } panels || panels.Any(panel => panel is not { X: not null, Y: not null })
            ? null
            : [.. panels.Select(panel => new ViewerPanel(panel.X!.Value, panel.Y!.Value, PageText.Panel(panel, map)))];

    private static string? Drawn(ManifestMap map)
    {
        if (map.Kept)
            return "in an earlier run";
        if (map.Status == MapStatus.Failed && map.Attempts > 0)
            return $"no, tried {PageFrame.Count(map.Attempts, "time")}";
        if (map is not { Pid: { } pid, Milliseconds: { } milliseconds })
            return null;
        var attempts = map.Attempts > 1 ? $", attempt {map.Attempts}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"in {milliseconds:0.#} ms by process {pid}{attempts}");
    }

    private static int IndexOf<TKey>(
        Dictionary<TKey, (int Index, ViewerChoice Choice)> known,
        TKey key,
        ManifestMap map,
        Func<ManifestMap, ViewerChoice> create
    )
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out var entry))
            known.Add(key, entry = (known.Count, create(map)));
        return entry.Index;
    }

    private static ImmutableArray<ViewerChoice> Choices<TKey>(Dictionary<TKey, (int Index, ViewerChoice Choice)> known)
        where TKey : notnull => [.. known.Values.OrderBy(entry => entry.Index).Select(entry => entry.Choice)];
}
