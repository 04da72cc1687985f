using AshPlot.Core.Loading;

namespace AshPlot.Core.Tests.Loading;

internal sealed class PathPatternTests
{
    [TestCase("a.txt", "*.txt", true)]
    [TestCase("a.txt", "*", true)]
    [TestCase("a.txt", "?.t?t", true)]
    [TestCase("a.txt", "a.tx", false)]
    [TestCase("abcabc", "*abc", true)]
    [TestCase("abcab", "*abc", false)]
    [TestCase("b1", "[a-c][0-9]", true)]
    [TestCase("d1", "[a-c][0-9]", false)]
    [TestCase("d1", "[!a-c]1", true)]
    [TestCase("a1", "[!a-c]1", false)]
    [TestCase("a]", "a[]]", true)]
    [TestCase("a[", "a[", true)]
    [TestCase(".hidden", "*", false)]
    [TestCase(".hidden", ".h*", true)]
    public void A_name_matches_as_in_a_shell(string name, string pattern, bool matches) =>
        Assert.That(PathPattern.Matches(name, pattern), Is.EqualTo(matches));

    [Test]
    [CancelAfter(10_000)]
    public void Many_stars_do_not_take_forever() =>
        Assert.That(
            PathPattern.Matches(new string('a', 200), string.Concat(Enumerable.Repeat("*a", 100)) + "b"),
            Is.False
        );
}
