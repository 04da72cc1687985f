using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

internal sealed class PagesTests
{
    private static readonly Dictionary<string, string> NoSummaries = [];

    private static readonly string[] Hostile =
    [
        "</script><img src=x onerror=\"document.title='broken'\">",
        "</title></style></noscript><script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)",
        "<!--<script>",
        "javascript:alert(1)",
        "]]>&lt;script&gt;&#60;b&#62;",
        "a\u2028b\u2029c\0d\u001b[2J\u202Ereversed\u2066",
        "\ud800 lone \udc00",
    ];

    [TestCaseSource(nameof(Hostile))]
    public void No_text_of_a_file_changes_the_structure_of_a_page(string text)
    {
        foreach (var (hostile, plain) in RenderBoth(text).Zip(RenderBoth("plain")))
            Assert.That(Tags(hostile), Is.EqualTo(Tags(plain)));
    }

    [TestCaseSource(nameof(Hostile))]
    public void The_data_of_the_viewer_is_one_element_of_plain_ascii_that_reads_back(string text)
    {
        var data = Regex
            .Match(RenderBoth(text)[0], "<script type=\"application/json\" id=\"viewer-data\">(.*?)</script>")
            .Groups[1]
            .Value;

        Assert.That(data, Does.Not.Match("[<>&\u0000-\u001f\u007f-\uffff]"));
        using var read = JsonDocument.Parse(data);
        Assert.That(
            read.RootElement.GetProperty("quantities")[0].GetProperty("text").GetString(),
            Does.StartWith(PageText.Clean(text))
        );
    }

    [TestCaseSource(nameof(Hostile))]
    public void Every_address_of_a_page_is_relative(string text)
    {
        foreach (var page in RenderBoth(text))
        {
            var addresses = Regex
                .Matches(page, "(?:href|src)=\"([^\"]*)\"")
                .Select(match => match.Groups[1].Value)
                .ToList();
            Assert.That(addresses, Is.Not.Empty);
            Assert.That(addresses, Has.All.Match("^[A-Za-z0-9_.~%-]+(/[A-Za-z0-9_.~%-]+)*$"));
        }
    }

    [Test]
    public void No_page_has_a_mark_that_turns_the_direction_of_writing()
    {
        foreach (var page in RenderBoth("\u202Egpj.exe\u2066\u200F\u061C"))
            Assert.That(page, Does.Not.Match("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"));
    }

