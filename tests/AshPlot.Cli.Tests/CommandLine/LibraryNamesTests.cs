using System.CommandLine;
using System.Text.RegularExpressions;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Colours;
using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;
using AshPlot.Rendering;

namespace AshPlot.Cli.Tests.CommandLine;

/// <summary>Users of the command read the names of its options, whatever the libraries call them.</summary>
internal sealed partial class LibraryNamesTests
{
    private static readonly string[] Named =
    [
        .. Sources().SelectMany(text => NamedOption().Matches(text)).Select(match => match.Groups["name"].Value),
    ];

    private static readonly HashSet<string> Defined =
    [
        .. AshPlotCommand.Create().Subcommands.SelectMany(command => command.Options).Select(option => option.Name),
    ];

    [Test]
    public void An_error_of_the_library_has_the_name_of_the_option()
    {
        var error = Assert.Throws<InvalidOptionException>(() => new MapOptions { CentralLongitude = 361 }.Check());
        Assert.That(error!.Option, Is.EqualTo("--central-longitude"));
        Assert.That(error.Message, Is.EqualTo("--central-longitude: give degrees east within -360 to 360"));
    }

    [Test]
    public void Warnings_of_a_plan_have_the_names_of_options()
    {
        var file = Directory.GetFiles(Repository.Sample, "Air_Conc*.txt").Order(StringComparer.Ordinal).First();
        var run = RunMerger.Merge([RunFormats.Find(file)!.Describe(file, new LoadOptions())]);
        var asked = new MapOptions { Min = new ThresholdValue(1), Max = new ThresholdValue(2) };
        string[] warnings =
        [
            .. RunPlanner.Plan(run, asked with { Colours = "viridis", MaskBelow = new ThresholdValue(0.1) }).Warnings,
            .. RunPlanner.Plan(run, asked with { Colours = "viridis", Min = new ThresholdValue(1, "km") }).Warnings,
            .. RunPlanner.Plan(run, asked with { Classes = ClassSchemes.Vaac, ScaleKind = ScaleKind.Log }).Warnings,
        ];
        foreach (var option in (string[])["--min has", "--max has", "--mask-below has", "--min 1 km", "--log, --min, --max:"])
            Assert.That(warnings, Has.Some.StartsWith(option));
        foreach (var property in typeof(MapOptions).GetProperties())
            Assert.That(warnings, Has.None.Matches<string>(text => Regex.IsMatch(text!, $@"^\W*{property.Name}\b")));
    }

    [Test]
    public void What_messages_of_the_libraries_name_has_an_option_that_there_is()
    {
        Assert.That(Named.Distinct().Count(), Is.GreaterThan(40));
        foreach (var name in Named.Distinct().Concat(QvaAttribute.All.Select(one => one.Name)))
        {
            Assert.That(LibraryNames.OptionOf(name), Is.Not.Null, name);
            Assert.That(
                Dashed().Matches(LibraryNames.OptionOf(name)!).Select(match => match.Value),
                Is.SubsetOf(Defined),
                name
            );
        }
    }

    [Test]
    public void Every_option_of_maps_has_one() =>
        Assert.That(
            typeof(MapOptions).GetProperties().Where(property => LibraryNames.OptionOf(property.Name) is null),
            Is.Empty
        );

    private static IEnumerable<string> Sources() =>
        ((string[])["AshPlot.Core", "AshPlot.Rendering"])
            .SelectMany(library =>
                Directory.GetFiles(Path.Combine(Repository.Root, "src", library), "*.cs", SearchOption.AllDirectories)
            )
            .Select(File.ReadAllText);

    [GeneratedRegex(
        @"(?:InvalidOptionException\(|OptionNames\.Of\(|UnwritableOutputException\(|yield return|[?:]|Check\()\s*nameof\((?:\w+\.)?(?<name>\w+)\)"
    )]
    private static partial Regex NamedOption();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Dashed();
}
