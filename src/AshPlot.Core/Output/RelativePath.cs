namespace AshPlot.Core.Output;

/// <summary>Paths that a document names, which are to lie below the output folder whatever the document says.</summary>
internal static class RelativePath
{
    /// <summary>Longer than any path of ashplot's, and than any that Linux opens.</summary>
    private const int Longest = 4096;

    /// <summary>
    /// True for a path of names with <c>/</c> between them, none of which leads up, and not into the working folder.
    /// </summary>
    public static bool IsBelow(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length is > 0 and <= Longest
            && !path.Contains('\0')
            && !path.Split('/').Any(name => name is "" or "." or ".." or OutputFolder.WorkingName);
    }
}
