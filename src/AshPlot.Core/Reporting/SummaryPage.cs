namespace AshPlot.Core.Reporting;

/// <summary>
/// <c>&lt;title&gt;_&lt;Quantity&gt;_summary.html</c>: all maps of a quantity on one page, without any script.
/// </summary>
internal static class SummaryPage
{
    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="manifest">What was drawn. Paths in it are relative to the folder of the page.</param>
    /// <param name="quantity">Name of the quantity; all quantities of that name go on the page.</param>
    /// <param name="indexFile">File name of the index page, in the same folder.</param>
    /// <exception cref="ArgumentException">The manifest has no such quantity.</exception>
    public static void Write(Stream target, Manifest manifest, string quantity, string indexFile = "index.html")
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(manifest);
        var quantities = manifest.Quantities.Where(candidate => candidate.Name == quantity).ToList();
        if (quantities.Count == 0)
            throw new ArgumentException($"the manifest has no quantity '{quantity}'", nameof(quantity));

        var runTitle = PageFrame.RunTitle(manifest);
        var page = PageFrame.Begin(
            target,
            PageFrame.Stamped(manifest, $"{quantities[0].Title}: {runTitle}"),
            script: null
        );
        page.Open("header")
            .Open("h1")
            .Foreign(PageFrame.Stamped(manifest, quantities[0].Title))
            .Close("h1")
            .Open("p", ("class", "quiet"))
            .Foreign(runTitle)
            .Text(" · ")
            .Foreign(PageFrame.Summary(manifest, quantities))
            .Close("p")
            .Line()
            .Open("nav")
            .Element("a", "Step through all maps of the run", ("href", PageText.Address(indexFile)))
            .Close("nav")
            .Close("header")
            .Line();
        page.Open("main").Line();
        PageFrame.Notices(page, manifest.Warnings ?? []);
        foreach (var part in quantities)
        {
            page.Open("section", ("class", "card")).Open("h2").Foreign(PageText.Title(part)).Close("h2").Line();
            PageFrame.Notices(page, part.Notes ?? []);
            page.Open("dl", ("class", "facts")).Line();
            PageFrame.Fact(page, "Units", part.Units);
            PageFrame.Fact(page, "CF standard name", part.StandardName);
            if (part.Scale is { } scale && RangeText.Of(part).Of(scale.Min, scale.Max) is { } range)
                PageFrame.Fact(page, "Colour scale", $"{range}, {scale.Kind}");
            page.Close("dl").Line();
            MapListing.Write(page, part, picturesWithoutScript: false);
            page.Close("section").Line();
        }

        RunSection.Write(page, manifest);
        PageFrame.End(page.Close("main").Line());
    }
}
