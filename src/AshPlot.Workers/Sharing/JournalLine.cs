using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using AshPlot.Workers.Formats;

namespace AshPlot.Workers.Sharing;

/// <summary>
/// Writes one line of a journal after the other into a buffer that is used again, so that a long run's lines leave no
/// garbage. Not thread-safe.
/// </summary>
internal sealed class JournalLine
{
    private const int KeptBytes = 1 << 20;

    /// <summary>The most that stands before the JSON: ten digits, a space, eight digits, a space.</summary>
    private const int RoomForPrefix = 20;

    private readonly Utf8JsonWriter writer = new(
        Stream.Null,
        new JsonWriterOptions { SkipValidation = true, MaxDepth = int.MaxValue }
    );
    private MemoryStream line = new();

    /// <summary>The line of an entry that is set, or, without a value, removed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(string key, byte[]? value)
    {
        Begin(key);
        if (value is not null)
            WriteOnOneLine(value);
        return End();
    }

    /// <summary>The line of an entry that is set; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write<TValue>(string key, TValue value, JsonTypeInfo<TValue> type)
    {
        Begin(key);
        try
        {
            JsonSerializer.Serialize(writer, value, type);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // The serializer counts the array around the value: one that is just not too deep by itself is here. Or it
            // has a NaN.
            return Write(key, LenientJson.Write(value, type));
        }

        var written = End();
        // Its own converter may have written line feeds.
        return IsOneLine(written[..^1]) ? written : Write(key, LenientJson.Write(value, type));
    }

    private static bool IsOneLine(ReadOnlySpan<byte> json) => !json.ContainsAny((byte)'\n', (byte)'\r');

    private void Begin(string key)
    {
        if (line.Capacity > KeptBytes)
            line = new MemoryStream();
        line.SetLength(RoomForPrefix);
        line.Position = RoomForPrefix;
        writer.Reset(line);
        writer.WriteStartArray();
        writer.WriteStringValue(key);
    }

    private ReadOnlySpan<byte> End()
    {
        writer.WriteEndArray();
        writer.Flush();
        line.WriteByte((byte)'\n');
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        var json = bytes[RoomForPrefix..^1];
        Span<byte> prefix = stackalloc byte[RoomForPrefix];
        Utf8.TryWrite(
            prefix,
            CultureInfo.InvariantCulture,
            $"{json.Length} {JournalFormat.Checksum(json):x8} ",
            out var length
        );
        var start = RoomForPrefix - length;
        prefix[..length].CopyTo(bytes[start..]);
        return bytes[start..];
    }

    /// <summary>Values written with indentation would have line feeds.</summary>
    private void WriteOnOneLine(byte[] value)
    {
        if (IsOneLine(value))
        {
            writer.WriteRawValue(value, skipInputValidation: true);
            return;
        }

        using var document = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        document.RootElement.WriteTo(writer);
    }
}
