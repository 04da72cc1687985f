using AshPlot.Core.Errors;

namespace AshPlot.Core.Output;

/// <summary>The folder that maps go to, with a private part for working files. Disposing removes what is no longer needed.</summary>
public sealed class OutputFolder : IDisposable
{
    /// <summary>Name of the folder for working files below the output folder.</summary>
    public const string WorkingName = ".ashplot";

    private readonly Stack<string> created = new();

    private OutputFolder(string path)
    {
        Path = path;
        WorkingFolder = System.IO.Path.Combine(path, WorkingName);
        DecodedPlanes = System.IO.Path.Combine(WorkingFolder, $"decoded-{Guid.NewGuid():N}");
    }

    /// <summary>The folder as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The folder for working files.</summary>
    public string WorkingFolder { get; }

    /// <summary>A folder of this run alone for decoded planes of text files.</summary>
    public string DecodedPlanes { get; }

    /// <summary>Creates the folder where it is not there yet.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="option">The option that chooses it, for the error.</param>
    /// <exception cref="UnwritableOutputException">It cannot be created or written; nothing is left behind.</exception>
    public static OutputFolder Create(string path, string option = "--output")
    {
        var folder = new OutputFolder(path);
        try
        {
            folder.CreateStepByStep(folder.DecodedPlanes);
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            folder.RemoveUnused();
            throw new UnwritableOutputException(
                path, $"the output folder cannot be written; choose another with {option}", error);
        }
    }

    /// <summary>Removes decoded planes, and every folder made here that holds nothing.</summary>
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

    private void RemoveUnused()
    {
        try
        {
            if (Directory.Exists(DecodedPlanes))
                Directory.Delete(DecodedPlanes, recursive: true);
            foreach (var folder in created)
            {
                if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                    Directory.Delete(folder);
            }

            if (Directory.Exists(WorkingFolder) && !Directory.EnumerateFileSystemEntries(WorkingFolder).Any())
                Directory.Delete(WorkingFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that another process fills or holds at this moment is not ours to remove.
        }
    }
}
