namespace AshPlot.Core.Errors;

/// <summary>An error that the user can act on. Its message is one line: what went wrong, where, and what to do.</summary>
/// <remarks>Each cause has its own type; the command line maps types to exit statuses.</remarks>
public abstract class AshPlotException : Exception
{
    /// <summary>Creates the error with its message; a line break, which a file's text or a path may hold, becomes a space.</summary>
    protected AshPlotException(string message, Exception? innerException = null)
        : base(OneLine(message), innerException)
    {
    }

    /// <summary>Far more than a message has that quotes two paths of the longest kind; what quotes more is cut in its middle.</summary>
    private const int LongestMessage = 9000;

    private static string OneLine(string message)
    {
        if (message.Length > LongestMessage)
            message = $"{message[..(LongestMessage / 2)]} ... {message[^(LongestMessage / 4)..]}";
        const string Breaks = "\n\r\v\f\u0085\u2028\u2029";
        return message.AsSpan().ContainsAny(Breaks)
            ? new string([.. message.Select(letter => Breaks.Contains(letter) ? ' ' : letter)])
            : message;
    }
}
