using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Reporting;

/// <summary>What a run drew: the content of <c>manifest.json</c>, from which the pages are made.</summary>
internal sealed record Manifest
{
    /// <summary>The schema that this class writes and reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the layout of the document.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The program that made it.</summary>
    public required ManifestTool Tool { get; init; }

    /// <summary>The model output that was drawn.</summary>
    public required ManifestSource Source { get; init; }

    /// <summary>How it was drawn.</summary>
    public required ManifestRun Run { get; init; }

    /// <summary>What joins a shard to the others of its run; null for a whole or a merged run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ManifestPart? Part { get; init; }

    /// <summary>What the user should know of the run, one sentence each; null where there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Warnings { get; init; }

    /// <summary>One document with all maps, relative to the manifest; null where none was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Document { get; init; }

    /// <summary>Tables of numbers, relative to the manifest; null where none were made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Tables { get; init; }

    /// <summary>The pages, relative to the manifest; null where none were made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Pages { get; init; }

    /// <summary>The quantities with their maps.</summary>
    public required ImmutableArray<ManifestQuantity> Quantities { get; init; }

    /// <summary>
    /// The document, indented, with a line feed at its end. A number that is not finite becomes null.
    /// </summary>
    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Default.Manifest) + "\n";

    /// <summary>Writes the document, as <see cref="ToJson"/> has it, without having all of it in memory.</summary>
    public void WriteTo(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        JsonSerializer.Serialize(target, this, ManifestJson.Default.Manifest);
        target.WriteByte((byte)'\n');
    }

    /// <summary>
    /// Every file that the run made, relative to the manifest: maps, their values, exports, animations, documents,
    /// tables, pages.
    /// </summary>
    public IEnumerable<string> Products() =>
        [
            .. Quantities.SelectMany(quantity =>
                quantity
                    .Maps.SelectMany(map => map.Files.Concat(map.Exports ?? []).Concat(map.AllValues))
                    .Concat(quantity.Values is { } grid ? [grid] : [])
                    .Concat(quantity.Animations?.Select(animation => animation.Path) ?? [])
                    .Concat(quantity.Exports ?? [])
            ),
            .. Document is null ? [] : (string[])[Document],
            .. Tables ?? [],
            .. Pages ?? [],
        ];

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read, is not a manifest, or one of a later
    /// schema.</exception>
    public static Manifest Read(string path)
    {
        try
        {
            using var file = NamedFile.Open(path, "as a manifest");
            return Parse(NamedFile.ReadText(file, path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(path, "cannot be read", innerException: error);
        }
    }

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="file">Where it came from, for the error.</param>
    /// <exception cref="UnreadableInputException">It is not a manifest, one of a later schema, or one that does not
    /// make sense.</exception>
    public static Manifest Parse(string json, string file)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json), file);
    }

    /// <inheritdoc cref="Parse(string, string)"/>
    public static Manifest Parse(ReadOnlyMemory<byte> json, string file) =>
        CheckedJson.Read(json, ManifestJson.Default.Manifest, file, "a manifest of ashplot", ManifestCheck.Problem);
}
