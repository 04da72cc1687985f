using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Sharing;

/// <summary>
/// How a journal is written: a header line, then a line per change: the number of bytes of its JSON, their CRC-32C as 8
/// hexadecimal digits, and the JSON, which is an array of the key and, unless the entry was removed, its value. JSON as
/// <see cref="JournalLine"/> writes it holds no line feed, so that a line feed always ends a line.
/// </summary>
internal static class JournalFormat
{
    public static readonly byte[] Header = "ashplot-journal 1\n"u8.ToArray();

    /// <exception cref="DictionaryJournalException">It is no journal, or is damaged before its last line.</exception>
    public static DictionaryJournalContent Read(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Header.Length && Header.AsSpan().StartsWith(bytes))
            return new DictionaryJournalContent([], 0, IsTorn: bytes.Length > 0);
        if (!bytes.StartsWith(Header))
            throw new DictionaryJournalException(
                $"'{path}' is not a journal of a shared dictionary, or is one of another version."
            );
        var entries = new List<DictionaryJournalEntry>();
        var position = Header.Length;
        while (position < bytes.Length)
        {
            var end = bytes[position..].IndexOf((byte)'\n');
            var entry = end < 0 ? null : TryReadLine(bytes.Slice(position, end));
            if (entry is null && end >= 0 && position + end + 1 < bytes.Length)
                throw new DictionaryJournalException(
                    $"The journal '{path}' is damaged: the line at byte {position} does not fit its checksum, or is not an entry."
                );
            if (entry is null)
                return new DictionaryJournalContent(entries, position, IsTorn: true);
            entries.Add(entry);
            position += end + 1;
        }

        return new DictionaryJournalContent(entries, position, IsTorn: false);
    }

    /// <exception cref="DictionaryJournalException">It is longer than
    /// <see cref="DictionaryJournal.LongestFile"/>.</exception>
    public static byte[] ReadBytes(string path, SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        if (length > DictionaryJournal.LongestFile)
            throw new DictionaryJournalException(
                $"The journal '{path}' has {length} bytes; at most {DictionaryJournal.LongestFile} can be read."
            );
        var bytes = new byte[length];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(count), count) is var read and > 0)
            count += read;
        return bytes[..count];
    }

    private static DictionaryJournalEntry? TryReadLine(ReadOnlySpan<byte> line)
    {
        var first = line.IndexOf((byte)' ');
        if (first < 0 || line.Length < first + 10 || line[first + 9] != (byte)' ')
            return null;
        var json = line[(first + 10)..];
        if (
            !int.TryParse(line[..first], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length != json.Length
            || !uint.TryParse(
                line.Slice(first + 1, 8),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var checksum
            )
            || checksum != Checksum(json)
        )
            return null;
        try
        {
            return ReadEntry(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or a key that is not Unicode
        }
    }

    /// <summary>
    /// Reads <c>["key"]</c> or <c>["key",value]</c>; null for anything else. Values may be nested however deep.
    /// </summary>
    private static DictionaryJournalEntry? ReadEntry(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        if (
            !reader.Read()
            || reader.TokenType != JsonTokenType.StartArray
            || !reader.Read()
            || reader.TokenType != JsonTokenType.String
        )
            return null;
        var key = reader.GetString()!;
        byte[]? value = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            value = json[start..(int)reader.BytesConsumed].ToArray();
            reader.Read();
        }

        return reader.TokenType == JsonTokenType.EndArray && !reader.Read()
            ? new DictionaryJournalEntry(key, value)
            : null;
    }

    /// <summary>
    /// CRC-32C (Castagnoli; RFC 3720, appendix B.4): many processors compute it by an instruction of theirs.
    /// </summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var value in bytes)
            checksum = BitOperations.Crc32C(checksum, value);
        return ~checksum;
    }
}
