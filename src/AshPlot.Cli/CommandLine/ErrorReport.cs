namespace AshPlot.Cli.CommandLine;

/// <summary>Tells the user of an error: one line, and with <c>--verbose</c> where it came from.</summary>
internal static class ErrorReport
{
    public static void Write(string message) => Console.Error.WriteLine($"ashplot: {TerminalText.Line(message)}");

    /// <summary>A warning before there is a log.</summary>
    public static void Warn(string message) => Write($"warning: {message}");

    public static void Write(Exception error, bool verbose)
    {
        Write(error.Message);
        if (verbose)
            Console.Error.WriteLine(string.Join('\n', error.ToString().Split('\n').Select(TerminalText.Clean)));
    }
}
