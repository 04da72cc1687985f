using AshPlot.Core.Errors;

namespace AshPlot.Core.Output;

/// <summary>
/// Files below an output folder that a list names. A list may be damaged or forged: only plain relative paths count,
/// and only files that are reached through no link.
/// </summary>
internal static class ListedFiles
{
    /// <summary>
    /// True for a relative path with <c>/</c> that stays below its folder and out of
    /// <see cref="OutputFolder.WorkingName"/>.
    /// </summary>
    public static bool IsPlain(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length > 0
            && !path.Contains('\0')
            && !path.Contains('\\')
            && !Path.IsPathRooted(path)
            && path.Split('/') is var parts
            && !parts.Any(part => part is "" or "." or "..")
            && parts[0] != OutputFolder.WorkingName;
    }

    /// <summary>Those of the paths that are there as files, each once.</summary>
    public static IReadOnlyList<string> Find(string folder, IEnumerable<string> paths) =>
        [.. paths.Distinct(StringComparer.Ordinal).Where(path => IsPlain(path) && IsFile(folder, path))];

    /// <summary>Removes those of the paths that are there as files, and the folders that hold nothing then.</summary>
    /// <exception cref="UnwritableOutputException">One cannot be removed.</exception>
    public static void Remove(string folder, IEnumerable<string> paths)
    {
        var found = Find(folder, paths);
        foreach (var path in found)
        {
            try
            {
                File.Delete(Path.Combine(folder, path));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UnwritableOutputException(
                    Path.Combine(folder, path),
                    "the file of an earlier run cannot be removed",
                    error
                );
            }
        }

        foreach (
            var parent in found
                .Select(path => Path.GetDirectoryName(path))
                .OfType<string>()
                .Distinct()
                .OrderByDescending(parent => parent.Length)
        )
            RemoveIfEmpty(folder, parent);
    }

    private static bool IsFile(string folder, string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end > 0; end = path.IndexOf('/', end + 1))
        {
            if (new DirectoryInfo(Path.Combine(folder, path[..end])) is not { Exists: true, LinkTarget: null })
                return false;
        }

        return new FileInfo(Path.Combine(folder, path)) is { Exists: true, LinkTarget: null };
    }

    private static void RemoveIfEmpty(string folder, string parent)
    {
        try
        {
            for (
                var below = parent;
                below is { Length: > 0 } && !Directory.EnumerateFileSystemEntries(Path.Combine(folder, below)).Any();
                below = Path.GetDirectoryName(below)
            )
                Directory.Delete(Path.Combine(folder, below));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An empty folder that stays is no map of another run.
        }
    }
}
