using System.Globalization;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Comparing;

/// <summary>
/// <c>index.html</c> of a comparison: expected, actual and difference side by side, and a slider that wipes from one to
/// the other. It needs no server and no network; with scripts off the pictures stand side by side alone.
/// </summary>
internal static class ComparisonPage
{
    /// <summary>Writes the page; paths in the document are relative to its folder.</summary>
    public static void Write(Stream target, ComparisonDocument document)
    {
        var page = PageFrame.Begin(
            target,
            $"Comparison: {document.Summary}",
            PageAsset.Compare,
            PageAsset.CompareStyle
        );
        page.Open("header")
            .Element("h1", document.Passed ? "The pictures are the same" : "The pictures differ")
            .Line()
            .Open("p", ("class", "quiet"))
            .Text(document.Summary)
            .Close("p")
            .Line()
            .Close("header")
            .Line();
        page.Open("main").Line();
        WriteFacts(page, document);
        foreach (var picture in document.Pictures.Where(picture => picture.Status != ComparisonStatus.Same))
            WritePicture(page, picture);
        WriteTable(page, document);
        page.Close("main").Line();
        page.Open("script").Verbatim(PageAsset.Compare.Text).Close("script").Line();
        PageFrame.End(page);
    }

    private static void WriteFacts(HtmlWriter page, ComparisonDocument document)
    {
        page.Open("section", ("class", "card")).Open("dl", ("class", "facts")).Line();
        PageFrame.Fact(page, "Expected", document.Expected);
        PageFrame.Fact(page, "Actual", document.Actual);
        PageFrame.Fact(
            page,
            "Allowed",
            string.Create(
                CultureInfo.InvariantCulture,
                $"RMS {document.Tolerance.RootMeanSquare} and {document.Tolerance.MaxDifferentPercent} % different pixels; a pixel is different if a channel differs by more than {document.Tolerance.Channel}"
            )
        );
        page.Close("dl").Close("section").Line();
    }

    private static void WritePicture(HtmlWriter page, ComparedPicture picture)
    {
        page.Open("section", ("class", "card pair"))
            .Open("h2")
            .Foreign(picture.Path)
            .Text(" ")
            .Element("span", ComparisonDocument.Word(picture.Status), ("class", "badge"))
            .Close("h2")
            .Line();
        page.Open("p").Foreign(Words(picture)).Close("p").Line();
        if (picture.Files is { } files)
        {
            page.Open("div", ("class", "triple")).Line();
            WriteFigure(page, "expected", files.Expected);
            WriteFigure(page, "actual", files.Actual);
            WriteFigure(page, "difference", files.Difference);
            page.Close("div").Line();
            if (picture.Status is ComparisonStatus.Different or ComparisonStatus.SizeMismatch)
                WriteSlider(page, files);
        }

        page.Close("section").Line();
    }

    private static void WriteFigure(HtmlWriter page, string what, string? file)
    {
        if (file is null)
            return;
        page.Open("figure")
            .Open("a", ("href", PageText.Address(file)))
            .Open("img", ("src", PageText.Address(file)), ("alt", what), ("loading", "lazy"))
            .Close("a")
            .Element("figcaption", what)
            .Close("figure")
            .Line();
    }

    /// <summary>Hidden until the script has made it work.</summary>
    private static void WriteSlider(HtmlWriter page, ComparedFiles files) =>
        page.Open("div", ("class", "wipe"), ("hidden", ""))
            .Open("div", ("class", "stack"))
            .Open("img", ("src", PageText.Address(files.Expected!)), ("alt", "expected"), ("loading", "lazy"))
            .Open(
                "img",
                ("class", "over"),
                ("src", PageText.Address(files.Actual!)),
                ("alt", "actual, over the expected picture"),
                ("loading", "lazy")
            )
            .Close("div")
            .Open("label")
            .Element("span", "expected")
            .Open(
                "input",
                ("type", "range"),
                ("min", "0"),
                ("max", "100"),
                ("value", "50"),
                ("aria-label", "share of the actual picture, from the right")
            )
            .Element("span", "actual")
            .Close("label")
            .Close("div")
            .Line();

    private static void WriteTable(HtmlWriter page, ComparisonDocument document)
    {
        page.Open("section", ("class", "card")).Element("h2", "All pictures").Open("table").Open("thead").Open("tr");
        foreach (var heading in (string[])["Picture", "Result", "RMS", "Different pixels", "Largest of a channel"])
            page.Element("th", heading, ("scope", "col"));
        page.Close("tr").Close("thead").Line().Open("tbody").Line();
        foreach (var picture in document.Pictures)
        {
            page.Open("tr", ("class", picture.Status == ComparisonStatus.Same ? null : "failed"))
                .Open("td")
                .Foreign(picture.Path)
                .Close("td")
                .Element("td", ComparisonDocument.Word(picture.Status))
                .Element("td", ComparisonText.Number(picture.RootMeanSquare))
                .Element(
                    "td",
                    picture.DifferentPixels is null
                        ? ""
                        : $"{picture.DifferentPixels} ({ComparisonText.Number(picture.DifferentPercent)} %)"
                )
                .Element("td", picture.LargestOfAChannel?.ToString(CultureInfo.InvariantCulture) ?? "")
                .Close("tr")
                .Line();
        }

        page.Close("tbody").Close("table").Close("section").Line();
    }

    private static string Words(ComparedPicture picture) =>
        picture.Status switch
        {
            ComparisonStatus.Missing => "It is expected, and not there.",
            ComparisonStatus.Extra => "It is there, and not expected.",
            ComparisonStatus.Unreadable => picture.Error ?? "It cannot be read.",
            ComparisonStatus.SizeMismatch =>
                $"{ComparisonText.Size(picture.ActualSize)} pixels instead of {ComparisonText.Size(picture.ExpectedSize)}.",
            _ => ComparisonText.Difference(picture),
        };
}
