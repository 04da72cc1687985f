using System.Runtime.CompilerServices;

namespace AshPlot.Core.Tests.Loading;

/// <summary>Real model output, which lies beside the repository and not in it.</summary>
internal static class RealData
{
    /// <summary>The folder of real data or one below it; the test is ignored where it is absent.</summary>
    public static string Folder(string below = "")
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(Here())!); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "AshPlot.sln")))
                continue;
            var data = Environment.GetEnvironmentVariable("ASHPLOT_REAL_DATA")
                ?? Path.Combine(folder.FullName, "..", "shared", "data");
            if (!Directory.Exists(data))
                Assert.Ignore("the real data is not beside the repository");
            return Path.Combine(data, below);
        }

        throw new DirectoryNotFoundException("the tests do not lie in the repository");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
