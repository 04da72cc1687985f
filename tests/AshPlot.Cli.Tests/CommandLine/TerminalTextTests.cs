using AshPlot.Cli.CommandLine;
using AshPlot.Core.Output;

namespace AshPlot.Cli.Tests.CommandLine;

public sealed class TerminalTextTests
{
    [TestCase("plain text, Grímsvötn", "plain text, Grímsvötn")]
    [TestCase("two\nlines\tand a tab", "two lines and a tab")]
    [TestCase("\u001b[31mred\u0007", "?[31mred?")]
    [TestCase("turned \u202Etxet", "turned ?txet")]
    [TestCase("c1 \u009b31m", "c1 ?31m")]
    public void Control_characters_never_reach_the_terminal(string text, string clean) =>
        Assert.That(TerminalText.Clean(text), Is.EqualTo(clean));
}
