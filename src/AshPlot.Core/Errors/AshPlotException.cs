namespace AshPlot.Core.Errors;

/// <summary>
/// An error that the user can act on. Its message is one line: what went wrong, where, and what to do.
/// </summary>
/// <remarks>Each cause has its own type; the command line maps types to exit statuses.</remarks>
public abstract class AshPlotException : Exception
{
    /// <summary>
    /// Creates the error with its message; a line break, which a file's text or a path may hold, becomes a space.
    /// </summary>
    protected AshPlotException(string message, Exception? innerException = null)
        : base(OneLine(message), innerException) { }

    /// <summary>
    /// Far more than a message has that quotes two paths of the longest kind; what quotes more is cut in its middle.
    /// </summary>
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

/// <summary>An option has a value that cannot be used (wrong usage, exit status 2).</summary>
public sealed class InvalidOptionException(string option, string problem, Exception? innerException = null)
    : AshPlotException($"{OptionNames.Of(option)}: {problem}", innerException)
{
    /// <summary>
    /// The option: its property, e.g. <c>Size</c>; in a program that calls options otherwise, what it calls it.
    /// </summary>
    public string Option { get; } = OptionNames.Of(option);

    /// <summary>What is wrong with its value, without the option.</summary>
    public string Problem { get; } = problem;
}

/// <summary>An input file or folder is missing, is no model output, or is damaged.</summary>
public sealed class UnreadableInputException : AshPlotException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The path as the user gave it, or the file found below it.</param>
    /// <param name="problem">What is wrong, without a full stop; may name what to do.</param>
    /// <param name="line">The line, counted from 1, for text files.</param>
    /// <param name="variable">The variable, for NetCDF files.</param>
    /// <param name="innerException">The cause, if another error led here.</param>
    public UnreadableInputException(
        string file,
        string problem,
        long? line = null,
        string? variable = null,
        Exception? innerException = null
    )
        : base(Describe(file, problem, line, variable), innerException)
    {
        File = file;
        Problem = problem;
        Line = line;
        Variable = variable;
    }

    /// <summary>The file or folder at fault.</summary>
    public string File { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The line at fault, counted from 1; null where there is none.</summary>
    public long? Line { get; }

    /// <summary>The NetCDF variable at fault; null where there is none.</summary>
    public string? Variable { get; }

    private static string Describe(string file, string problem, long? line, string? variable) =>
        (line, variable) switch
        {
            ({ } number, _) => $"{file}, line {number}: {problem}",
            (_, { } name) => $"{file}, variable '{name}': {problem}",
            _ => $"{file}: {problem}",
        };
}

/// <summary>A file or folder of the output cannot be made or written.</summary>
public sealed class UnwritableOutputException(string path, string problem, Exception? innerException = null)
    : AshPlotException($"{path}: {problem}", innerException)
{
    /// <summary>The file or folder that cannot be written.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong, without the path.</summary>
    public string Problem { get; } = problem;
}

/// <summary>
/// The inputs cannot be one run, or one ensemble: two of them hold the same slice, their formats or models differ, or
/// too many members cannot be read.
/// </summary>
public sealed class ConflictingInputsException(string message, Exception? innerException = null)
    : AshPlotException(message, innerException);

/// <summary>A system library that this input needs is not installed.</summary>
public sealed class MissingLibraryException(string message, Exception? innerException = null)
    : AshPlotException(message, innerException);
