namespace AshPlot.Benchmarks;

/// <summary>Where things are in the checkout.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The command as users start it.</summary>
    public static string AshPlot => Path.Combine(Root, "ashplot");

    /// <summary>The reference job's input.</summary>
    public static string ReferenceInputFile() => File(ReferenceInput.Reference);

    /// <summary>An input, written where it is not there yet.</summary>
    public static string File(ReferenceInput input)
    {
        var path = Path.Combine(
            Directory.CreateDirectory(Path.Combine(Root, ".build", "benchmarks")).FullName,
            $"{input.Levels}-{input.Times}-{input.Rows}-{input.Columns}.nc"
        );
        if (!System.IO.File.Exists(path))
            input.Write(path);
        return path;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "AshPlot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the benchmarks run from a checkout only");
    }
}
