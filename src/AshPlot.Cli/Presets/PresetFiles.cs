namespace AshPlot.Cli.Presets;

/// <summary>The files that a preset names: none leads out of its folder, also not by a symbolic link.</summary>
internal static class PresetFiles
{
    // As many as Linux follows, path_resolution(7).
    private const int MostLinks = 40;

    /// <summary>What is read beside a shapefile.</summary>
    private static readonly string[] Beside = [".dbf", ".cpg", ".prj"];

    /// <summary>True where a file, or one that is read with it, is by links another than one of the folder.</summary>
    /// <param name="folder">The folder of the preset.</param>
    /// <param name="path">The file in it, which need not be there.</param>
    public static bool LeadsOut(string folder, string path) =>
        ReadWith(path)
            .Any(file =>
                Resolve(folder) is not { } from
                || Resolve(file) is not { } to
                || Path.GetRelativePath(from, to) is var way
                    && (Path.IsPathRooted(way) || way.Split('/', '\\')[0] == "..")
            );

    /// <summary>True where a path in an error is this file, or one that is read with it.</summary>
    public static bool IsReadWith(string path, string file) => ReadWith(path).Contains(file, StringComparer.Ordinal);

    private static IEnumerable<string> ReadWith(string path) =>
        Beside
            .SelectMany(ending => new[] { ending, ending.ToUpperInvariant() })
            .Select(ending => Path.ChangeExtension(path, ending))
            .Prepend(path);

    /// <summary>The path without links; null where there are too many.</summary>
    private static string? Resolve(string path)
    {
        var left = new Stack<string>(Parts(Path.GetFullPath(path)));
        var at = Path.GetPathRoot(Path.GetFullPath(path))!;
        for (var links = 0; left.TryPop(out var part);)
        {
            var next = part == ".." ? Path.GetDirectoryName(at) ?? at : Path.Combine(at, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
                continue;
            }

            if (++links > MostLinks)
                return null;
            at = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : at;
            foreach (var further in Parts(target))
                left.Push(further);
        }

        return at;
    }

    /// <summary>The parts of a path below its root, the last first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path[(Path.GetPathRoot(path)?.Length ?? 0)..]
            .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".")
            .Reverse();
}
