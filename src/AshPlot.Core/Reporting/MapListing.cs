namespace AshPlot.Core.Reporting;

/// <summary>Every map of a quantity with its links, by level: what a page shows without any script.</summary>
internal static class MapListing
{
    /// <summary>Writes the list.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="picturesWithoutScript">True to show pictures only where scripts are off, since a viewer shows them
    /// else.</param>
    public static void Write(HtmlWriter page, ManifestQuantity quantity, bool picturesWithoutScript)
    {
        var range = RangeText.Of(quantity);
        foreach (var level in quantity.Maps.ChunkBy(map => map.Level))
        {
            var place = PageText.Level(level[0]);
            var bounds = PageText.LevelBounds(level[0]);
            page.Open("details", ("open", "")).Open("summary");
            if (place is not null)
                page.Open("strong").Foreign(place).Close("strong").Text(bounds is null ? " " : $" ({bounds}) ");
            page.Element("span", PageFrame.Count(level.Count, "map"), ("class", "quiet")).Close("summary").Line();
            foreach (var animation in PageText.Animations(quantity, level[0].Level))
                page.Open("p")
                    .Element(
                        "a",
                        $"Animation of all times ({Path.GetExtension(animation).TrimStart('.')})",
                        ("href", animation)
                    )
                    .Close("p")
                    .Line();
            page.Open("ul", ("class", picturesWithoutScript ? "maps" : "maps pictures")).Line();
            foreach (var map in level)
                WriteMap(page, quantity, range, place, map, picturesWithoutScript);
            page.Close("ul").Close("details").Line();
        }
    }

    private static void WriteMap(
        HtmlWriter page,
        ManifestQuantity quantity,
        RangeText range,
        string? level,
        ManifestMap map,
        bool picturesWithoutScript
    )
    {
        var title = PageText.Title(quantity);
        var time = map.Time is { } stamp ? PageText.Time(stamp) : null;
        var label = time ?? level ?? title;
        page.Open("li", ("class", PageText.StatusWord(map.Status)));
        if (map.Files.IsEmpty)
            page.Element("span", label, ("class", "label"));
        else
            WriteLink(
                page,
                map,
                label,
                level is null || time is null ? $"{title}, {level ?? time}" : $"{title}, {level}, {time}",
                picturesWithoutScript
            );
        for (var index = 1; index < map.Files.Length; index++)
            page.Text(" ")
                .Element(
                    "a",
                    Path.GetExtension(map.Files[index]).TrimStart('.'),
                    ("href", PageText.Address(map.Files[index]))
                );
        if (!picturesWithoutScript && range.Of(map.Min, map.Max) is { } values)
            page.Text(" ").Element("span", values, ("class", "quiet"));
        if (!picturesWithoutScript && PageText.Unknown(map) is { } unknown)
            page.Text(" ").Element("span", unknown, ("class", "quiet"));
        if (map.Status != MapStatus.Done)
            page.Text(" ").Element("span", PageText.Status(map, quantity), ("class", "badge"));
        if (map.Error is { } error)
            page.Text(" ").Open("span", ("class", "error")).Foreign(error).Close("span");
        page.Close("li").Line();
    }

    private static void WriteLink(
        HtmlWriter page,
        ManifestMap map,
        string label,
        string description,
        bool picturesWithoutScript
    )
    {
        page.Open("a", ("class", "label"), ("href", PageText.Address(map.Files[0])));
        if (PageText.Picture(map) is { } picture)
        {
            if (picturesWithoutScript)
                page.Open("noscript");
            page.Open(
                "img",
                ("src", PageText.Address(picture)),
                ("loading", "lazy"),
                ("decoding", "async"),
                ("alt", description)
            );
            if (picturesWithoutScript)
                page.Close("noscript");
        }

        page.Text(label).Close("a");
    }

    /// <summary>Neighbours with the same key, in order: the manifest is sorted by level.</summary>
    private static IEnumerable<List<ManifestMap>> ChunkBy(
        this IEnumerable<ManifestMap> maps,
        Func<ManifestMap, string?> key
    )
    {
        List<ManifestMap> chunk = [];
        foreach (var map in maps)
        {
            if (chunk.Count > 0 && key(chunk[0]) != key(map))
            {
                yield return chunk;
                chunk = [];
            }

            chunk.Add(map);
        }

        if (chunk.Count > 0)
            yield return chunk;
    }
}
