using AshPlot.Core.Errors;
using AshPlot.Shared;

namespace AshPlot.Core.Output;

/// <summary>
/// Writes file after file below an output folder, each whole or not at all. It holds the folders that it writes to, the
/// last one of a file among them, so that not each file asks the file system for the way there: on a shared one every
/// question is a message. Not thread-safe.
/// </summary>
/// <param name="folder">The output folder.</param>
/// <param name="workingFolder">Folder for unfinished files, on the same file system.</param>
internal sealed class OutputWriter(string folder, string workingFolder) : IDisposable
{
    private HeldFolder? working;
    private HeldFolder? last;
    private string? lastPath;

    /// <summary>Writes a file.</summary>
    /// <param name="file">Relative to the output folder; its folder is created.</param>
    /// <param name="content">What it will hold.</param>
    /// <exception cref="UnwritableOutputException">It cannot be made; nothing is left aside.</exception>
    public void Write(string file, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var path = Path.Combine(folder, file);
        if (last is not null && lastPath == Path.GetDirectoryName(path))
        {
            try
            {
                WriteToHeld(path, content);
                return;
            }
            catch (UnwritableOutputException)
            {
                // Where someone has removed the folder, it is made again, as for its first file.
                Release();
            }
        }

        WriteToHeld(path, content);
    }

    /// <inheritdoc/>
    public void Dispose() => Release();

    private void WriteToHeld(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            var own = Path.GetDirectoryName(path)!;
            var root = OutputPath.RootOf(workingFolder);
            working ??= OutputPath.Make(root, workingFolder);
            if (lastPath != own || last is null)
            {
                last?.Dispose();
                last = null;
                last = OutputPath.Make(root, Path.GetFullPath(own));
                lastPath = own;
            }

            AtomicFile.WriteHeld(path, working, last, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.Unwritable(path, error);
        }
    }

    private void Release()
    {
        working?.Dispose();
        last?.Dispose();
        (working, last, lastPath) = (null, null, null);
    }
}
