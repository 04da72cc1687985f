using System.Text.RegularExpressions;

namespace AshPlot.Workers.Tests;

/// <summary>The pages of the pool, whose samples are to compile.</summary>
internal sealed partial class DocumentSamplesTests
{
    [Test]
    public void Every_statement_of_a_sample_is_compiled()
    {
        var source = Path.Combine(
            Repository.Root,
            "tests",
            "AshPlot.Workers.Tests",
            "Samples",
            "DocumentSamples.cs"
        );
        var compiled = string.Concat(Statements(File.ReadAllText(source)))
            // There can be one in a program only.
            .Replace("MainOfAProgram(", "Main(", StringComparison.Ordinal);
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
            {
                Assert.That(
                    Statements(text).Where(one => !compiled.Contains(one, StringComparison.Ordinal)),
                    Is.Empty,
                    page
                );
            }
        }
    }

    /// <summary>
    /// Lines without their comments and white space, joined where a bracket is open: how a call is broken into lines
    /// does not matter.
    /// </summary>
    private static IEnumerable<string> Statements(string text)
    {
        var statement = "";
        foreach (var line in text.Split('\n'))
        {
            statement += WhiteSpace().Replace(Unimportant().Replace(line, ""), "");
            if (Count(statement, "([") > Count(statement, ")]"))
                continue;
            if (statement.Length > 0)
                yield return LastComma().Replace(statement, "$1");
            statement = "";
        }
    }

    private static int Count(string text, string letters) => text.Count(letters.Contains);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex("(^|\\s)//.*|^ +private ")]
    private static partial Regex Unimportant();

    [GeneratedRegex("\\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(",([)}\\]])")]
    private static partial Regex LastComma();
}
