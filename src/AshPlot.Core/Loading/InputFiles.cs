using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Compression;

namespace AshPlot.Core.Loading;

/// <summary>The files that the inputs of a command stand for.</summary>
internal static class InputFiles
{
    // The metadata of a store: Zarr specification v2 (.zgroup, .zarray, .zmetadata) and v3 (zarr.json).
    private static readonly string[] ZarrFiles = [".zgroup", ".zarray", ".zmetadata", "zarr.json"];

    private const string ZarrProblem =
        "is a Zarr store; convert it to NetCDF first: python3 -c \"import xarray; xarray.open_zarr('FOLDER').to_netcdf('OUT.nc')\"";

    /// <summary>
    /// Resolves inputs to regular files: a file is itself; a folder its own files, not its subfolders' and no hidden
    /// ones; a pattern with <c>*</c>, <c>?</c> or <c>[...]</c> what it matches. Of a folder or a pattern only files of
    /// a known format are taken.
    /// </summary>
    /// <param name="inputs">What the user gave.</param>
    /// <param name="warn">Gets a sentence for each file that is left out since it cannot be opened by its name.</param>
    /// <returns>Distinct paths, each beginning as its input does, sorted.</returns>
    /// <exception cref="UnreadableInputException">
    /// An input is missing, no local file or folder, of no known format, or holds no file of one.
    /// </exception>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<string> inputs, Action<string>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            foreach (var file in Resolve(input, warn))
                files.TryAdd(Path.GetFullPath(file), file);
        }

        return [.. files.Values];
    }

    /// <summary>
    /// True for the path of a file whose name is not UTF-8: .NET puts U+FFFD for the bytes that it cannot decode, and
    /// then finds no such file.
    /// </summary>
    internal static bool HasLostName(string path) => path.Contains('\uFFFD') && !Path.Exists(path);

    private static List<string> Resolve(string input, Action<string>? warn)
    {
        if (string.IsNullOrWhiteSpace(input) || input.Contains('\0'))
            throw new UnreadableInputException(input, "an input must be the path of a file or folder");
        if (input.Contains("://", StringComparison.Ordinal))
            throw new UnreadableInputException(input, "is a URL; only local files can be read, so download it first");
        if (Directory.Exists(input))
        {
            if (Array.Exists(ZarrFiles, name => File.Exists(Path.Combine(input, name))))
                throw new UnreadableInputException(input, ZarrProblem);
            return OfKnownFormat(FilesOf(input), input, warn);
        }

        if (File.Exists(input))
            return [Named(input)];
        if (!PathPattern.IsPattern(input))
        {
            throw new UnreadableInputException(
                input,
                HasLostName(input)
                    ? "has a name that is not UTF-8, which cannot be opened; rename it, or give a copy of another name"
                    : "no such file or folder"
            );
        }

        var matches = PathPattern.Expand(input);
        if (matches.Count == 0)
            throw new UnreadableInputException(input, "no file matches this pattern");
        return OfKnownFormat(
            matches.SelectMany(match => Directory.Exists(match) ? FilesOf(match) : [match]),
            input,
            warn
        );
    }

    private static string Named(string file)
    {
        if (!RegularFile.Is(file))
            throw new UnreadableInputException(file, "is a pipe or a device; only regular files can be read");
        return RunFormats.Find(file) is not null ? file : throw UnknownFormat.Refuse(file);
    }

    private static List<string> OfKnownFormat(IEnumerable<string> candidates, string input, Action<string>? warn)
    {
        candidates = [.. candidates];
        foreach (var lost in candidates.Where(HasLostName))
            warn?.Invoke($"{lost} is left out: its name is not UTF-8, by which it cannot be opened; rename it.");
        List<string> found = [.. candidates.Where(file => RegularFile.Is(file) && RunFormats.Find(file) is not null)];
        var all = found.ToHashSet(StringComparer.Ordinal);
        // gzip -k leaves both: they are one file.
        foreach (
            var twice in found
                .Where(file => CompressedFile.PlainPath(file) is { } plain && all.Contains(plain))
                .ToList()
        )
        {
            warn?.Invoke($"{twice} is left out: {Path.GetFileName(CompressedFile.PlainPath(twice))} is there too.");
            found.Remove(twice);
        }

        return found.Count > 0
            ? found
            : throw new UnreadableInputException(
                input,
                "no model output found in this folder; expected NAME text, cdump or NetCDF files"
            );
    }

    private static List<string> FilesOf(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Where(file => !Path.GetFileName(file).StartsWith('.'))];
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
