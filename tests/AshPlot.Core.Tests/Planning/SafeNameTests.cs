using System.Security.Cryptography;
using System.Text;
using AshPlot.Core.Planning;
using CsCheck;

namespace AshPlot.Core.Tests.Planning;

internal sealed class SafeNameTests
{
    [TestCase("VA_Tutorial", "VA_Tutorial")]
    [TestCase("Run 1.2-b", "Run_1.2-b")]
    [TestCase("  padded \t", "padded")]
    [TestCase(null, "")]
    [TestCase("", "")]
    [TestCase("   ", "")]
    [TestCase("../../etc/passwd", "_._.._etc_passwd")]
    [TestCase("C:\\maps", "C__maps")]
    [TestCase(".ashplot", "_ashplot")]
    [TestCase("..", "_.")]
    [TestCase("-rf", "_rf")]
    [TestCase("Eyjafjallajökull", "Eyjafjallaj_kull")]
    [TestCase("火山", "__")]
    [TestCase("a\0b\nc\u001b[31md", "a_b_c__31md")]
    [TestCase("%2e%2e", "_2e_2e")]
    public void A_title_keeps_only_what_is_safe_in_a_file_name(string? title, string name) =>
        Assert.That(SafeName.Of(title), Is.EqualTo(name));

    [Test]
    public void Eighty_characters_stay_as_they_are() =>
        Assert.That(SafeName.Of(new string('a', 80)), Is.EqualTo(new string('a', 80)));

    [Test]
    public void More_than_eighty_are_cut_and_end_in_eight_digits_of_their_hash()
    {
        var title = new string('a', 81);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)))[..8];
        Assert.That(SafeName.Of(title), Is.EqualTo($"{new string('a', 71)}_{hash}"));
        Assert.That(SafeName.Of(title), Has.Length.EqualTo(80));
        Assert.That(SafeName.Of(title + "b"), Is.Not.EqualTo(SafeName.Of(title + "c")));
    }

    [Test]
    public void No_text_whatever_leads_out_of_a_folder() =>
        Gen.String.Sample(
            text =>
            {
                foreach (var name in new[] { SafeName.Of(text), SafeName.Slug(text) })
                {
                    Assert.That(name, Does.Match(@"\A([A-Za-z0-9_][A-Za-z0-9._-]*)?\z"));
                    Assert.That(name, Has.Length.LessThanOrEqualTo(80));
                }
            },
            iter: 2000
        );

    [TestCase("Boundary layer average", "boundary-layer-average")]
    [TestCase("BOUNDARY_LAYER", "boundary-layer")]
    [TestCase(" 3 h\tmean ", "3-h-mean")]
    [TestCase("../up", "_._up")]
    public void A_slug_is_of_small_letters_with_hyphens_between_words(string text, string slug) =>
        Assert.That(SafeName.Slug(text), Is.EqualTo(slug));
}
