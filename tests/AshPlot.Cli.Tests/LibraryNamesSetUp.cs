using AshPlot.Cli.CommandLine;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Tests;

/// <summary>Messages of the libraries are those of the command, as in its <c>Main</c>.</summary>
[SetUpFixture]
internal sealed class LibraryNamesSetUp
{
    [OneTimeSetUp]
    public void Set() => OptionNames.Use(LibraryNames.OptionOf);

    [OneTimeTearDown]
    public void Reset() => OptionNames.Use(null);
}
