using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Comparing;

/// <summary>Finds what is to be compared with what.</summary>
internal static class PicturePairs
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".webp"];

    /// <summary>
    /// The pairs of two pictures, or of two folders with all their subfolders, matched by relative path. Of a folder
    /// PNG, JPEG and WebP files count; other files (SVG and PDF have no pixels of their own) and folders named
    /// <c>.ashplot</c> are left out. Links to folders are not followed.
    /// </summary>
    /// <returns>Sorted by name; never empty.</returns>
    /// <exception cref="InvalidOptionException">One is a folder and the other is not.</exception>
    /// <exception cref="UnreadableInputException">One is missing, cannot be listed, or both folders are without a
    /// picture.</exception>
    public static IReadOnlyList<PicturePair> Find(string expected, string actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        foreach (var path in (string[])[expected, actual])
        {
            if (!Path.Exists(path))
                throw new UnreadableInputException(path, "no such file or folder");
        }

        var isFolder = Directory.Exists(expected);
        if (isFolder != Directory.Exists(actual))
            throw new InvalidOptionException(
                "compare",
                $"'{(isFolder ? actual : expected)}' is a file and '{(isFolder ? expected : actual)}' a folder; compare two files or two folders"
            );
        if (!isFolder)
            return [new PicturePair(Path.GetFileName(expected), expected, actual)];
        var (ours, theirs) = (PicturesOf(expected), PicturesOf(actual));
        if (ours.Count == 0 && theirs.Count == 0)
            throw new UnreadableInputException(
                expected,
                $"neither it nor '{actual}' contains an image; expected PNG, JPEG or WebP files"
            );
        return
        [
            .. ours
                .Keys.Union(theirs.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => new PicturePair(name, ours.GetValueOrDefault(name), theirs.GetValueOrDefault(name))),
        ];
    }

    private static Dictionary<string, string> PicturesOf(string folder)
    {
        var pictures = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            Collect(new DirectoryInfo(folder), "", pictures);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                folder,
                $"cannot be listed: {error.Message.TrimEnd('.')}",
                innerException: error
            );
        }

        return pictures;
    }

    private static void Collect(DirectoryInfo folder, string prefix, Dictionary<string, string> pictures)
    {
        foreach (
            var entry in folder.EnumerateFileSystemInfos(
                "*",
                new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }
            )
        )
        {
            var name = prefix + entry.Name;
            // .NET puts this mark for bytes that are not UTF-8, and no path with it leads back to the file.
            if (entry.Name.Contains('\uFFFD') && !Path.Exists(Path.Combine(folder.ToString(), entry.Name)))
                throw new UnreadableInputException(
                    folder.ToString(),
                    $"the name '{name}' in it is not UTF-8; rename that file or folder"
                );
            if (entry is DirectoryInfo inner)
            {
                if (inner.Name != OutputFolder.WorkingName && inner.LinkTarget is null)
                    Collect(inner, name + "/", pictures);
            }
            else if (Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
            {
                pictures.Add(name, Path.Combine(folder.ToString(), entry.Name));
            }
        }
    }
}

/// <summary>Two files to compare.</summary>
/// <param name="Name">Path relative to both folders, with <c>/</c>; of two single files the name of the expected
/// one.</param>
/// <param name="Expected">Path of the expected picture; null for an extra one.</param>
/// <param name="Actual">Path of the actual picture; null for a missing one.</param>
internal sealed record PicturePair(string Name, string? Expected, string? Actual);
