namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Places of the checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Sample => Path.Combine(Root, "data", "sample");

    /// <summary>A file of real model output, or a pattern of files; the test is skipped where there is none.</summary>
    public static string RealData(string file)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", file));
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder, Path.GetFileName(path)).Any())
            Assert.Ignore("there is no real model output beside this checkout");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "AshPlot.sln")))
                return folder;
        }

        throw new InvalidOperationException("the tests do not run inside a checkout");
    }
}
