using System.Text.Json;

namespace AshPlot.Cli.StartMethods;

/// <summary>Runs <c>start-methods</c>.</summary>
internal static class StartMethodsRunner
{
    private const int Width = 78;
    private const int ObservationWidth = 60;

    public static int Run(bool json)
    {
        var document = Experiment.RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(document, ExperimentJson.Default.ExperimentDocument));
        else
            Print(document, Console.Out);
        return ExitStatus.Done;
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
        }

        output.WriteLine(new string('-', Width));
        output.WriteLine("Observed in real processes; --json has the evidence.");
        if (document.Rows.Any(row => row.Fork is null))
            output.WriteLine("n/a: workers cannot be forked on this machine.");
    }

    private static string Word(bool? value) => value switch { true => "yes", false => "no", null => "n/a" };

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