    [Test]
    public void The_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else()
    {
        var page = WrittenPage.Index(SampleManifest.Contract(), NoSummaries);

        var policy = System.Net.WebUtility.HtmlDecode(
            Regex.Match(page, "Policy\" content=\"([^\"]*)\"").Groups[1].Value
        );
        var style = Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        var script = Regex.Match(page, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.That(policy, Does.StartWith("default-src 'none';"));
        // Values come as style sheets from beside the page, which run nothing; of scripts there is the page's own.
        Assert.That(
            policy,
            Does.Contain($"style-src '{Hash(style)}' 'self' file:;").And.Contain($"script-src '{Hash(script)}';")
        );
        Assert.That(
            WrittenPage.Summary(SampleManifest.Contract(), "air-concentration"),
            Does.Contain(
                    $"style-src &#x27;{System.Net.WebUtility.HtmlEncode(Hash(style)).Replace("+", "&#x2B;")}&#x27;;"
                )
                .Or.Contain($"style-src '{Hash(style)}';")
        );
        Assert.That(policy, Does.Not.Contain("unsafe").And.Not.Contain("*").And.Not.Contain("http"));
    }

    [Test]
    public void The_index_links_to_every_file_and_to_each_summary()
    {
        var manifest = SampleManifest.Run("Run", levels: 2, times: 3);

        var page = WrittenPage.Index(
            manifest,
            new Dictionary<string, string> { ["total-column"] = "Run_Total_Column_Mass_summary.html" }
        );

        foreach (var file in manifest.Quantities.SelectMany(quantity => quantity.Maps).SelectMany(map => map.Files))
            Assert.That(page, Does.Contain($"href=\"{file}\"").And.Contain($"src=\"{file}\" loading=\"lazy\""));
        Assert.That(page, Does.Contain("href=\"Run_Total_Column_Mass_summary.html\""));
        Assert.That(page, Does.Contain("the slice cannot be read").And.Contain("1 failed").And.Contain("1 not drawn"));
    }

    [Test]
    public void A_summary_shows_the_maps_of_its_quantity_alone_in_the_order_of_the_manifest()
    {
        var manifest = SampleManifest.Run("Run", levels: 2, times: 3);

        var page = WrittenPage.Summary(manifest, "air-concentration");

        var pictures = Regex.Matches(page, "<img src=\"([^\"]*)\"").Select(match => match.Groups[1].Value);
        Assert.That(pictures, Is.EqualTo(manifest.Quantities[0].Maps.Select(map => map.Path)));
        Assert.That(page, Does.Contain("href=\"index.html\"").And.Not.Contain("<script"));
    }

    [Test]
    public void A_summary_of_a_quantity_that_is_not_there_is_refused()
    {
        Assert.That(() => WrittenPage.Summary(SampleManifest.Contract(), "dosage"), Throws.ArgumentException);
    }

    [Test]
    public void A_map_in_a_format_that_is_no_picture_is_a_link()
    {
        var map = SampleManifest.Map("Q", null, 0) with { Path = "a.pdf", Files = ["a.pdf"] };
        var page = WrittenPage.Summary(
            SampleManifest.Wrap(
                "Run",
                new ManifestQuantity
                {
                    Name = "q",
                    Title = "Q",
                    Units = "g",
                    Maps = [map],
                }
            ),
            "q"
        );

        Assert.That(page, Does.Contain("href=\"a.pdf\"").And.Not.Contain("<img"));
    }

    /// <summary>The index and a summary of a run in which every text that a file can give is the one given.</summary>
    private static string[] RenderBoth(string text)
    {
        var plain = SampleManifest.Run(text, levels: 1, times: 2);
        var quantity = plain.Quantities[0] with
        {
            Name = text,
            Title = text,
            Units = text,
            StandardName = text,
            Notes = [text],
            Qualifiers = ImmutableSortedDictionary<string, string>.Empty.Add(text, text),
            Maps =
            [
                plain.Quantities[0].Maps[0] with
                {
                    Level = text,
                    LevelValue = null,
                    LevelBounds = null,
                    Time = text,
                    TimeBounds = [text, text],
                },
                plain.Quantities[0].Maps[1] with
                {
                    Level = text,
                    LevelUnits = text,
                    Path = $"{text}/a.png",
                    Files = [$"{text}/a.png"],
                },
                plain.Quantities[0].Maps[1] with
                {
                    Level = text,
                    Status = MapStatus.Failed,
                    Files = [],
                    Error = text,
                },
            ],
        };
        var manifest = plain with
        {
            Warnings = [text],
            Source = plain.Source with
            {
                Files = [text],
                Model = text,
                Attributes = ImmutableSortedDictionary<string, string>.Empty.Add(text, text),
            },
            Run = plain.Run with { Started = text, Shard = text, StartMethodAsked = text },
            Quantities = [quantity],
        };
        return
        [
            WrittenPage.Index(manifest, new Dictionary<string, string> { [text] = $"{text}_summary.html" }),
            WrittenPage.Summary(manifest, text),
        ];
    }

    /// <summary>
    /// Every tag with the names of its attributes, as an HTML parser would see them, without script and style.
    /// </summary>
    private static List<string> Tags(string page)
    {
        var body = Regex.Replace(page, "<style>.*?</style>|<script>.*?</script>", "", RegexOptions.Singleline);
        return [.. Regex.Matches(body, "<[^>]*>").Select(tag => Regex.Replace(tag.Value, "=\"[^\"]*\"", ""))];
    }

    private static string Hash(string text) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
