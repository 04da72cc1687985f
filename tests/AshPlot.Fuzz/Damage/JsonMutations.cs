using System.Text;
using System.Text.Json.Nodes;

namespace AshPlot.Fuzz.Damage;

/// <summary>
/// Changes to JSON of the right form: nulls in lists, other types, members lost or doubled, paths that lead out, huge
/// numbers.
/// </summary>
internal static class JsonMutations
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "-1",
        "0",
        "1",
        "1e308",
        "-1e308",
        "1e999",
        "2147483648",
        "-2147483649",
        "9223372036854775808",
        "0.5",
        "\"\"",
        "\"x\"",
        "\"../../../../etc/passwd\"",
        "\"/etc/passwd\"",
        "\"/dev/zero\"",
        "\"a/../../b.png\"",
        "\".ashplot/journal\"",
        "\"pipe\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\\u001b[31m\\n\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "{\"a\":null}",
        "\"NaN\"",
        "\"Infinity\"",
        "\"2026-13-45T99:99:99Z\"",
        "\"9999-12-31T23:59:59Z\"",
        "\"linear\"",
        "\"done\"",
        "7",
        "\"0001-01-01T00:00:00Z\"",
        "1e30",
        "360",
        "1e-320",
    ];

    /// <summary>Changes one place.</summary>
    public static byte[] Apply(byte[] json, Random random)
    {
        try
        {
            return ChangeOne(JsonNode.Parse(json)!, json, random);
        }
        catch (Exception error)
            when (error is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            // An earlier change has left no JSON, a member twice, or half of a surrogate pair.
            return ByteMutations.Apply(json, random);
        }
    }

    private static byte[] ChangeOne(JsonNode root, byte[] json, Random random)
    {
        var nodes = new List<JsonNode>();
        Collect(root, nodes);
        if (nodes.Count == 0 || random.Next(12) == 0)
            return ByteMutations.Apply(json, random);
        var node = nodes[random.Next(nodes.Count)];
        var value = random.Next(40) switch
        {
            0 => string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70)),
            1 => $"\"{new string('x', random.Next(1, 100_000))}\"",
            _ => Values[random.Next(Values.Length)],
        };
        return Encoding.UTF8.GetBytes(Change(root, node, value, random));
    }

    private static string Change(JsonNode root, JsonNode node, string value, Random random)
    {
        // Changed as text: JSON that is wrong in itself cannot stand in a tree.
        const string Mark = "\"@@@\"";
        var was = node.ToJsonString();
        var name = node.Parent is JsonObject ? node.GetPropertyName() : null;
        var isDoubled = name is not null && random.Next(10) == 0;
        if (name is not null && random.Next(6) == 0)
        {
            node.Parent!.AsObject().Remove(name);
            return root.ToJsonString();
        }

        node.ReplaceWith(JsonNode.Parse(Mark));
        return root.ToJsonString()
            .Replace(
                Mark,
                isDoubled ? $"{was}, \"{name}\": {value}"
                    : random.Next(15) == 0 ? $"{was}, {was}"
                    : value,
                StringComparison.Ordinal
            );
    }

    private static void Collect(JsonNode node, List<JsonNode> nodes)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => Enumerable.Empty<JsonNode?>(),
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            nodes.Add(child);
            Collect(child, nodes);
        }
    }
}
