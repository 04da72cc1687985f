using System.Text.Json;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Overlays;

/// <summary>What all readers of GeoJSON have in common.</summary>
internal static class GeoJsonText
{
    private const int MostNesting = 64;

    /// <summary>Reads a document.</summary>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="content">Its bytes in UTF-8.</param>
    /// <param name="read">Makes something of its root, while the document lasts.</param>
    /// <exception cref="UnreadableInputException">It is not JSON.</exception>
    public static T Read<T>(string path, ReadOnlyMemory<byte> content, Func<JsonElement, T> read)
    {
        try
        {
            ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
            using var document = JsonDocument.Parse(
                content.Span.StartsWith(mark) ? content[mark.Length..] : content,
                new JsonDocumentOptions { MaxDepth = MostNesting }
            );
            return read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new UnreadableInputException(
                path,
                "is not GeoJSON",
                line: (int)Math.Min(int.MaxValue, (error.LineNumber ?? 0) + 1),
                innerException: error
            );
        }
        catch (InvalidOperationException error)
        {
            // Text that is not UTF-8, which the parser finds only where it is asked for.
            throw new UnreadableInputException(path, "has text that is not UTF-8", innerException: error);
        }
    }

    /// <summary>A member of a type; null where there is no such member of it.</summary>
    public static JsonElement? Member(JsonElement? owner, string name, JsonValueKind kind) =>
        owner is { ValueKind: JsonValueKind.Object } found
        && found.TryGetProperty(name, out var value)
        && value.ValueKind == kind
            ? value
            : null;

    /// <summary>The <c>type</c> of an object.</summary>
    public static string? TypeOf(JsonElement element) => TextOf(element, "type");

    /// <summary>A member that is text.</summary>
    public static string? TextOf(JsonElement? owner, string key) =>
        Member(owner, key, JsonValueKind.String)?.GetString();

    /// <summary>The first of some members that is text and not blank.</summary>
    public static string? FirstText(JsonElement? owner, IEnumerable<string> keys) =>
        keys.Select(key => TextOf(owner, key)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
