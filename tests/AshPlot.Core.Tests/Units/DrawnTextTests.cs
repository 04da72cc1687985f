using AshPlot.Core.Units;
using CsCheck;

namespace AshPlot.Core.Tests.Units;

internal sealed class DrawnTextTests
{
    [TestCase("VA_Tutorial", "VA_Tutorial")]
    [TestCase("  two \t words\r\n", "two words")]
    [TestCase("a\u001b[31mb\u0000", "a[31mb")]
    [TestCase("left\u202eright\u200f", "leftright")]
    [TestCase("Eyjafjallajökull 噴火 🌋", "Eyjafjallajökull 噴火 🌋")]
    [TestCase("one\u2028two", "one two")]
    public void Text_is_one_line_without_what_cannot_be_seen(string text, string clean) =>
        Assert.That(DrawnText.Clean(text), Is.EqualTo(clean));

    [Test]
    public void Half_a_character_becomes_the_sign_for_one_that_is_lost() =>
        Assert.That(DrawnText.Clean("half \ud83c"), Is.EqualTo("half \ufffd"));

    [Test]
    public void Whatever_the_text_no_control_character_is_left_and_cleaning_again_changes_nothing() =>
        Gen.String.Sample(
            text =>
            {
                var clean = DrawnText.Clean(text);
                Assert.That(clean.Any(char.IsControl), Is.False);
                Assert.That(DrawnText.Clean(clean), Is.EqualTo(clean));
                Assert.That(DrawnText.Cut(clean, 10), Has.Length.LessThanOrEqualTo(10));
            },
            iter: 3000
        );

    [Test]
    public void A_cut_text_ends_in_an_ellipsis_and_in_no_half_character()
    {
        Assert.That(DrawnText.Cut("abcdef", 6), Is.EqualTo("abcdef"));
        Assert.That(DrawnText.Cut("abcdef", 4), Is.EqualTo("abc…"));
        Assert.That(DrawnText.Cut("ab🌋def", 4), Is.EqualTo("ab…"));
    }
}
