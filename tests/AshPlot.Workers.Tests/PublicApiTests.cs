using PublicApiGenerator;

namespace AshPlot.Workers.Tests;

/// <summary>The public surface of AshPlot.Workers, which others build on.</summary>
internal sealed class PublicApiTests
{
    [Test]
    public void The_public_api_is_the_one_that_was_agreed_on()
    {
        var path = Path.Combine(Repository.Root, "tests", "AshPlot.Workers.Tests", "PublicApi.txt");
        var now = typeof(WorkerPool).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ASHPLOT_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, now);
        Assert.That(now, Is.EqualTo(File.ReadAllText(path)), "if the change is meant, set ASHPLOT_UPDATE_GOLDEN=1, and tell it in the CHANGELOG");
    }
}
