namespace AshPlot.Fuzz;

/// <summary>The sample data of the checkout that this program was built in.</summary>
public static class SampleFolder
{
    /// <summary>Finds it.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not lie in a checkout.</exception>
    public static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "AshPlot.sln")))
                return Path.Combine(folder, "data", "sample");
        }

        throw new DirectoryNotFoundException("The program does not lie in a checkout.");
    }
}
