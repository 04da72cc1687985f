using System.CommandLine;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Tests.CommandLine;

internal sealed class SampleCommandTests
{
    private static readonly string Committed = Path.Combine(Repository.Root, "data", "sample");

    [Test]
    public void It_writes_the_sample_eruption_as_it_lies_in_the_repository_and_replaces_what_is_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sample/README.md", "old");
        AshPlotCommand
            .Create()
            .Parse(["sample", folder["sample"]])
            .Invoke(new InvocationConfiguration { Output = TextWriter.Null });

        Assert.That(NamesIn(folder["sample"]), Is.EqualTo(NamesIn(Committed)).And.Length.EqualTo(18));
        foreach (var name in NamesIn(Committed))
            Assert.That(
                File.ReadAllBytes(Path.Combine(folder["sample"], name)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(Committed, name))),
                name
            );
    }

    [Test]
    public void A_folder_below_a_file_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a file", "");
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        Assert.That(
            () => AshPlotCommand.Create().Parse(["sample", Path.Combine(file, "sample")]).Invoke(configuration),
            Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("a file")
        );
    }

    private static string[] NamesIn(string folder) =>
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))
                .Order(StringComparer.Ordinal),
        ];
}
