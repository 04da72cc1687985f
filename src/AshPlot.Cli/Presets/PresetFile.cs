using System.Collections.Immutable;
using System.Text.Json;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NameText;

namespace AshPlot.Cli.Presets;

/// <summary>Reads a preset: a JSON object of options; <c>docs/presets.md</c> describes it.</summary>
internal static class PresetFile
{
    private const int MostEntries = 200;
    private const int MostValues = 1000;

    private static readonly JsonDocumentOptions Form = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 4,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidOptionException">It cannot be read, or is not a preset.</exception>
    public static Preset Read(string path) =>
        Parse(
            path,
            Path.GetDirectoryName(Path.GetFullPath(path)),
            SmallFile.Read(path, "preset file", problem => Fault(path, null, problem))
        );

    /// <summary>Reads the content of a file.</summary>
    /// <param name="name">Its path or name, for errors.</param>
    /// <param name="folder">The folder that it is in; null for none.</param>
    /// <param name="json">Its bytes.</param>
    /// <exception cref="InvalidOptionException">It is not a preset.</exception>
    public static Preset Parse(string name, string? folder, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json[SmallFile.StartOfText(json.Span, problem => Fault(name, null, problem))..],
                Form
            );
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Fault(
                    name,
                    null,
                    "is not a JSON object; write { \"option\": value, ... }, for example { \"size\": \"800x600\" }"
                );
            return Read(name, folder, document.RootElement);
        }
        catch (JsonException error)
        {
            throw Fault(name, error.LineNumber + 1, "is not valid JSON; docs/presets.md describes presets");
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of escapes, such as "\ud800" alone.
            throw Fault(name, null, "has a text that is not valid Unicode; mend it");
        }
    }

    private static Preset Read(string name, string? folder, JsonElement root)
    {
        var preset = new Preset(name, "", "", folder, []);
        var entries = ImmutableArray.CreateBuilder<PresetEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                throw preset.Problem(Key(member.Name), "is given twice; give a list for several values");
            if (seen.Count > MostEntries)
                throw Fault(name, null, $"has more than {MostEntries} entries, too many for a preset");
            if (member.Name == "description")
                preset = preset with { Description = Text(preset, member) };
            else if (member.Name == "source")
                preset = preset with { Source = Text(preset, member) };
            else
                entries.Add(Entry(preset, Key(member.Name), member.Value));
        }

        return preset with
        {
            Entries = entries.ToImmutable(),
        };
    }

    private static PresetEntry Entry(Preset preset, string key, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => new PresetEntry(key, PresetValueKind.True, []),
            JsonValueKind.False => new PresetEntry(key, PresetValueKind.False, []),
            JsonValueKind.Array => new PresetEntry(key, PresetValueKind.List, Texts(preset, key, value)),
            _ => new PresetEntry(key, PresetValueKind.Single, Texts(preset, key, value)),
        };

    private static string Text(Preset preset, JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.String
            ? Texts(preset, member.Name, member.Value)[0]
            : throw preset.Problem(member.Name, "is not a text; write it in quotes");

    private static ImmutableArray<string> Texts(Preset preset, string key, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return [value.GetRawText()];
            case JsonValueKind.String when value.GetString() is { Length: > 0 } text && !text.Any(char.IsControl):
                return [text];
            case JsonValueKind.String:
                throw preset.Problem(key, "is empty or has a control character; give its value");
            case JsonValueKind.Array
                when value.GetArrayLength() is > 0 and <= MostValues
                    && value
                        .EnumerateArray()
                        .All(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number):
                return [.. value.EnumerateArray().SelectMany(item => Texts(preset, key, item))];
            default:
                throw preset.Problem(
                    key,
                    $"is neither text, number, true or false, nor a list of 1 to {MostValues} texts and numbers"
                );
        }
    }

    /// <summary>The name of an entry as it may stand in a message.</summary>
    private static string Key(string name) => Excerpt.Of(name);

    private static InvalidOptionException Fault(string name, long? line, string problem) =>
        new(PresetOption.Name, line is null ? $"{name}: {problem}" : $"{name}, line {line}: {problem}");
}
