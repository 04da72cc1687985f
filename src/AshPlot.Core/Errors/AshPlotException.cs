namespace AshPlot.Core.Errors;

/// <summary>An error that the user can act on. Its message is one line: what went wrong, where, and what to do.</summary>
/// <remarks>Each cause has its own type; the command line maps types to exit statuses.</remarks>
public abstract class AshPlotException : Exception
{
    /// <summary>Creates the error with its one-line message.</summary>
    protected AshPlotException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
