using System.Globalization;

namespace AshPlot.Core.Reporting;

/// <summary>The part of a page that says what run the maps show and how they were drawn.</summary>
internal static class RunSection
{
    public static void Write(HtmlWriter page, Manifest manifest)
    {
        var (source, run) = (manifest.Source, manifest.Run);
        page.Open("section", ("id", "run"), ("class", "card"), ("aria-labelledby", "run-heading"))
            .Line()
            .Element("h2", "About this run", ("id", "run-heading"))
            .Line()
            .Open("div", ("class", "columns"))
            .Open("div")
            .Element("h3", "Model run")
            .Open("dl", ("class", "facts"))
            .Line();
        PageFrame.Fact(page, "Model", source.Model);
        PageFrame.Fact(page, "Title", source.Title);
        foreach (var (name, value) in source.Attributes)
            PageFrame.Fact(page, name, value);
        page.Close("dl");
        page.Open("details").Element("summary", PageFrame.Count(source.Files.Length, "input file")).Open("ul").Line();
        foreach (var file in source.Files)
            page.Open("li").Foreign(file).Close("li").Line();
        page.Close("ul").Close("details").Close("div").Line();

        page.Open("div").Element("h3", "Drawing").Open("dl", ("class", "facts")).Line();
        PageFrame.Fact(page, "Drawn by", $"{manifest.Tool.Name} {manifest.Tool.Version}");
        PageFrame.Fact(page, "Started", PageText.Time(run.Started));
        page.Close("dl").Open("details").Element("summary", "Details").Open("dl", ("class", "facts")).Line();
        PageFrame.Fact(page, "Took", string.Create(CultureInfo.InvariantCulture, $"{run.ElapsedSeconds:0.##} s"));
        PageFrame.Fact(page, "Workers", $"{run.Workers} ({run.StartMethod})");
        if (run.StartMethod != run.StartMethodAsked)
            PageFrame.Fact(page, "Start method asked for", run.StartMethodAsked);
        PageFrame.Fact(page, "Part of the run", run.Shard);
        PageFrame.Fact(
            page,
            "Processes",
            string.Join(", ", run.WorkerPids.Select(pid => pid.ToString(CultureInfo.InvariantCulture)))
        );
        page.Close("dl")
            .Close("details")
            .Open("p")
            .Element("a", "manifest.json", ("href", "manifest.json"))
            .Text(" lists all of this for programs.")
            .Close("p")
            .Close("div")
            .Close("div")
            .Close("section")
            .Line();
    }
}
