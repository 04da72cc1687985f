using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading;

/// <summary>Patterns of paths as a shell knows them, for patterns that were quoted and so reach the program.</summary>
/// <remarks>
/// <c>*</c> stands for any characters within one part of a path, <c>?</c> for one, <c>[a-c]</c> and <c>[!a-c]</c> for
/// one of a set. Hidden names match only a pattern that begins with a point.
/// </remarks>
internal static class PathPattern
{
    /// <summary>True if a path has a character that stands for others.</summary>
    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?', '[');

    /// <summary>Files and folders that match, each beginning as the pattern does.</summary>
    /// <exception cref="UnreadableInputException">A folder on the way cannot be listed.</exception>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        var root = Path.GetPathRoot(pattern) ?? string.Empty;
        var parts = pattern[root.Length..]
            .Split(
                [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar],
                StringSplitOptions.RemoveEmptyEntries
            );
        List<string> found = [root];
        for (var index = 0; index < parts.Length; index++)
        {
            var part = parts[index];
            var isLast = index == parts.Length - 1;
            found =
            [
                .. found.SelectMany(folder =>
                    InputFiles.HasLostName(folder) ? [folder] // It cannot be listed; whoever asked is to hear of it.
                    : IsPattern(part) ? Matching(folder, part, foldersOnly: !isLast)
                    : new[] { Path.Combine(folder, part) }.Where(path => Path.Exists(path))
                ),
            ];
        }

        return found;
    }

    /// <summary>True if a name matches one part of a pattern.</summary>
    public static bool Matches(ReadOnlySpan<char> name, ReadOnlySpan<char> pattern)
    {
        if (name.StartsWith('.') && !pattern.StartsWith('.'))
            return false;

        // The last star takes one more character whenever what follows it fails: linear but for that.
        int at = 0,
            inPattern = 0,
            star = -1,
            starAt = 0;
        while (at < name.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                (star, starAt) = (inPattern++, at);
            }
            else if (inPattern < pattern.Length && MatchesOne(name[at], pattern[inPattern..], out var length))
            {
                at++;
                inPattern += length;
            }
            else if (star >= 0)
            {
                (inPattern, at) = (star + 1, ++starAt);
            }
            else
            {
                return false;
            }
        }

        return pattern[inPattern..].Trim('*').IsEmpty;
    }

    private static bool MatchesOne(char letter, ReadOnlySpan<char> pattern, out int length)
    {
        length = 1;
        var end = pattern[0] == '[' && pattern.Length > 2 ? pattern[2..].IndexOf(']') + 2 : 1;
        if (end < 2)
            return pattern[0] == '?' || pattern[0] == letter;

        length = end + 1;
        var set = pattern[1..end];
        var negated = set[0] is '!' or '^' && set.Length > 1;
        if (negated)
            set = set[1..];
        var isIn = false;
        for (var index = 0; index < set.Length; index++)
        {
            if (index + 2 < set.Length && set[index + 1] == '-')
            {
                isIn |= letter >= set[index] && letter <= set[index + 2];
                index += 2;
            }
            else
            {
                isIn |= letter == set[index];
            }
        }

        return isIn != negated;
    }

    private static IEnumerable<string> Matching(string folder, string pattern, bool foldersOnly)
    {
        try
        {
            var here = folder.Length == 0 ? "." : folder;
            var entries = foldersOnly
                ? Directory.EnumerateDirectories(here)
                : Directory.EnumerateFileSystemEntries(here);
            return
            [
                .. entries
                    .Select(entry => Path.GetFileName(entry))
                    .Where(name => Matches(name, pattern))
                    .Order(StringComparer.Ordinal)
                    .Select(name => Path.Combine(folder, name)),
            ];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
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
