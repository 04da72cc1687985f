using System.Text.Json.Serialization;

namespace AshPlot.Workers.Dummy;

public sealed record Addition(int Left, int Right);

public sealed record Entry(string Key, string Value);

public sealed record InitializerTrace(string Value, int Runs);

/// <summary>Refers to itself, which JSON cannot express.</summary>
public sealed class Loop
{
    public Loop? Next { get; set; }

    public static Loop Create()
    {
        var loop = new Loop();
        loop.Next = loop;
        return loop;
    }
}

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Addition))]
[JsonSerializable(typeof(Entry))]
[JsonSerializable(typeof(InitializerTrace))]
[JsonSerializable(typeof(Loop))]
public sealed partial class DummyJson : JsonSerializerContext;
