using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Reporting;

/// <summary>The manifests that shards leave in the working folder: <c>shard-I-of-N.json</c>.</summary>
internal static partial class ShardFiles
{
    /// <summary>Where a shard writes its manifest.</summary>
    /// <param name="workingFolder">Folder for working files below the output folder.</param>
    /// <param name="shard">The shard.</param>
    public static string PathOf(string workingFolder, Shard shard)
    {
        ArgumentNullException.ThrowIfNull(shard);
        return Path.Combine(
            workingFolder,
            string.Create(CultureInfo.InvariantCulture, $"shard-{shard.Index}-of-{shard.Count}.json")
        );
    }

    /// <summary>Writes a shard's manifest.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="UnwritableOutputException">It cannot be written.</exception>
    public static string Write(Manifest manifest, Shard shard, string workingFolder)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var path = PathOf(workingFolder, shard);
        AtomicFile.WriteStream(path, workingFolder, manifest.WriteTo);
        return path;
    }

    /// <summary>
    /// Removes the manifest of an earlier attempt, so that a shard which is killed now counts as missing.
    /// </summary>
    /// <exception cref="UnwritableOutputException">It cannot be removed.</exception>
    public static void Remove(string workingFolder, Shard shard) => Remove(PathOf(workingFolder, shard));

    /// <summary>Removes the manifests of all shards, whatever number of parts they belong to.</summary>
    /// <exception cref="UnwritableOutputException">One cannot be removed.</exception>
    public static void RemoveAll(string workingFolder)
    {
        foreach (var (_, path) in Find(workingFolder))
            Remove(path);
    }

    /// <summary>Reads the manifests of all shards that have ended, whatever number of parts they belong to.</summary>
    /// <exception cref="UnreadableInputException">One cannot be read, or is not what its name says.</exception>
    public static IReadOnlyList<(Shard Shard, Manifest Manifest)> Read(string workingFolder) =>
        [
            .. Find(workingFolder)
                .OrderBy(file => file.Shard.Count)
                .ThenBy(file => file.Shard.Index)
                .Select(file => (file.Shard, Read(file.Path, file.Shard))),
        ];

    private static IEnumerable<(Shard Shard, string Path)> Find(string workingFolder)
    {
        if (new DirectoryInfo(workingFolder) is not { Exists: true } folder)
            yield break;
        if (folder.LinkTarget is not null)
            throw new UnreadableInputException(workingFolder, "is a symbolic link, which is not followed");
        foreach (var path in Directory.EnumerateFiles(workingFolder, "shard-*-of-*.json"))
        {
            if (
                Name().Match(Path.GetFileName(path)) is { Success: true } name
                && int.TryParse(
                    name.Groups[1].ValueSpan,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var index
                )
                && int.TryParse(
                    name.Groups[2].ValueSpan,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var count
                )
                && index >= 1
                && index <= count
            )
                yield return (new Shard(index, count), path);
        }
    }

    private static Manifest Read(string path, Shard shard)
    {
        string json;
        try
        {
            using var folder = OutputPath.OpenFolderOf(path);
            using var file = new FileStream(
                folder.OpenFile(Path.GetFileName(path), orCreate: false, FileAccess.Read, FileShare.Read),
                FileAccess.Read
            );
            json = NamedFile.ReadText(file, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(path, $"cannot be read ({error.Message})", innerException: error);
        }

        var manifest = Manifest.Parse(json, path);
        if (Problem(manifest, shard) is { } problem)
            throw new UnreadableInputException(path, $"{problem}; draw this shard again");
        return manifest;
    }

    /// <summary>Why a manifest cannot be that of the shard.</summary>
    private static string? Problem(Manifest manifest, Shard shard)
    {
        if (manifest.Part is not { } part || manifest.Run.Shard != shard.ToString())
            return $"it is not the manifest of shard {shard}";
        return manifest.Quantities.Sum(quantity => quantity.Maps.Length) != shard.SizeOf(part.Maps)
            ? "it does not have as many maps as it should"
            : null;
    }

    private static void Remove(string path)
    {
        try
        {
            using var folder = OutputPath.OpenFolderOf(path);
            File.Delete(folder.PathOf(Path.GetFileName(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableOutputException(path, "the earlier manifest of the shard cannot be removed", error);
        }
    }

    [GeneratedRegex(@"^shard-([1-9][0-9]*)-of-([1-9][0-9]*)\.json$")]
    private static partial Regex Name();
}
