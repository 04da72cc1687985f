using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Workers.Dummy;

public sealed record Addition(int Left, int Right);

public sealed record Entry(string Key, string Value);

public sealed record InitializerTrace(string Value, int Runs);

/// <summary>A task in three steps.</summary>
/// <param name="Number">Its number; that of the next one is one more.</param>
/// <param name="Twist">What is special about it, one of the words of <see cref="StepsWork"/>.</param>
/// <param name="File">For what is to happen once: a file that tells whether it has.</param>
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
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(double[]))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class DummyJson : JsonSerializerContext;
