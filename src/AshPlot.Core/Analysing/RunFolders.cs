using AshPlot.Core.Errors;
using AshPlot.Core.Loading;

namespace AshPlot.Core.Analysing;

/// <summary>Finds the runs that inputs stand for.</summary>
internal static class RunFolders
{
    private const int MostDepth = 8;

    /// <summary>
    /// A folder without model output of its own is a folder of runs: each folder below it that holds model output is
    /// one, named by its path. All other inputs together are one run.
    /// </summary>
    /// <param name="inputs">What the user gave.</param>
    /// <returns>The runs, sorted by name; at least one.</returns>
    /// <exception cref="UnreadableInputException">A folder cannot be listed.</exception>
    public static IReadOnlyList<RunFolder> Find(IReadOnlyList<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var (single, folders) = (new List<string>(), new List<(string Root, List<RunFolder> Runs)>());
        foreach (var input in inputs)
        {
            var below = Directory.Exists(input) && !HoldsOutput(input) ? Below(input) : [];
            if (below.Count > 0)
                folders.Add((input, below));
            else
                single.Add(input);
        }

        var runs = folders
            .SelectMany(folder =>
                folder.Runs.Select(run =>
                    folders.Count == 1
                        ? run
                        : run with
                        {
                            Name =
                                $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Root)))}/{run.Name}",
                        }
                )
            )
            .ToList();
        if (single.Count > 0)
            runs.Add(new RunFolder(null, single));
        return [.. runs.OrderBy(run => run.Name, StringComparer.Ordinal)];
    }

    private static List<RunFolder> Below(string root)
    {
        var found = new List<RunFolder>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        Collect(root, 0);
        return found;

        void Collect(string folder, int depth)
        {
            // A link may lead round in a circle.
            if (depth > MostDepth || !visited.Add(TargetOf(folder)))
                return;
            if (depth > 0 && HoldsOutput(folder))
                found.Add(
                    new RunFolder(
                        Path.GetRelativePath(root, folder).Replace(Path.DirectorySeparatorChar, '/'),
                        [folder]
                    )
                );
            foreach (
                var inner in List(folder, Directory.EnumerateDirectories)
                    .Where(inner => !Path.GetFileName(inner).StartsWith('.'))
            )
                Collect(inner, depth + 1);
        }
    }

    private static bool HoldsOutput(string folder) =>
        List(folder, Directory.EnumerateFiles)
            .Any(file =>
                !Path.GetFileName(file).StartsWith('.')
                && (InputFiles.HasLostName(file) || (RegularFile.Is(file) && RunFormats.Find(file) is not null))
            );

    /// <summary>Where a folder really is.</summary>
    private static string TargetOf(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName
                ?? Path.GetFullPath(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                folder,
                "the link does not lead to a folder any more, or not to one that may be read",
                innerException: error
            );
        }
    }

    private static string[] List(string folder, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return [.. list(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                folder,
                "the folder cannot be listed; check its permissions",
                innerException: error
            );
        }
    }
}

/// <summary>A run to analyse.</summary>
/// <param name="Name">Path under the given folder; null where the run's title names it.</param>
/// <param name="Inputs">Files or folders that together are the run.</param>
internal sealed record RunFolder(string? Name, IReadOnlyList<string> Inputs);
