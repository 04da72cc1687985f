using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Shared;

namespace AshPlot.Core.Output;

/// <summary>
/// Writes files that are either whole or not there: written aside, then renamed. A process that is killed in between
/// leaves nothing under the final name, and a file that was there before stays as it was.
/// </summary>
internal static class AtomicFile
{
    internal const string AsideExtension = ".tmp";

    private const int PieceLength = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <inheritdoc cref="WriteBytes"/>
    public static void WriteText(string path, string workingFolder, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        WriteBytes(path, workingFolder, Utf8.GetBytes(text));
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The final name; its folder is created.</param>
    /// <param name="workingFolder">
    /// Folder for the unfinished file, created too. It must be on the file system of <paramref name="path"/>: only
    /// there is renaming one step.
    /// </param>
    /// <param name="content">What the file will hold.</param>
    /// <exception cref="UnwritableOutputException">The file or a folder cannot be made; nothing is left
    /// aside.</exception>
    public static void WriteBytes(string path, string workingFolder, ReadOnlySpan<byte> content) =>
        Write(path, workingFolder, content, WriteAside);

    /// <summary>Writes bytes to a file of a folder that is held.</summary>
    /// <param name="path">The final name, whose folder that is.</param>
    /// <param name="working">Folder for the unfinished file, as for the overload.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="content">What the file will hold.</param>
    /// <exception cref="IOException">The file cannot be made; nothing is left aside.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void WriteHeld(string path, HeldFolder working, HeldFolder folder, ReadOnlySpan<byte> content) =>
        Write(path, working, folder, content, WriteAside);

    /// <summary>The error of a file that cannot be written.</summary>
    public static UnwritableOutputException Unwritable(string path, Exception error) =>
        new(path, $"cannot be written: {Reason(error)}", error);

    /// <summary>Has a file written piece by piece, so that all of it need not be in memory at once.</summary>
    /// <param name="path">The final name; its folder is created.</param>
    /// <param name="workingFolder">As for <see cref="WriteBytes"/>.</param>
    /// <param name="write">Writes to the stream it is given, which need not be closed; what it throws leaves nothing
    /// aside.</param>
    /// <exception cref="UnwritableOutputException">The file or a folder cannot be made; nothing is left
    /// aside.</exception>
    public static void WriteStream(string path, string workingFolder, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Write(path, workingFolder, write, static (aside, write) =>
        {
            using var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None, PieceLength);
            write(stream);
        });
    }

    /// <summary>Has a file written by a library that opens files by name.</summary>
    /// <param name="path">The final name; its folder is created.</param>
    /// <param name="workingFolder">As for <see cref="WriteBytes"/>.</param>
    /// <param name="write">Writes and closes the file whose name it is given; what it throws leaves nothing
    /// aside.</param>
    /// <exception cref="UnwritableOutputException">The file or a folder cannot be made; nothing is left
    /// aside.</exception>
    public static void Write(string path, string workingFolder, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Write(path, workingFolder, write, static (aside, write) => write(aside));
    }

    private static void Write<TContent>(
        string path,
        string workingFolder,
        TContent content,
        Action<string, TContent> write
    )
        where TContent : allows ref struct
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(workingFolder);
        try
        {
            var root = OutputPath.RootOf(workingFolder);
            using var working = OutputPath.Make(root, workingFolder);
            using var folder = OutputPath.Make(root, Path.GetDirectoryName(Path.GetFullPath(path))!);
            Write(path, working, folder, content, write);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, error);
        }
    }

    private static void Write<TContent>(
        string path,
        HeldFolder working,
        HeldFolder folder,
        TContent content,
        Action<string, TContent> write
    )
        where TContent : allows ref struct
    {
        var aside = $"{Guid.NewGuid():N}{AsideExtension}";
        var isDone = false;
        try
        {
            write(working.PathOf(aside), content);
            File.Move(working.PathOf(aside), folder.PathOf(Path.GetFileName(path)), overwrite: true);
            isDone = true;
        }
        finally
        {
            if (!isDone)
                RemoveQuietly(working.PathOf(aside));
        }
    }

    private static void WriteAside(string aside, ReadOnlySpan<byte> content)
    {
        using var file = File.OpenHandle(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, content, 0);
    }

    /// <summary>
    /// Without the path at its end, which may be that of the unfinished file: the error names the final one.
    /// </summary>
    private static string Reason(Exception error) =>
        ((error as UnauthorizedAccessException)?.InnerException ?? error)
            .Message.Split(" : '", 2)[0]
            .ReplaceLineEndings(" ")
            .TrimEnd('.', ' ');

    /// <summary>The error that is being reported matters more than one of tidying up after it.</summary>
    private static void RemoveQuietly(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }
}
