namespace AshPlot.Core.Errors;

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
        string file, string problem, long? line = null, string? variable = null, Exception? innerException = null)
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
