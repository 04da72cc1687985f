using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Compression;
using AshPlot.Shared;

namespace AshPlot.Core.Output;

/// <summary>
/// The folder that maps go to. Below it lies <c>.ashplot</c>, for what later commands need (<see cref="StateFolder"/>),
/// and below that a folder of this run alone for working files. Disposing removes the latter, and what was made for
/// nothing. From <c>.ashplot</c> on no symbolic link is followed: others may be able to write the output folder.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    /// <summary>Name of the folder for state and working files below the output folder.</summary>
    public const string WorkingName = ".ashplot";

    private const string RunPrefix = "run-";
    private const int WorkingDepth = 2; // run-.../decoded/RUN/*.planes

    private static readonly string[] WorkingExtensions =
    [
        AtomicFile.AsideExtension,
        ".planes",
        CompressedFile.UnpackedExtension,
    ];

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

    /// <summary>
    /// Creates the folder where it is not there yet, and removes working files that a killed run has left in it.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="owner">A mark of this process, by which others can tell whether it lives.</param>
    /// <param name="isGone">True for the mark of a process that surely no longer lives.</param>
    /// <param name="option">The option that chooses the folder, for the error.</param>
    /// <exception cref="UnwritableOutputException">It cannot be created or written; nothing is left behind.</exception>
    public static OutputFolder Create(
        string path,
        string owner,
        Func<string, bool> isGone,
        string option = nameof(OutputFolder)
    )
    {
        ArgumentNullException.ThrowIfNull(isGone);
        OutputFolder? folder = null;
        try
        {
            folder = new OutputFolder(path, owner);
            folder.CreateStepByStep(path);
            using var root = HeldFolder.Open(path);
            using var state = root.Make(WorkingName);
            using var working = state.Make(System.IO.Path.GetFileName(folder.WorkingFolder), isPrivate: true);
            working.Make(System.IO.Path.GetFileName(folder.DecodedPlanes), isPrivate: true).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            folder?.RemoveUnused();
            throw new UnwritableOutputException(
                path,
                Directory.Exists(path)
                && new DirectoryInfo(System.IO.Path.Combine(path, WorkingName)).LinkTarget is not null
                    ? $"'{WorkingName}' in it is a symbolic link, which is not followed; remove it or choose another folder with {OptionNames.Of(option)}"
                    : $"the output folder cannot be written; choose another with {OptionNames.Of(option)}",
                error
            );
        }

        folder.RemoveLeftovers(isGone);
        return folder;
    }

    /// <summary>Makes a folder for working files where nothing is to stay; disposing removes it.</summary>
    /// <inheritdoc cref="Create"/>
    public static OutputFolder CreateTemporary(string owner)
    {
        var parent = TemporaryFolders.Find().FirstOrDefault()
            ?? throw new UnwritableOutputException(
                "/tmp",
                $"no folder for working files can be created; {TemporaryFolders.Advice}"
            );
        return Create(System.IO.Path.Combine(parent, $"ashplot-{Guid.NewGuid():N}"), owner, _ => false, "TMPDIR");
    }

    /// <summary>Reads a file of the state folder.</summary>
    /// <exception cref="IOException">It is not there, is a link, or cannot be read.</exception>
    /// <exception cref="UnreadableInputException">It is longer than any that ashplot writes.</exception>
    public string ReadState(string name)
    {
        using var folder = OutputPath.OpenFolderOf(System.IO.Path.Combine(StateFolder, name));
        using var file = new FileStream(
            folder.OpenFile(name, orCreate: false, FileAccess.Read, FileShare.Read),
            FileAccess.Read
        );
        return NamedFile.ReadText(file, System.IO.Path.Combine(StateFolder, name));
    }

    /// <summary>Opens a file of the state folder for this process alone, and makes it where it is missing.</summary>
    /// <returns>The open file; null where another process has it.</returns>
    /// <exception cref="UnwritableOutputException">It is a link, or cannot be made.</exception>
    public FileStream? TryLockState(string name)
    {
        var path = System.IO.Path.Combine(StateFolder, name);
        try
        {
            using var folder = OutputPath.OpenFolderOf(path);
            while (true)
            {
                var file = new FileStream(
                    folder.OpenFile(name, orCreate: true, FileAccess.ReadWrite, FileShare.None),
                    FileAccess.ReadWrite,
                    bufferSize: 0
                );
                // Its last holder may have removed it since it was opened.
                if (File.Exists(path))
                    return file;
                file.Dispose();
            }
        }
        catch (IOException error) when (IsBusy(error) || (error.InnerException is IOException inner && IsBusy(inner)))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableOutputException(
                Path,
                $"the output folder cannot be locked ({error.Message}); choose another with {OptionNames.Of(nameof(OutputFolder))}",
                error
            );
        }
    }

    /// <summary>
    /// True for the error of a file that somebody has opened for himself alone, or has made at this moment: EWOULDBLOCK
    /// of flock (11, on macOS 35) and EEXIST (17) as .NET passes them on (SafeFileHandle.Unix.cs of dotnet/runtime),
    /// and their fellows of Windows.
    /// </summary>
    private static bool IsBusy(IOException error) => (error.HResult & 0xFFFF) is 11 or 35 or 17 or 32 or 33 or 80;

    /// <summary>Removes files of the state folder by a pattern of their names.</summary>
    /// <exception cref="UnwritableOutputException">One cannot be removed.</exception>
    public void RemoveState(string pattern)
    {
        try
        {
            using var root = HeldFolder.Open(Path);
            using var state = root.Enter(WorkingName);
            foreach (var file in Directory.GetFiles(state.PathOf(""), pattern))
                File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableOutputException(
                Path,
                $"files of an earlier job in '{WorkingName}' cannot be removed",
                error
            );
        }
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

    private void RemoveLeftovers(Func<string, bool> isGone) =>
        InStateFolder(state =>
        {
            // What a killed command that has no folder of its own here, such as merge, has left aside.
            foreach (var found in Directory.EnumerateFiles(state.PathOf(""), "*" + AtomicFile.AsideExtension))
            {
                if (
                    File.GetLastWriteTimeUtc(found) < DateTime.UtcNow.AddDays(-1)
                    && FileStatus.Of(found) is not { IsOwn: false }
                )
                    Quietly(() => File.Delete(found));
            }

            foreach (
                var found in Directory
                    .GetDirectories(state.PathOf(""), RunPrefix + "*")
                    .Select(path => System.IO.Path.GetFileName(path))
            )
            {
                var name = found[RunPrefix.Length..];
                if (name.LastIndexOf('-') is > 0 and var end && isGone(name[..end]))
                    Quietly(() => state.Remove(found, WorkingExtensions, WorkingDepth, onlyOwn: true));
            }
        });

    private void RemoveUnused()
    {
        InStateFolder(state =>
            state.Remove(System.IO.Path.GetFileName(WorkingFolder), WorkingExtensions, WorkingDepth, onlyOwn: false)
        );
        Quietly(() =>
        {
            using var root = HeldFolder.Open(Path);
            root.RemoveIfEmpty(WorkingName);
        });
        foreach (var folder in created)
        {
            Quietly(() =>
            {
                if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                    Directory.Delete(folder);
            });
        }
    }

    private void InStateFolder(Action<HeldFolder> tidyUp) =>
        Quietly(() =>
        {
            using var root = HeldFolder.Open(Path);
            using var state = root.Enter(WorkingName);
            tidyUp(state);
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
