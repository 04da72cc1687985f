using AshPlot.Core.Errors;
using AshPlot.Core.Loading;

namespace AshPlot.Core.Ensembles;

/// <summary>A member as the user gives it, with the files that it stands for.</summary>
/// <param name="Name">Its file or folder.</param>
/// <param name="Files">Its files; none where it is missing.</param>
internal sealed record MemberInput(string Name, IReadOnlyList<string> Files)
{
    /// <summary>Finds members.</summary>
    /// <param name="patterns">Patterns of which each match, a file or a folder, is a member.</param>
    /// <param name="folders">Folders that are a member each.</param>
    /// <exception cref="UnreadableInputException">A pattern matches nothing.</exception>
    public static IReadOnlyList<MemberInput> Find(IEnumerable<string> patterns, IEnumerable<string> folders)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(folders);
        return
        [
            .. patterns
                .SelectMany(Matches)
                .Concat(folders)
                .DistinctBy(Path.GetFullPath)
                .Select(name => new MemberInput(name, FilesOf(name))),
        ];
    }

    private static IReadOnlyList<string> Matches(string pattern)
    {
        if (Path.Exists(pattern) || !PathPattern.IsPattern(pattern))
            return [pattern];
        return PathPattern.Expand(pattern) is { Count: > 0 } matches
            ? [.. matches.Order(StringComparer.Ordinal)]
            : throw new UnreadableInputException(pattern, "no member of an ensemble matches this pattern");
    }

    /// <summary>
    /// What cannot be found is missing, as what cannot be read is: the user has said how many may be.
    /// </summary>
    private static IReadOnlyList<string> FilesOf(string name)
    {
        try
        {
            return InputFiles.Resolve([name]);
        }
        catch (UnreadableInputException)
        {
            return [];
        }
    }
}
