using AshPlot.Core.Output;

namespace AshPlot.Cli.CommandLine;

/// <summary>Tells the user of an error: one line, and with <c>--verbose</c> where it came from.</summary>
internal static class ErrorReport
{
    public static void Write(string message) => WriteLine($"ashplot: {TerminalText.Line(message)}");

    /// <summary>A warning before there is a log.</summary>
    public static void Warn(string message) => Write($"warning: {message}");

    public static void Write(Exception error, bool verbose)
    {
        Write(error.Message);
        if (verbose)
            WriteTrace(error);
    }

    public static void WriteTrace(Exception error) =>
        WriteLine(string.Join('\n', error.ToString().Split('\n').Select(TerminalText.Clean)));

    private static void WriteLine(string text)
    {
        try
        {
            Console.Error.WriteLine(text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed, or on a full disk: there is nowhere left to say it. The exit status tells.
        }
    }
}
