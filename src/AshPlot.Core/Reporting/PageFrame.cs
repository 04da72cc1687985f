namespace AshPlot.Core.Reporting;

/// <summary>
/// What all pages share: the head, with a policy that lets nothing in from outside, and the facts of the run.
/// </summary>
internal static class PageFrame
{
    /// <summary>Title of the run, or of the page where the run has none.</summary>
    public static string RunTitle(Manifest manifest) =>
        string.IsNullOrWhiteSpace(manifest.Source.Title) ? "Volcanic ash maps" : manifest.Source.Title;

    /// <summary>The same after the stamp of a run that is no ordinary one.</summary>
    public static string StampedTitle(Manifest manifest) => Stamped(manifest, RunTitle(manifest));

    /// <summary>A heading after the stamp of a run that is no ordinary one.</summary>
    public static string Stamped(Manifest manifest, string heading) =>
        string.IsNullOrWhiteSpace(manifest.Run.Stamp) ? heading : $"{manifest.Run.Stamp}: {heading}";

    /// <summary>Opens the page up to and with the start of the body.</summary>
    /// <param name="target">Where the page goes.</param>
    /// <param name="title">Title of the window.</param>
    /// <param name="script">The page's one script, or null.</param>
    /// <param name="style">A style sheet beside the one of all pages, or null.</param>
    /// <param name="readsValues">True for a page that reads the style sheets with the values of maps: they can hold no
    /// script.</param>
    public static HtmlWriter Begin(
        Stream target,
        string title,
        PageAsset? script,
        PageAsset? style = null,
        bool readsValues = false
    )
    {
        // Browsers differ in whether 'self' holds for a page from disk, hence both words.
        var policy =
            $"default-src 'none'; img-src 'self' file:; style-src {PageAsset.Style.PolicySource}{(style is null ? "" : " " + style.PolicySource)}{(readsValues ? " 'self' file:" : "")}; "
            + $"script-src {script?.PolicySource ?? "'none'"}; base-uri 'none'; form-action 'none'";
        var page = new HtmlWriter(target)
            .Open("html", ("lang", "en"))
            .Line()
            .Open("head")
            .Line()
            .Open("meta", ("charset", "utf-8"))
            .Line()
            .Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy))
            .Line()
            .Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Line()
            .Open("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Line()
            .Open("meta", ("name", "referrer"), ("content", "no-referrer"))
            .Line()
            .Element("title", title)
            .Line()
            .Open("style")
            .Verbatim(PageAsset.Style.Text)
            .Close("style")
            .Line();
        if (style is not null)
            page.Open("style").Verbatim(style.Text).Close("style").Line();
        return page.Close("head").Line().Open("body").Line();
    }

    /// <summary>Closes body and page.</summary>
    public static void End(HtmlWriter page) => page.Close("body").Line().Close("html").Line().End();

    /// <summary>The volcano before the title of the run, where the title does not name it.</summary>
    public static string Heading(Manifest manifest)
    {
        var title = RunTitle(manifest);
        return Stamped(
            manifest,
            manifest.Source.Volcano is { } volcano
            && !string.IsNullOrWhiteSpace(volcano)
            && !title.Contains(volcano, StringComparison.OrdinalIgnoreCase)
                ? $"{volcano}: {title}"
                : title
        );
    }

    /// <summary>What the run is of: release and time of the run; empty where it does not say.</summary>
    public static string Event(Manifest manifest)
    {
        var (release, time) = (manifest.Source.Release, manifest.Source.RunTime);
        string?[] parts =
        [
            string.IsNullOrEmpty(release) ? null : char.ToUpperInvariant(release[0]) + release[1..],
            string.IsNullOrEmpty(time) ? null : $"run of {PageText.Time(time)}",
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>The line under the heading: model, number of maps, what became of them.</summary>
    public static string Summary(Manifest manifest, IEnumerable<ManifestQuantity> quantities)
    {
        var counts = quantities.SelectMany(quantity => quantity.Maps).CountBy(map => map.Status).ToDictionary();
        var total = counts.Values.Sum();
        var parts = new List<string>
        {
            $"{manifest.Source.Model.ToUpperInvariant()} model output",
            Count(total, "map"),
        };
        if (counts.TryGetValue(MapStatus.Empty, out var empty))
            parts.Add($"{empty} without ash");
        if (counts.TryGetValue(MapStatus.NoData, out var noData))
            parts.Add($"{noData} without data");
        if (counts.TryGetValue(MapStatus.Failed, out var failed))
            parts.Add($"{failed} failed");
        if (counts.TryGetValue(MapStatus.NotDrawn, out var notDrawn))
            parts.Add($"{notDrawn} not drawn because the run was interrupted");
        return string.Join(" · ", parts);
    }

    /// <summary>A number of things.</summary>
    public static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>Sentences that the reader must see before the maps.</summary>
    public static void Notices(HtmlWriter page, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
            page.Open("p", ("class", "notice")).Foreign(sentence).Close("p").Line();
    }

    /// <summary>A row of a list of facts; left out where there is no value.</summary>
    public static void Fact(HtmlWriter page, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            page.Open("dt").Foreign(name).Close("dt").Open("dd").Foreign(value).Close("dd").Line();
    }
}
