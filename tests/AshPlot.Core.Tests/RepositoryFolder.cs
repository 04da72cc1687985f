namespace AshPlot.Core.Tests;

/// <summary>The repository that the tests were built in.</summary>
internal static class RepositoryFolder
{
    /// <summary>The path of a file or folder by its parts.</summary>
    public static string Find(params string[] parts)
    {
        for (
            var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            if (File.Exists(Path.Combine(folder.FullName, "AshPlot.sln")))
                return Path.Combine([folder.FullName, .. parts]);
        }

        throw new DirectoryNotFoundException("the tests do not lie in the repository");
    }
}
