using AshPlot.Core.Errors;
using AshPlot.Core.Tests.Loading.NameText;

namespace AshPlot.Core.Tests.Errors;

internal sealed class AshPlotExceptionTests
{
    [TestCase('\n')]
    [TestCase('\r')]
    [TestCase('\u0085')]
    [TestCase('\u2028')]
    [TestCase('\u2029')]
    public void A_message_is_one_line_whatever_a_file_says(char lineBreak)
    {
        var error = new UnreadableInputException($"a{lineBreak}b.nc", "is damaged", variable: $"c{lineBreak}d");

        Assert.That(error.Message, Is.EqualTo("a b.nc, variable 'c d': is damaged"));
        Assert.That(error.File, Is.EqualTo($"a{lineBreak}b.nc"), "the path itself stays what it is");
    }

    [Test]
    public void A_line_separator_in_a_number_of_NAME_text_does_not_break_the_message()
    {
        using var files = new NameTextFiles();
        var text = NameTextFiles.NameTwo.Replace("-20.00000", "-20.\u202800000", StringComparison.Ordinal);

        Assert.That(
            () => files.Describe(text),
            Throws
                .InstanceOf<UnreadableInputException>()
                .With.Message.Contains("line 5: 'X grid origin' is not a number: '-20. 00000'")
        );
    }
}
