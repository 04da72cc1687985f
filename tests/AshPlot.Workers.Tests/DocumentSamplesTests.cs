using System.Text.RegularExpressions;

namespace AshPlot.Workers.Tests;

/// <summary>The pages of the pool, whose samples are to compile.</summary>
internal sealed partial class DocumentSamplesTests
{
    [Test]
    public void Every_line_of_a_sample_is_compiled()
    {
        var compiled = Lines(
                File.ReadAllText(
                    Path.Combine(Repository.Root, "tests", "AshPlot.Workers.Tests", "Samples", "DocumentSamples.cs")
                )
            )
            .Append("static async Task<int> Main(string[] args)") // there can be one in a program only
            .ToHashSet();
        var pages = Directory
            .GetFiles(Path.Combine(Repository.Root, "docs"), "worker-pool*.md")
            .Concat(
                ((string[])["AshPlot.Workers", "AshPlot.Workers.Extensions"]).Select(project =>
                    Path.Combine(Repository.Root, "src", project, "PACKAGE.md")
                )
            );
        var samples = pages
            .SelectMany(page =>
                Sample()
                    .Matches(File.ReadAllText(page))
                    .Select(match => (Page: Path.GetFileName(page), Text: match.Groups[1].Value))
            )
            .ToArray();
        Assert.That(samples, Has.Length.GreaterThanOrEqualTo(9));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (page, text) in samples)
                Assert.That(Lines(text).Where(line => !compiled.Contains(line)), Is.Empty, page);
        }
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => Unimportant().Replace(line, "").Trim()).Where(line => line.Length > 0);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex("(^|\\s)//.*|^ +private ")]
    private static partial Regex Unimportant();
}
