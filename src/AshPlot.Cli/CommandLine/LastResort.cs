using AshPlot.Core.Errors;
using AshPlot.Workers;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// The last line of defence: whatever is thrown ends in one line and a promised status, never in an abort. Typed errors
/// are meant for the user; any other is a fault of the program, or of its surroundings, that nobody foresaw.
/// </summary>
internal static class LastResort
{
    /// <summary>Runs the program, and returns its exit status.</summary>
    public static int Run(string[] arguments, Func<string[], int> program)
    {
        // What a thread of its own throws passes by every catch.
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
            Environment.Exit(Report((Exception)unhandled.ExceptionObject, arguments));
        try
        {
            return program(arguments);
        }
        catch (Exception error)
        {
            return Report(error, arguments);
        }
    }

    /// <summary>The status of an error that is meant for the user; null for any other.</summary>
    public static int? StatusOf(Exception error) =>
        error switch
        {
            InvalidOptionException => ExitStatus.Usage,
            AshPlotException => ExitStatus.InputOrOutput,
            WorkerPoolException => ExitStatus.PoolBroken,
            _ => null,
        };

    private static int Report(Exception error, string[] arguments)
    {
        var cause = error;
        while (cause is AggregateException or TypeInitializationException && cause.InnerException is { } inner)
            cause = inner;
        var isVerbose = CommonOptions.IsVerbose(arguments);
        if (StatusOf(cause) is { } status)
        {
            ErrorReport.Write(cause, isVerbose);
            return status;
        }

        ErrorReport.Write(
            cause switch
            {
                OutOfMemoryException =>
                    "there is not enough memory for this; give it fewer or smaller inputs, or fewer --workers",
                IOException or UnauthorizedAccessException =>
                    $"a file cannot be read or written: {cause.Message.TrimEnd('.')}",
                _ =>
                    $"unexpected error: {cause.GetType().Name}: {cause.Message.TrimEnd('.')}; please report it with what --verbose adds",
            }
        );
        if (isVerbose)
            ErrorReport.WriteTrace(error);
        return ExitStatus.InputOrOutput;
    }
}
