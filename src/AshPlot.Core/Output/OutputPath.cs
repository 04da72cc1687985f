using AshPlot.Shared;

namespace AshPlot.Core.Output;

/// <summary>
/// Ways into the output folder. Up to the output folder itself a path is the user's own words, and its links are
/// followed; below it none is, since whoever can write there could lead files elsewhere by one.
/// </summary>
internal static class OutputPath
{
    /// <summary>
    /// The output folder of a working folder: what comes before <c>.ashplot</c>; a folder without such a part is its
    /// own.
    /// </summary>
    public static string RootOf(string workingFolder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(workingFolder));
        var parts = full.Split(Path.DirectorySeparatorChar);
        var state = Array.LastIndexOf(parts, OutputFolder.WorkingName);
        return state <= 0
            ? full
            : Path.GetFullPath(string.Join(Path.DirectorySeparatorChar, parts[..state]) + Path.DirectorySeparatorChar);
    }

    /// <summary>Opens a folder, which is made where it is missing.</summary>
    /// <param name="root">The output folder.</param>
    /// <param name="folder">A folder below it, or one of the user's own words.</param>
    /// <param name="isPrivate">True: what is made is for this user alone.</param>
    /// <exception cref="IOException">Below the output folder is a link, or the folder cannot be made.</exception>
    public static HeldFolder Make(string root, string folder, bool isPrivate = false)
    {
        var below = Path.GetRelativePath(root, folder);
        if (below == "." || below.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(below))
        {
            Directory.CreateDirectory(folder);
            return HeldFolder.Open(folder);
        }

        Directory.CreateDirectory(root);
        var held = HeldFolder.Open(root);
        foreach (var name in below.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            using var above = held;
            held = above.Make(name, isPrivate);
        }

        return held;
    }

    /// <summary>Opens the folder of a file below <c>.ashplot</c>, which is there.</summary>
    /// <exception cref="IOException">From <c>.ashplot</c> on is a link, or the folder does not exist.</exception>
    public static HeldFolder OpenFolderOf(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var root = RootOf(folder);
        var held = HeldFolder.Open(root);
        foreach (
            var name in Path.GetRelativePath(root, folder).Split(Path.DirectorySeparatorChar).Where(name => name != ".")
        )
        {
            using var above = held;
            held = above.Enter(name);
        }

        return held;
    }
}
