namespace AshPlot.Core.Reporting;

/// <summary>
/// <c>index.html</c>: a viewer that steps through the maps of a run. It needs no server and no network; with scripts
/// off it is a list of all maps with their pictures.
/// </summary>
internal static class IndexPage
{
    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="manifest">What was drawn. Paths in it are relative to the folder of the page.</param>
    /// <param name="summaryFiles">Name of a quantity to file name of its summary page, in the same folder.</param>
    public static void Write(Stream target, Manifest manifest, IReadOnlyDictionary<string, string> summaryFiles)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(summaryFiles);
        var title = PageFrame.Heading(manifest);
        var page = PageFrame.Begin(target, $"{title}: volcanic ash maps", PageAsset.Viewer, readsValues: true);
        page.Open("header").Open("h1").Foreign(title).Close("h1").Line();
        if (PageFrame.Event(manifest) is { Length: > 0 } words)
            page.Open("p").Foreign(words).Close("p").Line();
        page.Open("p", ("class", "quiet")).Foreign(PageFrame.Summary(manifest, manifest.Quantities)).Close("p").Line();
        WriteDownloads(page, manifest);
        page.Close("header").Line();
        page.Open("main").Line();
        PageFrame.Notices(page, manifest.Warnings ?? []);
        page.Verbatim(ViewerMarkup.Text);
        page.Open("section", ("id", "all-maps"), ("class", "card"), ("aria-labelledby", "all-maps-heading"))
            .Element("h2", "All maps", ("id", "all-maps-heading"))
            .Line();
        foreach (var quantity in manifest.Quantities)
        {
            page.Open("h3")
                .Foreign(PageText.Title(quantity))
                .Text(" ")
                .Element("span", quantity.Display?.Units ?? quantity.Units, ("class", "quiet"))
                .Close("h3")
                .Line();
            if (summaryFiles.TryGetValue(quantity.Name, out var file))
            {
                page.Open("p")
                    .Element("a", $"All {quantity.Title} maps on one page", ("href", PageText.Address(file)))
                    .Close("p")
                    .Line();
            }

            PageFrame.Notices(page, quantity.Notes ?? []);
            MapListing.Write(page, quantity, picturesWithoutScript: true);
        }

        page.Close("section").Line();
        RunSection.Write(page, manifest);
        page.Close("main").Line();
        page.Open("script", ("type", "application/json"), ("id", "viewer-data"))
            .Data(ViewerData.From(manifest), ViewerJson.Default.ViewerData)
            .Close("script")
            .Line();
        page.Open("script").Verbatim(PageAsset.Viewer.Text).Close("script").Line();
        PageFrame.End(page);
    }

    /// <summary>What holds more than one map: documents, tables, overlays of all times.</summary>
    private static void WriteDownloads(HtmlWriter page, Manifest manifest)
    {
        (string Text, string Path)[] files =
        [
            .. manifest.Document is { } document
                ? [("All maps in one document (PDF)", document)]
                : ((string, string)[])[],
            .. (manifest.Tables ?? []).Select(table => ($"Table {Path.GetFileName(table)}", table)),
            .. manifest.Quantities.SelectMany(quantity =>
                (quantity.Exports ?? []).Select(export =>
                    ($"{PageText.Title(quantity)}, all times ({Path.GetExtension(export).TrimStart('.')})", export)
                )
            ),
        ];
        if (files.Length == 0)
            return;
        page.Open("nav", ("aria-label", "Downloads")).Open("ul", ("class", "downloads"));
        foreach (var (text, path) in files)
            page.Open("li")
                .Open("a", ("href", PageText.Address(path)), ("download", Path.GetFileName(path)))
                .Foreign(text)
                .Close("a")
                .Close("li");
        page.Close("ul").Close("nav").Line();
    }
}
