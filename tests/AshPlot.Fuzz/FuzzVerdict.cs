using System.Text.Json.Serialization;

namespace AshPlot.Fuzz;

/// <summary>How one input ended, in a form that travels between processes.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Message">The refusal, or what is wrong with it.</param>
public sealed record FuzzVerdict(FuzzOutcome Outcome, string Message)
{
    /// <summary>Taken to the end.</summary>
    public static FuzzVerdict Accepted { get; } = new(FuzzOutcome.Accepted, "");

    /// <summary>Refused by an error; one line, or it is no refusal.</summary>
    public static FuzzVerdict Refused(string message) =>
        IsOneLine(message)
            ? new FuzzVerdict(FuzzOutcome.Refused, message)
            : Unhandled($"a message is not one line: {message}");

    /// <summary>What must not happen.</summary>
    public static FuzzVerdict Unhandled(string message) => new(FuzzOutcome.Unhandled, message);

    /// <summary>True for text that no terminal breaks into lines.</summary>
    public static bool IsOneLine(string message) => message.AsSpan().IndexOfAny("\n\r\v\f\u0085\u2028\u2029") < 0;
}

/// <summary>What a worker is to try.</summary>
/// <param name="Class">Name of the class.</param>
/// <param name="Number">Number of the input.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Folder">The working folder of the run.</param>
public sealed record FuzzRequest(string Class, int Number, int Seed, string Folder);

/// <summary>How verdicts travel.</summary>
[JsonSerializable(typeof(FuzzVerdict))]
[JsonSerializable(typeof(FuzzRequest))]
public sealed partial class FuzzJson : JsonSerializerContext;
