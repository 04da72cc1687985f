namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>Real model output, which lies beside the repository and is not part of it.</summary>
internal static class RealData
{
    /// <summary>The path of a file; the test is ignored where it is absent.</summary>
    public static string File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(folder.FullName, "AshPlot.sln")))
                continue;
            var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", name));
            if (System.IO.File.Exists(path))
                return path;
        }

        Assert.Ignore($"{name} is not beside the repository");
        return "";
    }
}
