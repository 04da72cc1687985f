using System.Text.Json;
using System.Text.Json.Nodes;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.StartMethods;

/// <summary>Runs <c>start-methods</c>.</summary>
internal static class StartMethodsRunner
{
    private const int Width = 78;
    private const int ObservationWidth = 60;
    private const int EvidenceIndent = 14;
    private const int LongestMark = 18;

    public static int Run(bool json)
    {
        UnwritableOutputException? unwritable = null;
        Action<string> tell = json ? Ignore : Tell;
        var document = Experiment.RunAsync(tell, CancellationToken.None).GetAwaiter().GetResult();
        if (unwritable is not null)
            throw unwritable;
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(document, ExperimentJson.Default.ExperimentDocument));
        else
            Print(document, Console.Out);
        return ExitStatus.Done;

        // Threads of the pool call this: an exception would break the pool and hide its cause.
        static void Ignore(string happening) { }

        void Tell(string happening)
        {
            try
            {
                Console.Out.WriteLine(happening);
            }
            catch (UnwritableOutputException exception)
            {
                unwritable = exception;
            }
        }
    }

    /// <summary>Prints the rows for people, in 80 columns.</summary>
    public static void Print(ExperimentDocument document, TextWriter output)
    {
        output.WriteLine($"{"what a worker sees, observed just now",-ObservationWidth}  {"fork",-5}  spawn");
        output.WriteLine(new string('-', Width));
        foreach (var row in document.Rows)
        {
            var lines = Wrap(row.Observation, ObservationWidth);
            output.WriteLine($"{lines[0],-ObservationWidth}  {Word(row.Fork),-5}  {Word(row.Spawn)}");
            foreach (var line in lines.Skip(1))
                output.WriteLine(line);
            foreach (var line in Wrap(row.Why, Width - 4))
                output.WriteLine("    " + line);
            foreach (var (method, seen) in row.Evidence)
            {
                foreach (var (number, line) in Wrap(Words(seen!.AsObject()), Width - EvidenceIndent).Index())
                    output.WriteLine($"{(number == 0 ? $"      {method}:" : ""),-EvidenceIndent}{line}");
            }
        }

        output.WriteLine(new string('-', Width));
        output.WriteLine("Observed in real processes just now; --json has the same as JSON.");
        if (document.Rows.Any(row => row.Fork is null))
            output.WriteLine("n/a: workers cannot be forked on this machine.");
    }

    /// <summary>
    /// What was seen, such as <c>parent 4242, worker 4243</c>: names as words, and of long marks the beginning.
    /// </summary>
    private static string Words(JsonObject evidence) =>
        string.Join(", ", evidence.Select(static entry => $"{Words(entry.Key)} {Short(entry.Value)}"));

    private static string Words(string name) =>
        string.Concat(
            name.Select(static letter =>
                char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)
                    ? $" {char.ToLowerInvariant(letter)}"
                    : $"{letter}"
            )
        );

    private static string Short(JsonNode? value) =>
        value switch
        {
            null => "nothing",
            JsonArray array => string.Join(" and ", array.Select(Short)),
            _ when value.ToString() is { Length: > LongestMark } text
                    && !text.Contains(' ', StringComparison.Ordinal) => text[..LongestMark] + "...",
            _ => value.ToString(),
        };

    private static string Word(bool? value) =>
        value switch
        {
            true => "yes",
            false => "no",
            null => "n/a",
        };

    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
                lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return lines;
    }
}
