using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Tests.Errors;

/// <summary>The libraries call options by their properties; only the command line has words with dashes.</summary>
public sealed partial class OptionNamesTests
{
    [Test]
    public void An_error_names_the_property()
    {
        var error = Assert.Throws<InvalidOptionException>(() => new MapOptions { CentralLongitude = 361 }.Check());
        Assert.That(error!.Option, Is.EqualTo("CentralLongitude"));
        Assert.That(error.Message, Is.EqualTo("CentralLongitude: give degrees east within -360 to 360"));
    }

    [TestCase("AshPlot.Core")]
    [TestCase("AshPlot.Rendering")]
    [TestCase("AshPlot.Testing")]
    public void No_string_of_a_library_has_an_option_of_the_command_line(string library)
    {
        var files = Directory
            .GetFiles(RepositoryFolder.Find("src", library), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .ToArray();
        Assert.That(files, Is.Not.Empty);
        var found = files.SelectMany(file =>
            File.ReadLines(file)
                .Index()
                .Where(line => HasOption(line.Item))
                .Select(line => $"{file}:{line.Index + 1}: {line.Item.Trim()}")
        );
        Assert.That(found, Is.Empty, "name the property, with OptionNames.Of within a sentence");
    }

    [TestCase("throw new InvalidOptionException(\"--size\", problem);", true)]
    [TestCase("$\"choose with --select, or\"", true)]
    [TestCase("/// <summary>What <c>--select</c> chooses.</summary>", true)]
    [TestCase("for (var i = count; --i >= 0;)", false)]
    [TestCase("--depth;", false)]
    [TestCase("destination.Write(\"#values{--map:\\\"\"u8);", false)]
    public void Words_with_dashes_count_and_neither_code_nor_properties_of_CSS_do(string line, bool isOption) =>
        Assert.That(HasOption(line), Is.EqualTo(isOption));

    private static bool HasOption(string line) => Option().IsMatch(line);

    [GeneratedRegex(@"[""/].*(?<![\w-])--[a-z][a-z-]*(?![a-z:-])")]
    private static partial Regex Option();
}
