namespace AshPlot.Fuzz.Inputs;

/// <summary>Folders of sound inputs, made once in a run of the fuzzer, by the worker that needs one first.</summary>
internal static class SeedFolders
{
    /// <summary>The folder, made where it is missing.</summary>
    /// <param name="seeds">Where such folders lie.</param>
    /// <param name="name">Its name.</param>
    /// <param name="make">Fills it.</param>
    public static string Get(string seeds, string name, Action<string> make)
    {
        var place = Path.Combine(seeds, name);
        if (Directory.Exists(place))
            return place;
        var aside = Directory.CreateDirectory($"{place}-{Environment.ProcessId}");
        make(aside.FullName);
        try
        {
            aside.MoveTo(place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            // Another worker was faster, with the same files.
            aside.Delete(recursive: true);
        }

        return place;
    }

    /// <summary>Copies a folder with all that is below it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
