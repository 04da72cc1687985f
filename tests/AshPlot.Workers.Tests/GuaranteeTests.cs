using System.Text.RegularExpressions;

namespace AshPlot.Workers.Tests;

/// <summary>The table of guarantees, and the tests that it names.</summary>
internal sealed partial class GuaranteeTests
{
    private static readonly string Page = File.ReadAllText(
        Path.Combine(Repository.Root, "docs", "worker-pool-guarantees.md")
    );

    [Test]
    public void Every_guarantee_is_stated_and_names_tests_that_exist()
    {
        var rows = Page.Split('\n').Where(line => Row().IsMatch(line)).ToArray();
        Assert.That(
            rows.Select(row => int.Parse(Row().Match(row).Groups[1].Value)),
            Is.EqualTo(Enumerable.Range(1, 34))
        );
        var known = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();
        using (Assert.EnterMultipleScope())
        {
            foreach (var row in rows)
            {
                var named = TestName().Matches(row).Select(match => match.Groups[1].Value).ToArray();
                Assert.That(named, Is.Not.Empty, row);
                Assert.That(
                    named.Where(name => !known.Contains(name)),
                    Is.Empty,
                    "docs/worker-pool-guarantees.md names tests that are not there; put right the row whose test was renamed"
                );
            }
        }
    }

    [Test]
    public void Nothing_is_only_planned() => Assert.That(Page.Contains("lanned", StringComparison.Ordinal), Is.False);

    [GeneratedRegex(@"^\| (\d+) \|")]
    private static partial Regex Row();

    /// <summary>Names of tests are sentences: they have several underscores.</summary>
    [GeneratedRegex(@"`(\w+_\w+_\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestMethod();
}
