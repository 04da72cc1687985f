using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Shared;
using AshPlot.Workers.Formats;
using AshPlot.Workers.Sharing;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers;

/// <summary>
/// A shared dictionary's changes in a file, to which lines are only ever appended (their format: see
/// <c>docs/worker-pool.md</c>), so that a run that was killed can be resumed. A change is in the file before it is made
/// and before whoever makes it goes on. It then outlives this process; a power cut it outlives only if each entry is
/// forced to the disk. Give it to <see cref="HostedDictionary{TValue}.JournalTo"/>, and dispose of it after the pool.
/// </summary>
public sealed class DictionaryJournal : IDisposable
{
    /// <summary>
    /// The most bytes that a journal may have. It is read into memory as a whole, so a longer one is refused, and none
    /// is made longer.
    /// </summary>
    public const int LongestFile = 512 << 20;

    private readonly Lock gate = new();
    private const string NewSuffix = ".new";
    private const int RoomOfLine = 30;
    private const long LeastLong = 1 << 20;
    private readonly JournalLine line = new();
    private long longFrom = LeastLong;
    private SafeFileHandle file;
    private readonly bool forceToDisk;
    private long length;
    private bool failed;

    private DictionaryJournal(string path, SafeFileHandle file, DictionaryJournalContent content, bool forceToDisk)
    {
        Path = path;
        this.file = file;
        this.forceToDisk = forceToDisk;
        Content = content;
        length = content.WholeLength;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What the file held when it was opened.</summary>
    public DictionaryJournalContent Content { get; }

    /// <summary>
    /// Opens a journal to go on with it, or makes a new one. What a torn last line has left is cut off.
    /// </summary>
    /// <param name="path">The file; its folder must exist. Neither may be a symbolic link, and the file may have no
    /// second name (a hard link).</param>
    /// <param name="forceToDisk">True: each entry is forced to the disk before it counts. That takes milliseconds
    /// each.</param>
    /// <exception cref="DictionaryJournalException">It cannot be opened, another process has it open, or it is
    /// damaged.</exception>
    public static DictionaryJournal Open(string path, bool forceToDisk = false) => Open(path, anew: false, forceToDisk);

    /// <summary>Makes a new journal, in the place of one that is there.</summary>
    /// <inheritdoc cref="Open(string, bool)"/>
    public static DictionaryJournal Create(string path, bool forceToDisk = false) =>
        Open(path, anew: true, forceToDisk);

    private static DictionaryJournal Open(string path, bool anew, bool forceToDisk)
    {
        try
        {
            // On Unix .NET has no lock that keeps out writers alone. The lock comes first: a journal in use is not
            // emptied.
            using var folder = HeldFolder.OpenFolderOf(path);
            var file = folder.OpenFile(
                System.IO.Path.GetFileName(path),
                orCreate: true,
                FileAccess.ReadWrite,
                FileShare.None
            );
            try
            {
                if (anew)
                    RandomAccess.SetLength(file, 0);
                var content = JournalFormat.Read(path, JournalFormat.ReadBytes(path, file));
                // One that is whole stays as it is, its time too, until there is an entry.
                if (RandomAccess.GetLength(file) != content.WholeLength)
                    RandomAccess.SetLength(file, content.WholeLength);
                var journal = new DictionaryJournal(path, file, content, forceToDisk);
                if (content.WholeLength == 0)
                    journal.Append(JournalFormat.Header);
                return journal;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DictionaryJournalException(
                $"The journal '{path}' cannot be opened: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Reads a journal that nobody has open. A file that is not there is an empty journal.</summary>
    /// <exception cref="DictionaryJournalException">It cannot be read, is open, or is damaged before its last
    /// line.</exception>
    public static DictionaryJournalContent Read(string path)
    {
        try
        {
            using var folder = HeldFolder.OpenFolderOf(path);
            using var file = folder.OpenFile(
                System.IO.Path.GetFileName(path),
                orCreate: false,
                FileAccess.Read,
                FileShare.Read
            );
            return JournalFormat.Read(path, JournalFormat.ReadBytes(path, file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new DictionaryJournalContent([], 0, false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DictionaryJournalException(
                $"The journal '{path}' cannot be read: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Closes the file. Changes made afterwards fail with <see cref="DictionaryJournalException"/>.</summary>
    public void Dispose()
    {
        lock (gate)
            file.Dispose();
    }

    /// <summary>
    /// Records an entry without a dictionary: for a program that only notes, and reads after its next start. Nothing of
    /// the entry stays in memory. Not for a journal that a dictionary writes.
    /// </summary>
    /// <param name="key">The key; the last entry of a key counts.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">How values are written; the same type as for
    /// <see cref="DictionaryJournalContent.ToDictionary"/>.</param>
    /// <exception cref="DictionaryJournalException">It cannot be written.</exception>
    public void Append<TValue>(string key, TValue value, JsonTypeInfo<TValue> type)
    {
        lock (gate)
            Append(line.Write(key, value, type));
    }

    /// <summary>True if it may be worth while to write it anew.</summary>
    internal bool IsLong => length >= longFrom;

    /// <summary>
    /// Writes the journal anew with what its dictionary has, if most of it says what is no longer so. The new file
    /// takes the old one's place once it is whole and on the disk; if that cannot be done, the old one goes on.
    /// </summary>
    internal void Compact(KeyValuePair<string, byte[]>[] entries)
    {
        lock (gate)
        {
            var left = entries.Sum(static entry => (long)entry.Key.Length + entry.Value.Length + RoomOfLine);
            longFrom = 2 * length;
            if (left > length / 2)
                return;
            try
            {
                (file, length) = WriteAnew(entries);
                longFrom = Math.Max(LeastLong, 4 * length);
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // For example because the disk is full.
            }
        }
    }

    internal void Append(string key, byte[]? json)
    {
        lock (gate)
            Append(line.Write(key, json));
    }

    private (SafeFileHandle File, long Length) WriteAnew(KeyValuePair<string, byte[]>[] entries)
    {
        using var folder = HeldFolder.OpenFolderOf(Path);
        var name = System.IO.Path.GetFileName(Path);
        var anew = folder.OpenFile(name + NewSuffix, orCreate: true, FileAccess.ReadWrite, FileShare.None);
        try
        {
            RandomAccess.SetLength(anew, 0);
            RandomAccess.Write(anew, JournalFormat.Header, 0);
            var end = (long)JournalFormat.Header.Length;
            foreach (var (key, json) in entries)
            {
                var bytes = line.Write(key, json);
                RandomAccess.Write(anew, bytes, end);
                end += bytes.Length;
            }

            RandomAccess.FlushToDisk(anew);
            File.Move(folder.PathOf(name + NewSuffix), folder.PathOf(name), overwrite: true);
            file.Dispose();
            return (anew, end);
        }
        catch
        {
            anew.Dispose();
            throw;
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (failed)
            throw new DictionaryJournalException(
                $"The journal '{Path}' takes no more entries: an earlier one could be neither written nor taken back."
            );
        if (length + bytes.Length > LongestFile)
            throw new DictionaryJournalException(
                $"The journal '{Path}' takes no more entries: it would be longer than the {LongestFile} bytes that can be read again."
            );
        try
        {
            RandomAccess.Write(file, bytes, length);
            if (forceToDisk)
                RandomAccess.FlushToDisk(file);
            length += bytes.Length;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            TakeBack();
            throw new DictionaryJournalException(
                $"The journal '{Path}' cannot be written: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>A part of a line, such as one written to a full disk, must not come before the next line.</summary>
    private void TakeBack()
    {
        try
        {
            RandomAccess.SetLength(file, length);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            failed = true;
        }
    }
}

/// <summary>What a journal holds.</summary>
/// <param name="Entries">All changes, the oldest first.</param>
/// <param name="WholeLength">The length in bytes up to the end of the last whole entry.</param>
/// <param name="IsTorn">True if something follows that is no whole entry: the writer was killed while it wrote.</param>
public sealed record DictionaryJournalContent(
    IReadOnlyList<DictionaryJournalEntry> Entries,
    long WholeLength,
    bool IsTorn
)
{
    /// <summary>The dictionary as it was after the last whole entry.</summary>
    /// <param name="type">How values are written; the same type as in the dictionary.</param>
    /// <exception cref="JsonException">A value is not of this type.</exception>
    public IReadOnlyDictionary<string, TValue> ToDictionary<TValue>(JsonTypeInfo<TValue> type)
    {
        var last = new Dictionary<string, byte[]?>();
        foreach (var entry in Entries)
            last[entry.Key] = entry.Json;
        return last.Where(entry => entry.Value is not null)
            .ToDictionary(entry => entry.Key, entry => LenientJson.Read(entry.Value, type));
    }
}

/// <summary>One change as the journal has it.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Json">The new value as UTF-8 JSON; null if the entry was removed.</param>
public sealed record DictionaryJournalEntry(string Key, byte[]? Json);
