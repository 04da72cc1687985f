namespace AshPlot.Core.Tests;

/// <summary>
/// Lines of the source have at most 120 characters. Strings are left whole, so that one can search for what the program
/// says, and so are references of XML comments.
/// </summary>
public sealed class LineLengthTests
{
    private const int Longest = 120;

    private static readonly string[] Folders = ["src", "tests", "tools", "benchmarks", "examples"];

    [Test]
    public void Code_and_comments_have_at_most_120_characters()
    {
        var files = Folders
            .SelectMany(folder => Directory.GetFiles(RepositoryFolder.Find(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .ToArray();
        Assert.That(files, Has.Length.GreaterThan(1000));
        Assert.That(files.SelectMany(TooLong), Is.Empty);
    }

    [TestCase("        var a = 1;", false)]
    [TestCase("        /// Words", true)]
    [TestCase("        /// <inheritdoc cref=\"A\"/>", false)]
    [TestCase("        Say(\"words\");", false)]
    public void A_long_line_counts_unless_it_is_a_string_or_a_reference(string line, bool tooLong)
    {
        var words = tooLong ? line.PadRight(Longest, 'x') + "x" : line;
        Assert.That(IsTooLong(words, inRawString: false), Is.EqualTo(tooLong));
        Assert.That(IsTooLong(line.PadRight(Longest, '-') + "-", inRawString: true), Is.False);
    }

    private static IEnumerable<string> TooLong(string file)
    {
        var inRawString = false;
        foreach (var (number, line) in File.ReadLines(file).Index())
        {
            if (IsTooLong(line, inRawString))
                yield return $"{file}:{number + 1}: {line.Length} characters";
            if ((line.Split("\"\"\"").Length - 1) % 2 == 1)
                inRawString = !inRawString;
        }
    }

    private static bool IsTooLong(string line, bool inRawString) =>
        line.Length > Longest && !inRawString && !line.Contains('"', StringComparison.Ordinal);
}
