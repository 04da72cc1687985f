using System.Runtime.CompilerServices;
using AshPlot.Workers.Extensions;
using PublicApiGenerator;

namespace AshPlot.Workers.Tests;

/// <summary>The public surface of AshPlot.Workers, which others build on.</summary>
internal sealed class PublicApiTests
{
    [TestCase(typeof(WorkerPool), "PublicApi.txt")]
    [TestCase(typeof(WorkerPoolLogging), "PublicApi.Extensions.txt")]
    public void The_public_api_is_the_one_that_was_agreed_on(Type type, string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "AshPlot.Workers.Tests", file);
        var options = new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            DenyNamespacePrefixes = [],
            ExcludeAttributes = [typeof(AsyncIteratorStateMachineAttribute).FullName!],
        };
        var now = type.Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ASHPLOT_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, now);
        Assert.That(
            now,
            Is.EqualTo(File.ReadAllText(path)),
            "if the change is meant, set ASHPLOT_UPDATE_GOLDEN=1, and tell it in the CHANGELOG"
        );
    }
}
