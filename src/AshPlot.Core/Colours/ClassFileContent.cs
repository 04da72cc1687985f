using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AshPlot.Core.Units;

namespace AshPlot.Core.Colours;

/// <summary>The entries of a file of classes, each with the line it stands in.</summary>
internal sealed class ClassFileContent
{
    private const int MostClasses = 50;
    private const int LongestText = 60;
    private const string Entries = "name, unit, levels, colours, labels, under, over";

    private readonly HashSet<string> seen = [];
    private readonly List<(double Value, long Line)> levels = [];
    private readonly List<(uint Colour, long Line)> colours = [];
    private readonly List<(string Text, long Line)> labels = [];
    private string? name;
    private (string Text, long Line)? unit;
    private uint? under;
    private (uint Colour, long Line)? over;

    /// <summary>Reads the entries.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="ClassFileException">An entry is unknown, twice there, or of the wrong kind.</exception>
    public static ClassFileContent Read(ReadOnlySpan<byte> json)
    {
        var content = new ClassFileContent();
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = 8,
            }
        );
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new ClassFileException(Line(json, reader), $"must be a JSON object {{ ... }} with {Entries}");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            content.ReadEntry(json, ref reader);
        // What follows the closing brace is an error that only reading on finds.
        while (reader.Read()) { }

        return content;
    }

    /// <summary>The scheme that the entries make.</summary>
    /// <exception cref="ClassFileException">An entry is missing, or entries contradict one another.</exception>
    public ClassScheme ToScheme(string fileName)
    {
        if (unit is not { } units)
            throw new ClassFileException(
                null,
                "\"unit\" is missing; give the unit of the levels, e.g. \"unit\": \"mg/m3\""
            );
        if (levels.Count == 0)
            throw new ClassFileException(
                null,
                "\"levels\" is missing; give the boundaries of the classes, e.g. \"levels\": [0.2, 2, 4]"
            );
        foreach (var (before, after) in levels.Zip(levels.Skip(1)))
        {
            if (!(after.Value > before.Value))
                throw new ClassFileException(
                    after.Line,
                    $"levels must ascend, but {Text(after.Value)} follows {Text(before.Value)}"
                );
        }

        var wanted = over is null ? levels.Count : levels.Count - 1;
        if (colours.Count != wanted)
            throw new ClassFileException(colours.Count > 0 ? colours[0].Line : null, CountProblem());
        if (labels.Count > 0 && labels.Count != colours.Count)
            throw new ClassFileException(
                labels[0].Line,
                $"there are {labels.Count} labels for {colours.Count} colours; give one for each, or none"
            );
        return new ClassScheme(name ?? Shorten(fileName), units.Text, Classes());
    }

    private ImmutableArray<ColourClass> Classes()
    {
        var classes = ImmutableArray.CreateBuilder<ColourClass>();
        if (under is { } below)
            classes.Add(new ColourClass(null, levels[0].Value, below));
        for (var index = 0; index < colours.Count; index++)
        {
            double? upper = index + 1 < levels.Count ? levels[index + 1].Value : null;
            classes.Add(
                new ColourClass(
                    levels[index].Value,
                    upper,
                    colours[index].Colour,
                    labels.Count > 0 ? labels[index].Text : null
                )
            );
        }

        if (over is { } above)
            classes.Add(new ColourClass(levels[^1].Value, null, above.Colour));
        return classes.ToImmutable();
    }

    private string CountProblem() =>
        over is null
            ? $"there are {colours.Count} colours for {levels.Count} levels; give one for each level (the last is for all that is higher), or one fewer and \"over\""
            : $"there are {colours.Count} colours and \"over\" for {levels.Count} levels; with \"over\" there is one colour fewer than levels";

    private void ReadEntry(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var line = Line(json, reader);
        var entry = String(json, ref reader) switch
        {
            "units" => "unit",
            "colors" => "colours",
            var other => other,
        };
        if (!seen.Add(entry))
            throw new ClassFileException(line, $"{ClassFile.Quote(entry)} is given twice");
        reader.Read();
        switch (entry)
        {
            case "name":
                name = ShortText(json, ref reader, entry);
                break;
            case "unit":
                unit = (ShortText(json, ref reader, entry), line);
                break;
            case "under":
                under = reader.TokenType == JsonTokenType.Null ? null : Colour(json, ref reader);
                break;
            case "over":
                over = reader.TokenType == JsonTokenType.Null ? null : (Colour(json, ref reader), line);
                break;
            case "levels":
                ReadList(json, ref reader, entry, levels, Number);
                break;
            case "colours":
                ReadList(json, ref reader, entry, colours, Colour);
                break;
            case "labels":
                ReadList(json, ref reader, entry, labels, (ReadOnlySpan<byte> text, ref Utf8JsonReader at) =>
                    ShortText(text, ref at, "labels")
                );
                break;
            default:
                throw new ClassFileException(line, $"unknown entry {ClassFile.Quote(entry)}; expected {Entries}");
        }
    }

    private static void ReadList<T>(
        ReadOnlySpan<byte> json,
        ref Utf8JsonReader reader,
        string entry,
        List<(T, long)> list,
        ElementReader<T> element
    )
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new ClassFileException(Line(json, reader), $"{ClassFile.Quote(entry)} is not a list in [ ]");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (list.Count == MostClasses)
                throw new ClassFileException(
                    Line(json, reader),
                    $"there are more than {MostClasses} {entry}, too many to tell apart on a map"
                );
            list.Add((element(json, ref reader), Line(json, reader)));
        }
    }

    private static double Number(ReadOnlySpan<byte> json, ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number
        && reader.TryGetDouble(out var value)
        && double.IsFinite(value)
        && Math.Abs(value) <= 1e30
            ? value
            : throw new ClassFileException(Line(json, reader), "a level is not a number that can be drawn");

    private static uint Colour(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? String(json, ref reader) : "";
        return
            text.Length == 7
            && text[0] == '#'
            && uint.TryParse(
                text.AsSpan(1),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var colour
            )
            ? 0xFF000000 | colour
            : throw new ClassFileException(
                Line(json, reader),
                $"{(text.Length > 0 ? ClassFile.Quote(text) : "an entry")} is not a colour; write it as \"#80ffff\""
            );
    }

    private static string ShortText(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, string entry) =>
        reader.TokenType == JsonTokenType.String
            ? Shorten(String(json, ref reader))
            : throw new ClassFileException(Line(json, reader), $"{ClassFile.Quote(entry)} must be text in quotes");

    private static string String(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of escapes, such as "\ud800" alone.
            throw new ClassFileException(Line(json, reader), "a text is not valid Unicode");
        }
    }

    private static string Shorten(string text)
    {
        var clean = DrawnText.Clean(text);
        return clean.Length <= LongestText ? clean : DrawnText.Cut(clean, LongestText);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static long Line(ReadOnlySpan<byte> json, in Utf8JsonReader reader) =>
        1 + json[..(int)reader.TokenStartIndex].Count((byte)'\n');

    private delegate T ElementReader<T>(ReadOnlySpan<byte> json, ref Utf8JsonReader reader);
}
