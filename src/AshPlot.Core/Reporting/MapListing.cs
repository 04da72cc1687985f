namespace AshPlot.Core.Reporting;

/// <summary>Every map of a quantity with its links, by level: what a page shows without any script.</summary>
internal static class MapListing
{
    /// <summary>Writes the list.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="picturesWithoutScript">True to show pictures only where scripts are off, since a viewer shows them else.</param>
    public static void Write(HtmlWriter page, ManifestQuantity quantity, bool picturesWithoutScript)
    {
        foreach (var level in quantity.Maps.ChunkBy(map => map.Level))
        {
            var bounds = PageText.LevelBounds(level[0]);
            page.Open("details", ("open", "")).Open("summary");
            if (PageText.Level(level[0]) is { } name)
                page.Open("strong").Foreign(name).Close("strong").Text(bounds is null ? " " : $" ({bounds}) ");
            page.Element("span", PageFrame.Count(level.Count, "map"), ("class", "quiet")).Close("summary").Line();
            if (PageText.Animation(quantity, level[0].Level) is { } animation)
                page.Open("p").Element("a", "Animation of all times", ("href", animation)).Close("p").Line();
            page.Open("ul", ("class", picturesWithoutScript ? "maps" : "maps pictures")).Line();
            foreach (var map in level)
                WriteMap(page, quantity, map, picturesWithoutScript);
            page.Close("ul").Close("details").Line();
        }
    }

    private static void WriteMap(HtmlWriter page, ManifestQuantity quantity, ManifestMap map, bool picturesWithoutScript)
    {
        var label = map.Time is { } time ? PageText.Time(time) : PageText.Level(map) ?? PageText.Title(quantity);
        page.Open("li", ("class", PageText.StatusWord(map.Status)));
        if (map.Files.IsEmpty)
            page.Element("span", label, ("class", "label"));
        else
            WriteLink(page, quantity, map, label, picturesWithoutScript);
        foreach (var file in map.Files.Skip(1))
            page.Text(" ").Element("a", Path.GetExtension(file).TrimStart('.'), ("href", PageText.Address(file)));
        if (!picturesWithoutScript && PageText.Range(map.Min, map.Max, quantity.Units) is { } range)
            page.Text(" ").Element("span", range, ("class", "quiet"));
        if (map.Status != MapStatus.Done)
            page.Text(" ").Element("span", PageText.Status(map.Status), ("class", "badge"));
        if (map.Error is { } error)
            page.Text(" ").Open("span", ("class", "error")).Foreign(error).Close("span");
        page.Close("li").Line();
    }

    private static void WriteLink(
        HtmlWriter page, ManifestQuantity quantity, ManifestMap map, string label, bool picturesWithoutScript)
    {
        page.Open("a", ("class", "label"), ("href", PageText.Address(map.Files[0])));
        if (PageText.Picture(map) is { } picture)
        {
            if (picturesWithoutScript)
                page.Open("noscript");
            page.Open("img", ("src", PageText.Address(picture)), ("loading", "lazy"), ("decoding", "async"),
                ("alt", $"{PageText.Title(quantity)}, {PageText.Place(map)}"));
            if (picturesWithoutScript)
                page.Close("noscript");
        }

        page.Text(label).Close("a");
    }

    /// <summary>Neighbours with the same key, in order: the manifest is sorted by level.</summary>
    private static IEnumerable<List<ManifestMap>> ChunkBy(
        this IEnumerable<ManifestMap> maps, Func<ManifestMap, string?> key)
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
