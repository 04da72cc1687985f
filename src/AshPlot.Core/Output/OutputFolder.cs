using AshPlot.Core.Errors;

namespace AshPlot.Core.Output;

/// <summary>
/// The folder that maps go to. Below it lies <c>.ashplot</c>, for what later commands need (<see cref="StateFolder"/>), and
/// below that a folder of this run alone for working files. Disposing removes the latter, and what was made for nothing.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    /// <summary>Name of the folder for state and working files below the output folder.</summary>
    public const string WorkingName = ".ashplot";

    private const string RunPrefix = "run-";

    private readonly Stack<string> created = new();

    private OutputFolder(string path, string owner)
    {
        Path = path;
        StateFolder = System.IO.Path.Combine(path, WorkingName);
        WorkingFolder = System.IO.Path.Combine(StateFolder, $"{RunPrefix}{owner}-{Guid.NewGuid().ToString("N")[..8]}");
        DecodedPlanes = System.IO.Path.Combine(WorkingFolder, "decoded");
    }

    /// <summary>The folder as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The folder for what later commands need; it stays if something is in it.</summary>
    public string StateFolder { get; }

    /// <summary>The folder of this run alone for unfinished files.</summary>
    public string WorkingFolder { get; }

    /// <summary>The folder of this run alone for decoded planes of text files.</summary>
    public string DecodedPlanes { get; }

    /// <summary>False once someone has removed the folder, or the working files in it, while the run goes on.</summary>
    public bool IsThere => Directory.Exists(WorkingFolder);

    /// <summary>Creates the folder where it is not there yet, and removes working files that a killed run has left in it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="owner">A mark of this process, by which others can tell whether it lives.</param>
    /// <param name="isGone">True for the mark of a process that surely no longer lives.</param>
    /// <param name="option">The option that chooses the folder, for the error.</param>
    /// <exception cref="UnwritableOutputException">It cannot be created or written; nothing is left behind.</exception>
    public static OutputFolder Create(string path, string owner, Func<string, bool> isGone, string option = "--output")
    {
        ArgumentNullException.ThrowIfNull(isGone);
        OutputFolder? folder = null;
        try
        {
            folder = new OutputFolder(path, owner);
            folder.CreateStepByStep(folder.DecodedPlanes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            folder?.RemoveUnused();
            throw new UnwritableOutputException(
                path, $"the output folder cannot be written; choose another with {option}", error);
        }

        folder.RemoveLeftovers(isGone);
        return folder;
    }

    /// <summary>Removes working files, and every folder made here that holds nothing.</summary>
    public void Dispose() => RemoveUnused();

    private void CreateStepByStep(string path)
    {
        if (Directory.Exists(path))
            return;
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } parent)
            CreateStepByStep(parent);
        Directory.CreateDirectory(path);
        created.Push(path);
    }

    private void RemoveLeftovers(Func<string, bool> isGone) => Quietly(() =>
    {
        // What a killed command that has no folder of its own here, such as merge, has left aside.
        foreach (var found in Directory.EnumerateFiles(StateFolder, "*.tmp").Where(file => File.GetLastWriteTimeUtc(file) < DateTime.UtcNow.AddDays(-1)))
            File.Delete(found);
        foreach (var found in Directory.EnumerateDirectories(StateFolder, RunPrefix + "*"))
        {
            var name = System.IO.Path.GetFileName(found)[RunPrefix.Length..];
            if (name.LastIndexOf('-') is > 0 and var end && isGone(name[..end]))
                Directory.Delete(found, recursive: true);
        }
    });

    private void RemoveUnused() => Quietly(() =>
    {
        if (Directory.Exists(WorkingFolder))
            Directory.Delete(WorkingFolder, recursive: true);
        foreach (var folder in created.Append(StateFolder))
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    });

    /// <summary>A folder that another process fills or removes at this moment is not ours to remove.</summary>
    private static void Quietly(Action tidyUp)
    {
        try
        {
            tidyUp();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Tidying up must neither keep a run from starting nor hide what it ended with.
        }
    }
}
